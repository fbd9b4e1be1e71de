//! The pages below the directory: lists by kind and by area, and a page for each service; and the files with the details of an area.
//!
//! Ten thousand services are written in one pass each: what stands around them is rendered once ([`Frame`]).

use super::service::{Catalogue, section};
use super::{AREAS, FEW, KINDS};
use crate::content::{Page, Part, Site, address::slug, markdown::escape};
use crate::directory::{CRISIS, Service, free_slug};
use crate::pages::localised;
use crate::pages::render::{self, Build, Rendered};
use crate::ui::{PageTurn, Pagination};
use crate::words::fill;
use jiff::civil::Date;
use leptos::prelude::*;
use serde_json::Value;
use std::collections::HashMap;

/// The name under which the file of places stands among the files of a build.
pub const PLACES: &str = "places";
/// So many services stand on one page of a list.
const ON_A_PAGE: usize = 100;

/// A list of services: of one kind, or in one area.
pub(super) struct Area {
    pub(super) name: String,
    pub(super) slug: String,
    pub(super) address: String,
    /// Places in the site's list of services.
    pub(super) services: Vec<usize>,
    /// The details of the area as a file; a kind has none.
    file: Option<String>,
}

/// All lists of a directory.
pub(super) struct Lists<'a> {
    pub(super) catalogue: Catalogue<'a>,
    pub(super) kinds: Vec<Area>,
    pub(super) areas: Vec<Area>,
}

impl<'a> Lists<'a> {
    pub(super) fn of(site: &'a Site, top: &'a str, today: Date) -> Self {
        let mut kinds: Vec<Area> = Vec::new();
        let (mut known, mut taken) = (HashMap::new(), HashMap::new());
        for (at, service) in site.services.iter().enumerate() {
            for kind in service.kinds.iter().filter(|kind| is_listed_under(service, &kind.id)) {
                let place = *known.entry(slug(&kind.id)).or_insert_with_key(|whole| {
                    let slug = free_slug(whole, &mut taken);
                    let address = format!("{top}{KINDS}/{slug}/");
                    kinds.push(Area { name: kind.name.clone(), slug, address, services: Vec::new(), file: None });
                    kinds.len() - 1
                });
                kinds[place].services.push(at);
            }
        }
        let areas = site.listed.areas.iter().enumerate().map(|(at, area)| Area {
            name: area.name.clone(),
            slug: area.slug.clone(),
            address: format!("{top}{AREAS}/{}/", area.slug),
            services: site.listed.in_area(at).to_vec(),
            file: Some(area.file.clone()),
        });
        Lists { catalogue: Catalogue::new(site, top, today), kinds, areas: areas.collect() }
    }

    pub(super) fn blank_card(&self) -> String {
        self.catalogue.blank_card()
    }
}

/// A service stands under each of its kinds; a line for a crisis only under that, where nobody has to look for it.
fn is_listed_under(service: &Service, kind: &str) -> bool {
    !service.kinds.iter().any(|tag| tag.id == CRISIS) || kind == CRISIS
}

/// The details of every service as markup, in the order of the site's list.
pub fn details(site: &Site, top: &str, today: Date) -> Vec<String> {
    let catalogue = Catalogue::new(site, top, today);
    (0..site.services.len()).map(|at| catalogue.details(at)).collect()
}

/// The file that a live page opens for an area: the details of its services, in the order of the index.
pub fn area(site: &Site, area: usize, details: &[String]) -> String {
    let sections = site.listed.in_area(area).iter().map(|at| section(&site.services[*at].name, &details[*at]));
    Value::from(sections.collect::<Vec<_>>()).to_string()
}

/// The lists by kind and by area.
pub fn lists(build: &Build<'_>, page: &Page) -> Vec<Rendered> {
    let lists = Lists::of(build.site, &page.address, build.today);
    let words = &build.site.words.service;
    let cards: Vec<String> = (0..build.site.services.len()).map(|at| lists.catalogue.card(at, 2, false)).collect();
    let mut pages = Vec::new();
    for (all, pattern) in [(&lists.kinds, &words.kind_page_title), (&lists.areas, &words.area_page_title)] {
        for list in all {
            let count = list.services.len().div_ceil(ON_A_PAGE).max(1);
            for (number, services) in list.services.chunks(ON_A_PAGE).enumerate() {
                pages.push(list_page(build, list, &fill(pattern, &[("name", &list.name)]), number, count, services, &cards));
            }
        }
    }
    pages
}

/// The address of each service's own page, in the site's order.
pub fn every_service_address(site: &Site, today: Date) -> Vec<String> {
    let page = site.pages.values().find(|page| page.part == Part::Directory);
    let catalogue = page.map(|page| Catalogue::new(site, &page.address, today));
    catalogue.map(|catalogue| (0..site.services.len()).map(|at| catalogue.address(at)).collect()).unwrap_or_default()
}

/// The address of each service's own page, in the site's order: for the site's search and its A to Z, as long as they are few; else none.
pub fn service_addresses(site: &Site, today: Date) -> Vec<String> {
    if site.services.len() <= FEW { every_service_address(site, today) } else { Vec::new() }
}

