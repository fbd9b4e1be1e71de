//! Labels, hints, error messages, and the fields for text.

use carer_portal::ui::{
    CharacterLimit, ErrorMessage, FieldTitle, FileUpload, Hint, Input, InputKind, Label, Level, SearchInput, Select, SelectOption,
    Textarea, Width,
};
use leptos::prelude::*;

use crate::{
    actions::{button_variant, icon},
    content::{level, size},
    fixtures::{
        Change, Component, Options,
        reason::{ATTRIBUTES, CLASSES, DEPRECATED, ERROR_WITHOUT_WORDS, HEADING_ID, ONE_PLACE, TEXT_ONLY},
    },
};

/// A label or legend: words, and perhaps a heading around them.
pub(crate) fn title(options: &Options) -> FieldTitle {
    if let Some(text) = options.0.as_str() {
        return FieldTitle::plain(text);
    }
    let heading = options.get("heading");
    let is_heading = heading.is_given() && heading.0 != serde_json::Value::Bool(false);
    FieldTitle {
        text: options.words("heading").or_else(|| options.string("text")).unwrap_or_default(),
        caption: options.words("caption"),
        size: size(&heading).or_else(|| size(options)),
        heading: is_heading.then(|| level(&heading).unwrap_or(Level::One)),
        id: options.string("id"),
        hidden: options.string("classes").as_deref() == Some("nhsuk-u-visually-hidden"),
    }
}

fn value(options: &Options) -> Signal<String> {
    Signal::stored(options.string("value").unwrap_or_default())
}

fn id(options: &Options) -> String {
    options.string("id").or_else(|| options.string("name")).unwrap()
}

fn spellcheck(options: &Options) -> Option<bool> {
    options.0.get("spellcheck").and_then(|value| value.as_bool())
}

fn width(options: &Options) -> Option<Width> {
    match options.string("width")?.as_str() {
        "2" => Some(Width::W2),
        "3" => Some(Width::W3),
        "4" => Some(Width::W4),
        "5" => Some(Width::W5),
        "10" => Some(Width::W10),
        "20" => Some(Width::W20),
        "30" => Some(Width::W30),
        other => panic!("width {other}"),
    }
}

pub(crate) const LABEL: Component = Component {
    name: "Label",
    folder: "label",
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
    build: |options| view! { <Label title=title(options) /> }.into_any(),
};

pub(crate) const HINT: Component = Component {
    name: "Hint",
    folder: "hint",
    only: &[],
    left_out: &[("html", TEXT_ONLY), ("callBlock", TEXT_ONLY)],
    differs: &[],
    at_least: 1,
    build: |options| view! { <Hint text=options.words("text").unwrap() /> }.into_any(),
};

pub(crate) const ERROR_MESSAGE: Component = Component {
    name: "ErrorMessage",
    folder: "error-message",
    only: &[],
    left_out: &[("html", TEXT_ONLY), ("callBlock", TEXT_ONLY)],
    differs: &[],
    at_least: 4,
    build: |options| {
        let prefix = options.string("visuallyHiddenText").unwrap_or("Error".to_owned());
        view! { <ErrorMessage text=options.words("text").unwrap() prefix=prefix /> }.into_any()
    },
};

pub(crate) const INPUT: Component = Component {
    name: "Input",
    folder: "input",
    only: &[],
    left_out: &[
        ("hint.html", TEXT_ONLY),
        ("prefix.html", TEXT_ONLY),
        ("suffix.html", TEXT_ONLY),
        ("formGroup", "a button beside an input is `SearchInput`"),
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("classes=nhsuk-input--width-10", CLASSES),
    ],
    differs: &[],
    at_least: 33,
    build: |options| {
        let kind = match options.string("type").as_deref() {
            Some("tel") => InputKind::Tel,
            _ => InputKind::Text,
        };
        view! {
            <Input
                id=id(options)
                name=options.string("name")
                label=title(&options.get("label"))
                value=value(options)
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
                kind=kind
                width=width(options)
                input_mode=options.string("inputmode")
                autocomplete=options.string("autocomplete")
                spellcheck=spellcheck(options)
                code=options.flag("code")
                prefix=options.words("prefix")
                suffix=options.words("suffix")
                disabled=options.flag("disabled")
                class=options.string("classes").unwrap_or_default()
            />
        }
        .into_any()
    },
};

