//! Select: <https://service-manual.nhs.uk/design-system/components/select>

use leptos::prelude::*;

use super::{
    FieldTitle, Label, classes,
    form_group::{FieldHelp, form_group},
    when,
};

/// One line of a select.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelectOption {
    /// What choosing it gives.
    pub value: String,
    /// What the reader sees.
    pub text: String,
}

/// A list from which one line is chosen. For filters; a question is better asked with [`Radios`](super::Radios).
#[component]
pub fn Select(
    /// The id of the select.
    #[prop(into)]
    id: String,
    /// The name of the select; without one it is the id.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The words over the select.
    #[prop(into)]
    label: FieldTitle,
    /// The lines.
    options: Vec<SelectOption>,
    /// The value of the chosen line.
    #[prop(optional, into)]
    value: Signal<String>,
    /// Called with the value of the line that was chosen.
    #[prop(optional_no_strip, into)]
    on_change: Option<Callback<String>>,
    /// Help with the field.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong, while something is.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What screen readers say before the error message, for example "Error".
    #[prop(optional, into)]
    error_prefix: String,
) -> impl IntoView {
    let help = FieldHelp { id: id.clone(), hint, error, error_prefix };
    let described_by = help.described_by(None);
    let initial = value.get_untracked();
    let options = options
        .into_iter()
        .map(|option| {
            let selected = !initial.is_empty() && option.value == initial;
            view! {
                <option value=option.value selected=selected>
                    {option.text}
                </option>
            }
        })
        .collect::<Vec<_>>();
    let class = move || classes(&["nhsuk-select", when(error.with(Option::is_some), "nhsuk-select--error")]);
    let select = view! {
        <select
            class=class
            id=id.clone()
            name=name.unwrap_or_else(|| id.clone())
            aria-describedby=move || described_by.get()
            prop:value=move || value.get()
            on:change=move |ev| {
                if let Some(on_change) = on_change {
                    on_change.run(event_target_value(&ev));
                }
            }
        >
            {options}
        </select>
    };
    form_group(
        error,
        "",
        view! {
            <Label title=label for_id=id />
            {help.view()}
            {select}
        },
    )
}
