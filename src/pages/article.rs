//! An article: its blocks, what may help next, and where it comes from.

use super::render::{Build, Place, html as render};
use super::{languages, localised};
use crate::content::markdown::{Block, Urgency};
use crate::content::{Certainty, List, Page, Part, address};
use crate::ui::{
    CareCard, CareKind, ContentsList, Details, DoDont, DoDontList, Html, InsetText, NavItem, PageTurn, Pagination, WarningCallout,
};
use crate::ui::{Piece, Settle};
use crate::words::fill;
use leptos::prelude::*;

/// What a page shows besides its text, as HTML.
#[derive(Default)]
pub(super) struct Extra {
    /// Between the summary and the text.
    pub(super) before: String,
    /// After the text.
    pub(super) after: String,
}

/// The page's whole `<main>`.
pub(super) fn html(build: &Build<'_>, place: &Place<'_>, page: &Page, extra: Extra) -> String {
    let title = page.title.clone();
    let summary = page.summary.clone();
    let blocks = blocks(build, place, page);
    let section = section(build, place, page);
    let related = related(build, place, page);
    let elsewhere = elsewhere(build, place, page);
    let turns = turns(build, place, page);
    let review = review(build, place, page);
    let not_checked = languages::not_checked(build, place, page);
    let is_easy = page.article.blocks.iter().any(|block| matches!(block, Block::Picture { .. }));
    let class = if is_easy { "portal-article portal-large" } else { "portal-article" };
    render(|| {
        view! {
            <article class=class>
                <h1>{title}</h1>
                <p class="nhsuk-lede-text">{summary}</p>
                {not_checked}
                {Html::trusted(extra.before)}
                {blocks}
            </article>
            {Html::trusted(extra.after)}
            {section}
            {related}
            {turns}
            {elsewhere}
            {review}
        }
    })
}

/// So many sections make a page long: it says at the top what is on it.
const LONG: usize = 8;

/// Links to the sections of a long page. The directory has a list of its own.
fn on_this_page(build: &Build<'_>, page: &Page) -> Option<Piece> {
    let headings = page.article.headings.iter().filter(|heading| heading.level == 2);
    let items: Vec<_> = headings.map(|heading| NavItem::new(heading.text.clone(), format!("#{}", heading.id))).collect();
    let heading = build.site.words.article.on_this_page.clone();
    let shown = items.len() >= LONG && page.part == Part::None && page.address != "/";
    shown.then(|| view! { <ContentsList items=items label=heading.clone() heading=heading /> }.settle())
}

/// Where a reader goes on who did not find it here: the section, everything by name, and somebody to call. What they did is not noted.
fn elsewhere(build: &Build<'_>, place: &Place<'_>, page: &Page) -> impl IntoView + use<> {
    let site = build.site;
    let everything = site.pages.values().find(|page| page.part == Part::List(List::Everything)).map(|page| page.address.clone());
    let above = address::parent(&page.address).filter(|address| address != "/");
    let addresses = above.into_iter().chain(everything).chain(["/help-now/".to_owned()]);
    let links: Vec<_> = addresses
        .filter(|address| *address != page.address && !page.related.contains(address))
        .filter_map(|address| site.pages.get(&address))
        .map(|page| titled(build, place, page, &page.address))
        .collect();
    let heading = site.words.article.elsewhere.clone();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="portal-related" aria-labelledby="elsewhere">
                <h2 class="nhsuk-heading-m" id="elsewhere">{heading}</h2>
                <ul>{links}</ul>
            </nav>
        }
    })
}