pub(crate) const FILE_UPLOAD: Component = Component {
    name: "FileUpload",
    folder: "file-upload",
    only: &[],
    left_out: &[
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("dropInstructionText", "dropping a file needs nhsuk-frontend's script; the browser's own field does without"),
    ],
    differs: &[(
        Change::NoAttribute("data-choose-files-button-class-list"),
        "dropping a file needs nhsuk-frontend's script; the browser's own field does without",
    )],
    at_least: 17,
    build: |options| {
        view! {
            <FileUpload
                id=id(options)
                name=options.string("name")
                label=title(&options.get("label"))
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
                disabled=options.flag("disabled")
                multiple=options.flag("multiple")
            />
        }
        .into_any()
    },
};

pub(crate) const TEXTAREA: Component = Component {
    name: "Textarea",
    folder: "textarea",
    only: &[],
    left_out: &[("errorMessage=true", ERROR_WITHOUT_WORDS)],
    differs: &[],
    at_least: 15,
    build: textarea,
};

pub(crate) const CHARACTER_COUNT: Component = Component {
    name: "Textarea with a limit",
    folder: "character-count",
    only: &[],
    left_out: &[
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("maxwords", "limits are in characters, as in a Questionnaire"),
        ("countType", "limits are in characters, as in a Questionnaire"),
        ("threshold", "the count shows from the first character"),
        ("attributes", ATTRIBUTES),
        ("charactersUnderLimitText", "the words for script travel as props"),
        ("value", "the count of a text is in the page from the start, not put there by a script"),
        ("id=to-configure-in-javascript", "that is `Textarea` without a limit"),
    ],
    differs: &[
        (Change::NoAttribute("data-maxlength"), "a setting of nhsuk-frontend's own scripts, which the portal does not load"),
        (
            Change::NewElement("nhsuk-character-count__sr-status"),
            "the place that speaks when the limit is crossed; nhsuk-frontend's script adds it",
        ),
    ],
    at_least: 10,
    build: textarea,
};

fn textarea(options: &Options) -> AnyView {
    let limit = options.string("maxlength").map(|max| CharacterLimit {
        max: max.parse().unwrap(),
        allowed: "You can enter up to {count} characters".to_owned(),
        left_one: String::new(),
        left: String::new(),
        over_one: String::new(),
        over: String::new(),
    });
    let rows = options.string("rows").map_or(5, |rows| rows.parse().unwrap());
    view! {
        <Textarea
            id=id(options)
            name=options.string("name")
            label=title(&options.get("label"))
            value=value(options)
            hint=options.words("hint")
            error=options.words("errorMessage")
            error_prefix="Error"
            rows=rows
            limit=limit
            autocomplete=options.string("autocomplete")
            spellcheck=spellcheck(options)
            disabled=options.flag("disabled")
        />
    }
    .into_any()
}

pub(crate) const SEARCH_INPUT: Component = Component {
    name: "SearchInput",
    folder: "search-input",
    only: &[],
    left_out: &[
        ("hint.html", TEXT_ONLY),
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("prefix", "words to search for have no sign before them"),
        ("button=false", "a search always has a button"),
        ("button.disabled", "input and button are disabled together"),
    ],
    differs: &[],
    at_least: 15,
    build: |options| {
        let button = options.get("button");
        let button_icon = match button.string("icon") {
            Some(name) => Some(icon(&name)),
            None if button.is_off("icon") => None,
            None => Some(icon("search")),
        };
        view! {
            <SearchInput
                id=id(options)
                name=options.string("name")
                label=title(&options.get("label"))
                value=value(options)
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
                width=width(options)
                large=options.flag("large")
                placeholder=options.string("placeholder")
                button_label="Search"
                button_text=button.words("text").unwrap_or_default()
                button_icon=button_icon
                button_variant=button_variant(&button)
                disabled=options.flag("disabled")
            />
        }
        .into_any()
    },
};

pub(crate) const SELECT: Component = Component {
    name: "Select",
    folder: "select",
    only: &[],
    left_out: &[
        ("errorMessage=true", ERROR_WITHOUT_WORDS),
        ("formGroup", "a select stands alone"),
        ("disabled", "what cannot be chosen is not shown"),
        ("items[].disabled", "what cannot be chosen is not shown"),
        ("items[].divider", "a list that needs dividers is too long for a select"),
    ],
    differs: &[],
    at_least: 14,
    build: |options| {
        let option = |item: &Options| SelectOption { value: item.string("value").unwrap(), text: item.words("text").unwrap() };
        view! {
            <Select
                id=id(options)
                name=options.string("name")
                label=title(&options.get("label"))
                options=options.items("items").iter().map(option).collect()
                value=value(options)
                hint=options.words("hint")
                error=options.words("errorMessage")
                error_prefix="Error"
            />
        }
        .into_any()
    },
};
