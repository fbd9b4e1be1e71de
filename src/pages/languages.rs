//! What a page in several languages shows: the way to each language, and the notices where a translation is missing or unchecked.
//!
//! A link to a page that a language lacks leads to the page in the site's own language, at `#` and the language's code. There a notice
//! waits, which is shown only to readers who come by such a link: `docs/decisions/0010-one-page-with-a-notice-for-what-is-not-translated.md`.

use super::render::{Build, Place};
use crate::content::{Page, Site, address};
use crate::ui::{InsetText, NavItem};
use leptos::prelude::*;

impl Build<'_> {
    /// The language of a page's own words, where that is another than the language of the page that names it.
    pub(super) fn lang_of(&self, page: &Page) -> Option<String> {
        (!self.site.is_own() && page.translation.is_none()).then(|| self.own.language.code.clone())
    }

    /// A link to a page by its short title.
    pub(super) fn nav_item(&self, place: &Place<'_>, address: &str) -> NavItem {
        let Some(page) = self.site.pages.get(address) else { return NavItem::default() };
        NavItem::new(page.short.clone(), place.href(address)).lang(self.lang_of(page))
    }

    /// What follows the words of a link whose page is in another language: its code, and a note.
    pub(super) fn elsewhere(&self, address: &str) -> Option<(String, String)> {
        let page = self.site.pages.get(address.split('#').next().unwrap_or(address))?;
        Some((self.lang_of(page)?, format!(" {}", self.site.words.language.in_english)))
    }
}

/// The site in each of its languages, its own first.
fn all<'a>(build: &Build<'a>) -> impl Iterator<Item = &'a Site> {
    std::iter::once(build.own).chain(&build.own.translations)
}

/// In which languages a page can be read, if there is more than one: the code of each, and where.
pub(super) fn alternates(build: &Build<'_>, address: &str) -> Vec<(String, String)> {
    let has = |site: &&Site| site.is_own() || site.translated(address).is_some();
    let found: Vec<_> = all(build).filter(has).map(|site| (site.language.code.clone(), site.in_language(address))).collect();
    if found.len() > 1 { found } else { Vec::new() }
}

/// Links to the same page in the other languages, each in its own words.
pub(super) fn switch(build: &Build<'_>, place: &Place<'_>) -> Option<impl IntoView + use<>> {
    let at = if place.address == "/404/" { "/" } else { place.address };
    let links: Vec<_> = all(build)
        .filter(|site| site.language != build.site.language)
        .map(|site| {
            let language = site.language.clone();
            let address = site.in_language(at);
            // The notice stands on this very page: a link by its name alone is followed without a request on every host.
            let href = match address.strip_prefix(place.address) {
                Some(anchor) if anchor.starts_with('#') => anchor.to_owned(),
                _ => address::href(&place.root, &address),
            };
            let (lang, dir) = (language.code.clone(), language.dir());
            view! { <li><a class="portal-search__all" href=href lang=lang.clone() hreflang=lang dir=dir>{language.name}</a></li> }
        })
        .collect();
    let label = build.site.words.language.label.clone();
    (!links.is_empty()).then(|| view! { <nav class="portal-languages" aria-label=label><ul class="portal-letters">{links}</ul></nav> })
}

/// On a page in the site's own language: a notice in each language that lacks it, hidden until a link leads to it.
pub(super) fn missing(build: &Build<'_>, place: &Place<'_>) -> Vec<impl IntoView + use<>> {
    let lacking = |site: &&Site| place.address != "/404/" && build.site.is_own() && site.translated(place.address).is_none();
    let notice = |site: &Site| {
        let (code, dir, words) = (site.language.code.clone(), site.language.dir(), site.words.language.clone());
        let hreflang = code.clone();
        let home = address::href(&place.root, &site.in_language("/"));
        view! {
            <p class="nhsuk-inset-text portal-missing" id=code.clone() lang=code dir=dir tabindex="-1" hidden>
                {words.missing} " " <a href=home hreflang=hreflang>{words.start}</a>
            </p>
        }
    };
    build.own.translations.iter().filter(lacking).map(notice).collect()
}

/// On a translation that no translator has checked: that it is so, and the way to the page that counts.
pub(super) fn not_checked(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Option<impl IntoView + use<>> {
    page.translation.as_ref().filter(|translation| translation.checked.is_none())?;
    let words = build.site.words.language.clone();
    let prefix = build.site.words.article.information.clone();
    let href = address::href(&place.root, place.address);
    let own = build.own.language.code.clone();
    Some(view! {
        <InsetText prefix=prefix>
            <p>{words.not_checked.clone()} " " <a href=href.clone() hreflang=own.clone()>{words.english_page.clone()}</a></p>
        </InsetText>
    })
}
