//! `glossary.toml`: the words that readers may meet, each with its meaning, its source and the page that explains it. Start at
//! [`Glossary::read`]; [`Glossary::link`] marks the words in a page's text.
//!
//! A page links to a word where it first stands in a paragraph or a list, and to a handful at most: more links would be harder to
//! read past than the words themselves. In headings, links and blocks nothing is marked.

use super::address::slug;
use super::article::Block;
use super::fields::{Fields, Located, TomlFile};
use super::markdown::escape;
use super::page::{Certainty, Page};
use super::problem::{Fault, Problems, nearest};
use crate::words::fill;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many words a page links to at most.
const MOST: usize = 6;

/// All the words, in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Glossary {
    /// The words.
    pub terms: Vec<Term>,
    /// The address of the page that lists them; empty until a page does.
    pub address: String,
    /// What a page may mark, the longest first.
    words: Vec<Word>,
}

/// A word and what it means. The field names are those of the file.
#[derive(Debug, Clone)]
pub struct Term {
    /// `term`: the word.
    pub name: String,
    /// Its place on the page that lists the words.
    pub id: String,
    /// `also`: other words for the same, short forms among them.
    pub also: Vec<String>,
    /// `meaning`: in plain English.
    pub meaning: String,
    /// `now`: for an old word, the place of today's in the list of terms.
    pub now: Option<usize>,
    /// `page`: the page that explains it.
    pub page: Option<String>,
    /// `everyday`: true for a word that everybody knows: it is listed and found, but not marked in texts.
    pub everyday: bool,
    /// `source_title`: the document's own title.
    pub source_title: String,
    /// `source_publisher`: who publishes it.
    pub source_publisher: String,
    /// `source_url`: where it can be read.
    pub source_url: String,
    /// `certainty`: how far the source can be relied on.
    pub certainty: Certainty,
}

/// A way in which a term can stand in a text.
#[derive(Debug, Clone)]
struct Word {
    text: String,
    /// A short form such as "AMHP" counts only in capitals: "ac" or "share" may be something else.
    exact: bool,
    term: usize,
}

impl Glossary {
    /// Reads the file. What the pages have to bear out (addresses) comes back as the second value.
    pub(super) fn read(file: &str, text: &str, problems: &Problems) -> (Glossary, Vec<Located<String>>) {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Default::default() };
        let fields = toml.fields(problems);
        let mut glossary = Glossary::default();
        let mut pages = Vec::new();
        let mut nows = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for table in fields.tables("term") {
            let line = table.line();
            let (term, now) = term(&table, &mut pages);
            table.finish();
            for word in std::iter::once(&term.name).chain(&term.also).filter(|word| !word.is_empty()) {
                if let Some(first) = seen.insert(word.to_lowercase(), line) {
                    let fault = Fault::DuplicateId { what: "word", id: word.clone(), first: format!("{file}:{first}") };
                    problems.add(file, line, fault);
                }
            }
            nows.push(now);
            glossary.terms.push(term);
        }
        fields.finish();
        for (at, now) in nows.into_iter().enumerate() {
            let Some(now) = now else { continue };
            let found = glossary.terms.iter().position(|term| term.name.to_lowercase() == now.value.to_lowercase());
            if found.is_none() {
                let near = nearest(&now.value, glossary.terms.iter().map(|term| term.name.as_str()));
                problems.add(file, now.line, Fault::UnknownTerm { name: now.value, near });
            }
            glossary.terms[at].now = found;
        }
        glossary.words = words(&glossary.terms);
        (glossary, pages)
    }

    /// Marks, in a page's paragraphs and lists, the words that the glossary explains. `now` is the sentence that names today's word.
    pub(super) fn link(&self, page: &mut Page, now: &str) {
        if self.address.is_empty() || page.address == self.address {
            return;
        }
        let mut marked = Vec::new();
        for block in &mut page.article.blocks {
            if let Block::Html(html) = block {
                *html = self.marked(html, &page.address, now, &mut marked);
            }
        }
    }

    fn marked(&self, html: &str, page: &str, now: &str, marked: &mut Vec<usize>) -> String {
        let mut out = String::with_capacity(html.len());
        let mut closed_to = 0;
        let mut rest = html;
        while !rest.is_empty() {
            let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            let (tag, after) = tag.split_at(tag.find('>').map_or(tag.len(), |end| end + 1));
            if closed_to == 0 {
                self.mark_text(text, page, now, marked, &mut out);
            } else {
                out.push_str(text);
            }
            let is = |start: &str| tag.starts_with(start);
            if is("<a ") || is("<a>") || is("<h") {
                closed_to += 1;
            } else if is("</a>") || is("</h") {
                closed_to -= 1;
            }
            out.push_str(tag);
            rest = after;
        }
        out
    }

    /// A piece of text between two tags.
    fn mark_text(&self, text: &str, page: &str, now: &str, marked: &mut Vec<usize>, out: &mut String) {
        let mut written = 0;
        let mut at = 0;
        while let Some((word, range)) = self.next_word(text, at) {
            let term = &self.terms[word.term];
            // On the page that explains it, the word needs no other explanation.
            let explained_here = term.page.as_deref().is_some_and(|address| address.split('#').next() == Some(page));
            if marked.len() < MOST && !marked.contains(&word.term) && !term.everyday && !explained_here {
                marked.push(word.term);
                out.push_str(&text[written..range.start]);
                out.push_str(&format!(
                    "<a class=\"portal-term\" href=\"{}#{}\" data-term=\"{}\" data-meaning=\"{}\">{}</a>",
                    self.address,
                    term.id,
                    escape(&term.name),
                    escape(&self.meaning(term, now)),
                    &text[range.clone()],
                ));
                written = range.end;
            }
            at = range.end;
        }
        out.push_str(&text[written..]);
    }

    /// The first word of the glossary in a text from a place on; of two that begin there, the longer.
    fn next_word(&self, text: &str, from: usize) -> Option<(&Word, Range<usize>)> {
        let starts = text.char_indices().map(|(at, _)| at).filter(|at| *at >= from);
        let outside = |at: &usize| !text[..*at].chars().next_back().is_some_and(|c| is_inner(c) || c == '&');
        starts.filter(outside).find_map(|at| {
            let fits = |word: &Word| Some(at..at + length_of(&text[at..], word)?);
            self.words.iter().find_map(|word| Some((word, fits(word)?)))
        })
    }

    /// The meaning; an old word also says what today's is.
    pub fn meaning(&self, term: &Term, now: &str) -> String {
        match term.now.and_then(|now| self.terms.get(now)) {
            Some(today) => format!("{} {}", term.meaning, fill(now, &[("word", &today.name)])),
            None => term.meaning.clone(),
        }
    }
}

