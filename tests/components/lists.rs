//! Summary list, task list, error summary.

use carer_portal::ui::{ErrorItem, ErrorSummary, RowAction, SummaryList, SummaryRow, TagText, Task, TaskList, TaskStatus};
use leptos::prelude::*;

use crate::{
    actions::target,
    content::{self, tag_colour},
    fixtures::{
        Change, Component, Options,
        reason::{DEPRECATED, TEXT_ONLY},
    },
};

pub(crate) const ERROR_SUMMARY: Component = Component {
    name: "ErrorSummary",
    folder: "error-summary",
    only: &[],
    left_out: &[
        ("description", "the heading says it; each problem says how to put it right"),
        ("callBlock", "the heading says it; each problem says how to put it right"),
        ("heading.html", TEXT_ONLY),
        ("disableAutoFocus", "a summary always takes the focus"),
    ],
    differs: &[(
        Change::NewAttribute("nhsuk-error-summary", "tabindex", "-1"),
        "so that it can take the focus; nhsuk-frontend's script adds it",
    )],
    at_least: 6,
    build: |options| {
        let error = |error: &Options| ErrorItem { text: error.words("text").unwrap(), href: error.string("href") };
        let errors: Vec<ErrorItem> = options.items("errorList").iter().map(error).collect();
        view! { <ErrorSummary heading=options.words("heading").unwrap() errors=errors /> }.into_any()
    },
};

pub(crate) const SUMMARY_LIST: Component = Component {
    name: "SummaryList",
    folder: "summary-list",
    only: &[],
    left_out: &[
        ("card.actions", "nothing of a card can be acted upon in the portal"),
        ("rows[].value.html=<p class", "answers are text"),
        ("rows[].key.width", "columns have the design system's own widths"),
    ],
    differs: &[(
        Change::OtherValue("nhsuk-link", "type", "button"),
        "an action without an address runs a callback: there is no form to submit",
    )],
    at_least: 14,
    build: |options| {
        let list = view! {
            <SummaryList
                rows=options.items("rows").iter().map(row).collect()
                border=!options.is_off("border")
                last_row_border=!options.is_off("lastRowBorder")
            />
        };
        let mut card = options.get("card");
        if !card.is_given() {
            return list.into_any();
        }
        card.0["callBlock"] = list.to_html().into();
        (content::CARD.build)(&card)
    },
};

fn row(options: &Options) -> SummaryRow {
    let value = match options.get("value").string("html") {
        Some(markup) => plain(&markup),
        None => vec![options.words("value").unwrap()],
    };
    let mut actions = options.items("actions");
    actions.extend(options.get("actions").items("items"));
    let action = |action: &Options| {
        RowAction::new(action.words("text").unwrap(), action.string("visuallyHiddenText").unwrap_or_default(), target(action))
    };
    SummaryRow {
        key: options.words("key").unwrap(),
        value,
        actions: actions.iter().map(action).collect(),
        border: !options.is_off("border"),
    }
}

/// Paragraphs and line breaks as our own value has them: entries and lines.
fn plain(markup: &str) -> Vec<String> {
    markup
        .replace("<br>\n", "\n")
        .replace("</p>", "")
        .split("<p>")
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

pub(crate) const TASK_LIST: Component = Component {
    name: "TaskList",
    folder: "task-list",
    only: &[],
    left_out: &[("items[].title", DEPRECATED), ("items[]=false", "a list has no empty entries, so its numbers have no gaps")],
    differs: &[],
    at_least: 3,
    build: |options| {
        let task = |item: &Options| Task {
            text: item.words("heading").unwrap(),
            hint: item.words("hint"),
            target: item.string("href").map(Into::into),
            status: status(item),
        };
        view! {
            <TaskList
                id_prefix=options.string("idPrefix").unwrap()
                items=options.items("items").iter().map(task).collect()
            />
        }
        .into_any()
    },
};

fn status(item: &Options) -> TaskStatus {
    let tag = item.get("status").get("tag");
    match tag.words("text") {
        Some(text) => TaskStatus::Tag(TagText {
            text,
            colour: tag_colour(&tag),
            border: !tag.is_off("border"),
            class: tag.string("classes").unwrap_or_default(),
        }),
        None => TaskStatus::Text(item.words("status").unwrap()),
    }
}
