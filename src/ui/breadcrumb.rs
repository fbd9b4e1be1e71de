//! Breadcrumb: <https://service-manual.nhs.uk/design-system/components/breadcrumbs>

use leptos::prelude::*;

use super::{NavItem, Settle};

/// The way from the home page to the page above this one. Narrow screens show only its last step, as a back link.
#[component]
pub fn Breadcrumb(
    /// The steps, without the page itself.
    items: Vec<NavItem>,
    /// The name for screen readers, for example "Breadcrumb".
    #[prop(into)]
    label: String,
    /// What screen readers say before the last step, for example "Back to".
    #[prop(into)]
    back_prefix: String,
) -> impl IntoView {
    let back = items.last().cloned().map(|last| {
        let dir = last.dir();
        let text = match last.lang.clone() {
            Some(lang) => view! { <span dir=dir lang=lang>{last.text}</span> }.settle(),
            None => last.text.settle(),
        };
        // A back link, whose words may be in another language than what is said before them.
        view! {
            <a class="nhsuk-back-link" href=last.href hreflang=last.lang>
                <span class="nhsuk-u-visually-hidden">{back_prefix} " "</span>
                {text}
            </a>
        }
    });
    let items = items
        .into_iter()
        .map(|item| {
            let dir = item.dir();
            view! {
                <li class="nhsuk-breadcrumb__list-item">
                    <a class="nhsuk-breadcrumb__link" href=item.href dir=dir lang=item.lang.clone() hreflang=item.lang>
                        {item.text}
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <nav class="nhsuk-breadcrumb" aria-label=label>
            <ol class="nhsuk-breadcrumb__list">{items}</ol>
            {back}
        </nav>
    }
}
