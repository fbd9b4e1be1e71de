//! A page: its front matter and its text. Start at [`Page`], whose fields are the front matter's reference.

use super::address;
use super::fields::{Fields, Located, TomlFile};
use super::markdown::{self, Around, Article};
use super::problem::{Fault, Problems};
use super::references::References;
use jiff::ToSpan;
use jiff::civil::Date;

/// One page of the site.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The file, for messages.
    pub file: String,
    /// Where it stands: `/sharing/consent/`.
    pub address: String,
    /// `title`: the reader's question or task; the only first-level heading.
    pub title: String,
    /// `short`: the title in menus and breadcrumbs, when the title is long. The title when left out.
    pub short: String,
    /// `summary`: one sentence, shown in lists and by search engines.
    pub summary: String,
    /// `reviewed`: the day on which somebody last read it against its sources.
    pub reviewed: Option<Date>,
    /// `next_review`: the day by which somebody has to do so again; at most a year later.
    pub next_review: Option<Date>,
    /// `as_of`: the day whose law the page states.
    pub as_of: Option<Date>,
    /// `safety`: true shows the leave-quickly button.
    pub safety: bool,
    /// `pages`: what a section holds, in the order of its menu; only in an `index.md`.
    pub pages: Vec<String>,
    /// `related`: addresses of pages and tools that help next.
    pub related: Vec<String>,
    /// What the page carries besides its article.
    pub part: Part,
    /// `[[doors]]`: the ways in from the home page.
    pub doors: Vec<Door>,
    /// `[[sources]]`: where each fact comes from.
    pub sources: Vec<Source>,
    /// `[signed_off]`: who answers for the page; nobody when left out.
    pub signed_off: Option<SignOff>,
    /// The text.
    pub article: Article,
    /// Set when this is a translation, and not the page in the site's own language.
    pub translation: Option<Translation>,
}

/// A page in another language than the site's own. Where it stands, what it comes from and who answers for it is the same for both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Translation {
    /// `translation_checked`: the translator who compared it with the page; nobody has when left out.
    pub checked: Option<TranslationCheck>,
}

/// Who checked a translation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranslationCheck {
    /// Their name.
    pub by: String,
    /// The day.
    pub on: Option<Date>,
}

/// What a page carries besides its article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    #[default]
    None,
    /// `tool`: runs the Questionnaire of this name.
    Tool(String),
    /// `directory`: lists the services.
    Directory,
    /// `list`: a list that the build makes.
    List(List),
    /// `ward`: the switch that makes a device a ward tablet.
    Ward,
}

/// A list that the build makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// `"reviews"`: a table of every page's review dates.
    Reviews,
    /// `"glossary"`: every word of the glossary.
    Glossary,
    /// `"a-to-z"`: every page, tool, service and word by name.
    Everything,
    /// `"sets"`: the sets of `sets.toml`, for carers.
    Sets,
    /// `"hand-out"`: the sets for workers, and what makes one document of pages.
    HandOut,
}

impl List {
    const WORDS: &'static [(&'static str, List)] = &[
        ("reviews", List::Reviews),
        ("glossary", List::Glossary),
        ("a-to-z", List::Everything),
        ("sets", List::Sets),
        ("hand-out", List::HandOut),
    ];

    /// The word that stands for it in files.
    pub(super) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, list)| *list == self).map(|(word, _)| *word).unwrap_or_default()
    }
}

/// A way in from the home page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Door {
    pub title: String,
    pub text: String,
    pub link: String,
}

/// Where a fact comes from.
#[derive(Debug, Clone)]
pub struct Source {
    /// The document's own title.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// How far it can be relied on.
    pub certainty: Certainty,
    /// `checked`: the day on which somebody compared the page with it; nobody has when left out.
    pub checked: Option<Date>,
}

/// How far a source can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// The law itself, or the body that owns the fact.
    Official,
    /// Somebody else says it.
    Secondary,
    /// Must be checked before a site goes live.
    Unverified,
}

impl Certainty {
    /// The words that stand for each in files.
    pub const WORDS: &'static [(&'static str, Certainty)] =
        &[("official", Certainty::Official), ("secondary", Certainty::Secondary), ("unverified", Certainty::Unverified)];
}

/// Who answers for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// Their name.
    pub by: String,
    /// What they are: "carers lead", "solicitor".
    pub role: String,
    /// The day.
    pub on: Option<Date>,
}

/// A page with what must wait until all pages are read.
#[derive(Default)]
pub(super) struct Draft {
    /// The page.
    pub page: Page,
    /// The names in `pages`, with their lines.
    pub pages: Vec<Located<String>>,
    /// The addresses in `related` and in the doors, with their lines.
    pub addresses: Vec<Located<String>>,
    /// The line of the field that says what the page carries besides its article.
    pub part_line: usize,
    /// False when the front matter could not be read: then nothing is said of what it lacks.
    pub has_fields: bool,
}

