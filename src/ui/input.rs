//! Text input: <https://service-manual.nhs.uk/design-system/components/text-input>

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{
    FieldTitle, Label, classes,
    form_group::{FieldHelp, form_group},
    when,
};

/// The kind of text, and with it the keyboard of a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Any text.
    #[default]
    Text,
    /// Words to search for.
    Search,
    /// An e-mail address.
    Email,
    /// A phone number.
    Tel,
}

/// The width in characters. It should suggest the length of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// 2 characters.
    W2,
    /// 3 characters.
    W3,
    /// 4 characters.
    W4,
    /// 5 characters.
    W5,
    /// 10 characters.
    W10,
    /// 20 characters.
    W20,
    /// 30 characters.
    W30,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::W2 => "nhsuk-input--width-2",
            Self::W3 => "nhsuk-input--width-3",
            Self::W4 => "nhsuk-input--width-4",
            Self::W5 => "nhsuk-input--width-5",
            Self::W10 => "nhsuk-input--width-10",
            Self::W20 => "nhsuk-input--width-20",
            Self::W30 => "nhsuk-input--width-30",
        }
    }
}

/// A single line of text.
#[component]
pub fn Input(
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
    /// The kind of text.
    #[prop(optional)]
    kind: InputKind,
    /// The width; without one the input is as wide as the column.
    #[prop(optional_no_strip, into)]
    width: Option<Width>,
    /// The keyboard of a phone when `kind` does not say it, for example "numeric".
    #[prop(optional_no_strip, into)]
    input_mode: Option<String>,
    /// What the browser may fill in, for example "postal-code" or "off".
    #[prop(optional_no_strip, into)]
    autocomplete: Option<String>,
    /// Whether the browser checks the spelling; it may send the text to its maker to do so.
    #[prop(optional_no_strip, into)]
    spellcheck: Option<bool>,
    /// Letters of one width, for codes and numbers.
    #[prop(optional)]
    code: bool,
    /// A sign before the input, for example a pound sign. Screen readers skip it.
    #[prop(optional_no_strip, into)]
    prefix: Option<String>,
    /// A sign after the input, for example a unit. Screen readers skip it.
    #[prop(optional_no_strip, into)]
    suffix: Option<String>,
    /// An example inside the input. It vanishes on typing: a hint is better.
    #[prop(optional_no_strip, into)]
    placeholder: Option<String>,
    /// Cannot be filled in.
    #[prop(optional)]
    disabled: bool,
    /// Larger.
    #[prop(optional)]
    large: bool,
    /// Further classes of the input.
    #[prop(optional, into)]
    class: String,
    /// Further classes of the wrapper around input, signs and `after`.
    #[prop(optional)]
    wrapper_class: &'static str,
    /// Further classes of the form group.
    #[prop(optional)]
    group_class: &'static str,
    /// What stands right after the input, such as a button.
    #[prop(optional_no_strip)]
    after: Option<Piece>,
) -> impl IntoView {
    let kind = match kind {
        InputKind::Text => "text",
        InputKind::Search => "search",
        InputKind::Email => "email",
        InputKind::Tel => "tel",
    };
    let help = FieldHelp { id: id.clone(), hint, error, error_prefix };
    let described_by = help.described_by(None);
    let input_class = move || {
        classes(&[
            "nhsuk-input",
            when(large, "nhsuk-input--large"),
            when(code, "nhsuk-input--code"),
            when(error.with(Option::is_some), "nhsuk-input--error"),
            width.map_or("", Width::class),
            &class,
        ])
    };
    let initial = value.get_untracked();
    let input = view! {
        <input
            class=input_class
            id=id.clone()
            name=name.unwrap_or_else(|| id.clone())
            type=kind
            spellcheck=spellcheck.map(|on| if on { "true" } else { "false" })
            value=(!initial.is_empty()).then_some(initial)
            prop:value=move || value.get()
            disabled=disabled
            aria-describedby=move || described_by.get()
            autocomplete=autocomplete
            placeholder=placeholder
            inputmode=input_mode
            on:input=move |ev| {
                if let Some(on_input) = on_input {
                    on_input.run(event_target_value(&ev));
                }
            }
        />
    };
    let sign = |class: &'static str, text: String| {
        view! {
            <div class=class aria-hidden="true">
                {text}
            </div>
        }
    };
    let field = if prefix.is_some() || suffix.is_some() || after.is_some() {
        let large = when(large, "nhsuk-input-wrapper--large");
        view! {
            <div class=classes(&["nhsuk-input-wrapper", large, wrapper_class])>
                {prefix.map(|text| sign("nhsuk-input-wrapper__prefix", text))} {input}
                {suffix.map(|text| sign("nhsuk-input-wrapper__suffix", text))} {after}
            </div>
        }
        .settle()
    } else {
        input.settle()
    };
    form_group(
        error,
        group_class,
        view! {
            <Label title=label for_id=id />
            {help.view()}
            {field}
        },
    )
}
