//! Radios: <https://service-manual.nhs.uk/design-system/components/radios>

use leptos::prelude::*;

use super::{
    ChoiceItem, FieldTitle,
    choice::{ChoiceField, Control},
    form_group::FieldHelp,
};

/// A choice of one. None is chosen from the start: the reader has not said anything yet.
#[component]
pub fn Radios(
    /// The id of the first option; the others are `{id_prefix}-2` and so on.
    #[prop(into)]
    id_prefix: String,
    /// The name of the group.
    #[prop(into)]
    name: String,
    /// The options.
    items: Vec<ChoiceItem>,
    /// The values chosen.
    #[prop(optional, into)]
    selected: Signal<Vec<String>>,
    /// Called with the one value chosen.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<Vec<String>>>,
    /// The question. Without one there is no fieldset.
    #[prop(optional_no_strip, into)]
    legend: Option<FieldTitle>,
    /// Help with the question.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong, while something is.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What screen readers say before the error message, for example "Error".
    #[prop(optional, into)]
    error_prefix: String,
    /// Smaller, for dense places such as filters.
    #[prop(optional)]
    small: bool,
    /// Side by side. Only for two short options.
    #[prop(optional)]
    inline: bool,
    /// None can be chosen.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    ChoiceField {
        control: Control::Radio,
        name,
        items,
        selected,
        on_change,
        legend,
        help: FieldHelp { id: id_prefix, hint, error, error_prefix },
        small,
        inline,
        disabled,
    }
    .view()
}
