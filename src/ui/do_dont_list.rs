//! Do and don't lists: <https://service-manual.nhs.uk/design-system/components/do-and-dont-lists>

use crate::ui::Settle;
use leptos::prelude::*;

use super::{Html, Icon, Level, card::CardFrame};

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoDont {
    /// Ticks.
    Do,
    /// Crosses.
    Dont,
}

/// What to do, or what not to do.
#[component]
pub fn DoDontList(
    /// Which of the two.
    kind: DoDont,
    /// The heading, for example "Do".
    #[prop(into)]
    heading: String,
    /// The items.
    items: Vec<Html>,
    /// A word before each item, for example "do not": a cross alone says nothing to a screen reader.
    #[prop(optional_no_strip, into)]
    prefix: Option<String>,
    /// The level of the heading.
    #[prop(default = Level::Three)]
    level: Level,
) -> impl IntoView {
    let (class, icon) = match kind {
        DoDont::Do => ("nhsuk-list nhsuk-list--tick", Icon::Tick),
        DoDont::Dont => ("nhsuk-list nhsuk-list--cross", Icon::Cross),
    };
    let items = items
        .into_iter()
        .map(|item| {
            let prefix = prefix.clone().map(|prefix| prefix + " ");
            view! { <li>{icon.view()} {prefix} {item}</li> }
        })
        .collect::<Vec<_>>();
    let list = view! {
        <ul class=class role="list">
            {items}
        </ul>
    };
    CardFrame { class: "nhsuk-card--feature".to_owned(), level, size: None, heading_id: None }.view(Some(heading.settle()), list.settle())
}