/// One table, and the name of today's word if it is an old one.
fn term(table: &Fields<'_>, pages: &mut Vec<Located<String>>) -> (Term, Option<Located<String>>) {
    let name = table.text("term", "the word").value;
    let also = table.texts("also").into_iter().map(|word| word.value).collect();
    let meaning = table.text("meaning", "what it means, in one or two sentences").value;
    let (old, now) = (table.flag("old"), table.optional_text("now"));
    if old && now.is_none() && table.line_of("now").is_none() {
        table.problem(table.line(), Fault::MissingField { field: "term.now".to_owned(), write: "today's word" });
    }
    if let Some(now) = now.as_ref().filter(|_| !old) {
        table.problem(now.line, Fault::MissingField { field: "term.old".to_owned(), write: "old = true" });
    }
    let page = table.optional_text("page");
    pages.extend(page.clone());
    let source_title = table.text("source_title", "the document's own title").value;
    let source_publisher = table.text("source_publisher", "who publishes it").value;
    let url = table.text("source_url", "the address where it can be read");
    if !url.value.is_empty() && !url.value.starts_with("https://") && !url.value.starts_with("http://") {
        let write = "an address that begins with https:// or http://";
        table.problem(url.line, Fault::ForbiddenScheme { address: url.value.clone(), write });
    }
    let certainty = table.choice("certainty", Certainty::WORDS).unwrap_or(Certainty::Unverified);
    let checked = table.optional_date("checked");
    if checked.is_none() || certainty == Certainty::Unverified {
        table.problem(table.line(), Fault::SourceNotChecked { title: source_title.clone() });
    }
    let term = Term {
        id: slug(&name),
        name,
        also,
        meaning,
        now: None,
        page: page.map(|page| page.value),
        everyday: table.flag("everyday"),
        source_title,
        source_publisher,
        source_url: url.value,
        certainty,
    };
    (term, now)
}

/// What a text may hold of each term: its name, and its short forms in capitals. Other words for it ("leave", "held") mean too much else.
fn words(terms: &[Term]) -> Vec<Word> {
    let mut words = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let short = term.also.iter().filter(|word| is_short_form(word));
        for text in std::iter::once(&term.name).chain(short).filter(|text| !text.is_empty()) {
            words.push(Word { text: text.clone(), exact: is_short_form(text), term: at });
        }
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.text.len()));
    words
}

