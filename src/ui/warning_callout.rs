//! Warning callout: <https://service-manual.nhs.uk/design-system/components/warning-callout>

use crate::ui::{Inner, Settle};
use leptos::prelude::*;

use super::{
    Level,
    card::{CardFrame, prefixed},
};

/// Something that a reader must not miss. More than one to a page and none is seen.
#[component]
pub fn WarningCallout(
    /// The heading.
    #[prop(into)]
    heading: String,
    /// What screen readers say first, for example "Important"; none when the heading says it.
    #[prop(optional_no_strip, into)]
    prefix: Option<String>,
    /// The level of the heading.
    #[prop(default = Level::Three)]
    level: Level,
    /// The text, in its own paragraphs.
    children: Inner,
) -> impl IntoView {
    let words = match prefix {
        Some(prefix) => prefixed(prefix, heading),
        None => heading.settle(),
    };
    CardFrame { class: "nhsuk-card--warning".to_owned(), level, size: None, heading_id: None }.view(Some(words), children.view())
}
