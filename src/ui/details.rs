//! Details and expander: <https://service-manual.nhs.uk/design-system/components/details>

use crate::ui::Inner;
use leptos::prelude::*;

/// Text that a reader opens when they want it. It works without any script.
#[component]
pub fn Details(
    /// The words to press.
    #[prop(into)]
    summary: String,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// The expander's look: for longer content, several in a row.
    #[prop(optional)]
    expander: bool,
    /// The hidden text.
    children: Inner,
) -> impl IntoView {
    let class = if expander { "nhsuk-details nhsuk-expander" } else { "nhsuk-details" };
    view! {
        <details class=class open=open>
            <summary class="nhsuk-details__summary">
                <span class="nhsuk-details__summary-text">{summary}</span>
            </summary>
            <div class="nhsuk-details__text">{children.view()}</div>
        </details>
    }
}
