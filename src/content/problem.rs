//! What can be wrong with a content folder, in the words of the person who edits it. Start at [`Fault`]: one variant per mistake.

use std::cell::RefCell;
use std::fmt;

/// One thing to put right: where it is and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its path inside the content folder's parent: `content/en/pages/index.md`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The check fails, but the site is built, with a notice for readers: better than one that nobody can correct.
    Late,
    /// The site is built; the editor is told.
    Warning,
    /// The site is built as a demonstration; it may not go live ([`Problem::severity`] turns it into an error with `--go-live`).
    Gap,
}

/// Every mistake that the check knows. The message says what is wrong, then what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant's meaning is its message, below")]
pub enum Fault {
    MissingFile,
    Unreadable { reason: String },
    NotUtf8,
    BadFileName { name: String },
    NoFrontMatter,
    StrayField { name: String },
    Syntax { format: &'static str, reason: String },
    WrongFile { reason: String, write: &'static str },
    UnknownField { field: String, near: Option<String> },
    MissingField { field: String, write: &'static str },
    WrongType { field: String, write: &'static str },
    BadDate { field: String, write: &'static str },
    DateOrder { first: &'static str, second: &'static str },
    BadValue { field: String, value: String, allowed: String, near: Option<String> },
    PastReview { date: String },
    UnknownWord { key: String, near: Option<String> },
    MissingWord { key: String },
    EmptyText { field: String },
    DuplicateId { what: &'static str, id: String, first: String },
    DuplicateAddress { address: String, first: String },
    DeadLink { address: String, near: Option<String> },
    DeadAnchor { address: String, anchor: String, near: Option<String> },
    RawHtml { html: String },
    ForbiddenScheme { address: String, write: &'static str },
    NotAllowed { what: &'static str, write: &'static str },
    HeadingJump { from: usize, to: usize },
    InNoMenu { list: &'static str, file: String },
    UnknownChild { name: String, near: Option<String> },
    LongSentence { words: usize, start: String },
    UnknownBlock { name: String, near: Option<String> },
    UnclosedBlock { name: String },
    StrayBlockEnd,
    BlockHeading { name: String, write: &'static str },
    TooManyBullets { count: usize },
    UnknownReference { reference: String, near: Option<String> },
    NothingToRefer { reference: String, lacks: &'static str },
    FigureExpired { id: String, date: String },
    FigureNotYet { id: String, date: String },
    FigureTwice { id: String, first: String },
    ForbiddenWords { words: String, write: String },
    NoSuchTool { name: String, near: Option<String> },
    ToolOnNoPage { name: String },
    GlossaryOnNoPage,
    SetsOnNoPage,
    NoSuchService { id: String, near: Option<String> },
    NoSuchPicture { name: String, near: Option<String> },
    UnusedPicture { name: String },
    InPicture { what: String, write: &'static str },
    UnknownTerm { name: String, near: Option<String> },
    Questionnaire { place: String, message: String, warning: bool },
    Service { id: String, field: String, reason: String, refused: bool },
    MissingPage { address: &'static str },
    NotSignedOff,
    SourceNotChecked { title: String },
    ServiceNotChecked { id: String },
    ServiceStale { id: String, date: String },
    ServiceIsSample { id: String },
    CrisisElsewhere { id: String },
    CouncilNotChecked { code: String },
    FigureNotChecked { id: String },
    Demonstration,
    OtherPlaces { key: String, places: String },
    NotTranslatable { address: String, near: Option<String> },
    OtherHeadings { ours: usize, theirs: usize },
    TranslationBehind { date: String },
    TranslationNotChecked,
}

impl Fault {
    /// How much this matters before the site goes live.
    pub fn severity(&self) -> Severity {
        use Fault::*;
        match self {
            FigureExpired { .. } => Severity::Late,
            PastReview { .. } | LongSentence { .. } | ToolOnNoPage { .. } | UnusedPicture { .. } => Severity::Warning,
            OtherHeadings { .. } | TranslationBehind { .. } => Severity::Warning,
            Questionnaire { warning: true, .. } | Service { refused: false, .. } => Severity::Warning,
            NotSignedOff | SourceNotChecked { .. } | ServiceNotChecked { .. } | FigureNotChecked { .. } | Demonstration => Severity::Gap,
            ServiceStale { .. } | ServiceIsSample { .. } | CouncilNotChecked { .. } | TranslationNotChecked => Severity::Gap,
            _ => Severity::Error,
        }
    }
}

/// ` (did you mean "x"?)`, or nothing.
fn hint(near: &Option<String>) -> String {
    near.as_ref().map(|n| format!(" (did you mean \"{n}\"?)")).unwrap_or_default()
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Fault::*;
        match self {
            MissingFile => write!(f, "this file is missing; every portal has one"),
            Unreadable { reason } => write!(f, "this file cannot be read: {reason}; check that it is a file and that you may open it"),
            NotUtf8 => write!(f, "a letter here is not UTF-8 text; save the file again with the encoding UTF-8"),
            BadFileName { name } => {
                write!(f, "the name of this file becomes an address; rename \"{name}\" with a to z, 0 to 9 and hyphens only")
            }
            NoFrontMatter => write!(f, "no front matter; begin the file with a line +++, the fields, and another line +++"),
            StrayField { name } => {
                write!(f, "\"{name}\" belongs to the fields, but stands in the text; move it up, before the second line +++, or remove it")
            }
            Syntax { format, reason } => write!(f, "this is not valid {format}: {reason}"),
            WrongFile { reason, write } => write!(f, "{reason}; {write}"),
            UnknownField { field, near } => match near {
                Some(_) => write!(f, "unknown field \"{field}\"{}", hint(near)),
                None => write!(f, "unknown field \"{field}\"; remove it (content/README.md lists the fields)"),
            },
            MissingField { field, write } => write!(f, "missing field \"{field}\"; write {write}"),
            WrongType { field, write } => write!(f, "\"{field}\" has the wrong form; write {write}"),
            BadDate { field, write } => write!(f, "\"{field}\" is not a date; write {write}"),
            DateOrder { first, second } => write!(f, "\"{second}\" is not after \"{first}\"; write a later date"),
            BadValue { field, value, allowed, near } => {
                write!(f, "\"{field}\" cannot be \"{value}\"{}; write {allowed}", hint(near))
            }
            PastReview { date } => write!(f, "the review date {date} has passed; review this again and write a new \"next_review\""),
            UnknownWord { key, near } => match near {
                Some(_) => write!(f, "unknown word \"{key}\"{}", hint(near)),
                None => write!(f, "unknown word \"{key}\"; remove it, nothing on the site shows it"),
            },
            MissingWord { key } => write!(f, "missing word \"{key}\"; write it here, in the language of this folder"),
            EmptyText { field } => write!(f, "\"{field}\" is empty; write its text"),
            DuplicateId { what, id, first } => {
                write!(f, "the {what} \"{id}\" stands already at {first}; give it another name or remove one")
            }
            DuplicateAddress { address, first } => {
                write!(f, "the address {address} is taken by {first}; rename or remove one of the files")
            }
            DeadLink { address, near } => match near {
                Some(_) => write!(f, "there is no page {address}{}", hint(near)),
                None => write!(f, "there is no page {address}; link to a page that exists"),
            },
            DeadAnchor { address, anchor, near } => match near {
                Some(_) => write!(f, "{address} has no heading \"#{anchor}\"{}", hint(near)),
                None => write!(f, "{address} has no heading \"#{anchor}\"; use the words of a heading there, in lower case with hyphens"),
            },
            RawHtml { html } => write!(f, "raw HTML is not allowed ({html}); use Markdown or one of the blocks in content/README.md"),
            ForbiddenScheme { address, write } => write!(f, "the link \"{address}\" is not allowed; write {write}"),
            NotAllowed { what, write } => write!(f, "{what} cannot be used here; {write}"),
            HeadingJump { from, to } => {
                write!(f, "the heading jumps from level {from} to level {to}; write {} \"#\"s", from + 1)
            }
            InNoMenu { list, file } => write!(f, "this page is in no menu; add it to \"{list}\" in {file}"),
            UnknownChild { name, near } => match near {
                Some(_) => write!(f, "\"pages\" names \"{name}\", which has no file{}", hint(near)),
                None => write!(f, "\"pages\" names \"{name}\", which has no file; add {name}.md or remove the name"),
            },
            LongSentence { words, start } => {
                write!(f, "a sentence of {words} words (\"{start} …\"); write two sentences of 20 words or fewer")
            }
            UnknownBlock { name, near } => match near {
                Some(_) => write!(f, "unknown block \"{name}\"{}", hint(near)),
                None => write!(f, "unknown block \"{name}\"; write one of those in content/README.md"),
            },
            UnclosedBlock { name } => write!(f, "the block \"{name}\" has no end; write a line ::: after it"),
            StrayBlockEnd => write!(f, "a line ::: ends no block; remove it, or name the block it should begin"),
            BlockHeading { name, write } => write!(f, "the block \"{name}\" needs other words in its first line; write {write}"),
            TooManyBullets { count } => write!(f, "a care card with {count} bullets; write five or fewer"),
            UnknownReference { reference, near } => match near {
                Some(_) => write!(f, "{{{{{reference}}}}} names nothing{}", hint(near)),
                None => write!(f, "{{{{{reference}}}}} names nothing; use the id of a service or of a figure"),
            },
            NothingToRefer { reference, lacks } => {
                write!(f, "{{{{{reference}}}}}: this service has no {lacks}; add it in content/directory/ or use another reference")
            }
            FigureExpired { id, date } => {
                write!(f, "the figure \"{id}\" ended on {date}, and readers are told so; add the new amount to content/figures.toml")
            }
            FigureNotYet { id, date } => write!(f, "the figure \"{id}\" begins on {date}; add the amount of today to content/figures.toml"),
            FigureTwice { id, first } => {
                write!(f, "the figure \"{id}\" has another amount for the same days at {first}; change \"valid_from\" or \"valid_to\"")
            }
            ForbiddenWords { words, write } => write!(f, "do not write \"{words}\"; write {write}"),
            NoSuchTool { name, near } => match near {
                Some(_) => write!(f, "there is no tool \"{name}\"{}", hint(near)),
                None => write!(f, "there is no tool \"{name}\"; add {name}.json to the tools folder"),
            },
            ToolOnNoPage { name } => write!(f, "no page shows this tool; write tool = \"{name}\" at the head of its page"),
            GlossaryOnNoPage => write!(f, "no page lists these words; write list = \"glossary\" at the head of one"),
            SetsOnNoPage => write!(f, "no page lists these sets; write list = \"sets\" at the head of one"),
            NoSuchService { id, near } => match near {
                Some(_) => write!(f, "there is no service \"{id}\"{}", hint(near)),
                None => write!(f, "there is no service \"{id}\"; write the id of a service in content/directory/"),
            },
            NoSuchPicture { name, near } => match near {
                Some(_) => write!(f, "there is no picture \"{name}\"{}", hint(near)),
                None => write!(f, "there is no picture \"{name}\"; add {name}.svg to content/pictures/"),
            },
            UnusedPicture { name } => {
                write!(f, "no page shows this picture; write ::: picture {name} and what it shows on a page, or remove the file")
            }
            InPicture { what, write } => write!(f, "a picture cannot hold {what}; {write}"),
            UnknownTerm { name, near } => match near {
                Some(_) => write!(f, "there is no word \"{name}\"{}", hint(near)),
                None => write!(f, "there is no word \"{name}\"; name one of the words of this file"),
            },
            Questionnaire { place, message, .. } => write!(f, "{place}: {message}"),
            Service { id, field, reason, refused } => {
                let what = if *refused { "refused" } else { "mended" };
                write!(f, "service \"{id}\", {field}: {reason} ({what})")
            }
            MissingPage { address } => write!(f, "the page {address} is missing; every portal has one"),
            NotSignedOff => write!(f, "nobody has signed this page off; add [signed_off] with by, role and on"),
            SourceNotChecked { title } => write!(f, "the source \"{title}\" is unchecked or unverified; check it, then write \"checked\""),
            ServiceNotChecked { id } => write!(f, "the service \"{id}\" is unchecked or unverified; check it, then write \"assured_date\""),
            ServiceStale { id, date } => {
                write!(
                    f,
                    "the service \"{id}\" was last checked on {date}, more than a year ago; check it again, then write the new \"assured_date\""
                )
            }
            ServiceIsSample { id } => write!(f, "the service \"{id}\" is a sample; remove its file before real readers come"),
            CrisisElsewhere { id } => {
                write!(
                    f,
                    "the service \"{id}\" has the kind \"crisis\" outside directory/crisis.json; move it there if it is a line for a crisis, else take the kind away"
                )
            }
            CouncilNotChecked { code } => write!(f, "nobody has checked the page of council {code}; open it, then write \"checked\""),
            FigureNotChecked { id } => write!(f, "the figure \"{id}\" is unchecked or unverified; check it, then write \"checked\""),
            OtherPlaces { key, places } => write!(f, "the word \"{key}\" must hold the same places as in English; write {places}"),
            NotTranslatable { address, near } => match near {
                Some(_) => write!(f, "there is no page of text {address} to be translated{}", hint(near)),
                None => write!(f, "{address} cannot be translated; only pages of text can, in a file of the English page's name"),
            },
            OtherHeadings { ours, theirs } => {
                write!(
                    f,
                    "the English page has other headings ({theirs}, here {ours}); write the same, or links to them lead to the top of the page"
                )
            }
            TranslationBehind { date } => {
                write!(f, "the English page was reviewed on {date}, after this; compare the two, then write that date as \"reviewed\"")
            }
            TranslationNotChecked => write!(f, "no translator has checked this page; add translation_checked = {{ by = \"…\", on = … }}"),
            Demonstration => write!(f, "\"demonstration\" is true; write your own organisation's details, then false"),
        }
    }
}

impl Problem {
    /// How much this matters: with `go_live`, gaps and a past review date stop the site.
    pub fn severity(&self, go_live: bool) -> Severity {
        match self.fault {
            Fault::PastReview { .. } if go_live => Severity::Error,
            _ if go_live && self.fault.severity() == Severity::Gap => Severity::Error,
            _ => self.fault.severity(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One line, whatever stands in the file that it quotes.
        let message = self.fault.to_string().replace(char::is_control, " ");
        write!(f, "{}:{}: {message}", self.file, self.line)
    }
}

/// The list that all readers of content write into: reading goes on after a problem, so that an editor sees all of them at once.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Takes over what another list holds, but for what the caller leaves out.
    pub fn take(&self, other: Problems, keep: impl Fn(&Fault) -> bool) {
        self.0.borrow_mut().extend(other.0.into_inner().into_iter().filter(|problem| keep(&problem.fault)));
    }

    /// Notes a problem.
    pub fn add(&self, file: &str, line: usize, fault: Fault) {
        self.0.borrow_mut().push(Problem { file: file.to_owned(), line, fault });
    }

    /// All problems so far, in the order in which they were noted.
    pub fn all(&self) -> Vec<Problem> {
        self.0.borrow().clone()
    }

    /// True when the site cannot be built because of something in this file.
    pub fn any_error_in(&self, file: &str) -> bool {
        self.0.borrow().iter().any(|problem| problem.file == file && problem.severity(false) == Severity::Error)
    }

    /// All problems, by file, line and message, each once.
    pub fn into_sorted(self) -> Vec<Problem> {
        let mut all = self.0.into_inner();
        all.sort_by_cached_key(|problem| (problem.file.clone(), problem.line, problem.fault.to_string()));
        all.dedup();
        all
    }
}

/// The candidate that `word` most likely stands for: at most a third of its letters differ.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let limit = (word.chars().count() / 3).max(1);
    candidates.into_iter().map(|c| (distance(word, c), c)).filter(|(d, _)| *d <= limit).min_by_key(|(d, _)| *d).map(|(_, c)| c.to_owned())
}

/// Edit distance in which two letters swapped count as one slip (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substitution = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}
