//! Everything on the site by name, A to Z: what the search box leads to without a script.

use super::render::{Build, Place, html as render};
use super::support::lists::{list_addresses, service_addresses};
use crate::content::Page;
use crate::content::markdown::escape;
use leptos::prelude::*;

/// The list, under its letters.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>) -> String {
    let site = build.site;
    let pages = site.pages.values().filter(|page| page.address != "/404/" && page.address != place.address);
    let mut all: Vec<(String, String)> = pages.map(|page: &Page| (page.title.clone(), page.address.clone())).collect();
    all.extend(site.glossary.terms.iter().map(|term| (term.name.clone(), format!("{}#{}", site.glossary.address, term.id))));
    all.extend(site.services.iter().map(|service| service.name.clone()).zip(service_addresses(site, build.today)));
    all.extend(list_addresses(site, build.today));
    all.sort_by_key(|(name, address)| (initial(name), name.to_lowercase(), address.clone()));
    all.dedup();
    by_letter(
        &all,
        &build.site.words.glossary.letters,
        |(name, _)| initial(name),
        |group| {
            let items: String = group
                .iter()
                .map(|(name, address)| format!("<li><a href=\"{}\">{}</a></li>", escape(&place.href(address)), escape(name)))
                .collect();
            format!("<ul>{items}</ul>")
        },
    )
}

/// Its first letter, or the sign for all that begins with none.
fn initial(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.filter(|c| c.is_alphabetic()).map_or_else(|| "0–9".to_owned(), |c| c.to_uppercase().collect())
}

/// A sorted list in groups of one letter, with links to the letters above it. `group` writes the HTML of one.
pub(super) fn by_letter<T>(all: &[T], label: &str, letter: impl Fn(&T) -> String, group: impl Fn(&[T]) -> String) -> String {
    let groups: Vec<_> = all.chunk_by(|a, b| letter(a) == letter(b)).map(|part| (letter(&part[0]), group(part))).collect();
    // What the site names has names of more than one letter, or none that begins like this.
    let anchor = |letter: &str| format!("letter-{}", letter.to_lowercase());
    let letters: Vec<_> =
        groups.iter().map(|(letter, _)| view! { <li><a href=format!("#{}", anchor(letter))>{letter.clone()}</a></li> }).collect();
    let label = label.to_owned();
    let groups: Vec<_> = groups
        .iter()
        .map(|(letter, html)| {
            view! {
                <h2 class="nhsuk-heading-m" id=anchor(letter)>{letter.clone()}</h2>
                <div inner_html=html.clone()></div>
            }
        })
        .collect();
    render(|| {
        view! {
            <nav aria-label=label><ul class="portal-letters">{letters}</ul></nav>
            {groups}
        }
    })
}
