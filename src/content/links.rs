//! What can be checked only when all pages are read: addresses, menus, links, anchors. Start at [`join`].

use super::fields::Located;
use super::glossary::Glossary;
use super::markdown::Link;
use super::page::{Draft, List, Page, Part};
use super::problem::{Fault, Problems, nearest};
use super::sets::Sets;
use super::settings::Settings;
use super::tools::Tool;
use std::collections::BTreeMap;

/// The pages that every portal has: the header of each page links to the home page and to urgent help, and a host shows the third for
/// an unknown address.
const NEEDED: [&str; 3] = ["/", "/help-now/", "/404/"];

/// The address of a tool's paper version.
pub fn tool_paper(tool_address: &str) -> String {
    format!("{tool_address}paper/")
}

/// The address of a tool's example, filled in.
pub fn tool_example(tool_address: &str) -> String {
    format!("{tool_address}example/")
}

/// What a link may lead to: the names of each address's headings.
pub(crate) type Headings = BTreeMap<String, Vec<String>>;

/// The glossary, and what its file says of the pages.
pub(crate) struct WordList<'a> {
    /// The glossary.
    pub(crate) glossary: &'a mut Glossary,
    /// False when there is no file.
    pub(crate) exists: bool,
    /// Its file, for messages.
    pub(crate) file: String,
    /// The sets: each can be linked to on the page that lists them.
    pub(crate) sets: &'a Sets,
    /// The addresses of the pages that explain words or answer questions, by the file that names them; those of sets too.
    pub(crate) addresses: &'a [(String, Vec<Located<String>>)],
}

/// Joins the pages into a site and notes whatever does not fit together. Each tool learns the address of its page, and the glossary
/// that of the page which lists its words.
pub(crate) fn join(
    drafts: Vec<Draft>,
    tools: &mut BTreeMap<String, Tool>,
    words: WordList<'_>,
    settings: &Settings,
    settings_file: &str,
    tool_names: &[String],
    problems: &Problems,
) -> (BTreeMap<String, Page>, Headings) {
    let mut headings = Headings::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut tool_pages: BTreeMap<String, String> = BTreeMap::new();
    for draft in &drafts {
        let page = &draft.page;
        if let Some(first) = files.get(&page.address) {
            problems.add(&page.file, 1, Fault::DuplicateAddress { address: page.address.clone(), first: first.clone() });
            continue;
        }
        files.insert(page.address.clone(), page.file.clone());
        let ids = page.article.headings.iter().map(|heading| heading.id.clone()).collect();
        headings.insert(page.address.clone(), ids);
        if let Part::Tool(name) = &page.part {
            headings.insert(tool_paper(&page.address), Vec::new());
            if tools.get(name).is_some_and(|tool| tool.example.is_some()) {
                headings.insert(tool_example(&page.address), Vec::new());
            }
            if let Some(first) = tool_pages.insert(name.clone(), page.file.clone()) {
                problems.add(&page.file, draft.part_line, Fault::DuplicateId { what: "tool", id: name.clone(), first });
            }
            match tools.get_mut(name) {
                Some(tool) => tool.address.clone_from(&page.address),
                // A file that could not be read has its own problem.
                None if tool_names.contains(name) => {}
                None => {
                    let near = nearest(name, tools.keys().map(String::as_str));
                    problems.add(&page.file, draft.part_line, Fault::NoSuchTool { name: name.clone(), near });
                }
            }
        }
    }
    place_words(&words, &drafts, &mut headings, problems).into_iter().for_each(|address| words.glossary.address = address);
    if let Some(ids) = headings.get_mut(&words.sets.address) {
        ids.extend(words.sets.all.iter().map(|set| set.name.clone()));
    }
    let all_have_fields = drafts.iter().all(|draft| draft.has_fields);
    for (name, tool) in tools.iter().filter(|(name, _)| all_have_fields && !tool_pages.contains_key(*name)) {
        problems.add(&tool.file, 1, Fault::ToolOnNoPage { name: name.clone() });
    }
    for page in drafts.iter().map(|draft| &draft.page).filter(|page| matches!(page.part, Part::Tool(_))) {
        for (address, what) in [(tool_paper(&page.address), "paper version"), (tool_example(&page.address), "example")] {
            if let Some(file) = files.get(&address) {
                problems.add(file, 1, Fault::DuplicateAddress { address, first: format!("the {what} of {}", page.file) });
            }
        }
    }
    for address in NEEDED {
        if !files.contains_key(address) {
            problems.add(settings_file, 1, Fault::MissingPage { address });
        }
    }
    let targets = Targets { headings: &headings, problems };
    for address in settings.menu.iter().chain(&settings.footer) {
        // A menu shows a page's own title, so it leads to pages and not to a heading on one.
        targets.check(settings_file, &Link { address: address.value.clone(), anchor: None, line: address.line });
    }
    for (file, addresses) in words.addresses {
        for address in addresses {
            targets.check_located(file, address);
        }
    }
    for tool in tools.values() {
        for link in &tool.links {
            targets.check(&tool.file, link);
        }
    }
    for draft in &drafts {
        for link in &draft.page.article.links {
            targets.check(&draft.page.file, link);
        }
        for address in &draft.addresses {
            targets.check_located(&draft.page.file, address);
        }
    }
    let fieldless: Vec<String> = drafts.iter().filter(|draft| !draft.has_fields).map(|draft| draft.page.address.clone()).collect();
    let mut pages = BTreeMap::new();
    for mut draft in drafts {
        for name in &draft.pages {
            let address = format!("{}{}/", draft.page.address, name.value);
            if files.contains_key(&address) {
                draft.page.pages.push(address);
            } else {
                let siblings = files.keys().filter_map(|a| a.strip_prefix(draft.page.address.as_str())?.strip_suffix('/'));
                let near = nearest(&name.value, siblings.filter(|s| !s.is_empty()));
                problems.add(&draft.page.file, name.line, Fault::UnknownChild { name: name.value.clone(), near });
            }
        }
        pages.entry(draft.page.address.clone()).or_insert(draft.page);
    }
    note_pages_in_no_menu(&pages, &fieldless, settings, settings_file, problems);
    (pages, headings)
}

