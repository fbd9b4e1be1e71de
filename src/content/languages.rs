//! The languages that follow the site's own in `site.toml`: their words, and those pages that have been translated. Start at
//! [`Around::translations`].
//!
//! A translation is a whole [`Site`]: its pages stand under the addresses of the site's own language, translated or not, so that menus
//! and lists need not know which. Only [`Site::in_language`] tells where a page stands: `/cy/sharing/` when there is one in Welsh, else
//! `/sharing/#cy`, the page in the site's own language with a notice.

use super::glossary::Glossary;
use super::links::{Headings, Targets};
use super::markdown::{Article, Link, escape};
use super::page::{Draft, List, Page, Part};
use super::problem::{Fault, Problems, nearest};
use super::references::References;
use super::settings::Language;
use super::words::Words;
use super::{Files, LANGUAGE, Site};
use jiff::civil::Date;

/// So many names of what is lacking are shown without being asked for.
const FEW: usize = 5;

/// What a language lacks. Readers get the site's own words and pages instead, so that is no mistake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lacks {
    /// The words of the interface, by name.
    pub words: Vec<String>,
    /// The pages of text, by address.
    pub pages: Vec<String>,
    /// How many pages of text there are.
    pub of: usize,
}

impl Lacks {
    /// What is lacking, for an editor: a few names, or `all`.
    pub fn told(&self, language: &Language, all: bool) -> String {
        let Language { code, name, .. } = language;
        let count = |names: &[String], of: &str| if names.is_empty() { format!("no {of}") } else { format!("{} {of}", names.len()) };
        let (words, pages) = (count(&self.words, "words"), count(&self.pages, &format!("of {} pages", self.of)));
        let mut told = format!("{name} ({code}) lacks {words} and {pages}; readers get those of the site's own language");
        for names in [&self.words, &self.pages] {
            let shown = if all { names.len() } else { names.len().min(FEW) };
            told.extend(names[..shown].iter().map(|name| format!("\n  {name}")));
            if shown < names.len() {
                told += &format!("\n  … {} more: --languages lists them", names.len() - shown);
            }
        }
        told
    }
}

impl Site {
    /// Where the page of an address, with or without a `#heading`, can be read in this language. An address that is no page's stays.
    pub fn in_language(&self, address: &str) -> String {
        let (page, anchor) = address.split_once('#').map_or((address, None), |(page, anchor)| (page, Some(anchor)));
        if self.is_own() || !page.ends_with('/') {
            return address.to_owned();
        }
        let code = &self.language.code;
        let Some(translated) = self.translated(page) else { return format!("{page}#{code}") };
        match anchor.filter(|anchor| self.has_anchor(translated, anchor)) {
            Some(anchor) => format!("/{code}{page}#{anchor}"),
            None => format!("/{code}{page}"),
        }
    }

    /// The page of an address, if it has been translated into this language.
    pub fn translated(&self, address: &str) -> Option<&Page> {
        self.pages.get(address).filter(|page| page.translation.is_some())
    }

    /// True for the site in its own language.
    pub fn is_own(&self) -> bool {
        self.language.code == LANGUAGE
    }

    fn has_anchor(&self, page: &Page, anchor: &str) -> bool {
        let is_term = page.part == Part::List(List::Glossary) && self.glossary.terms.iter().any(|term| term.id == anchor);
        is_term || page.article.headings.iter().any(|heading| heading.id == anchor)
    }
}

/// The site in its own language, and what reading its translations needs besides.
pub(super) struct Around<'a> {
    pub(super) files: &'a Files<'a>,
    pub(super) site: &'a Site,
    pub(super) headings: &'a Headings,
    pub(super) unread: &'a [String],
    pub(super) today: Date,
    pub(super) problems: &'a Problems,
}

