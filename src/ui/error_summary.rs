//! Error summary: <https://service-manual.nhs.uk/design-system/components/error-summary>

use crate::ui::Settle;
use leptos::{html, prelude::*};

/// One problem, with the way to the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorItem {
    /// The same words as the message at the field.
    pub text: String,
    /// The field, for example `#your-name`; none when no single field is at fault.
    pub href: Option<String>,
}

impl ErrorItem {
    /// A problem of the field that `href` points to.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()) }
    }
}

/// All problems of a page, above its heading. It takes the focus whenever it appears or its list is set anew.
#[component]
pub fn ErrorSummary(
    /// The heading, for example "There is a problem".
    #[prop(into)]
    heading: String,
    /// The problems. While there are none, nothing is shown.
    #[prop(into)]
    errors: Signal<Vec<ErrorItem>>,
    /// The summary's id.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    // After the elements are there: the node reference is set when they are mounted, which runs this again.
    Effect::new(move |_| {
        errors.track();
        if let Some(summary) = summary.get() {
            // Focus fails only on an element that is not in the page, and then there is nothing to read out.
            drop(summary.focus());
        }
    });
    move || {
        let errors = errors.get();
        (!errors.is_empty()).then(|| {
            view! {
                <div
                    class="nhsuk-error-summary"
                    id=id.clone()
                    tabindex="-1"
                    node_ref=summary
                >
                    // A child of its own: with the role on the focused element, screen readers miss part of the text.
                    <div role="alert">
                        <h2 class="nhsuk-error-summary__heading">{heading.clone()}</h2>
                        <div class="nhsuk-error-summary__body">
                            <ul class="nhsuk-list nhsuk-error-summary__list">
                                {errors.into_iter().map(item_view).collect::<Vec<_>>()}
                            </ul>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

fn item_view(item: ErrorItem) -> impl IntoView {
    let words = match item.href {
        Some(href) => view! { <a href=href>{item.text}</a> }.settle(),
        None => item.text.settle(),
    };
    view! { <li>{words}</li> }
}
