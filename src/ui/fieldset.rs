//! Fieldset: <https://service-manual.nhs.uk/design-system/components/fieldset>

use crate::ui::Inner;
use leptos::prelude::*;

use super::{FieldTitle, heading::heading};

/// Fields that belong together, under one legend.
#[component]
pub fn Fieldset(
    /// The words over the group.
    #[prop(optional_no_strip, into)]
    legend: Option<FieldTitle>,
    /// The ids of hint and error message, parted by spaces.
    #[prop(optional, into)]
    described_by: MaybeProp<String>,
    /// The fieldset's id.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
    /// The fields.
    children: Inner,
) -> impl IntoView {
    view! {
        <fieldset class="nhsuk-fieldset" id=id aria-describedby=move || described_by.get()>
            {legend.map(legend_view)}
            {children.view()}
        </fieldset>
    }
}

fn legend_view(title: FieldTitle) -> impl IntoView {
    let class = title.class("nhsuk-fieldset__legend");
    let words = FieldTitle::words(title.text, title.caption, title.size);
    let inner = match title.heading {
        Some(level) => heading(level, "nhsuk-fieldset__heading".to_owned(), None, words),
        None => words,
    };
    view! {
        <legend class=class id=title.id>
            {inner}
        </legend>
    }
}
