//! Summary list: <https://service-manual.nhs.uk/design-system/components/summary-list>

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{Target, classes, when};

/// One row: a question in short, its answer, and what can be done about it.
#[derive(Clone, Debug)]
pub struct SummaryRow {
    /// The question in short.
    pub key: String,
    /// The answer: one entry is plain text, several are a paragraph each. Line breaks are kept.
    pub value: Vec<String>,
    /// What can be done, for example "Change".
    pub actions: Vec<RowAction>,
    /// With a line below.
    pub border: bool,
}

impl SummaryRow {
    /// A row without actions.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self { key: key.into(), value: vec![value.into()], actions: Vec::new(), border: true }
    }

    /// The same with one more action.
    #[must_use]
    pub fn action(mut self, action: RowAction) -> Self {
        self.actions.push(action);
        self
    }
}

/// Something that can be done about a row.
#[derive(Clone, Debug)]
pub struct RowAction {
    /// The words, for example "Change".
    pub text: String,
    /// What it is about, for screen readers: "Change" alone does not name its row.
    pub hidden: String,
    /// Where it leads.
    pub target: Target,
}

impl RowAction {
    /// An action; `hidden` names its row.
    pub fn new(text: impl Into<String>, hidden: impl Into<String>, target: impl Into<Target>) -> Self {
        Self { text: text.into(), hidden: hidden.into(), target: target.into() }
    }

    fn view(self) -> Piece {
        let Self { text, hidden, target } = self;
        let hidden = (!hidden.is_empty()).then(|| view! { <span class="nhsuk-u-visually-hidden">" " {hidden}</span> });
        let words = view! { {text} {hidden} }.settle();
        target.view("nhsuk-link".to_owned(), None, None, words)
    }
}

/// Questions and answers to check, or facts in pairs.
#[component]
pub fn SummaryList(
    /// The rows.
    rows: Vec<SummaryRow>,
    /// With lines between rows.
    #[prop(default = true)]
    border: bool,
    /// With a line below the last row.
    #[prop(default = true)]
    last_row_border: bool,
) -> impl IntoView {
    let class = classes(&[
        "nhsuk-summary-list",
        match (border, last_row_border) {
            (false, _) => "nhsuk-summary-list--no-border",
            (true, false) => "nhsuk-summary-list--no-last-row-border",
            (true, true) => "",
        },
    ]);
    let has_actions = rows.iter().any(|row| !row.actions.is_empty());
    let rows = rows.into_iter().map(|row| row_view(row, has_actions)).collect::<Vec<_>>();
    view! { <dl class=class>{rows}</dl> }
}

fn row_view(row: SummaryRow, list_has_actions: bool) -> impl IntoView {
    let SummaryRow { key, value, mut actions, border } = row;
    let class = classes(&[
        "nhsuk-summary-list__row",
        // Keeps the columns in line with the rows that have actions.
        when(list_has_actions && actions.is_empty(), "nhsuk-summary-list__row--no-actions"),
        when(!border, "nhsuk-summary-list__row--no-border"),
    ]);
    let actions = match actions.len() {
        0 => None,
        1 => actions.pop().map(RowAction::view),
        _ => {
            let items = actions
                .into_iter()
                .map(|action| {
                    view! { <li class="nhsuk-summary-list__actions-list-item">{action.view()}</li> }
                })
                .collect::<Vec<_>>();
            Some(view! { <ul class="nhsuk-summary-list__actions-list">{items}</ul> }.settle())
        }
    };
    view! {
        <div class=class>
            <dt class="nhsuk-summary-list__key">{key}</dt>
            <dd class="nhsuk-summary-list__value">{value_view(value)}</dd>
            {actions.map(|actions| view! { <dd class="nhsuk-summary-list__actions">{actions}</dd> })}
        </div>
    }
}

fn value_view(mut value: Vec<String>) -> Piece {
    if value.len() > 1 {
        return value.iter().map(|text| view! { <p>{lines(text)}</p> }).collect::<Vec<_>>().settle();
    }
    lines(&value.pop().unwrap_or_default())
}

/// The lines of a text, with a break between.
fn lines(text: &str) -> Piece {
    text.split('\n')
        .enumerate()
        .map(|(index, line)| {
            let line_break = (index > 0).then(|| view! { <br /> });
            view! { {line_break} {line.to_owned()} }
        })
        .collect::<Vec<_>>()
        .settle()
}
