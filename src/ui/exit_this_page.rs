//! Exit this page: <https://design-system.service.gov.uk/components/exit-this-page/>
//!
//! GOV.UK's component with NHS classes. Both controls are plain links, so they work before and without any script. A script finds
//! them by `data-exit`, and the three lamps, one for each press of Shift, by `.portal-exit__press`.

use leptos::prelude::*;

/// The page that is gone to must not learn where the reader came from, and must not reach back.
const REL: &str = "nofollow noreferrer noopener";

/// A button that leaves the site at once. It stays in view while the page scrolls.
///
/// GOV.UK gives the link the role of a button, and has a script press it on Space. Here it stays a link to a screen reader, since
/// that promises only what works without script.
#[component]
pub fn ExitThisPage(
    /// The words, for example "Exit this page".
    #[prop(into)]
    text: String,
    /// What screen readers say first, for example "Emergency".
    #[prop(into)]
    prefix: String,
    /// A neutral site, such as a weather forecast.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let lamp = || view! { <span class="portal-exit__press"></span> };
    view! {
        <div class="portal-exit">
            <a
                class="nhsuk-button nhsuk-button--warning portal-exit__button"
                href=href
                rel=REL
                draggable="false"
                data-exit=""
            >
                <span class="nhsuk-u-visually-hidden">{prefix} " "</span>
                {text}
            </a>
            <span class="portal-exit__presses" aria-hidden="true">
                {lamp()}
                {lamp()}
                {lamp()}
            </span>
        </div>
    }
}

/// The same as a link for keyboard users, next to the skip link: it shows when it has the focus.
#[component]
pub fn ExitThisPageSkipLink(
    /// The words, for example "Exit this page".
    #[prop(into)]
    text: String,
    /// A neutral site, such as a weather forecast.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    view! {
        <a class="nhsuk-skip-link portal-exit-skip" href=href rel=REL data-exit="">
            {text}
        </a>
    }
}
