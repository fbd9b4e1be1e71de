//! What every field shares: the group around it, its hint and its error message.

use leptos::prelude::*;

use super::{ErrorMessage, Hint, classes, when};

/// Hint and error message of a field whose id is `id`. Their ids are `{id}-hint` and `{id}-error`.
#[derive(Clone)]
pub(super) struct FieldHelp {
    pub(super) id: String,
    pub(super) hint: Option<String>,
    pub(super) error: MaybeProp<String>,
    pub(super) error_prefix: String,
}

impl FieldHelp {
    /// The ids for `aria-describedby`: `first`, then the hint, then the error message while there is one.
    pub(super) fn described_by(&self, first: Option<&str>) -> Signal<Option<String>> {
        let mut ids = first.unwrap_or_default().to_owned();
        if self.hint.is_some() {
            push_id(&mut ids, &self.id, "-hint");
        }
        let (id, error) = (self.id.clone(), self.error);
        Signal::derive(move || {
            let mut ids = ids.clone();
            if error.with(Option::is_some) {
                push_id(&mut ids, &id, "-error");
            }
            (!ids.is_empty()).then_some(ids)
        })
    }

    /// The hint, then the error message while there is one.
    pub(super) fn view(self) -> impl IntoView {
        let Self { id, hint, error, error_prefix } = self;
        let hint_id = [&id, "-hint"].concat();
        let error_id = [&id, "-error"].concat();
        view! {
            {hint.map(|text| view! { <Hint text=text id=hint_id /> })}
            {move || {
                error
                    .get()
                    .map(|text| {
                        view! {
                            <ErrorMessage
                                text=text
                                prefix=error_prefix.clone()
                                id=error_id.clone()
                            />
                        }
                    })
            }}
        }
    }
}

fn push_id(ids: &mut String, id: &str, ending: &str) {
    if !ids.is_empty() {
        ids.push(' ');
    }
    ids.push_str(id);
    ids.push_str(ending);
}

/// The group around a field, marked while the field is in error.
pub(super) fn form_group(error: MaybeProp<String>, class: &'static str, inner: impl IntoView) -> impl IntoView {
    view! {
        <div class=move || {
            let error = when(error.with(Option::is_some), "nhsuk-form-group--error");
            classes(&["nhsuk-form-group", error, class])
        }>{inner}</div>
    }
}
