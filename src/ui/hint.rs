//! Hint text: <https://service-manual.nhs.uk/design-system/components/hint-text>

use leptos::prelude::*;

use super::classes;

/// Help with a field. A field names it in its `aria-describedby`.
#[component]
pub fn Hint(
    /// The words, without markup.
    #[prop(into)]
    text: String,
    /// The id that the field refers to.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
    /// Further classes, for a component that contains the hint.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    view! {
        <div class=classes(&["nhsuk-hint", &class]) id=id>
            {text}
        </div>
    }
}
