//! Pages that are given out together: the list of sets for carers, and the maker for workers, which makes one document of them.
//!
//! A set travels as names of pages behind the `#` of an address, which no browser sends to a host. Everything that a reader sees is
//! prerendered here; `public/hand-out.js` fills it in (`docs/decisions/0009-hand-outs-are-made-by-a-script.md` says why that is a script). Start at
//! [`Catalogue`], which gives each page its name.

mod maker;
mod sets;

pub(super) use maker::html as maker;
pub(super) use sets::html as sets;

use super::render::Build;
use super::support::lists::{every_service_address, service_addresses};
use crate::content::{Page, Part, Set, Site, tool_paper};
use crate::words::fill;

/// Something that can be given out.
struct Entry {
    /// Its name in an address, which no other has.
    name: String,
    /// Where it stands.
    address: String,
    title: String,
    /// The id of a service; empty for a page.
    service: String,
    /// A tool is read on a phone, and printed as its paper version.
    is_tool: bool,
}

/// Entries under one heading.
struct Group {
    title: String,
    entries: Vec<Entry>,
}

/// All that can be given out.
struct Catalogue {
    groups: Vec<Group>,
}

impl Catalogue {
    fn of(build: &Build<'_>) -> Self {
        let site = build.site;
        let words = &site.words.hand_out;
        let mut groups: Vec<Group> = Vec::new();
        for section in sections(site) {
            let pages = in_order(site, &section);
            let title = pages.first().map(|page| page.short.clone()).unwrap_or_default();
            let (tools, texts): (Vec<&Page>, Vec<&Page>) = pages.into_iter().partition(|page| matches!(page.part, Part::Tool(_)));
            groups.push(Group { title: title.clone(), entries: texts.into_iter().map(|page| entry(page, false)).collect() });
            let title = fill(&words.paper_group, &[("title", &title)]);
            groups.push(Group { title, entries: tools.into_iter().map(|page| entry(page, true)).collect() });
        }
        groups.push(Group { title: words.services_group.clone(), entries: services(build) });
        groups.retain(|group| !group.entries.is_empty());
        let addresses: Vec<String> = groups.iter().flat_map(|group| &group.entries).map(|entry| entry.address.clone()).collect();
        let names = names(&addresses);
        for (entry, name) in groups.iter_mut().flat_map(|group| &mut group.entries).zip(names) {
            entry.name = name;
        }
        Catalogue { groups }
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.groups.iter().flat_map(|group| &group.entries)
    }

    /// The entries of a set, in its order.
    fn of_set(&self, set: &Set) -> Vec<&Entry> {
        let page = |address: &String| {
            let address = address.split('#').next().unwrap_or(address);
            self.entries().find(|entry| entry.address == address || entry.is_tool && tool_paper(&entry.address) == address)
        };
        let service = |id: &String| self.entries().find(|entry| entry.service == *id);
        set.pages.iter().filter_map(page).chain(set.services.iter().filter_map(service)).collect()
    }
}

fn entry(page: &Page, is_tool: bool) -> Entry {
    Entry { name: String::new(), address: page.address.clone(), title: page.title.clone(), service: String::new(), is_tool }
}

/// The first folders of the site, in the order of the menu and of the foot of the page.
fn sections(site: &Site) -> Vec<String> {
    let mut sections: Vec<String> = Vec::new();
    let menus = site.settings.menu.iter().chain(&site.settings.footer).map(|entry| entry.value.as_str());
    for address in menus.chain(site.pages.keys().map(String::as_str)) {
        let first = address.trim_matches('/').split('/').next().unwrap_or_default();
        let section = format!("/{first}/");
        if !first.is_empty() && section != "/404/" && !sections.contains(&section) {
            sections.push(section);
        }
    }
    sections
}

/// The pages of a section: its own first, then those that it lists, then the others. Lists that the build makes are too long for paper.
fn in_order<'a>(site: &'a Site, section: &str) -> Vec<&'a Page> {
    let mut pages: Vec<&Page> = site
        .pages
        .values()
        .filter(|page| page.address.starts_with(section) && !matches!(page.part, Part::List(_) | Part::Directory))
        .collect();
    let listed = site.pages.get(section).map(|page| page.pages.as_slice()).unwrap_or_default();
    let place = |page: &Page| listed.iter().position(|address| *address == page.address).unwrap_or(usize::MAX);
    pages.sort_by_key(|page| (page.address != section, place(page)));
    pages
}

/// The services, by name: all of them, or those that sets name where there are too many to choose from.
fn services(build: &Build<'_>) -> Vec<Entry> {
    let site = build.site;
    let few = !service_addresses(site, build.today).is_empty();
    let named = |id: &str| few || site.sets.all.iter().any(|set| set.services.iter().any(|named| named == id));
    let all = site.services.iter().zip(every_service_address(site, build.today));
    let mut entries: Vec<Entry> = all
        .filter(|(service, _)| named(&service.id))
        .map(|(service, address)| Entry {
            name: String::new(),
            address,
            title: service.name.clone(),
            service: service.id.clone(),
            is_tool: false,
        })
        .collect();
    entries.sort_by_key(|entry| entry.title.to_lowercase());
    entries
}

/// The shortest end of each address that no other address ends in, else the whole of it.
fn names(addresses: &[String]) -> Vec<String> {
    let parts: Vec<Vec<&str>> = addresses.iter().map(|address| address.trim_matches('/').split('/').collect()).collect();
    let name = |own: &Vec<&str>| {
        let ends = (1..own.len()).map(|count| &own[own.len() - count..]);
        let free = |end: &&[&str]| parts.iter().filter(|other| other.ends_with(end)).count() == 1;
        ends.into_iter().find(free).unwrap_or(own).join("/")
    };
    parts.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_shortest_end_that_is_free() {
        let addresses = ["/sharing/", "/sharing/consent/", "/rights/assessment/", "/tools/assessment/", "/a/sharing/"].map(str::to_owned);
        assert_eq!(names(&addresses), ["sharing", "consent", "rights/assessment", "tools/assessment", "a/sharing"]);
    }
}