impl Draft {
    /// Reads a page's file. `path` is its path below `pages/`.
    pub(super) fn read(file: &str, path: &str, text: &str, references: &References<'_>, problems: &Problems) -> Draft {
        let address = address::of_file(path);
        let parts = split(text);
        if parts.is_none() {
            problems.add(file, 1, Fault::NoFrontMatter);
        }
        let toml = parts.and_then(|(matter, ..)| TomlFile::parse(file, matter, 2, problems));
        let fields = toml.as_ref().map(|toml| toml.fields(problems));
        let draft = fields.map(|fields| match references.translation {
            true => translated_matter(&fields, path),
            false => front_matter(&fields, path, references.today),
        });
        let mut draft = draft.unwrap_or_default();
        draft.page.file = file.to_owned();
        // Without front matter the fields would be read as text. Only the headings are wanted then, so that links to them hold.
        let unheard = Problems::default();
        let (body, first_line, problems) = parts.map_or((text, 1, &unheard), |(_, body, line)| (body, line, problems));
        let body = without_fields(body, file, first_line, problems);
        let around = Around { file, first_line, address: &address, references, problems };
        draft.page.article = markdown::article(&body, &around);
        draft.page.address = address;
        draft
    }
}

/// What the front matter of a translation says: its own words, and how far it follows the page in the site's own language. All other
/// fields may be copied with the rest, and are those of that page.
fn translated_matter(fields: &Fields<'_>, path: &str) -> Draft {
    fields.pass(&["next_review", "as_of", "safety", "pages", "related", "tool", "directory", "list", "ward", "sources", "signed_off"]);
    let title = fields.text("title", "the page's title in this language").value;
    let short = fields.optional_text("short").map_or_else(|| title.clone(), |short| short.value);
    let summary = fields.text("summary", "the page's summary in this language").value;
    let reviewed = fields.date("reviewed").map(|date| date.value);
    let mut addresses = Vec::new();
    let doors = doors(fields, path, &mut addresses);
    let checked = fields.table("translation_checked").map(|table| {
        let on = table.date("on").map(|date| date.value);
        let by = table.text("by", "the name of the translator").value;
        table.finish();
        TranslationCheck { by, on }
    });
    if checked.is_none() {
        fields.problem(1, Fault::TranslationNotChecked);
    }
    fields.finish();
    let page = Page { title, short, summary, reviewed, doors, translation: Some(Translation { checked }), ..Page::default() };
    Draft { page, addresses, has_fields: true, ..Draft::default() }
}

/// The ways in from the home page. Where they lead is added to `addresses`.
fn doors(fields: &Fields<'_>, path: &str, addresses: &mut Vec<Located<String>>) -> Vec<Door> {
    if path != "index.md" {
        fields.refuse("doors", "\"doors\"", "write them in the index.md of the home page");
        return Vec::new();
    }
    let read = |door: Fields<'_>| {
        let link = door.text("link", "the address of a page");
        addresses.extend((!link.value.is_empty()).then(|| link.clone()));
        let title = door.text("title", "who the reader is").value;
        let read = Door { title, text: door.text("text", "one sentence").value, link: link.value };
        door.finish();
        read
    };
    fields.tables("doors").into_iter().map(read).collect()
}

