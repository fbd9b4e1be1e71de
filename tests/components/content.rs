//! Components that hold content: cards, callouts, lists, details, inset text, tags.

use carer_portal::ui::{
    Card, CardKind, CareCard, CareKind, Details, DoDont, DoDontList, Html, InsetText, Level, Size, Tag, TagColour, WarningCallout,
};
use leptos::prelude::*;

use crate::fixtures::{
    Component, Options,
    reason::{CLASSES, DEPRECATED},
};

pub(crate) fn level(options: &Options) -> Option<Level> {
    match options.string("level")?.as_str() {
        "1" => Some(Level::One),
        "2" => Some(Level::Two),
        "3" => Some(Level::Three),
        "4" => Some(Level::Four),
        other => panic!("heading level {other}"),
    }
}

pub(crate) fn size(options: &Options) -> Option<Size> {
    match options.string("size")?.as_str() {
        "xs" => Some(Size::Xs),
        "s" => Some(Size::S),
        "m" => Some(Size::M),
        "l" => Some(Size::L),
        "xl" => Some(Size::Xl),
        other => panic!("size {other}"),
    }
}

/// The body of a component: markup, or text in the given element.
fn body(options: &Options, open: &str, close: &str) -> Html {
    let markup = options.string("callBlock").or_else(|| options.string("html"));
    match (markup, options.string("text")) {
        (Some(markup), _) => Html::trusted(markup),
        (None, Some(text)) => Html::trusted([open, Html::text(text).as_str(), close].concat()),
        (None, None) => Html::default(),
    }
}

pub(crate) const CARD: Component = Component {
    name: "Card",
    folder: "card",
    only: &[],
    left_out: &[
        ("actions", "nothing of a card can be acted upon in the portal"),
        ("image", "no card has a picture: pictures stand beside the points of Easy Read pages"),
        ("heading.classes", CLASSES),
        ("variant=warning", "that is `WarningCallout`"),
        ("variant=emergency", "that is `CareCard`"),
        ("variant=urgent", "that is `CareCard`"),
        ("variant=non-urgent", "that is `CareCard`"),
    ],
    differs: &[],
    at_least: 30,
    build: |options| {
        let heading = options.get("heading");
        let kind = match options.string("variant").as_deref() {
            None => CardKind::Basic,
            Some("feature") => CardKind::Feature,
            Some("primary") => CardKind::Primary,
            Some("secondary") => CardKind::Secondary,
            Some(other) => panic!("variant {other}"),
        };
        let markup = options.string("callBlock").or_else(|| options.get("description").string("html"));
        let markup = markup.map(Html::trusted).unwrap_or_default();
        view! {
            <Card
                heading=options.words("heading")
                href=options.string("href")
                description=options.words("description").map(Html::text)
                level=level(&heading).unwrap_or_default()
                size=size(&heading)
                kind=kind
                clickable=options.flag("clickable")
                heading_id=heading.string("id")
            >
                {markup}
            </Card>
        }
        .into_any()
    },
};

pub(crate) const CARE_CARD: Component = Component {
    name: "CareCard",
    folder: "card",
    only: &["variant=non-urgent", "variant=urgent", "variant=emergency"],
    left_out: &[],
    differs: &[],
    at_least: 4,
    build: |options| {
        let (kind, prefix) = match options.string("variant").unwrap().as_str() {
            "non-urgent" => (CareKind::NonUrgent, "Non-urgent advice"),
            "urgent" => (CareKind::Urgent, "Urgent advice"),
            _ => (CareKind::Emergency, "Immediate action required"),
        };
        let body = body(options, "", "");
        view! {
            <CareCard
                kind=kind
                heading=options.words("heading").unwrap()
                prefix=prefix
                level=level(&options.get("heading")).unwrap_or_default()
            >
                {body}
            </CareCard>
        }
        .into_any()
    },
};

pub(crate) const WARNING_CALLOUT: Component = Component {
    name: "WarningCallout",
    folder: "warning-callout",
    only: &[],
    left_out: &[("!heading", "a callout is in the page's outline")],
    differs: &[],
    at_least: 5,
    build: |options| {
        let heading = options.words("heading").unwrap();
        let prefix = (heading != "Important").then_some("Important".to_owned());
        let body = body(options, "<p class=\"nhsuk-card__description\">", "</p>");
        view! {
            <WarningCallout heading=heading prefix=prefix>
                {body}
            </WarningCallout>
        }
        .into_any()
    },
};

pub(crate) const DETAILS: Component = Component {
    name: "Details",
    folder: "details",
    only: &[],
    left_out: &[("summary.html", "the words to press are text")],
    differs: &[],
    at_least: 11,
    build: |options| {
        let body = body(options, "", "");
        view! {
            <Details
                summary=options.words("summary").unwrap()
                open=options.flag("open")
                expander=options.string("classes").as_deref() == Some("nhsuk-expander")
            >
                {body}
            </Details>
        }
        .into_any()
    },
};

pub(crate) const DO_DONT_LIST: Component = Component {
    name: "DoDontList",
    folder: "do-dont-list",
    only: &[],
    left_out: &[("title", DEPRECATED)],
    differs: &[],
    at_least: 10,
    build: |options| {
        let kind = match options.string("icon").as_deref() {
            Some("cross") => DoDont::Dont,
            _ => DoDont::Do,
        };
        let prefix = match kind {
            DoDont::Dont => options.string("prefixText").or(Some("do not".to_owned())),
            DoDont::Do => options.string("prefixText"),
        };
        let items = options.items("items");
        view! {
            <DoDontList
                kind=kind
                heading=options.words("heading").unwrap()
                items=items.iter().map(|item| body(item, "", "")).collect()
                prefix=prefix.filter(|_| !options.flag("hidePrefix"))
                level=level(&options.get("heading")).unwrap_or(Level::Three)
            />
        }
        .into_any()
    },
};

pub(crate) const INSET_TEXT: Component = Component {
    name: "InsetText",
    folder: "inset-text",
    only: &[],
    left_out: &[],
    differs: &[],
    at_least: 3,
    build: |options| {
        let body = body(options, "<p>", "</p>");
        view! { <InsetText prefix="Information">{body}</InsetText> }.into_any()
    },
};

pub(crate) const TAG: Component = Component {
    name: "Tag",
    folder: "tag",
    only: &[],
    left_out: &[("classes", CLASSES), ("html", crate::fixtures::reason::TEXT_ONLY), ("callBlock", crate::fixtures::reason::TEXT_ONLY)],
    differs: &[],
    at_least: 24,
    build: |options| {
        view! {
            <Tag
                text=options.words("text").unwrap()
                colour=tag_colour(options)
                border=!options.is_off("border")
                class=options.string("classes").unwrap_or_default()
            />
        }
        .into_any()
    },
};

pub(crate) fn tag_colour(options: &Options) -> TagColour {
    match options.string("colour").as_deref() {
        None if options.is_off("colour") => TagColour::NoColour,
        None => TagColour::Default,
        Some("white") => TagColour::White,
        Some("grey") => TagColour::Grey,
        Some("green") => TagColour::Green,
        Some("aqua-green") => TagColour::AquaGreen,
        Some("blue") => TagColour::Blue,
        Some("purple") => TagColour::Purple,
        Some("pink") => TagColour::Pink,
        Some("red") => TagColour::Red,
        Some("orange") => TagColour::Orange,
        Some("yellow") => TagColour::Yellow,
        Some(other) => panic!("colour {other}"),
    }
}
