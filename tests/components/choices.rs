//! Fieldsets, radios and checkboxes.

use carer_portal::ui::{Checkboxes, Choice, ChoiceItem, Fieldset, Html, Radios};
use leptos::prelude::*;

use crate::{
    fields::title,
    fixtures::{
        Component, Options,
        reason::{CLASSES, DEPRECATED, ERROR_WITHOUT_WORDS, HEADING_ID, ONE_PLACE, TEXT_ONLY},
    },
};

const NO_CONDITIONAL: &str = "one question to a page: what depends on an answer is a question of its own";
const NO_GROUPS: &str = "a group of checkboxes has one name and one \"none of these\"";

pub(crate) const FIELDSET: Component = Component {
    name: "Fieldset",
    folder: "fieldset",
    only: &[],
    left_out: &[],
    differs: &[],
    at_least: 4,
    build: |options| {
        let markup = options.string("callBlock").or_else(|| options.string("html"));
        let body = markup.map(Html::trusted).unwrap_or_default();
        view! { <Fieldset legend=title(&options.get("legend"))>{body}</Fieldset> }.into_any()
    },
};

/// The legend alone: ours has no element of its own, so the fieldset around it is taken off.
pub(crate) const LEGEND: Component = Component {
    name: "Fieldset's legend",
    folder: "legend",
    only: &[],
    left_out: &[
        ("classes", CLASSES),
        ("caption.placement", ONE_PLACE),
        ("html", TEXT_ONLY),
        ("callBlock", TEXT_ONLY),
        ("isPageHeading", DEPRECATED),
        ("heading.id", HEADING_ID),
    ],
    differs: &[],
    at_least: 15,
    build: |options| {
        let html = view! { <Fieldset legend=title(options)>{String::new()}</Fieldset> }.to_html();
        let start = html.find("<legend").unwrap();
        let end = html.find("</fieldset>").unwrap();
        let legend = Html::trusted(&html[start..end]);
        view! { {legend} }.into_any()
    },
};

fn items(options: &Options) -> Vec<ChoiceItem> {
    let item = |item: &Options| match item.string("divider") {
        Some(word) => ChoiceItem::Divider(word),
        None => ChoiceItem::Choice(Choice {
            value: item.string("value").unwrap(),
            text: item.words("text").unwrap(),
            hint: item.words("hint"),
            exclusive: item.string("behaviour").as_deref() == Some("exclusive"),
            disabled: item.flag("disabled"),
        }),
    };
    options.items("items").iter().map(item).collect()
}

fn id_prefix(options: &Options) -> String {
    options.string("idPrefix").or_else(|| options.string("name")).unwrap()
}

pub(crate) const RADIOS: Component = Component {
    name: "Radios",
    folder: "radios",
    only: &[],
    left_out: &[
        ("items[].conditional", NO_CONDITIONAL),
        ("hint.html", TEXT_ONLY),
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("items[].disabled=false", "an option of a disabled group is disabled"),
    ],
    differs: &[],
    at_least: 32,
    build: |options| {
        let selected: Vec<String> = options.string("value").into_iter().collect();
        let fieldset = options.get("fieldset");
        view! {
            <Radios
                id_prefix=id_prefix(options)
                name=options.string("name").unwrap()
                items=items(options)
                selected=selected
                legend=fieldset.is_given().then(|| title(&fieldset.get("legend")))
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
                small=options.flag("small")
                inline=options.flag("inline")
                disabled=options.flag("disabled")
            />
        }
        .into_any()
    },
};

pub(crate) const CHECKBOXES: Component = Component {
    name: "Checkboxes",
    folder: "checkboxes",
    only: &[],
    left_out: &[
        ("items[].conditional", NO_CONDITIONAL),
        ("items[].behaviour=inclusive", "a Questionnaire has no \"all of these\""),
        ("items[].exclusive", DEPRECATED),
        ("items[].exclusiveGroup", NO_GROUPS),
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("items[].disabled=false", "an option of a disabled group is disabled"),
    ],
    differs: &[],
    at_least: 34,
    build: |options| {
        let values = options.get("values");
        let selected: Vec<String> =
            values.0.as_array().into_iter().flatten().filter_map(|value| value.as_str().map(str::to_owned)).collect();
        let fieldset = options.get("fieldset");
        view! {
            <Checkboxes
                id_prefix=id_prefix(options)
                name=options.string("name").unwrap()
                items=items(options)
                selected=selected
                legend=fieldset.is_given().then(|| title(&fieldset.get("legend")))
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
                small=options.flag("small")
                inline=options.flag("inline")
                disabled=options.flag("disabled")
            />
        }
        .into_any()
    },
};
