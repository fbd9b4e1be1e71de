//! Care card: <https://service-manual.nhs.uk/design-system/components/card#care-cards>

use crate::ui::Inner;
use leptos::prelude::*;

use super::{
    Level,
    card::{CardFrame, prefixed},
    classes,
};

/// How soon a reader must get help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CareKind {
    /// Blue: speak to someone, it can wait.
    NonUrgent,
    /// Red: help today.
    Urgent,
    /// Red and black: 999 or A&E, now.
    Emergency,
}

/// When and how to get NHS care. The heading says what to do and ends in "if:"; at most five bullets follow.
#[component]
pub fn CareCard(
    /// How soon.
    kind: CareKind,
    /// What to do, ending in "if:".
    #[prop(into)]
    heading: String,
    /// What screen readers say first, for example "Urgent advice".
    #[prop(into)]
    prefix: String,
    /// The level of the heading.
    #[prop(optional)]
    level: Level,
    /// An id for the heading.
    #[prop(optional_no_strip, into)]
    heading_id: Option<String>,
    /// The signs to look for, and how to reach help.
    children: Inner,
) -> impl IntoView {
    let kind = match kind {
        CareKind::NonUrgent => "nhsuk-card--care--non-urgent",
        CareKind::Urgent => "nhsuk-card--care--urgent",
        CareKind::Emergency => "nhsuk-card--care--emergency",
    };
    let frame = CardFrame { class: String::new(), level, size: None, heading_id };
    view! {
        <div class=classes(&["nhsuk-card", "nhsuk-card--care", kind])>
            <div class="nhsuk-card__heading-container">
                {frame.heading(prefixed(prefix, heading))}
                <span class="nhsuk-card--care__arrow" aria-hidden="true"></span>
            </div>
            <div class="nhsuk-card__content">{children.view()}</div>
        </div>
    }
}
