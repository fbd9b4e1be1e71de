//! Pages as HTML, natively. Start at [`page`].

use super::article::Extra;
use super::{a_to_z, article, glossary, hand_out, home, languages, paper, reviews, shell, support, tool, ward};
use crate::content::{Language, List, Page, Part, Site, Tool, address, tool_example, tool_paper};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What all pages of one build share.
pub struct Build<'a> {
    /// The site, in the language of the pages.
    pub site: &'a Site,
    /// The site in its own language.
    pub own: &'a Site,
    /// The day of the build.
    pub today: Date,
    /// The name of the release, shown at the foot of every page.
    pub release: &'a str,
    /// The data file of each page with a live part, by the page's address: `/assets/carers-assessment-0123456789abcdef.json`.
    pub files: &'a BTreeMap<String, String>,
    /// The file that the search reads, as an address.
    pub search: &'a str,
    /// The file that a ward tablet reads, as an address.
    pub ward: &'a str,
    /// The address of each picture, by its name.
    pub pictures: &'a BTreeMap<String, String>,
}

/// What the pages of all languages share.
pub struct Shared<'a> {
    /// The site in its own language.
    pub own: &'a Site,
    /// As in [`Build`].
    pub today: Date,
    /// As in [`Build`].
    pub files: &'a BTreeMap<String, String>,
    /// As in [`Build`].
    pub pictures: &'a BTreeMap<String, String>,
    /// The file that the search reads, by language.
    pub indexes: &'a BTreeMap<&'a String, String>,
    /// The file that a ward tablet reads, by language.
    pub wards: &'a BTreeMap<&'a String, String>,
}

impl<'a> Shared<'a> {
    /// What the pages of one language share.
    pub fn build(&self, site: &'a Site, release: &'a str) -> Build<'a> {
        let of = |files: &'a BTreeMap<&'a String, String>| files.get(&site.language.code).map(String::as_str).unwrap_or_default();
        let (search, ward) = (of(self.indexes), of(self.wards));
        Build { site, own: self.own, today: self.today, release, files: self.files, search, ward, pictures: self.pictures }
    }
}

/// A page, ready to be put into the template.
pub struct Rendered {
    /// Where it stands.
    pub address: String,
    /// The way from there to the top of the site.
    pub root: String,
    /// The text of `<title>`.
    pub title: String,
    /// The text of the description for search engines.
    pub summary: String,
    /// What stands in `<body>` up to the scripts.
    pub body: String,
    /// `lang` and `dir` of the document.
    pub language: Language,
    /// In which languages it can be read, when there are several: the code of each, and where.
    pub alternates: Vec<(String, String)>,
}

/// Where a page stands, and how to link from it.
pub struct Place<'a> {
    /// Its address; for a translation, that of the page in the site's own language.
    pub address: &'a str,
    /// The way to the top of the site.
    pub root: String,
    /// The site in the language of the page.
    pub(super) site: &'a Site,
}

impl Place<'_> {
    /// The link to an address of the site: to the page in this page's language, if there is one.
    pub fn href(&self, address: &str) -> String {
        address::href(&self.root, &self.site.in_language(address))
    }

    /// Where the page itself stands.
    pub fn stands_at(&self) -> String {
        self.site.in_language(self.address)
    }
}

impl<'a> Build<'a> {
    /// The link to the data file of a page with a live part.
    pub fn source(&self, place: &Place<'_>, address: &str) -> String {
        self.files.get(address).map(|file| place.href(file)).unwrap_or_default()
    }

    /// How to link from an address.
    pub fn place<'p>(&self, at: &'p str) -> Place<'p>
    where
        'a: 'p,
    {
        let root = match &self.site.settings.path {
            Some(path) => path.clone(),
            // The page for unknown addresses is shown under any of them.
            None if at == "/404/" => "/".to_owned(),
            None => address::root(&self.site.in_language(at)),
        };
        Place { address: at, root, site: self.site }
    }
}

/// Runs a view and returns its HTML.
pub fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().into_view().to_html());
    owner.cleanup();
    html
}

/// One page of the site.
pub fn page(build: &Build<'_>, page: &Page) -> Rendered {
    let place = build.place(&page.address);
    let main = match &page.part {
        Part::Tool(name) => match build.site.tools.get(name) {
            Some(tool) => tool::prerendered(build, &place, page, tool),
            None => String::new(),
        },
        Part::Directory => {
            let before = support::prerendered(build, &place, page);
            article::html(build, &place, page, Extra { before, ..Extra::default() })
        }
        Part::List(list) => {
            let after = match list {
                List::Reviews => reviews::html(build, &place),
                List::Glossary => glossary::html(build, &place),
                List::Everything => a_to_z::html(build, &place),
                List::Sets => hand_out::sets(build, &place),
                List::HandOut => hand_out::maker(build, &place),
            };
            article::html(build, &place, page, Extra { after, ..Extra::default() })
        }
        Part::Ward => article::html(build, &place, page, Extra { before: ward::html(build), ..Extra::default() }),
        Part::None if page.address == "/" => home::html(build, &place, page),
        Part::None => article::html(build, &place, page, Extra::default()),
    };
    finish(build, &place, page, &page.title, main)
}

/// The paper version of a tool.
pub fn paper(build: &Build<'_>, page: &Page, tool: &Tool) -> Rendered {
    let address = tool_paper(&page.address);
    let place = build.place(&address);
    let title = crate::words::fill(&build.site.words.tool.paper_title(), &[("title", &page.title)]);
    let main = paper::html(build, &place, page, tool, &title);
    finish(build, &place, page, &title, main)
}

/// The example of a tool, filled in; none for a tool without one.
pub fn example(build: &Build<'_>, page: &Page, tool: &Tool) -> Option<Rendered> {
    let address = tool_example(&page.address);
    let place = build.place(&address);
    let title = crate::words::fill(&build.site.words.tool.example_title(), &[("title", &page.title)]);
    let main = tool::example(build, &place, page, tool, tool.example.as_ref()?, &title);
    Some(finish(build, &place, page, &title, main))
}

pub(super) fn finish(build: &Build<'_>, place: &Place<'_>, page: &Page, title: &str, main: String) -> Rendered {
    let site = build.site;
    let body = shell::html(build, place, page, main);
    let title = if page.address == "/" && site.is_own() {
        site.settings.service.clone()
    } else {
        crate::words::fill(&site.words.shell.page_title, &[("page", title), ("service", &site.settings.service)])
    };
    let (language, alternates) = (site.language.clone(), languages::alternates(build, place.address));
    Rendered { address: place.stands_at(), root: place.root.clone(), title, summary: page.summary.clone(), body, language, alternates }
}
