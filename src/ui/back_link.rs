//! Back link: <https://service-manual.nhs.uk/design-system/components/back-link>

use crate::ui::Settle;
use leptos::prelude::*;

use super::{Target, classes, when};

/// A link to the page or question before this one. It stands before `<main>`, above the heading.
#[component]
pub fn BackLink(
    /// The words, for example "Back".
    #[prop(into)]
    text: String,
    /// Where it leads.
    #[prop(into)]
    target: Target,
    /// Words before `text` for screen readers only, for example "Back to".
    #[prop(optional_no_strip, into)]
    hidden: Option<String>,
    /// Light on a dark ground.
    #[prop(optional)]
    reverse: bool,
    /// The control's id.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
) -> impl IntoView {
    let class = classes(&["nhsuk-back-link", when(reverse, "nhsuk-back-link--reverse")]);
    let hidden = hidden.map(|words| view! { <span class="nhsuk-u-visually-hidden">{words} " "</span> });
    target.view(class, id, None, view! { {hidden} {text} }.settle())
}
