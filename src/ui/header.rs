//! Header: <https://service-manual.nhs.uk/design-system/components/header>
//!
//! The NHS logo is restricted and never drawn: the host gives its own name and, if it has one, its own picture.

use crate::ui::Inner;
use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{NavItem, classes, when};

/// The name of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Service {
    /// The name.
    pub text: String,
    /// The home page; none leaves the name without a link.
    pub href: Option<String>,
}

/// The name of the organisation that runs the site, in the NHS style of up to three parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The name, or its first line.
    pub name: String,
    /// The second line of a long name.
    pub split: Option<String>,
    /// What it is, for example "NHS Foundation Trust".
    pub descriptor: Option<String>,
}

/// The organisation's own picture, and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logo {
    /// The address of the picture; none for a link without a picture.
    pub src: Option<String>,
    /// What the picture says.
    pub alt: String,
    /// Where it leads. With none, or with the service's own address, picture and name are one link.
    pub href: Option<String>,
}

/// The id of a menu that is folded away.
pub const MENU: &str = "menu";

/// The top of every page.
#[component]
pub fn Header(
    /// The name of the site.
    #[prop(optional_no_strip, into)]
    service: Option<Service>,
    /// The name of the organisation.
    #[prop(optional_no_strip, into)]
    organisation: Option<Organisation>,
    /// The organisation's picture.
    #[prop(optional_no_strip, into)]
    logo: Option<Logo>,
    /// The menu; empty for none.
    #[prop(optional)]
    nav: Vec<NavItem>,
    /// The name of the menu for screen readers, for example "Menu".
    #[prop(optional, into)]
    nav_label: String,
    /// The words of the button that closes the menu. With them the menu is folded away on a phone, where a button that has
    /// `popovertarget` set to [`MENU`] opens it. A browser that knows no popovers shows the whole menu.
    #[prop(optional_no_strip, into)]
    nav_close: Option<String>,
    /// Dark on white.
    #[prop(optional)]
    white: bool,
    /// What stands at the end of the first line, such as a link that every page needs.
    #[prop(optional)]
    children: Option<Inner>,
) -> impl IntoView {
    let class = classes(&["nhsuk-header", when(white, "nhsuk-header--white"), when(organisation.is_some(), "nhsuk-header--organisation")]);
    let nav = (!nav.is_empty()).then(|| navigation(nav, nav_label, nav_close));
    view! {
        <header class=class role="banner">
            <div class="nhsuk-header__container nhsuk-width-container">
                <div class="nhsuk-header__service">{names(service, organisation, logo)}</div>
                {children.map(|children| children.view())}
            </div>
            {nav}
        </header>
    }
}

/// Picture, organisation and service, as one link where they lead to the same place and two where they do not.
fn names(service: Option<Service>, organisation: Option<Organisation>, logo: Option<Logo>) -> Piece {
    let logo = logo.unwrap_or_default();
    let service_href = service.as_ref().and_then(|service| service.href.clone());
    let one_link = service_href.is_some() && (logo.href.is_none() || logo.href == service_href);

    let has_mark = logo.src.is_some() || organisation.is_some();
    let picture = logo.src.map(|src| {
        view! { <img class="nhsuk-header__organisation-logo" src=src width="280" alt=logo.alt /> }
    });
    let mark = view! { {picture} {organisation.map(organisation_view)} };
    if one_link {
        let name = service.map(|service| service_name(service.text, None));
        return view! {
            <a class="nhsuk-header__service-logo" href=service_href>
                {mark}
                {name}
            </a>
        }
        .settle();
    }
    let mark = match (has_mark, logo.href) {
        // A link around nothing would have no name.
        (false, _) => ().settle(),
        (true, None) => mark.settle(),
        (true, Some(href)) => view! {
            <a class="nhsuk-header__service-logo" href=href>
                {mark}
            </a>
        }
        .settle(),
    };
    let name = service.map(|service| service_name(service.text, service.href));
    view! { {mark} {name} }.settle()
}

fn organisation_view(organisation: Organisation) -> impl IntoView {
    let Organisation { name, split, descriptor } = organisation;
    let split = split.map(|split| {
        view! {
            " "
            <span class="nhsuk-header__organisation-name-split">{split}</span>
        }
    });
    let descriptor = descriptor.map(|descriptor| {
        view! { <span class="nhsuk-header__organisation-name-descriptor">{descriptor}</span> }
    });
    view! {
        <span class="nhsuk-header__organisation-name">{name} {split}</span>
        {descriptor}
    }
}

fn service_name(text: String, href: Option<String>) -> Piece {
    match href {
        Some(href) => view! {
            <a class="nhsuk-header__service-name" href=href>
                {text}
            </a>
        }
        .settle(),
        None => view! { <span class="nhsuk-header__service-name">{text}</span> }.settle(),
    }
}

fn navigation(items: Vec<NavItem>, label: String, close: Option<String>) -> impl IntoView {
    let items = items.into_iter().map(navigation_item).collect::<Vec<_>>();
    let class = classes(&["nhsuk-header__navigation", when(close.is_some(), "portal-menu")]);
    let folded = close.is_some();
    let close = close.map(|close| {
        view! { <button class="portal-menu__button" type="button" popovertarget=MENU popovertargetaction="hide">{close}</button> }
    });
    view! {
        <nav class=class aria-label=label id=folded.then_some(MENU) popover=folded.then_some("auto")>
            <div class="nhsuk-header__navigation-container nhsuk-width-container">
                {close}
                <ul class="nhsuk-header__navigation-list">{items}</ul>
            </div>
        </nav>
    }
}

fn navigation_item(item: NavItem) -> impl IntoView {
    let dir = item.dir();
    let NavItem { text, href, current, lang } = item;
    let class = classes(&["nhsuk-header__navigation-item", when(current, "nhsuk-header__navigation-item--current")]);
    // Strong as well as coloured: a reader's own colours must not hide where they are.
    let words = if current {
        view! { <strong class="nhsuk-header__navigation-item-current-fallback">{text}</strong> }.settle()
    } else {
        text.settle()
    };
    view! {
        <li class=class>
            <a
                class="nhsuk-header__navigation-link"
                href=href
                dir=dir
                lang=lang.clone()
                hreflang=lang
                aria-current=current.then_some("true")
            >
                {words}
            </a>
        </li>
    }
}
