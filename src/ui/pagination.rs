//! Pagination: <https://service-manual.nhs.uk/design-system/components/pagination>

use leptos::prelude::*;

use super::Icon;

/// A step to the page before or after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageTurn {
    /// The address.
    pub href: String,
    /// The direction, for example "Next".
    pub text: String,
    /// The rest of it for screen readers, for example "page".
    pub hidden: Option<String>,
    /// The title of that page.
    pub title: Option<String>,
    /// The language of the title and of the page, where it is not that of this page.
    pub lang: Option<String>,
}

/// Steps through the pages of a section.
#[component]
pub fn Pagination(
    /// The page before.
    #[prop(optional_no_strip, into)]
    previous: Option<PageTurn>,
    /// The page after.
    #[prop(optional_no_strip, into)]
    next: Option<PageTurn>,
    /// The name for screen readers, for example "Pagination".
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let previous = previous.map(|turn| {
        view! {
            <li class="nhsuk-pagination-item--previous">
                {turn_view(turn, "nhsuk-pagination__link--prev", "prev", Icon::ArrowLeft)}
            </li>
        }
    });
    let next = next.map(|turn| {
        view! {
            <li class="nhsuk-pagination-item--next">
                {turn_view(turn, "nhsuk-pagination__link--next", "next", Icon::ArrowRight)}
            </li>
        }
    });
    view! {
        <nav class="nhsuk-pagination" role="navigation" aria-label=label>
            <ul class="nhsuk-list nhsuk-pagination__list">{previous} {next}</ul>
        </nav>
    }
}

fn turn_view(turn: PageTurn, class: &'static str, rel: &'static str, icon: Icon) -> impl IntoView {
    let PageTurn { href, text, hidden, title, lang } = turn;
    let (hreflang, dir) = (lang.clone(), lang.is_some().then_some("auto"));
    let hidden = hidden.map(|hidden| view! { <span class="nhsuk-u-visually-hidden">" " {hidden}</span> });
    let title = title.map(|title| {
        view! {
            <span class="nhsuk-u-visually-hidden">":"</span>
            " "
            <span class="nhsuk-pagination__page" dir=dir lang=lang>{title}</span>
        }
    });
    view! {
        <a class=super::classes(&["nhsuk-pagination__link", class]) href=href rel=rel hreflang=hreflang>
            <span class="nhsuk-pagination__title">{text} {hidden}</span>
            " "
            {title}
            {icon.view()}
        </a>
    }
}
