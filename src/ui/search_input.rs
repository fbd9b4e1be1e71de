//! Search input: <https://service-manual.nhs.uk/design-system/components/search-input>

use crate::ui::Settle;
use leptos::prelude::*;

use super::{Button, ButtonVariant, FieldTitle, Icon, Input, InputKind, Width};

/// An input for words to search for, with its button. The caller puts it into a `<form role="search">`.
#[component]
pub fn SearchInput(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// The name of the input; without one it is the id.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The words over the input.
    #[prop(into)]
    label: FieldTitle,
    /// The text.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Called with the whole text on every key.
    #[prop(optional_no_strip, into)]
    on_input: Option<Callback<String>>,
    /// Help with the field.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong, while something is.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What screen readers say before the error message, for example "Error".
    #[prop(optional, into)]
    error_prefix: String,
    /// The width; without one the input takes the room there is.
    #[prop(optional_no_strip, into)]
    width: Option<Width>,
    /// Larger.
    #[prop(optional)]
    large: bool,
    /// An example inside the input. It vanishes on typing: a hint is better.
    #[prop(optional_no_strip, into)]
    placeholder: Option<String>,
    /// The name of the button for screen readers, for example "Search".
    #[prop(into)]
    button_label: String,
    /// Words on the button, beside the icon.
    #[prop(optional, into)]
    button_text: String,
    /// The icon on the button; none only with words.
    #[prop(default = Some(Icon::Search))]
    button_icon: Option<Icon>,
    /// The look of the button.
    #[prop(optional)]
    button_variant: ButtonVariant,
    /// Cannot be filled in or sent.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    let button = view! {
        <Button
            text=button_text
            label=button_label
            icon=button_icon
            variant=button_variant
            small=!large
            disabled=disabled
            class="nhsuk-search-input__button"
        />
    };
    view! {
        <Input
            id=id
            name=name
            label=label
            value=value
            on_input=on_input
            hint=hint
            error=error
            error_prefix=error_prefix
            kind=InputKind::Search
            width=width
            autocomplete="off".to_owned()
            placeholder=placeholder
            disabled=disabled
            large=large
            class="nhsuk-search-input__input"
            wrapper_class="nhsuk-search-input__wrapper"
            group_class=if large {
                "nhsuk-search-input nhsuk-search-input--large"
            } else {
                "nhsuk-search-input"
            }
            after=Some(button.settle())
        />
    }
}
