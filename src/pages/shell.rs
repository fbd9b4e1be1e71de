//! What stands around every page: notices, header, breadcrumb, footer.

use super::render::{Build, Place, html as render};
use super::{glossary, languages};
use crate::content::{List, Page, Part, address};
use crate::ui::{
    Breadcrumb, ExitThisPage, ExitThisPageSkipLink, Footer, Header, Html, Logo, MENU, NavItem, Organisation, Service, SkipLink,
};
use crate::words::fill;
use leptos::prelude::*;

/// The whole of `<body>` but the scripts: `#portal`, which a navigation exchanges, and the region that announces.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>, page: &Page, main: String) -> String {
    let words = build.site.words.shell.clone();
    let (root, ward) = (place.root.clone(), place.href(build.ward));
    let demonstration = build.site.demonstration.then(|| demonstration(build));
    let header = header(build, place);
    let footer = footer(build, place);
    let crumbs = crumbs(build, place, page);
    let leave = (page.safety || matches!(page.part, Part::Tool(_))).then(|| {
        let to = build.site.settings.leave_to.clone();
        let skip = view! { <ExitThisPageSkipLink text=words.leave_help.clone() href=to.clone() /> };
        let button = view! { <ExitThisPage text=words.leave.clone() prefix=words.leave_prefix.clone() href=to /> };
        (skip, button)
    });
    let (skip_leave, leave) = leave.unzip();
    let term = glossary::in_place(build, place);
    let missing = languages::missing(build, place);
    let breadcrumb = (!crumbs.is_empty()).then(|| {
        view! { <Breadcrumb items=crumbs label=words.breadcrumb_label.clone() back_prefix=words.home.clone() /> }
    });
    render(|| {
        view! {
            <div id="portal" data-root=root data-ward=ward>
                <SkipLink text=words.skip href="#maincontent" />
                {skip_leave}
                {demonstration}
                {header}
                <div class="portal-bar" data-connection-lost hidden>
                    <div class="nhsuk-width-container"><p>{words.connection_lost}</p></div>
                </div>
                <div class="nhsuk-width-container">
                    {breadcrumb}
                    {leave}
                    {missing}
                    <main class="nhsuk-main-wrapper" id="maincontent">{Html::trusted(main)}</main>
                </div>
                {footer}
                <div class="portal-bar" data-new-release hidden>
                    <div class="nhsuk-width-container">
                        <p>{words.new_release}</p>
                        <p data-other-tabs hidden>{words.other_tabs}</p>
                        <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" data-take-over type="button">
                            {words.new_release_button}
                        </button>
                    </div>
                </div>
                {term}
            </div>
            <div class="nhsuk-u-visually-hidden" id="portal-announcer" role="status"></div>
        }
    })
}

fn demonstration(build: &Build<'_>) -> impl IntoView {
    let words = build.site.words.shell.clone();
    view! {
        <div class="portal-demo">
            <div class="nhsuk-width-container">
                <p class="portal-demo__text">
                    <strong class="nhsuk-tag nhsuk-tag--yellow portal-demo__tag">{words.demonstration_title}</strong>
                    " " {words.demonstration_text} " " {words.demonstration_urgent}
                </p>
            </div>
        </div>
    }
}

fn header(build: &Build<'_>, place: &Place<'_>) -> impl IntoView {
    let site = build.site;
    let words = &site.words.shell;
    let home = place.href("/");
    let nav = site
        .settings
        .menu
        .iter()
        .map(|entry| build.nav_item(place, &entry.value).current(place.address.starts_with(&entry.value)))
        .collect::<Vec<_>>();
    let service = Service { text: site.settings.service.clone(), href: Some(home.clone()) };
    let organisation = Organisation { name: site.settings.organisation.clone(), ..Organisation::default() };
    let logo = site.settings.logo.as_ref().map(|file| Logo { src: Some(place.href(file)), alt: String::new(), href: Some(home) });
    let urgent = place.href("/help-now/");
    let search = search(build, place);
    let switch = languages::switch(build, place);
    let (urgent_link, menu_label) = (words.urgent_link.clone(), words.menu_label.clone());
    let (menu, close) = (words.menu.clone(), words.menu_close.clone());
    view! {
        <Header service=service organisation=organisation logo=logo nav=nav nav_label=menu_label nav_close=close>
            <a class="portal-help-now" href=urgent>{urgent_link}</a>
            <button class="portal-menu__button" type="button" popovertarget=MENU>{menu}</button>
            {search}
            {switch}
        </Header>
    }
}

/// The box that public/search.js brings to life when a reader goes to it. Without a script, only the link to the A to Z is shown.
fn search(build: &Build<'_>, place: &Place<'_>) -> Option<impl IntoView + use<>> {
    let words = build.site.words.search.clone();
    let all = build.site.pages.values().find(|page| page.part == Part::List(List::Everything))?;
    let lang = build.lang_of(all);
    let (index, all) = (place.href(build.search), place.href(&all.address));
    Some(view! {
        <div class="portal-search" role="search" data-search=index>
            <label class="nhsuk-u-visually-hidden" for="portal-search">{words.label.clone()}</label>
            <input class="nhsuk-input portal-search__input" id="portal-search" type="search" autocomplete="off" spellcheck="false"
                placeholder=words.placeholder role="combobox" aria-autocomplete="list" aria-expanded="false" aria-controls="portal-found" />
            <a class="portal-search__all" href=all hreflang=lang>{words.all}</a>
            <div class="portal-search__found" data-found hidden>
                <p class="portal-search__count"></p>
                <div id="portal-found" role="listbox" aria-label=words.label></div>
            </div>
        </div>
    })
}

/// The way from the home page to the page above this one; the page itself is the heading.
fn crumbs(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Vec<NavItem> {
    let site = build.site;
    let mut crumbs = Vec::new();
    let mut above = address::parent(place.address);
    while let Some(address) = above {
        if address == "/" {
            crumbs.push(NavItem::new(site.words.shell.home.clone(), place.href("/")));
        } else if site.pages.contains_key(&address) {
            crumbs.push(build.nav_item(place, &address));
        }
        above = address::parent(&address);
    }
    crumbs.reverse();
    if page.address == "/404/" {
        crumbs.truncate(1);
    }
    crumbs
}

fn footer(build: &Build<'_>, place: &Place<'_>) -> impl IntoView {
    let site = build.site;
    let words = &site.words.shell;
    let items = site.settings.footer.iter().map(|entry| build.nav_item(place, &entry.value)).collect::<Vec<_>>();
    let values = [("release", build.release), ("date", &site.content_date())];
    let release = fill(&words.release, &values);
    let contact = fill(&words.contact, &[("contact", &site.settings.contact)]);
    let attribution = words.attribution.clone();
    view! {
        <Footer groups=Vec::new() meta=items meta_heading=words.footer_label.clone() copyright=site.settings.organisation.clone()>
            <p class="nhsuk-body-s portal-release">{contact}</p>
            <p class="nhsuk-body-s portal-release">{release} " " {attribution}</p>
        </Footer>
    }
}
