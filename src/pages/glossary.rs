//! The words that readers may meet, A to Z, and the box in which the meaning of a word is shown where it stands.

use super::a_to_z::by_letter;
use super::render::{Build, Place};
use crate::content::markdown::escape;
use crate::content::{Certainty, Term};
use crate::words::fill;
use leptos::prelude::*;

/// Every word under its letter.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>) -> String {
    let mut terms: Vec<_> = build.site.glossary.terms.iter().collect();
    terms.sort_by_key(|term| term.name.to_lowercase());
    let letter = |term: &&Term| term.name.chars().next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    by_letter(&terms, &build.site.words.glossary.letters, letter, |group| {
        let words: String = group.iter().map(|term| word(build, place, term)).collect();
        format!("<dl class=\"portal-words\">{words}</dl>")
    })
}

/// A word's entry. Plain text and not a view: more than a hundred of them on one page would carry as many of Leptos' markers.
fn word(build: &Build<'_>, place: &Place<'_>, term: &Term) -> String {
    let site = build.site;
    let words = &site.words.glossary;
    let link = |href: &str, text: &str| format!("<a href=\"{}\">{}</a>", escape(href), escape(text));
    let mut html = format!("<div id=\"{}\"><dt>{}", escape(&term.id), escape(&term.name));
    let today = term.now.and_then(|now| site.glossary.terms.get(now));
    if today.is_some() {
        html += &format!(" <span class=\"portal-caution\">({})</span>", escape(&words.old));
    }
    html += &format!("</dt><dd>{}</dd>", escape(&term.meaning));
    let mut add = |text: &str| html += &format!("<dd>{text}</dd>");
    if let Some(today) = today {
        add(&fill(&escape(&words.now), &[("word", &link(&format!("#{}", today.id), &today.name))]));
    }
    if !term.also.is_empty() {
        add(&escape(&fill(&words.also, &[("words", &term.also.join(", "))])));
    }
    if let Some(address) = &term.page
        && let Some(page) = site.pages.get(address.split('#').next().unwrap_or(address))
    {
        let lang = build.lang_of(page).map(|lang| format!(" lang=\"{lang}\" hreflang=\"{lang}\"")).unwrap_or_default();
        let page = format!("<a href=\"{}\"{lang}>{}</a>", escape(&place.href(address)), escape(&page.short));
        add(&fill(&escape(&words.more), &[("page", &page)]));
    }
    let certainty = match term.certainty {
        Certainty::Official => &site.words.article.certainty_official,
        Certainty::Secondary => &site.words.article.certainty_secondary,
        Certainty::Unverified => &site.words.article.certainty_unverified,
    };
    let title = format!("{}: {}", term.source_publisher, term.source_title);
    let source = format!("<a href=\"{}\" rel=\"noreferrer noopener\">{}</a>", escape(&term.source_url), escape(&title));
    let source = fill(&escape(&words.source), &[("source", &source), ("certainty", &escape(certainty))]);
    html + &format!("<dd class=\"portal-caution\">{source}</dd></div>")
}

/// The box that boot.js fills and opens. Its words are in the language of the page.
pub(super) fn in_place(build: &Build<'_>, place: &Place<'_>) -> Option<impl IntoView + use<>> {
    let address = &build.site.glossary.address;
    let words = build.site.words.glossary.clone();
    let href = place.href(address);
    (!address.is_empty()).then(|| {
        view! {
            <div class="portal-bar" id="portal-term" role="dialog" aria-labelledby="portal-term-name" tabindex="-1" popover hidden>
                <div class="nhsuk-width-container">
                    <p><strong id="portal-term-name">{words.all.clone()}</strong> " " <span id="portal-term-meaning"></span></p>
                    <a id="portal-term-all" href=href>{words.all}</a>
                    <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button"
                        popovertarget="portal-term" popovertargetaction="hide">
                        {words.close}
                    </button>
                </div>
            </div>
        }
    })
}
