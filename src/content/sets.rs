//! `sets.toml`: pages that workers give out together, such as "They said no". One page lists them for carers, another makes paper of
//! them. Start at [`Sets::read`]; what can be checked only when the pages are read is in [`Sets::place`].

use super::address;
use super::fields::{Fields, Located, TomlFile};
use super::page::{Draft, List, Part};
use super::problem::{Fault, Problems, nearest};
use crate::directory::Service;

/// The file.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    /// `[[sets]]`, in order.
    pub all: Vec<Set>,
    /// The address of the page that lists them; empty without one.
    pub address: String,
}

/// Pages that belong together.
#[derive(Debug, Clone, Default)]
pub struct Set {
    /// `name`: how the set is called in addresses.
    pub name: String,
    /// `title`: what a reader sees.
    pub title: String,
    /// `text`: one sentence that says for whom it is.
    pub text: String,
    /// `pages`: addresses of pages and tools, in the order of the paper. A tool is printed as its paper version.
    pub pages: Vec<String>,
    /// `services`: ids of services, which come last.
    pub services: Vec<String>,
}

impl Sets {
    /// Reads the file. The addresses come back as the second value: they can be checked when all pages are read. `unread` are the texts
    /// of the directory's files that hold an error: a service that stands in one of them is no mistake of this file.
    pub(super) fn read(
        file: &str,
        text: &str,
        services: &[Service],
        unread: &[String],
        problems: &Problems,
    ) -> (Sets, Vec<Located<String>>) {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Default::default() };
        let fields = toml.fields(problems);
        let mut sets = Sets::default();
        let mut addresses = Vec::new();
        for table in fields.tables("sets") {
            let name = name(&table, file, &sets.all);
            let pages = table.texts("pages");
            addresses.extend(pages.clone());
            let named = table.texts("services");
            for id in named.iter().filter(|id| !services.iter().any(|service| service.id == id.value)) {
                let quoted = format!("\"{}\"", id.value);
                if !unread.iter().any(|text| text.contains(&quoted)) {
                    let near = nearest(&id.value, services.iter().map(|service| service.id.as_str()));
                    table.problem(id.line, Fault::NoSuchService { id: id.value.clone(), near });
                }
            }
            if pages.is_empty() && named.is_empty() {
                let write = "a list of addresses of pages, such as [\"/sharing/\"]";
                table.problem(table.line(), Fault::MissingField { field: "sets.pages".to_owned(), write });
            }
            let values = |texts: Vec<Located<String>>| texts.into_iter().map(|text| text.value).collect();
            let set = Set {
                name,
                title: table.text("title", "what the reader sees").value,
                text: table.text("text", "one sentence that says for whom the set is").value,
                pages: values(pages),
                services: values(named),
            };
            table.finish();
            sets.all.push(set);
        }
        fields.finish();
        (sets, addresses)
    }

    /// Notes where the sets are listed, and what does not fit together. `file` is their file, which may be missing.
    pub(super) fn place(&mut self, drafts: &[Draft], file: &str, exists: bool, problems: &Problems) {
        let uses = |list: List| drafts.iter().filter(move |draft| draft.page.part == Part::List(list));
        for list in [List::Sets, List::HandOut] {
            let mut pages = uses(list);
            let first = pages.next();
            for other in pages {
                let first = first.map(|draft| draft.page.file.clone()).unwrap_or_default();
                problems.add(&other.page.file, other.part_line, Fault::DuplicateId { what: "list", id: list.word().to_owned(), first });
            }
            if let Some(draft) = first.filter(|_| !exists) {
                let write = "add the file sets.toml beside the folder of the pages, or take the line away";
                problems.add(&draft.page.file, draft.part_line, Fault::NotAllowed { what: "the list of sets", write });
            }
        }
        match uses(List::Sets).next() {
            Some(draft) => self.address.clone_from(&draft.page.address),
            None if exists && drafts.iter().all(|draft| draft.has_fields) => problems.add(file, 1, Fault::SetsOnNoPage),
            None => {}
        }
    }
}

/// The name of a set, which no other set has.
fn name(table: &Fields<'_>, file: &str, others: &[Set]) -> String {
    let name = table.text("name", "a name for addresses, such as \"they-said-no\"");
    if !name.value.is_empty() && !address::is_plain(&name.value) {
        let allowed = "small letters, digits and hyphens only".to_owned();
        table.problem(name.line, Fault::BadValue { field: "sets.name".to_owned(), value: name.value.clone(), allowed, near: None });
    }
    if !name.value.is_empty() && others.iter().any(|set| set.name == name.value) {
        table.problem(name.line, Fault::DuplicateId { what: "set", id: name.value.clone(), first: file.to_owned() });
    }
    name.value
}
