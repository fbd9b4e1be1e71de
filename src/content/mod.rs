//! Reads `content/` into a checked model of the site. Native only. Start at [`read`].
//!
//! Reading never stops at a problem: an editor sees all of them at once, each with file, line and cure ([`problem::Fault`]).

pub mod address;
mod article;
mod avoid;
mod directory;
mod fields;
mod figures;
mod glossary;
mod languages;
mod links;
pub mod markdown;
mod page;
mod pictures;
mod places;
pub mod problem;
mod readability;
mod references;
mod sets;
mod settings;
mod synonyms;
mod tools;
mod words;

pub use figures::{Figure, Figures, Period};
pub use glossary::{Glossary, Term};
pub use languages::Lacks;
pub use links::{tool_example, tool_paper};
pub use page::{Certainty, Door, List, Page, Part, SignOff, Source, Translation, TranslationCheck};
pub use pictures::Picture;
pub use places::Places;
pub use readability::{Difficulty, Report, Sentence};
pub use references::{is_always_shown, service_date};
pub use sets::{Set, Sets};
pub use settings::{Language, Settings};
pub use synonyms::{Synonym, Synonyms};
pub use tools::Tool;
pub use words::Words;

use crate::directory::{Listed, Service};
use jiff::civil::Date;
use problem::{Fault, Problem, Problems, Severity};
use references::References;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The site's own language. Others are translations of it: [`languages`].
pub const LANGUAGE: &str = "en";

/// All that a site is made of.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// `site.toml`.
    pub settings: Settings,
    /// `words.toml`.
    pub words: Words,
    /// `figures.toml`.
    pub figures: Figures,
    /// `glossary.toml`.
    pub glossary: Glossary,
    /// `synonyms.toml`.
    pub synonyms: Synonyms,
    /// `sets.toml`.
    pub sets: Sets,
    /// `directory/*.json`: the services that are listed.
    pub services: Vec<Service>,
    /// The services by area.
    pub listed: Listed,
    /// `places/`: where postcodes lie, and the councils' links.
    pub places: Places,
    /// `pictures/*.svg`: the drawings that a page shows, by name.
    pub pictures: BTreeMap<String, Picture>,
    /// The pages by address.
    pub pages: BTreeMap<String, Page>,
    /// The tools by name.
    pub tools: BTreeMap<String, Tool>,
    /// The language of these words and pages.
    pub language: Language,
    /// The site in its other languages; a page that has not been translated is there in the site's own.
    pub translations: Vec<Site>,
    /// What a translation lacks.
    pub lacks: Lacks,
    /// True while something that the site shows has not been checked: then every page says that it is a demonstration.
    pub demonstration: bool,
}

impl Site {
    /// The newest review date of the pages, in words.
    pub fn content_date(&self) -> String {
        let newest = self.pages.values().filter_map(|page| page.reviewed).max();
        newest.map(|date| self.words.date(date)).unwrap_or_default()
    }
}

/// The folder below the tools that holds an example of each, by the tool's name.
const EXAMPLES: &str = "examples/";

/// A site and what is wrong with it.
pub struct Reading {
    /// The site, as far as it could be read.
    pub site: Site,
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
}

