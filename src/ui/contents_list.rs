//! Contents list: <https://service-manual.nhs.uk/design-system/components/contents-list>

use crate::ui::Settle;
use leptos::prelude::*;

use super::NavItem;

/// The pages of a section, on each of them.
#[component]
pub fn ContentsList(
    /// The pages. The current one is not a link.
    items: Vec<NavItem>,
    /// The name for screen readers, for example "Pages in this guide".
    #[prop(into)]
    label: String,
    /// The heading for screen readers, for example "Contents".
    #[prop(into)]
    heading: String,
) -> impl IntoView {
    let items = items
        .into_iter()
        .map(|item| {
            let words = if item.current {
                view! { <span class="nhsuk-contents-list__current">{item.text}</span> }.settle()
            } else {
                view! {
                    <a class="nhsuk-contents-list__link" href=item.href>
                        {item.text}
                    </a>
                }
                .settle()
            };
            view! {
                <li
                    class="nhsuk-contents-list__item"
                    aria-current=item.current.then_some("page")
                >
                    {words}
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <nav class="nhsuk-contents-list" role="navigation" aria-label=label>
            <h2 class="nhsuk-u-visually-hidden">{heading}</h2>
            <ol class="nhsuk-contents-list__list">{items}</ol>
        </nav>
    }
}