/// The page's blocks, each as the design system's component.
pub(super) fn blocks(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Vec<Piece> {
    let mut blocks: Vec<_> = page.article.blocks.iter().map(|block| self::block(build, place, block)).collect();
    // Where it begins with what cannot wait, that stays first.
    let cards = page.article.blocks.iter().take_while(|block| matches!(block, Block::CareCard { .. })).count();
    if let Some(list) = on_this_page(build, page) {
        blocks.insert(cards, list);
    }
    blocks
}

fn block(build: &Build<'_>, place: &Place<'_>, block: &Block) -> Piece {
    let words = &build.site.words.article;
    let root = place.root.clone();
    let local = move |html: String| Html::trusted(localised(&html, &root));
    match block.clone() {
        Block::Html(html) => view! { {local(html)} }.settle(),
        Block::CareCard { urgency, heading, html } => {
            let (kind, prefix) = match urgency {
                Urgency::NonUrgent => (CareKind::NonUrgent, words.care_card_non_urgent.clone()),
                Urgency::Urgent => (CareKind::Urgent, words.care_card_urgent.clone()),
                Urgency::Emergency => (CareKind::Emergency, words.care_card_emergency.clone()),
            };
            view! { <CareCard kind=kind heading=heading prefix=prefix>{local(html)}</CareCard> }.settle()
        }
        Block::DoList { does, items } => {
            let (kind, heading) = if does { (DoDont::Do, words.do_heading.clone()) } else { (DoDont::Dont, words.dont_heading.clone()) };
            let items = items.into_iter().map(local).collect::<Vec<_>>();
            view! { <DoDontList kind=kind heading=heading items=items /> }.settle()
        }
        Block::Details { summary, html } => view! { <Details summary=summary>{local(html)}</Details> }.settle(),
        Block::Callout { heading, html } => {
            let prefix = Some(words.important.clone()).filter(|word| !heading.starts_with(word.as_str()));
            view! { <WarningCallout heading=heading prefix=prefix>{local(html)}</WarningCallout> }.settle()
        }
        Block::Picture { name, alt, html } => {
            let src = build.pictures.get(&name).map(|file| place.href(file)).unwrap_or_default();
            let (width, height) = build.site.pictures.get(&name).map(|picture| (picture.width, picture.height)).unwrap_or_default();
            view! {
                <figure class="portal-picture">
                    <img src=src alt=alt width=width height=height />
                    <div class="portal-picture__text">{local(html)}</div>
                </figure>
            }
            .settle()
        }
        Block::Inset(html) => view! { <InsetText prefix=words.information.clone()>{local(html)}</InsetText> }.settle(),
    }
}

/// An item of a list: a page by its title. The address may name a heading.
fn titled(build: &Build<'_>, place: &Place<'_>, page: &Page, address: &str) -> impl IntoView + use<> {
    let (href, title, lang) = (place.href(address), page.title.clone(), build.lang_of(page));
    let dir = lang.is_some().then_some("auto");
    view! { <li><a href=href dir=dir lang=lang.clone() hreflang=lang>{title}</a></li> }
}

/// The pages of a section, as cards.
fn section(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Option<impl IntoView + use<>> {
    let cards: Vec<_> =
        page.pages.iter().filter_map(|address| build.site.pages.get(address)).map(|child| card(build, place, child)).collect();
    let heading = build.site.words.article.in_this_section.clone();
    (!cards.is_empty()).then(|| {
        view! {
            <h2 class="nhsuk-heading-m">{heading}</h2>
            <ul class="portal-cards">{cards}</ul>
        }
    })
}

fn card(build: &Build<'_>, place: &Place<'_>, child: &Page) -> impl IntoView + use<> {
    let lang = build.lang_of(child);
    let (hreflang, dir) = (lang.clone(), lang.is_some().then_some("auto"));
    let (href, title, summary) = (place.href(&child.address), child.title.clone(), child.summary.clone());
    view! {
        <li class="portal-card" dir=dir lang=lang>
            <h3 class="portal-card__heading"><a class="portal-card__link" href=href hreflang=hreflang>{title}</a></h3>
            <p class="portal-card__text">{summary}</p>
        </li>
    }
}

fn related(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Option<impl IntoView + use<>> {
    let links: Vec<_> = page
        .related
        .iter()
        .filter_map(|address| {
            let target = address.split('#').next().unwrap_or(address);
            Some(titled(build, place, build.site.pages.get(target)?, address))
        })
        .collect();
    let heading = build.site.words.article.related.clone();
    (!links.is_empty()).then(|| {
        view! {
            <nav class="portal-related" aria-labelledby="related">
                <h2 class="nhsuk-heading-m" id="related">{heading}</h2>
                <ul>{links}</ul>
            </nav>
        }
    })
}

/// The page before and after this one in its section.
fn turns(build: &Build<'_>, place: &Place<'_>, page: &Page) -> Option<impl IntoView + use<>> {
    let section = build.site.pages.values().find(|section| section.pages.contains(&page.address))?;
    let at = section.pages.iter().position(|address| *address == page.address)?;
    let words = &build.site.words.article;
    let turn = |address: Option<&String>, text: &str| {
        let target = build.site.pages.get(address?)?;
        Some(PageTurn {
            href: place.href(&target.address),
            text: text.to_owned(),
            hidden: None,
            title: Some(target.title.clone()),
            lang: build.lang_of(target),
        })
    };
    let previous = turn(at.checked_sub(1).and_then(|i| section.pages.get(i)), &words.previous);
    let next = turn(section.pages.get(at + 1), &words.next);
    if previous.is_none() && next.is_none() {
        return None;
    }
    Some(view! { <Pagination previous=previous next=next label=words.pagination_label.clone() /> })
}

/// When the page was read against its sources, by whom, and what they are.
pub(super) fn review(build: &Build<'_>, place: &Place<'_>, page: &Page) -> impl IntoView + use<> {
    let words = &build.site.words;
    let date = |date: Option<jiff::civil::Date>| date.map(|date| words.date(date)).unwrap_or_default();
    let mut dates =
        vec![(words.article.reviewed.clone(), date(page.reviewed)), (words.article.next_review.clone(), date(page.next_review))];
    dates.extend(page.as_of.map(|as_of| (words.article.as_of.clone(), words.date(as_of))));
    let dates: Vec<_> = dates.into_iter().map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> }).collect();
    let signed_off = match &page.signed_off {
        Some(sign_off) => {
            let on = date(sign_off.on);
            fill(&words.article.signed_off, &[("by", &sign_off.by), ("role", &sign_off.role), ("on", &on), ("date", &on)])
        }
        None => words.article.not_signed_off.clone(),
    };
    let sources: Vec<_> = page
        .sources
        .iter()
        .map(|source| {
            let certainty = match source.certainty {
                Certainty::Official => &words.article.certainty_official,
                Certainty::Secondary => &words.article.certainty_secondary,
                Certainty::Unverified => &words.article.certainty_unverified,
            };
            let checked = match source.checked {
                Some(on) => fill(&words.article.source_checked, &[("date", &words.date(on))]),
                None => words.article.source_not_checked.clone(),
            };
            let note = format!("{}; {certainty}; {checked}", source.publisher);
            let (url, title) = (source.url.clone(), source.title.clone());
            // A document keeps its own title.
            let lang = (!build.site.is_own()).then(|| build.own.language.code.clone());
            let dir = lang.is_some().then_some("auto");
            view! {
                <li>
                    <a href=url rel="noreferrer noopener" dir=dir lang=lang>{title}</a> " "
                    <span class="portal-sources__note">"(" {note} ")"</span>
                </li>
            }
        })
        .collect();
    let heading = words.article.sources.clone();
    let printed = format!("{} {} – {}", words.article.print, build.site.settings.service, place.stands_at());
    view! {
        <footer class="portal-review">
            <dl class="portal-review__dates">{dates}</dl>
            <p>{signed_off}</p>
            <h2 class="nhsuk-heading-s">{heading}</h2>
            <ul class="portal-sources">{sources}</ul>
            <p class="portal-print-only">{printed}</p>
        </footer>
    }
}
