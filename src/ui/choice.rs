//! What radios and checkboxes share: the options, the rule of "none of these", and the markup.

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{
    FieldTitle, Fieldset, Hint, Label, classes,
    form_group::{FieldHelp, form_group},
    when,
};

/// One option of [`crate::ui::Radios`] or [`crate::ui::Checkboxes`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is reported when it is chosen.
    pub value: String,
    /// What the reader sees.
    pub text: String,
    /// Help with this option.
    pub hint: Option<String>,
    /// "None of these": choosing it clears the others, and they clear it. Checkboxes only.
    pub exclusive: bool,
    /// Cannot be chosen.
    pub disabled: bool,
}

impl Choice {
    /// A plain option.
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), ..Self::default() }
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same as a "none of these".
    #[must_use]
    pub fn exclusive(mut self) -> Self {
        self.exclusive = true;
        self
    }
}

/// A line of a group of options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChoiceItem {
    /// An option.
    Choice(Choice),
    /// A word between options, for example "or" before "none of these".
    Divider(String),
}

impl From<Choice> for ChoiceItem {
    fn from(choice: Choice) -> Self {
        Self::Choice(choice)
    }
}

/// The selection after a reader ticks or clears the checkbox of `value`, in the order of `items`.
///
/// Ticking an exclusive option clears the others; ticking another clears the exclusive ones.
pub fn after_choosing(items: &[ChoiceItem], selected: &[String], value: &str, checked: bool) -> Vec<String> {
    let choices = || {
        items.iter().filter_map(|item| match item {
            ChoiceItem::Choice(choice) => Some(choice),
            ChoiceItem::Divider(_) => None,
        })
    };
    let exclusive = choices().any(|choice| choice.value == value && choice.exclusive);
    choices()
        .filter(|choice| {
            if choice.value == value {
                checked
            } else {
                let stays = !checked || (!exclusive && !choice.exclusive);
                stays && selected.contains(&choice.value)
            }
        })
        .map(|choice| choice.value.clone())
        .collect()
}

/// Radios or checkboxes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Control {
    Radio,
    Checkbox,
}

/// A whole group of options. Radios and checkboxes are this with another [`Control`], so that the browser carries it once.
pub(super) struct ChoiceField {
    pub(super) control: Control,
    pub(super) name: String,
    pub(super) items: Vec<ChoiceItem>,
    pub(super) selected: Signal<Vec<String>>,
    pub(super) on_change: Option<Callback<Vec<String>>>,
    pub(super) legend: Option<FieldTitle>,
    pub(super) help: FieldHelp,
    pub(super) small: bool,
    pub(super) inline: bool,
    pub(super) disabled: bool,
}

impl ChoiceField {
    pub(super) fn view(self) -> Piece {
        let base = match self.control {
            Control::Radio => "nhsuk-radios",
            Control::Checkbox => "nhsuk-checkboxes",
        };
        let part = move |ending: &str| [base, ending].concat();
        let group_class = classes(&[base, when(self.small, &part("--small")), when(self.inline, &part("--inline"))]);
        let Self { control, name, items, selected, on_change, legend, help, disabled, .. } = self;

        let all = StoredValue::new(items.clone());
        let option_view = |index: usize, choice: Choice| {
            let Choice { value, text, hint, .. } = choice;
            let id = numbered(&help.id, index);
            let hint_id = hint.as_ref().map(|_| [&id, "-item-hint"].concat());
            let kind = match control {
                Control::Radio => "radio",
                Control::Checkbox => "checkbox",
            };
            let is_selected = {
                let value = value.clone();
                move |selected: &Vec<String>| selected.contains(&value)
            };
            let change = {
                let value = value.clone();
                move |ev| {
                    let Some(on_change) = on_change else { return };
                    on_change.run(match control {
                        Control::Radio => vec![value.clone()],
                        Control::Checkbox => selected.with_untracked(|selected| {
                            all.with_value(|items| after_choosing(items, selected, &value, event_target_checked(&ev)))
                        }),
                    });
                }
            };
            view! {
                <div class=part("__item")>
                    <input
                        class=part("__input")
                        id=id.clone()
                        name=name.clone()
                        type=kind
                        value=value
                        checked=selected.with_untracked(&is_selected)
                        prop:checked=move || selected.with(&is_selected)
                        disabled=disabled || choice.disabled
                        data-behaviour=choice.exclusive.then_some("exclusive")
                        aria-describedby=hint_id.clone()
                        on:change=change
                    />
                    <Label title=text for_id=id class=part("__label") />
                    {hint.map(|text| view! { <Hint text=text id=hint_id class=part("__hint") /> })}
                </div>
            }
        };
        let list = items
            .into_iter()
            .enumerate()
            .map(|(index, item)| match item {
                ChoiceItem::Choice(choice) => option_view(index, choice).settle(),
                ChoiceItem::Divider(word) => view! { <div class=part("__divider")>{word}</div> }.settle(),
            })
            .collect::<Vec<_>>();

        let error = help.error;
        let described_by = help.described_by(None);
        let inner = view! {
            {help.view()}
            <div class=group_class>{list}</div>
        };
        let inner = match legend {
            Some(legend) => view! {
                <Fieldset legend=legend described_by=described_by>
                    {inner}
                </Fieldset>
            }
            .settle(),
            None => inner.settle(),
        };
        form_group(error, "", inner).settle()
    }
}

/// The id of the option at `index`. The first has no number, so that an error summary can link to `#{prefix}`.
fn numbered(prefix: &str, index: usize) -> String {
    match index {
        0 => prefix.to_owned(),
        _ => [prefix, "-", &(index + 1).to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<ChoiceItem> {
        vec![
            Choice::new("day", "In the day").into(),
            Choice::new("night", "At night").into(),
            ChoiceItem::Divider("or".into()),
            Choice::new("none", "None of these").exclusive().into(),
        ]
    }

    fn after(selected: &[&str], value: &str, checked: bool) -> Vec<String> {
        let selected: Vec<String> = selected.iter().map(|&value| value.to_owned()).collect();
        after_choosing(&items(), &selected, value, checked)
    }

    #[test]
    fn choices_come_back_in_the_order_of_the_options() {
        assert_eq!(after(&["night"], "day", true), ["day", "night"]);
        assert_eq!(after(&["day", "night"], "day", false), ["night"]);
    }

    #[test]
    fn none_of_these_clears_the_others_and_is_cleared_by_them() {
        assert_eq!(after(&["day", "night"], "none", true), ["none"]);
        assert_eq!(after(&["none"], "night", true), ["night"]);
        assert_eq!(after(&["none"], "none", false), [""; 0]);
    }

    #[test]
    fn a_value_that_is_no_option_is_dropped() {
        assert_eq!(after(&["gone"], "day", true), ["day"]);
    }
}