/// Title and address of each list, by kind and by area.
pub fn list_addresses(site: &Site, today: Date) -> Vec<(String, String)> {
    let Some(page) = site.pages.values().find(|page| page.part == Part::Directory) else { return Vec::new() };
    let lists = Lists::of(site, &page.address, today);
    let words = &site.words.service;
    let of = |pattern: &'_ str, lists: &[Area]| -> Vec<_> {
        lists.iter().map(|list| (fill(pattern, &[("name", &list.name)]), list.address.clone())).collect()
    };
    [of(&words.kind_page_title, &lists.kinds), of(&words.area_page_title, &lists.areas)].concat()
}

/// The address of the first, second and so on page of a list.
fn page_address(list: &Area, number: usize) -> String {
    if number == 0 { list.address.clone() } else { format!("{}{}/", list.address, number + 1) }
}

fn list_page(build: &Build<'_>, list: &Area, title: &str, number: usize, count: usize, services: &[usize], cards: &[String]) -> Rendered {
    let words = &build.site.words.service;
    let address = page_address(list, number);
    let place = build.place(&address);
    let title = match count {
        1 => title.to_owned(),
        _ => fill(&words.page_of, &[("title", title), ("page", &(number + 1).to_string()), ("pages", &count.to_string())]),
    };
    let turn = |at: Option<usize>, text: &str| {
        at.map(|at| PageTurn { href: place.href(&page_address(list, at)), text: text.to_owned(), ..PageTurn::default() })
    };
    let previous = turn(number.checked_sub(1), &words.previous);
    let next = turn(Some(number + 1).filter(|at| *at < count), &words.next);
    let turns = if previous.is_some() || next.is_some() {
        let label = build.site.words.article.pagination_label.clone();
        render::html(|| view! { <Pagination previous=previous next=next label=label /> })
    } else {
        String::new()
    };
    let keep = match &list.file {
        Some(file) if !file.is_empty() => format!(
            "<p class=\"portal-keep portal-no-print\"><button class=\"nhsuk-button nhsuk-button--secondary nhsuk-button--small\" data-keep=\"assets/{}\" \
             type=\"button\">{}</button> <span role=\"status\"><span data-kept hidden>{}</span><span data-not-kept hidden>{}</span></span></p>",
            escape(file),
            escape(&words.keep_area),
            escape(&words.kept_area),
            escape(&words.not_kept_area)
        ),
        _ => String::new(),
    };
    let cards: String = services.iter().map(|at| cards[*at].as_str()).collect();
    let main = format!(
        "<h1>{}</h1><p class=\"nhsuk-lede-text\">{}</p><p>{}</p>{keep}<ul class=\"portal-services\">{cards}</ul>{turns}{}",
        escape(&title),
        escape(&words.list_summary),
        escape(&words.list_advice),
        printed(build, &address),
    );
    let page = Page { address: address.clone(), title: title.clone(), summary: words.list_summary.clone(), ..Page::default() };
    render::finish(build, &place, &page, &title, localised(&main, &place.root))
}

/// On paper a page says where it is from.
fn printed(build: &Build<'_>, address: &str) -> String {
    let words = &build.site.words.article;
    format!("<p class=\"portal-print-only\">{} {} – {}</p>", escape(&words.print), escape(&build.site.settings.service), escape(address))
}

/// Calls `each` with the page of every service.
///
/// # Errors
/// The first that `each` gives.
pub fn services<E>(
    build: &Build<'_>,
    page: &Page,
    details: &[String],
    mut each: impl FnMut(&Rendered) -> Result<(), E>,
) -> Result<usize, E> {
    /// Stands where a service's own page differs from the others.
    const MAIN: &str = "<!--portal:service-->";
    let catalogue = Catalogue::new(build.site, &page.address, build.today);
    let words = &build.site.words;
    let mut around: Option<(String, String)> = None;
    for (at, details) in details.iter().enumerate() {
        let address = catalogue.address(at);
        let service = &build.site.services[at];
        let place = build.place(&address);
        // All stand equally deep and below the same pages, so header, breadcrumb and footer are the same.
        let (before, after) = around.get_or_insert_with(|| {
            let page = Page { address: address.clone(), ..Page::default() };
            let body = render::finish(build, &place, &page, "", MAIN.to_owned()).body;
            body.split_once(MAIN).map(|(before, after)| (before.to_owned(), after.to_owned())).unwrap_or_default()
        });
        let back =
            format!("<p class=\"portal-no-print\"><a href=\"{}\">{}</a></p>", escape(&place.href(&page.address)), escape(&page.title));
        let body = format!(
            "{before}<article class=\"portal-article\"><h1>{}</h1>{}<p>{}</p>{back}</article>{}{after}",
            escape(&service.name),
            details,
            escape(&words.service.advice),
            printed(build, &address),
        );
        let title = fill(&words.shell.page_title, &[("page", &service.name), ("service", &build.site.settings.service)]);
        let summary = service.description.clone().unwrap_or_else(|| service.name.clone());
        let (root, language) = (place.root.clone(), build.site.language.clone());
        each(&Rendered { address, root, title, summary, body, language, alternates: Vec::new() })?;
    }
    Ok(build.site.services.len())
}