impl Around<'_> {
    /// The site in each of its other languages.
    pub(super) fn translations(&self) -> Vec<Site> {
        self.site.settings.languages.iter().skip(1).map(|language| self.translation(language)).collect()
    }

    fn translation(&self, language: &Language) -> Site {
        let code = &language.code;
        let (words, lacking) = self.words(code);
        let mut translation = Site { language: language.clone(), words, glossary: self.glossary(code), ..self.site.clone() };
        for page in self.pages(code, &translation.words) {
            translation.pages.insert(page.address.clone(), page);
        }
        translation.lacks = lacks(&translation, lacking);
        self.lead_links(&mut translation);
        translation
    }

    fn words(&self, code: &str) -> (Words, Vec<String>) {
        let path = format!("{code}/words.toml");
        let text = if self.files.has(&path) { self.files.text(&path).unwrap_or_default() } else { String::new() };
        let own = self.files.text(&format!("{LANGUAGE}/words.toml")).unwrap_or_default();
        Words::translated(&self.files.name(&path), &text, &own, self.problems)
    }

    /// The language's own list of words, if it has one. Without, no word is explained in place.
    fn glossary(&self, code: &str) -> Glossary {
        let path = format!("{code}/glossary.toml");
        if !self.files.has(&path) {
            return Glossary::default();
        }
        let file = self.files.name(&path);
        let (mut glossary, pages) = Glossary::read(&file, &self.files.text(&path).unwrap_or_default(), self.problems);
        let targets = Targets { headings: self.headings, problems: self.problems };
        pages.iter().for_each(|page| targets.check_located(&file, page));
        glossary.address.clone_from(&self.site.glossary.address);
        glossary
    }

    /// The pages that have been translated.
    fn pages(&self, code: &str, words: &Words) -> Vec<Page> {
        let site = self.site;
        let references = References {
            services: &site.services,
            figures: &site.figures,
            pictures: &site.pictures,
            words,
            today: self.today,
            unread: self.unread,
            translation: true,
        };
        let folder = format!("{code}/pages");
        let mut pages = Vec::new();
        for path in self.files.below(&folder, "md") {
            let name = format!("{folder}/{path}");
            let Some(text) = self.files.text(&name) else { continue };
            self.files.check_name(&name, path.trim_end_matches(".md"));
            let noted = Problems::default();
            let draft = Draft::read(&self.files.name(&name), &path, &text, &references, &noted);
            // How long a sentence may be is counted in English words.
            self.problems.take(noted, |fault| !matches!(fault, Fault::LongSentence { .. }));
            pages.extend(self.page(draft));
        }
        pages
    }

    /// A translation: its own words, and for the rest what the page in the site's own language has.
    fn page(&self, draft: Draft) -> Option<Page> {
        let Draft { page: read, addresses, .. } = draft;
        let Some(own) = self.site.pages.get(&read.address).filter(|page| is_translatable(page)) else {
            let known = self.site.pages.values().filter(|page| is_translatable(page)).map(|page| page.address.as_str());
            let near = nearest(&read.address, known).filter(|near| *near != read.address);
            self.problems.add(&read.file, 1, Fault::NotTranslatable { address: read.address, near });
            return None;
        };
        if let (Some(follows), Some(reviewed)) = (read.reviewed, own.reviewed)
            && follows < reviewed
        {
            self.problems.add(&read.file, 1, Fault::TranslationBehind { date: reviewed.to_string() });
        }
        let mut article = read.article;
        if !take_headings(&mut article, &own.article) {
            let (ours, theirs) = (article.headings.len(), own.article.headings.len());
            self.problems.add(&read.file, 1, Fault::OtherHeadings { ours, theirs });
        }
        let targets = Targets { headings: self.headings, problems: self.problems };
        addresses.iter().for_each(|address| targets.check_located(&read.file, address));
        for link in &article.links {
            if link.address == read.address {
                self.check_own(&read.file, link, &article);
            } else {
                targets.check(&read.file, link);
            }
        }
        let Page { file, title, short, summary, reviewed, doors, translation, .. } = read;
        Some(Page { file, title, short, summary, reviewed, doors, translation, article, ..own.clone() })
    }

    /// A link to a heading of the same page.
    fn check_own(&self, file: &str, link: &Link, article: &Article) {
        let Some(anchor) = link.anchor.clone() else { return };
        if !article.headings.iter().any(|heading| heading.id == anchor) {
            let near = nearest(&anchor, article.headings.iter().map(|heading| heading.id.as_str()));
            self.problems.add(file, link.line, Fault::DeadAnchor { address: link.address.clone(), anchor, near });
        }
    }

    /// Leads the links in translated texts to where their pages stand in this language.
    fn lead_links(&self, translation: &mut Site) {
        let mut pages = translation.pages.clone();
        for page in pages.values_mut().filter(|page| page.translation.is_some()) {
            translation.glossary.link(page, &translation.words.glossary.now);
            page.article.each_html(|html| *html = led(html, translation));
        }
        translation.pages = pages;
    }
}

/// Pages of text, and the list of words. Whatever else a page carries is made in the site's own language.
fn is_translatable(page: &Page) -> bool {
    matches!(page.part, Part::None | Part::List(List::Glossary)) && page.address != "/404/"
}

fn lacks(translation: &Site, words: Vec<String>) -> Lacks {
    let all: Vec<&Page> = translation.pages.values().filter(|page| is_translatable(page)).collect();
    let pages = all.iter().filter(|page| page.translation.is_none()).map(|page| page.address.clone()).collect();
    Lacks { words, pages, of: all.len() }
}

/// Gives headings the names that they have in the site's own language, so that a link to one holds in both. False when the headings are
/// not the same: then they keep the names made of their own words.
fn take_headings(article: &mut Article, own: &Article) -> bool {
    let levels = |article: &Article| article.headings.iter().map(|heading| heading.level).collect::<Vec<_>>();
    if levels(article) != levels(own) {
        return false;
    }
    let mut ids = own.headings.iter().map(|heading| heading.id.as_str());
    article.each_html(|html| *html = with_ids(html, &mut ids));
    for (heading, own) in article.headings.iter_mut().zip(&own.headings) {
        heading.id.clone_from(&own.id);
    }
    true
}

/// The HTML with other names in its headings, in order.
fn with_ids<'i>(html: &str, ids: &mut impl Iterator<Item = &'i str>) -> String {
    const ID: &str = " id=\"";
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(ID) {
        let (before, after) = rest.split_at(at + ID.len());
        let end = after.find('"').unwrap_or(after.len());
        out.push_str(before);
        out.push_str(ids.next().unwrap_or(&after[..end]));
        rest = &after[end..];
    }
    out + rest
}

/// The HTML with its links led to where their pages stand in the language of the site. One to a page that has not been translated says
/// so, in its own words and for programs.
fn led(html: &str, site: &Site) -> String {
    const HREF: &str = "href=\"";
    let note = format!(" {}", escape(&site.words.language.in_english));
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("href=\"/") {
        let (before, after) = rest.split_at(at + HREF.len());
        let (address, after) = after.split_at(after.find('"').unwrap_or(after.len()));
        out.push_str(before);
        out.push_str(&site.in_language(address));
        rest = after;
        let page = address.split('#').next().unwrap_or(address);
        if site.translated(page).is_none() {
            out.push_str(&format!("\" hreflang=\"{LANGUAGE}"));
            let (inside, after) = after.split_at(after.find("</a>").unwrap_or(after.len()));
            out.push_str(inside);
            // The meaning of a word is shown in place, in the language of the page.
            if !inside.contains("data-term=") {
                out.push_str(&note);
            }
            rest = after;
        }
    }
    out + rest
}
