//! Skip link: <https://service-manual.nhs.uk/design-system/components/skip-link>

use leptos::prelude::*;

/// The first link of a page: past the header, to the content.
#[component]
pub fn SkipLink(
    /// The words, for example "Skip to main content".
    #[prop(into)]
    text: String,
    /// The id of the content, for example `#maincontent`.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="nhsuk-skip-link" href=href>
            {text}
        </a>
    }
}