/// "AMHP", "DoLS": two capitals or more, and no space.
fn is_short_form(word: &str) -> bool {
    !word.contains(' ') && word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// A letter, a digit, or what joins two: "carer" does not stand in "carer's", nor "plan" in "plan-making".
fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '\'' | '’')
}

/// How long the word is at the beginning of a text, in bytes; `None` when the text does not begin with it. The plural counts.
fn length_of(text: &str, word: &Word) -> Option<usize> {
    let mut rest = text.chars();
    for wanted in word.text.chars() {
        let found = rest.next()?;
        let same = found == wanted
            || (!word.exact && found.to_lowercase().eq(wanted.to_lowercase()))
            || (matches!(found, '\'' | '’') && matches!(wanted, '\'' | '’'));
        if !same {
            return None;
        }
    }
    let ends = |rest: &str| {
        let mut rest = rest.chars();
        let next = rest.next();
        // A quotation mark after a word is no apostrophe in it.
        let quoted = matches!(next, Some('\'' | '’' | '-')) && !rest.next().is_some_and(char::is_alphanumeric);
        quoted || !next.is_some_and(is_inner)
    };
    let singular = text.len() - rest.as_str().len();
    let plural = singular + usize::from(text[singular..].starts_with('s'));
    [singular, plural].into_iter().find(|end| ends(&text[*end..]))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop")]

    use super::*;

    const TERMS: [&str; 3] = [
        "term = 'Care plan'\nmeaning = 'What will be done.'\npage = '/plan/'",
        "term = 'Plan'\nalso = ['PLN', 'held']\nmeaning = 'Short & plain.'",
        "term = 'Scheme'\nmeaning = 'Old.'\nold = true\nnow = 'care plan'",
    ];
    const SOURCE: &str =
        "certainty = 'official'\nchecked = 2026-11-01\nsource_title = 'A'\nsource_publisher = 'B'\nsource_url = 'https://example.org'";

    fn marked(address: &str, html: &str) -> String {
        let problems = Problems::default();
        let file = TERMS.map(|term| format!("[[term]]\n{term}\n{SOURCE}\n")).concat();
        let (mut glossary, _) = Glossary::read("glossary.toml", &file, &problems);
        assert!(problems.into_sorted().is_empty());
        glossary.address = "/words/".to_owned();
        let mut page = Page { address: address.to_owned(), ..Page::default() };
        page.article.blocks.push(Block::Html(html.to_owned()));
        glossary.link(&mut page, "Now {word}.");
        match page.article.blocks.pop() {
            Some(Block::Html(html)) => html.replace(" class=\"portal-term\"", "").replace("/words/", ""),
            _ => String::new(),
        }
    }

    const PLAN: &str = "<a href=\"#plan\" data-term=\"Plan\" data-meaning=\"Short &amp; plain.\">";
    const CARE_PLAN: &str = "<a href=\"#care-plan\" data-term=\"Care plan\" data-meaning=\"What will be done.\">";

    #[test]
    fn the_first_use_is_marked_the_longest_word_first() {
        assert_eq!(
            marked("/", "<p>A care plan is a plan. Plans, a CARE PLAN.</p>"),
            format!("<p>A {CARE_PLAN}care plan</a> is a {PLAN}plan</a>. Plans, a CARE PLAN.</p>")
        );
    }

    #[test]
    fn whole_words_only_with_their_plural() {
        for text in ["planning", "a plan's end", "re-plan", "explan", "plan-making", "Pln", "held", "&plan;"] {
            assert_eq!(marked("/", text), text);
        }
        assert_eq!(marked("/", "Plans!"), format!("{PLAN}Plans</a>!"));
        assert_eq!(marked("/", "‘plan’"), format!("‘{PLAN}plan</a>’"));
        assert_eq!(marked("/", "(PLN)"), format!("({PLAN}PLN</a>)"));
    }

    #[test]
    fn nothing_is_marked_in_headings_and_links_nor_where_it_is_explained() {
        for html in ["<h2 id=\"a\">A <em>plan</em></h2>", "<a href=\"/x/\">the <strong>plan</strong></a>"] {
            assert_eq!(marked("/", html), html);
        }
        assert_eq!(marked("/plan/", "the care plan, the plan"), format!("the care plan, the {PLAN}plan</a>"));
        assert_eq!(marked("/words/", "the plan"), "the plan");
    }

    #[test]
    fn an_old_word_says_what_todays_is() {
        assert_eq!(marked("/", "scheme"), "<a href=\"#scheme\" data-term=\"Scheme\" data-meaning=\"Old. Now Care plan.\">scheme</a>");
    }
}
