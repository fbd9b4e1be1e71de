//! Inset text: <https://service-manual.nhs.uk/design-system/components/inset-text>

use crate::ui::Inner;
use leptos::prelude::*;

/// A piece of text set off from the rest: a quotation, an example, more about the paragraph before.
#[component]
pub fn InsetText(
    /// What screen readers say first, for example "Information".
    #[prop(into)]
    prefix: String,
    /// The text, in its own paragraphs.
    children: Inner,
) -> impl IntoView {
    view! {
        <div class="nhsuk-inset-text">
            <span class="nhsuk-u-visually-hidden">{prefix} ": "</span>
            {children.view()}
        </div>
    }
}
