//! What the fixtures cannot show: states that change, and components of other design systems.

use carer_portal::ui::{CharacterLimit, ErrorItem, ErrorSummary, ExitThisPage, ExitThisPageSkipLink, Input, Textarea};
use leptos::prelude::*;

use crate::{
    dom::{self, Element, Node},
    fixtures::render,
};

/// The first element with a class.
fn find(tree: &Element, class: &str) -> Option<Element> {
    let mut found = None;
    tree.clone().visit(&mut |element| {
        if found.is_none() && element.classes.contains(class) {
            found = Some(element.clone());
        }
    });
    found
}

fn text(element: &Element) -> String {
    let text = |child: &Node| match child {
        Node::Text(text) => text.clone(),
        Node::Element(element) => text(element),
    };
    element.children.iter().map(text).collect()
}

#[test]
fn exit_this_page_is_a_plain_link() {
    let html = render(|| view! { <ExitThisPage text="Exit this page" prefix="Emergency" href="https://example.org/" /> }.into_any());
    let link = find(&dom::parse(&html), "portal-exit__button").unwrap();
    assert_eq!(link.name, "a");
    assert_eq!(link.attributes["href"], "https://example.org/");
    assert_eq!(link.attributes["rel"], "nofollow noreferrer noopener");
    assert_eq!(text(&link), "Emergency Exit this page");
}

#[test]
fn exit_this_page_has_a_skip_style_link() {
    let html = render(|| view! { <ExitThisPageSkipLink text="Exit this page" href="https://example.org/" /> }.into_any());
    let link = find(&dom::parse(&html), "nhsuk-skip-link").unwrap();
    assert_eq!(link.name, "a");
    assert!(link.attributes.contains_key("data-exit"));
}

#[test]
fn an_error_summary_without_errors_shows_nothing() {
    let html = render(|| {
        let errors: Vec<ErrorItem> = Vec::new();
        view! { <ErrorSummary heading="There is a problem" errors=errors /> }.into_any()
    });
    assert!(dom::parse(&html).children.is_empty());
}

#[test]
fn a_field_names_its_hint_and_its_error() {
    let html = render(|| {
        view! {
            <Input
                id="town"
                label="Town"
                hint="Or village".to_owned()
                error="Enter a town"
                error_prefix="Error"
            />
        }
        .into_any()
    });
    let input = find(&dom::parse(&html), "nhsuk-input").unwrap();
    assert_eq!(input.attributes["aria-describedby"], "town-hint town-error");
}

fn limited(value: &'static str) -> Element {
    let limit = CharacterLimit {
        max: 5,
        allowed: "up to {count}".into(),
        left_one: "{count} left".into(),
        left: "{count} are left".into(),
        over_one: "{count} over".into(),
        over: "{count} are over".into(),
    };
    dom::parse(&render(|| view! { <Textarea id="note" label="Note" value=value limit=limit /> }.into_any()))
}

#[test]
fn an_empty_textarea_is_empty() {
    let textarea = find(&limited(""), "nhsuk-textarea").unwrap();
    assert!(textarea.children.is_empty(), "{textarea:?}");
}

#[test]
fn a_textarea_escapes_its_text() {
    let textarea = find(&limited("</textarea><b>&amp;"), "nhsuk-textarea").unwrap();
    assert_eq!(text(&textarea), "</textarea><b>&amp;");
}

#[test]
fn a_text_that_is_too_long_is_told_like_an_error() {
    let message = find(&limited("1234567"), "nhsuk-character-count__message").unwrap();
    assert_eq!(text(&message), "2 are over");
    assert!(message.classes.contains("nhsuk-error-message"));
}
