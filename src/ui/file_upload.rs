//! File upload: <https://service-manual.nhs.uk/design-system/components/file-upload>

use leptos::ev::Event;
use leptos::prelude::*;

use super::{
    FieldTitle, Label,
    form_group::{FieldHelp, form_group},
};

/// A field that takes a file from the reader's device. Whoever uses it reads the file on the device: nothing is uploaded.
#[component]
pub fn FileUpload(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// The name of the input; without one it is the id.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The words over the input.
    #[prop(into)]
    label: FieldTitle,
    /// The kinds of files that the browser offers first, for example ".json".
    #[prop(optional_no_strip, into)]
    accept: Option<String>,
    /// Called when a file was chosen.
    #[prop(optional_no_strip, into)]
    on_choose: Option<Callback<Event>>,
    /// Help with the field.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong, while something is.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// What screen readers say before the error message, for example "Error".
    #[prop(optional, into)]
    error_prefix: String,
    /// Cannot be used.
    #[prop(optional)]
    disabled: bool,
    /// Takes several files.
    #[prop(optional)]
    multiple: bool,
) -> impl IntoView {
    let help = FieldHelp { id: id.clone(), hint, error, error_prefix };
    let described_by = help.described_by(None);
    let input = view! {
        <input
            class="nhsuk-file-upload__input"
            id=id.clone()
            name=name.unwrap_or_else(|| id.clone())
            type="file"
            accept=accept
            disabled=disabled
            multiple=multiple
            aria-describedby=move || described_by.get()
            on:change=move |event| {
                if let Some(on_choose) = on_choose {
                    on_choose.run(event);
                }
            }
        />
    };
    form_group(
        error,
        "nhsuk-file-upload",
        view! {
            <Label title=label for_id=id />
            {help.view()}
            {input}
        },
    )
}
