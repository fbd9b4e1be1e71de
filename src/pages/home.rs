//! The home page: doors first, then the text.

use super::render::{Build, Place, html as render};
use super::{article, languages};
use crate::content::Page;
use leptos::prelude::*;

/// The home page's whole `<main>`.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>, page: &Page) -> String {
    let doors: Vec<_> = page
        .doors
        .iter()
        .map(|door| {
            let class = if door.link.starts_with("/help-now/") { "portal-door portal-door--urgent" } else { "portal-door" };
            let (href, title, text) = (place.href(&door.link), door.title.clone(), door.text.clone());
            let (lang, note) = build.elsewhere(&door.link).unzip();
            view! {
                <li class=class>
                    <h2 class="portal-door__heading"><a class="portal-door__link" href=href hreflang=lang>{title} {note}</a></h2>
                    <p class="portal-door__text">{text}</p>
                </li>
            }
        })
        .collect();
    let (title, summary) = (page.title.clone(), page.summary.clone());
    let blocks = article::blocks(build, place, page);
    let not_checked = languages::not_checked(build, place, page);
    let review = article::review(build, place, page);
    render(|| {
        view! {
            <h1 class="nhsuk-heading-xl">{title}</h1>
            <p class="nhsuk-lede-text">{summary}</p>
            {not_checked}
            <ul class="portal-doors">{doors}</ul>
            <article class="portal-article">{blocks}</article>
            {review}
        }
    })
}
