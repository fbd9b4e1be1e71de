//! Header, footer, and the ways between pages.

use carer_portal::ui::{
    Breadcrumb, ContentsList, Footer, FooterGroup, Header, Html, Logo, NavItem, Organisation, PageTurn, Pagination, Service, SkipLink,
};
use leptos::prelude::*;

use crate::fixtures::{
    Change, Component, Options,
    reason::{ATTRIBUTES, DEPRECATED},
};

fn nav_items(options: &Options, key: &str) -> Vec<NavItem> {
    let item = |item: &Options| {
        NavItem::new(item.words("text").unwrap(), item.string("href").unwrap_or_default())
            .current(item.flag("active") || item.flag("current"))
    };
    options.items(key).iter().map(item).collect()
}

pub(crate) const SKIP_LINK: Component = Component {
    name: "SkipLink",
    folder: "skip-link",
    only: &[],
    left_out: &[],
    differs: &[],
    at_least: 3,
    build: |options| {
        view! {
            <SkipLink
                text=options.words("text").unwrap()
                href=options.string("href").unwrap_or("#maincontent".to_owned())
            />
        }
        .into_any()
    },
};

const NO_NHS_LOGO: &str = "the NHS logo is restricted: the host adds its own";

pub(crate) const HEADER: Component = Component {
    name: "Header",
    folder: "header",
    only: &[],
    left_out: &[
        ("account", "nobody signs in"),
        ("search", "the box in the header is our own: it shows what it finds while the reader types"),
        ("navigation.justified", "menus begin at the left"),
        ("navigation.items[].current", "a menu leads to sections; the current one stays a link to its start"),
    ],
    differs: &[
        (Change::NoElement("nhsuk-header__logo"), NO_NHS_LOGO),
        (Change::NoEmptyElement("nhsuk-header__service-logo"), "without the NHS logo the link would have nothing to show"),
        (Change::NoAttributeOf("nhsuk-header__service-logo", "aria-label"), "a link is named by what it shows"),
        (Change::NoElement("nhsuk-header__menu"), "the \"More\" menu needs nhsuk-frontend's script; without it the menu wraps"),
    ],
    at_least: 23,
    build: |options| {
        let organisation = options.get("organisation");
        let logo = options.get("logo");
        let service = options.get("service");
        let service_href = service.string("href");
        view! {
            <Header
                service=service
                    .words("text")
                    .map(|text| Service { text, href: service_href })
                organisation=organisation
                    .string("name")
                    .map(|name| Organisation {
                        name,
                        split: organisation.string("split"),
                        descriptor: organisation.string("descriptor"),
                    })
                logo=(logo.is_given())
                    .then(|| Logo {
                        src: logo.string("src"),
                        alt: logo.string("alt").unwrap_or_default(),
                        href: logo.string("href"),
                    })
                nav=nav_items(&options.get("navigation"), "items")
                nav_label="Menu"
                white=options.string("colour").as_deref() == Some("white")
            />
        }
        .into_any()
    },
};

pub(crate) const FOOTER: Component = Component {
    name: "Footer",
    folder: "footer",
    only: &[],
    left_out: &[("navigation[].html", "columns hold links")],
    differs: &[],
    at_least: 17,
    build: |options| {
        let navigation = options.get("navigation");
        let groups = match navigation.0.is_object() {
            true => vec![navigation],
            false => options.items("navigation"),
        };
        let groups = groups.iter().map(|group| FooterGroup { heading: group.words("heading"), items: nav_items(group, "items") }).collect();
        let meta = options.get("meta");
        let markup = options.string("callBlock").or_else(|| meta.string("html"));
        let text = options.words("meta").map(|text| {
            let text = Html::text(text);
            format!("<p class=\"nhsuk-body-s\">{}</p>", text.as_str())
        });
        let body = markup.or(text).map(Html::trusted).unwrap_or_default();
        let copyright = options.words("copyright").or(Some("© NHS England".to_owned()));
        view! {
            <Footer
                groups=groups
                meta=nav_items(&meta, "items")
                meta_heading="Support links"
                copyright=copyright.filter(|text| !text.is_empty())
            >
                {body}
            </Footer>
        }
        .into_any()
    },
};

pub(crate) const BREADCRUMB: Component = Component {
    name: "Breadcrumb",
    folder: "breadcrumb",
    only: &[],
    left_out: &[
        ("variant", "no page has a dark ground"),
        ("items[].attributes", ATTRIBUTES),
        ("backLink", "the back link is the last step"),
    ],
    differs: &[],
    at_least: 1,
    build: |options| {
        view! {
            <Breadcrumb
                items=nav_items(options, "items")
                label="Breadcrumb"
                back_prefix="Back to"
            />
        }
        .into_any()
    },
};

pub(crate) const CONTENTS_LIST: Component = Component {
    name: "ContentsList",
    folder: "contents-list",
    only: &[],
    left_out: &[("items[].items", "sections are one level deep")],
    differs: &[],
    at_least: 3,
    build: |options| {
        view! {
            <ContentsList
                items=nav_items(options, "items")
                label="Pages in this guide"
                heading=options
                    .string("visuallyHiddenText")
                    .unwrap_or("Contents".to_owned())
            />
        }
        .into_any()
    },
};

pub(crate) const PAGINATION: Component = Component {
    name: "Pagination",
    folder: "pagination",
    only: &[],
    left_out: &[("items", "pages have titles, not numbers"), ("previousUrl", DEPRECATED)],
    differs: &[],
    at_least: 4,
    build: |options| {
        let turn = |key: &str, text: &str| {
            let turn = options.get(key);
            let own_words = turn.string("text");
            turn.string("href").map(|href| PageTurn {
                href,
                hidden: own_words.is_none().then(|| "page".to_owned()),
                text: own_words.unwrap_or(text.to_owned()),
                title: turn.words("label"),
                ..PageTurn::default()
            })
        };
        view! {
            <Pagination
                previous=turn("previous", "Previous")
                next=turn("next", "Next")
                label="Pagination"
            />
        }
        .into_any()
    },
};
