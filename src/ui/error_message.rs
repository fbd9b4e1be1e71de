//! Error message: <https://service-manual.nhs.uk/design-system/components/error-message>

use leptos::prelude::*;

/// What is wrong with a field and how to put it right. It stands right before the field.
#[component]
pub fn ErrorMessage(
    /// The words, without markup.
    #[prop(into)]
    text: String,
    /// What screen readers say first, for example "Error"; empty for nothing.
    #[prop(into)]
    prefix: String,
    /// The id that the field refers to.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
) -> impl IntoView {
    let prefix = (!prefix.is_empty()).then(|| view! { <span class="nhsuk-u-visually-hidden">{prefix} ": "</span> });
    view! {
        <span class="nhsuk-error-message" id=id>
            {prefix}
            {text}
        </span>
    }
}