fn front_matter(fields: &Fields<'_>, path: &str, today: Date) -> Draft {
    let title = fields.text("title", "the reader's question or task").value;
    let short = fields.optional_text("short").map_or_else(|| title.clone(), |short| short.value);
    let summary = fields.text("summary", "one sentence that says what the page gives").value;
    let reviewed = fields.date("reviewed");
    let next_review = fields.date("next_review");
    if let (Some(reviewed), Some(next)) = (&reviewed, &next_review) {
        if next.value <= reviewed.value {
            fields.problem(next.line, Fault::DateOrder { first: "reviewed", second: "next_review" });
        }
        if reviewed.value.checked_add(1.year()).is_ok_and(|latest| next.value > latest) {
            let allowed = "a date at most a year after \"reviewed\"".to_owned();
            let value = next.value.to_string();
            fields.problem(next.line, Fault::BadValue { field: "next_review".to_owned(), value, allowed, near: None });
        }
    }
    if let Some(next) = &next_review
        && next.value < today
    {
        fields.problem(next.line, Fault::PastReview { date: next.value.to_string() });
    }
    let as_of = fields.optional_date("as_of").map(|date| date.value);
    let safety = fields.flag("safety");
    let pages = if path == "index.md" || path.ends_with("/index.md") {
        fields.texts("pages")
    } else {
        fields.refuse("pages", "\"pages\"", "write it in the index.md of the section");
        Vec::new()
    };
    let mut addresses = fields.texts("related");
    let related = addresses.iter().map(|address| address.value.clone()).collect();
    let tool = fields.optional_text("tool");
    let directory = fields.flag("directory");
    let list = fields.optional_choice("list", List::WORDS);
    let ward = fields.flag("ward");
    let (part, part_line) = match (tool, directory, list) {
        (Some(tool), _, _) => (Part::Tool(tool.value), tool.line),
        (None, true, _) => (Part::Directory, 1),
        (None, false, Some(list)) => (Part::List(list.value), list.line),
        (None, false, None) if ward => (Part::Ward, 1),
        (None, false, None) => (Part::None, 1),
    };
    let doors = doors(fields, path, &mut addresses);
    let sources = sources(fields);
    let signed_off = fields.table("signed_off").map(|table| {
        let on = table.date("on").map(|date| date.value);
        let read = SignOff { by: table.text("by", "the name of the person").value, role: table.text("role", "their role").value, on };
        table.finish();
        read
    });
    if signed_off.is_none() {
        fields.problem(1, Fault::NotSignedOff);
    }
    fields.finish();
    let page = Page {
        title,
        short,
        summary,
        reviewed: reviewed.map(|date| date.value),
        next_review: next_review.map(|date| date.value),
        as_of,
        safety,
        pages: Vec::new(),
        related,
        part,
        doors,
        sources,
        signed_off,
        ..Page::default()
    };
    Draft { page, pages, addresses, part_line, has_fields: true }
}

fn sources(fields: &Fields<'_>) -> Vec<Source> {
    let tables = fields.tables("sources");
    if tables.is_empty() {
        fields.problem(fields.line(), Fault::MissingField { field: "sources".to_owned(), write: "at least one [[sources]]" });
    }
    tables
        .into_iter()
        .map(|table| {
            let title = table.text("title", "the document's own title").value;
            let url = table.text("url", "the address where it can be read");
            if !url.value.is_empty() && !url.value.starts_with("https://") && !url.value.starts_with("http://") {
                let write = "an address that begins with https:// or http://";
                table.problem(url.line, Fault::ForbiddenScheme { address: url.value.clone(), write });
            }
            let certainty = table.choice("certainty", Certainty::WORDS).unwrap_or(Certainty::Unverified);
            let checked = table.optional_date("checked").map(|date| date.value);
            let publisher = table.text("publisher", "who publishes it").value;
            if checked.is_none() || certainty == Certainty::Unverified {
                table.problem(table.line(), Fault::SourceNotChecked { title: title.clone() });
            }
            table.finish();
            Source { title, publisher, url: url.value, certainty, checked }
        })
        .collect()
}

/// Parts a file into its front matter and its body, with the body's first line. Space after the +++ does no harm.
fn split(text: &str) -> Option<(&str, &str, usize)> {
    let is_mark = |line: &str| line.trim_end() == "+++";
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| is_mark(line))?;
    let mut end = first.len();
    for (index, line) in lines.enumerate() {
        if is_mark(line) {
            return Some((&text[first.len()..end], &text[end + line.len()..], index + 3));
        }
        end += line.len();
    }
    None
}

/// The text with an empty line in the place of each that belongs into the front matter. Lines that stand together are one mistake: an
/// editor ended the fields too early, or pasted some of another page.
fn without_fields(body: &str, file: &str, first_line: usize, problems: &Problems) -> String {
    let mut text = String::with_capacity(body.len());
    let mut noted = false;
    for (number, line) in (first_line..).zip(body.lines()) {
        if let Some(name) = field(line) {
            if !noted {
                problems.add(file, number, Fault::StrayField { name: name.to_owned() });
            }
            noted = true;
        } else {
            noted &= line.trim().is_empty();
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// What a line is called if it has the form of front matter: `+++`, `[name]`, `[[name]]`, or `name = ` before a value of TOML.
fn field(line: &str) -> Option<&str> {
    let line = line.trim();
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    let is_value = |value: &str| matches!(value, "true" | "false") || value.starts_with(|c: char| "\"'[".contains(c) || c.is_ascii_digit());
    if line == "+++" || in_brackets(line).is_some_and(|inner| is_name(in_brackets(inner).unwrap_or(inner))) {
        return Some(line);
    }
    let (name, value) = line.split_once('=')?;
    (is_name(name.trim_end()) && is_value(value.trim_start())).then(|| name.trim_end())
}

fn in_brackets(text: &str) -> Option<&str> {
    text.strip_prefix('[')?.strip_suffix(']')
}
