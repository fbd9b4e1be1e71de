//! Buttons and the back link.

use carer_portal::ui::{BackLink, Button, ButtonVariant, Icon, LinkButton, Placement, Target};
use leptos::prelude::*;

use crate::fixtures::{Change, Component, Options, reason::TEXT_ONLY};

pub(crate) fn icon(name: &str) -> Icon {
    match name {
        "arrow-left" => Icon::ArrowLeft,
        "arrow-right" => Icon::ArrowRight,
        "search" => Icon::Search,
        other => panic!("icon {other}"),
    }
}

pub(crate) fn button_variant(options: &Options) -> ButtonVariant {
    match options.string("variant").as_deref() {
        None => ButtonVariant::Primary,
        Some("secondary") => ButtonVariant::Secondary,
        Some("secondary-solid") => ButtonVariant::SecondarySolid,
        Some("warning") => ButtonVariant::Warning,
        Some("reverse") => ButtonVariant::Reverse,
        Some("brand") => ButtonVariant::Brand,
        Some("login") => ButtonVariant::Login,
        Some(other) => panic!("variant {other}"),
    }
}

/// An address, or a press that does nothing.
pub(crate) fn target(options: &Options) -> Target {
    match options.string("href") {
        Some(href) => href.into(),
        None => Callback::new(|()| ()).into(),
    }
}

pub(crate) const BUTTON: Component = Component {
    name: "Button, LinkButton",
    folder: "button",
    only: &[],
    left_out: &[],
    differs: &[],
    at_least: 66,
    build: |options| {
        let text = options.words("text").unwrap();
        let variant = button_variant(options);
        let small = options.flag("small");
        let icon_options = options.get("icon");
        let icon = icon_options.string("name").map(|name| icon(&name));
        let icon_at = match icon_options.string("placement").as_deref() {
            Some("end") => Placement::End,
            _ => Placement::Start,
        };
        match options.string("href") {
            Some(href) => view! { <LinkButton text href variant small icon icon_at /> }.into_any(),
            None => view! {
                <Button text variant small icon icon_at disabled=options.flag("disabled") />
            }
            .into_any(),
        }
    },
};

pub(crate) const BACK_LINK: Component = Component {
    name: "BackLink",
    folder: "back-link",
    only: &[],
    left_out: &[("html", TEXT_ONLY), ("callBlock", TEXT_ONLY)],
    differs: &[(
        Change::OtherValue("nhsuk-back-link", "type", "button"),
        "a back link without an address runs a callback: there is no form to submit",
    )],
    at_least: 5,
    build: |options| {
        view! {
            <BackLink
                text=options.words("text").unwrap()
                target=target(options)
                reverse=options.string("variant").as_deref() == Some("reverse")
            />
        }
        .into_any()
    },
};