/// Reads a content folder as of a day. The problems name files by their path from the folder's parent: `content/en/words.toml`.
pub fn read(folder: &Path, today: Date) -> Reading {
    let problems = Problems::default();
    let files = Files::new(folder, &problems);
    let toml = |path: &str| files.text(path).map(|text| (files.name(path), text));
    let settings = toml("site.toml").map(|(file, text)| Settings::read(&file, &text, &problems)).unwrap_or_default();
    let words = toml(&format!("{LANGUAGE}/words.toml")).map(|(file, text)| Words::read(&file, &text, &problems)).unwrap_or_default();
    let mut unread = Vec::new();
    let figures = toml("figures.toml").map(|(file, text)| {
        let figures = Figures::read(&file, &text, today, &problems);
        unread.extend(problems.any_error_in(&file).then_some(text));
        figures
    });
    let figures = figures.unwrap_or_default();
    let services = directory::read(&files, service_date(today), &mut unread, &problems);
    let places = places::read(&files, &problems);
    let listed = crate::directory::listed(&services, &places.map, &words.index_words());
    let optional = |path: &str| files.has(path).then(|| toml(path)).flatten();
    let path = format!("{LANGUAGE}/glossary.toml");
    let glossary = optional(&path).map(|(file, text)| Glossary::read(&file, &text, &problems));
    let synonyms_path = format!("{LANGUAGE}/synonyms.toml");
    let synonyms = optional(&synonyms_path).map(|(file, text)| Synonyms::read(&file, &text, &problems));
    let (synonyms, asked_pages) = synonyms.unwrap_or_default();
    let sets_path = format!("{LANGUAGE}/sets.toml");
    let sets = optional(&sets_path).map(|(file, text)| Sets::read(&file, &text, &services, &unread, &problems));
    let mut pictures = pictures::read(&files, &problems);
    let references = References {
        services: &services,
        figures: &figures,
        pictures: &pictures,
        words: &words,
        today,
        unread: &unread,
        translation: false,
    };

    let mut drafts = Vec::new();
    let pages_folder = format!("{LANGUAGE}/pages");
    for path in files.below(&pages_folder, "md") {
        let name = format!("{pages_folder}/{path}");
        let Some(text) = files.text(&name) else { continue };
        files.check_name(&name, path.trim_end_matches(".md"));
        drafts.push(page::Draft::read(&files.name(&name), &path, &text, &references, &problems));
    }
    let mut tools = BTreeMap::new();
    let mut tool_names = Vec::new();
    let tools_folder = format!("{LANGUAGE}/tools");
    let (examples, tool_files): (Vec<_>, Vec<_>) =
        files.below(&tools_folder, "json").into_iter().partition(|path| path.starts_with(EXAMPLES));
    for path in tool_files {
        let name = format!("{tools_folder}/{path}");
        let id = path.trim_end_matches(".json").to_owned();
        let Some(text) = files.text(&name) else { continue };
        files.check_name(&name, &id);
        tool_names.push(id.clone());
        let read = Tool::read(&id, &files.name(&name), &text, &references, &problems);
        tools.extend(read.map(|tool| (id, tool)));
    }
    for path in examples {
        let name = format!("{tools_folder}/{path}");
        let id = path.trim_start_matches(EXAMPLES).trim_end_matches(".json");
        let Some(text) = files.text(&name) else { continue };
        match tools.get_mut(id) {
            Some(tool) => tool.read_example(&files.name(&name), &text, &problems),
            // A tool that could not be read has its own problem.
            None if tool_names.iter().any(|name| name == id) => {}
            None => {
                let near = problem::nearest(id, tools.keys().map(String::as_str));
                problems.add(&files.name(&name), 1, Fault::NoSuchTool { name: id.to_owned(), near });
            }
        }
    }
    pictures::keep_used(&mut pictures, drafts.iter().map(|draft| &draft.page.article), &files, &problems);
    avoid::check(&files, &problems);
    let has_glossary = glossary.is_some();
    let (mut glossary, term_pages) = glossary.unwrap_or_default();
    let has_sets = sets.is_some();
    let (mut sets, set_pages) = sets.unwrap_or_default();
    sets.place(&drafts, &files.name(&sets_path), has_sets, &problems);
    let addresses = [(files.name(&path), term_pages), (files.name(&synonyms_path), asked_pages), (files.name(&sets_path), set_pages)];
    let words_of =
        links::WordList { glossary: &mut glossary, exists: has_glossary, file: files.name(&path), sets: &sets, addresses: &addresses };
    let (mut pages, headings) = links::join(drafts, &mut tools, words_of, &settings, &files.name("site.toml"), &tool_names, &problems);
    for page in pages.values_mut() {
        glossary.link(page, &words.glossary.now);
    }
    let language = settings.languages.first().cloned().unwrap_or_else(Language::own);
    let site = Site {
        settings,
        words,
        figures,
        glossary,
        synonyms,
        sets,
        services,
        listed,
        places,
        pictures,
        pages,
        tools,
        language,
        ..Site::default()
    };
    let around = languages::Around { files: &files, site: &site, headings: &headings, unread: &unread, today, problems: &problems };
    let translations = around.translations();
    let problems = problems.into_sorted();
    let demonstration = problems.iter().any(|problem| problem.severity(false) == Severity::Gap);
    let translations = translations.into_iter().map(|site| Site { demonstration, ..site }).collect();
    let site = Site { demonstration, translations, ..site };
    Reading { site, problems }
}

/// The content folder: reads its files, and notes what cannot be read.
pub(crate) struct Files<'a> {
    folder: &'a Path,
    name: String,
    problems: &'a Problems,
}

impl<'a> Files<'a> {
    fn new(folder: &'a Path, problems: &'a Problems) -> Self {
        let name = folder.file_name().map_or_else(|| "content".to_owned(), |name| name.to_string_lossy().into_owned());
        Files { folder, name, problems }
    }

    /// A file's name in messages.
    fn name(&self, path: &str) -> String {
        format!("{}/{path}", self.name)
    }

    /// A file's text, with line ends as the rest of this room expects them. What is not UTF-8 is noted and replaced, so that the rest
    /// of the file is checked all the same; `None` when there is nothing to read, which is noted too.
    fn text(&self, path: &str) -> Option<String> {
        let note = |line, fault| self.problems.add(&self.name(path), line, fault);
        match std::fs::read(self.folder.join(path)) {
            Ok(bytes) => {
                if let Err(error) = std::str::from_utf8(&bytes) {
                    note(1 + bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count(), Fault::NotUtf8);
                }
                let text = String::from_utf8_lossy(&bytes);
                Some(text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n"))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                note(1, Fault::MissingFile);
                None
            }
            Err(error) => {
                note(1, Fault::Unreadable { reason: error.to_string() });
                None
            }
        }
    }

    /// Notes a file whose name cannot stand in an address.
    fn check_name(&self, path: &str, stem: &str) {
        if !address::is_plain(stem) {
            self.problems.add(&self.name(path), 1, Fault::BadFileName { name: stem.to_owned() });
        }
    }

    /// True when there is such a file.
    fn has(&self, path: &str) -> bool {
        self.folder.join(path).is_file()
    }

    /// The files below a folder that end in `.ending`, as sorted paths from it. A folder that is missing has none.
    fn below(&self, folder: &str, ending: &str) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![PathBuf::new()];
        while let Some(path) = open.pop() {
            let Ok(entries) = std::fs::read_dir(self.folder.join(folder).join(&path)) else { continue };
            for entry in entries.flatten() {
                let child = path.join(entry.file_name());
                // What editors and file managers leave behind.
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                if entry.path().is_dir() {
                    open.push(child);
                } else if child.extension().is_some_and(|e| e == ending) {
                    found.push(child.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        found
    }
}