/// The address of the page that lists the glossary's words. They can be linked to, as headings can.
fn place_words(words: &WordList<'_>, drafts: &[Draft], headings: &mut Headings, problems: &Problems) -> Option<String> {
    let mut listing = drafts.iter().filter(|draft| draft.page.part == Part::List(List::Glossary));
    let Some(draft) = listing.next() else {
        if words.exists && drafts.iter().all(|draft| draft.has_fields) {
            problems.add(&words.file, 1, Fault::GlossaryOnNoPage);
        }
        return None;
    };
    let page = &draft.page;
    if !words.exists {
        let write = "add the file glossary.toml beside the folder of the pages, or take the line away";
        problems.add(&page.file, draft.part_line, Fault::NotAllowed { what: "the list of words", write });
    }
    for other in listing {
        let first = page.file.clone();
        problems.add(&other.page.file, other.part_line, Fault::DuplicateId { what: "list", id: "glossary".to_owned(), first });
    }
    headings.entry(page.address.clone()).or_default().extend(words.glossary.terms.iter().map(|term| term.id.clone()));
    Some(page.address.clone())
}

/// A page that no section lists and no menu names cannot be found by a reader.
fn note_pages_in_no_menu(
    pages: &BTreeMap<String, Page>,
    fieldless: &[String],
    settings: &Settings,
    settings_file: &str,
    problems: &Problems,
) {
    let listed = |address: &str| {
        NEEDED.contains(&address)
            || settings.menu.iter().chain(&settings.footer).any(|entry| entry.value == address)
            || pages.values().any(|page| page.pages.iter().any(|child| child == address))
    };
    for page in pages.values().filter(|page| !listed(&page.address)) {
        let parent = super::address::parent(&page.address).unwrap_or_default();
        if parent == "/" {
            // Without a menu, the fault is there and not in the pages.
            if !settings.menu.is_empty() {
                problems.add(&page.file, 1, Fault::InNoMenu { list: "menu", file: settings_file.to_owned() });
            }
        } else if !fieldless.contains(&parent) {
            let section = pages.get(&parent).filter(|section| section.file.ends_with("/index.md"));
            let section = section.map_or_else(|| "the index.md of its section".to_owned(), |section| section.file.clone());
            problems.add(&page.file, 1, Fault::InNoMenu { list: "pages", file: section });
        }
    }
}

/// All that a link may lead to.
pub(super) struct Targets<'a> {
    pub(super) headings: &'a Headings,
    pub(super) problems: &'a Problems,
}

impl Targets<'_> {
    pub(super) fn check_located(&self, file: &str, address: &Located<String>) {
        let (page, anchor) = address.value.split_once('#').map_or((address.value.as_str(), None), |(p, a)| (p, Some(a.to_owned())));
        self.check(file, &Link { address: page.to_owned(), anchor, line: address.line });
    }

    pub(super) fn check(&self, file: &str, link: &Link) {
        let Some(headings) = self.headings.get(&link.address) else {
            let near = nearest(&link.address, self.headings.keys().map(String::as_str));
            return self.problems.add(file, link.line, Fault::DeadLink { address: link.address.clone(), near });
        };
        if let Some(anchor) = &link.anchor
            && !headings.contains(anchor)
        {
            let near = nearest(anchor, headings.iter().map(String::as_str));
            let fault = Fault::DeadAnchor { address: link.address.clone(), anchor: anchor.clone(), near };
            self.problems.add(file, link.line, fault);
        }
    }
}
