//! Buttons: <https://service-manual.nhs.uk/design-system/components/buttons>

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{Icon, classes, when};

/// The look of a button, and so its weight on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonVariant {
    /// The main step of the page; one to a page.
    #[default]
    Primary,
    /// A lesser step.
    Secondary,
    /// A lesser step on a coloured ground.
    SecondarySolid,
    /// A step that cannot be undone, such as deleting.
    Warning,
    /// Light on a dark ground.
    Reverse,
    /// In the host's main colour.
    Brand,
    /// Signing in.
    Login,
}

impl ButtonVariant {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "",
            Self::Secondary => "nhsuk-button--secondary",
            Self::SecondarySolid => "nhsuk-button--secondary-solid",
            Self::Warning => "nhsuk-button--warning",
            Self::Reverse => "nhsuk-button--reverse",
            Self::Brand => "nhsuk-button--brand",
            Self::Login => "nhsuk-button--login",
        }
    }
}

/// What a button does in its form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// Submits the form that it stands in.
    #[default]
    Submit,
    /// Nothing but its own `on_click`.
    Button,
}

/// On which side of the words an icon stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// Before the words.
    #[default]
    Start,
    /// After the words.
    End,
}

/// A button.
#[component]
pub fn Button(
    /// The words. With an icon they may be empty; then `label` is needed.
    #[prop(optional, into)]
    text: String,
    /// The look.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Submit button or plain button.
    #[prop(optional)]
    kind: ButtonKind,
    /// Less high, for dense places.
    #[prop(optional)]
    small: bool,
    /// Cannot be pressed. Rarely right: say what is missing instead.
    #[prop(optional)]
    disabled: bool,
    /// A decoration beside the words.
    #[prop(optional_no_strip, into)]
    icon: Option<Icon>,
    /// On which side the icon stands.
    #[prop(optional)]
    icon_at: Placement,
    /// The name for screen readers when there are no words to see (`aria-label`).
    #[prop(optional_no_strip, into)]
    label: Option<String>,
    /// The button's id.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
    /// The button's form name.
    #[prop(optional_no_strip, into)]
    name: Option<String>,
    /// The button's form value.
    #[prop(optional_no_strip, into)]
    value: Option<String>,
    /// Further classes, for a component that contains the button.
    #[prop(optional, into)]
    class: String,
    /// Called on each press.
    #[prop(optional_no_strip, into)]
    on_click: Option<Callback<()>>,
) -> impl IntoView {
    let kind = match kind {
        ButtonKind::Submit => "submit",
        ButtonKind::Button => "button",
    };
    view! {
        <button
            class=button_class(variant, icon, small, &class)
            id=id
            name=name
            type=kind
            value=value
            disabled=disabled
            aria-disabled=disabled.then_some("true")
            aria-label=label
            on:click=move |_| {
                if let Some(on_click) = on_click {
                    on_click.run(());
                }
            }
        >
            {button_content(text, icon, icon_at)}
        </button>
    }
}

/// A link that looks like a button: for a step that only goes to another page, such as "Start now".
#[component]
pub fn LinkButton(
    /// The words.
    #[prop(into)]
    text: String,
    /// The address.
    #[prop(into)]
    href: String,
    /// The look.
    #[prop(optional)]
    variant: ButtonVariant,
    /// Less high, for dense places.
    #[prop(optional)]
    small: bool,
    /// A decoration beside the words.
    #[prop(optional_no_strip, into)]
    icon: Option<Icon>,
    /// On which side the icon stands.
    #[prop(optional)]
    icon_at: Placement,
    /// The link's id.
    #[prop(optional_no_strip, into)]
    id: Option<String>,
) -> impl IntoView {
    view! {
        <a
            class=button_class(variant, icon, small, "")
            id=id
            href=href
            role="button"
            draggable="false"
        >
            {button_content(text, icon, icon_at)}
        </a>
    }
}

fn button_class(variant: ButtonVariant, icon: Option<Icon>, small: bool, extra: &str) -> String {
    classes(&["nhsuk-button", variant.class(), when(icon.is_some(), "nhsuk-button--icon"), when(small, "nhsuk-button--small"), extra])
}

/// Words and icon. The words get an element of their own only beside an icon.
fn button_content(text: String, icon: Option<Icon>, at: Placement) -> Piece {
    let Some(icon) = icon else {
        return text.settle();
    };
    let words = (!text.is_empty()).then(|| view! { <span class="nhsuk-button__content">{text}</span> });
    match at {
        Placement::Start => view! { {icon.view()} {words} }.settle(),
        Placement::End => view! { {words} {icon.view()} }.settle(),
    }
}
