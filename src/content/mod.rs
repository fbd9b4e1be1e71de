//! Reads `content/` into a checked model of the site. Native only. Start at [`read`].
//!
//! Reading never stops at a problem: an editor sees all of them at once, each with file, line and cure ([`problem::Fault`]).

pub mod address;
mod avoid;
mod fields;
mod figures;
mod links;
pub mod markdown;
mod page;
pub mod problem;
mod readability;
mod references;
mod settings;
mod tools;
mod words;

pub use figures::{Figure, Figures, Period};
pub use links::tool_paper;
pub use page::{Certainty, Door, Page, Part, SignOff, Source};
pub use references::{is_always_shown, service_date};
pub use settings::Settings;
pub use tools::Tool;
pub use words::Words;

use crate::directory::{Action, Reading as Feed, Service};
use jiff::civil::Date;
use problem::{Fault, Problem, Problems, Severity};
use references::References;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The language that is read.
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
    /// `directory/*.json`: the services that are listed.
    pub services: Vec<Service>,
    /// The pages by address.
    pub pages: BTreeMap<String, Page>,
    /// The tools by name.
    pub tools: BTreeMap<String, Tool>,
    /// True while something that the site shows has not been checked: then every page says that it is a demonstration.
    pub demonstration: bool,
}

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
    let settings = Settings::read(&files.name("site.toml"), &files.text("site.toml"), &problems);
    let figures = Figures::read(&files.name("figures.toml"), &files.text("figures.toml"), today, &problems);
    let words_path = format!("{LANGUAGE}/words.toml");
    let words = Words::read(&files.name(&words_path), &files.text(&words_path), &problems);
    let services = services(&files, &problems);
    let references = References { services: &services, figures: &figures, words: &words, today };

    let mut drafts = Vec::new();
    let pages_folder = format!("{LANGUAGE}/pages");
    for path in files.below(&pages_folder, "md") {
        let name = format!("{pages_folder}/{path}");
        let text = files.text(&name);
        drafts.extend(page::Draft::read(&files.name(&name), &path, &text, &references, &problems, settings.path.as_deref()));
    }
    let mut tools = BTreeMap::new();
    let tools_folder = format!("{LANGUAGE}/tools");
    for path in files.below(&tools_folder, "json") {
        let name = format!("{tools_folder}/{path}");
        let id = path.trim_end_matches(".json").to_owned();
        let read = Tool::read(&id, &files.name(&name), &files.text(&name), &references, &problems, settings.path.as_deref());
        tools.extend(read.map(|tool| (id, tool)));
    }
    avoid::check(&files, &problems);
    let pages = links::join(drafts, &mut tools, &settings, &files.name("site.toml"), today, &problems);
    let problems = problems.into_sorted();
    let demonstration = problems.iter().any(|problem| problem.severity(false) == Severity::Gap);
    let site = Site { settings, words, figures, services, pages, tools, demonstration };
    Reading { site, problems }
}

/// The directory: every feed in `directory/`, an id that stands twice refused.
fn services(files: &Files<'_>, problems: &Problems) -> Vec<Service> {
    let mut feeds = Vec::new();
    for path in files.below("directory", "json") {
        let name = format!("directory/{path}");
        let (file, text) = (files.name(&name), files.text(&name));
        match crate::directory::read(&text) {
            Ok(feed) => {
                for service in &feed.services {
                    let unverified = service.certainty == Some(crate::directory::Certainty::Unverified);
                    if service.assured.is_none() || unverified {
                        problems.add(&file, line_of_id(&text, &service.id), Fault::ServiceNotChecked { id: service.id.clone() });
                    }
                }
                feeds.push((file, text, feed));
            }
            Err(error) => problems.add(&file, 1, Fault::Syntax { format: "Open Referral JSON", reason: error.to_string() }),
        }
    }
    let sources: Vec<_> = feeds.iter().map(|(file, text, _)| (file.clone(), text.clone())).collect();
    let joined = Feed::join(feeds.into_iter().map(|(_, _, feed)| feed).collect());
    for problem in joined.problems {
        let place = sources.iter().rev().find(|(_, text)| text.contains(&format!("\"{}\"", problem.id)));
        let (file, line) = place.map_or(("directory", 1), |(file, text)| (file.as_str(), line_of_id(text, &problem.id)));
        let refused = problem.action == Action::Refused;
        let fault = Fault::Service { id: problem.id, field: problem.field.to_owned(), reason: problem.reason.to_string(), refused };
        problems.add(file, line, fault);
    }
    joined.services
}

/// The first line on which a service's id stands.
fn line_of_id(text: &str, id: &str) -> usize {
    let quoted = format!("\"{id}\"");
    text.lines().position(|line| line.contains("\"id\"") && line.contains(&quoted)).map_or(1, |index| index + 1)
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

    /// A file's text, with line ends as the rest of this room expects them; empty when it cannot be read, which is noted.
    fn text(&self, path: &str) -> String {
        match std::fs::read_to_string(self.folder.join(path)) {
            Ok(text) => text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            Err(error) => {
                self.problems.add(&self.name(path), 1, Fault::Unreadable { reason: error.to_string() });
                String::new()
            }
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
