//! What the index is made of: which services stand in which area ([`listed`]), and which tags each of them has ([`all_tags`]).

use std::collections::HashMap;

use super::super::date::Date;
use super::super::fold::fold_text;
use super::super::map::{Map, Spot};
use super::super::postcode::Postcode;
use super::super::service::{PhoneKind, Schedule, Service};
use super::super::slug::free_slug;
use super::{Area, FACETS, Tag};

/// The words that the index needs: names of tags that no feed has, and signs by which a text says something. All from the content.
#[derive(Clone, Debug, Default)]
pub struct IndexWords {
    /// The days, Monday first.
    pub days: [String; 7],
    /// Morning, afternoon, evening.
    pub times: [String; 3],
    /// In person, by phone, online.
    pub how: [String; 3],
    /// Step-free access.
    pub step_free: String,
    /// Free of charge.
    pub free: String,
    /// Phrases with `|` between, any of which says that there is step-free access.
    pub step_free_signs: String,
    /// Phrases with `|` between, any of which says that nothing is to be paid.
    pub free_signs: String,
    /// Words with `|` between, any of which right before a phrase says that it is not so.
    pub denials: String,
    /// The area of services without a place.
    pub anywhere: String,
    /// All of Wales as an area.
    pub wales: String,
    /// All of Scotland as an area.
    pub scotland: String,
    /// Words that a search ignores.
    pub small_words: Vec<String>,
}

/// The services in the order of the index, by area.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// The areas in their order; each area's `file` is still empty.
    pub areas: Vec<Area>,
    /// The services, as places in the list that they were given in.
    pub order: Vec<usize>,
    /// Where each of them is given, in the order of the index.
    pub spots: Vec<Option<Spot>>,
}

impl Listed {
    /// The services of an area, as places in the list that they were given in.
    pub fn in_area(&self, area: usize) -> &[usize] {
        let Some(from) = self.areas.get(area).map(|area| area.first) else { return &[] };
        let until = self.areas.get(area + 1).map_or(self.order.len(), |next| next.first);
        &self.order[from..until]
    }
}

/// Puts services in their areas: the one that the feed names, else the authority at their place, else their town. Those without a place
/// come first.
pub fn listed(services: &[Service], map: &Map, language: &IndexWords) -> Listed {
    let authorities = map.by_east();
    let mut all: Vec<(bool, String, String, usize, String, Option<Spot>)> = Vec::new();
    for (at, service) in services.iter().enumerate() {
        let spot = spot(service, map);
        let authority = || match authorities.at(spot?) {
            Some(authority) if authority.code == "W" => Some(language.wales.clone()),
            Some(authority) if authority.code == "S" => Some(language.scotland.clone()),
            Some(authority) => Some(authority.name.clone()),
            None => None,
        };
        let town = || service.places.iter().find_map(|place| place.city.clone());
        let name = service.area.clone().or_else(authority).or_else(town);
        let organisation = service.organisation.as_ref().map(|organisation| fold_text(&organisation.name)).unwrap_or_default();
        let rest = format!("{organisation} {} {}", fold_text(&service.name), service.id);
        let (placed, name) = (name.is_some(), name.unwrap_or_else(|| language.anywhere.clone()));
        all.push((placed, fold_text(&name), rest, at, name, spot));
    }
    all.sort_by(|a, b| (a.0, &a.1, &a.2).cmp(&(b.0, &b.1, &b.2)));
    let mut listed = Listed::default();
    let (mut before, mut taken) = (String::new(), HashMap::new());
    for (_, folded, _, at, name, spot) in all {
        let whole = slug(&folded);
        if whole != before {
            let slug = free_slug(&whole, &mut taken);
            listed.areas.push(Area { name, slug, file: String::new(), first: listed.order.len() });
            before = whole;
        }
        listed.order.push(at);
        listed.spots.push(spot);
    }
    listed
}

/// Folded text as a part of an address.
fn slug(folded: &str) -> String {
    let slug: String = folded.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    let slug = slug.split_whitespace().collect::<Vec<_>>().join("-");
    if slug.is_empty() { "area".to_owned() } else { slug }
}

/// The first place with a point; else the first with a postcode that there is.
fn spot(service: &Service, map: &Map) -> Option<Spot> {
    let point = service.places.iter().find_map(|place| place.position).map(Map::spot_of);
    let by_postcode = || {
        let postcodes = service.places.iter().filter_map(|place| place.postcode.as_deref());
        postcodes.filter_map(|postcode| Postcode::read(postcode).ok()).find_map(|postcode| map.locate(&postcode).ok().map(|at| at.spot))
    };
    point.or_else(by_postcode)
}

/// Whether a text says something: it holds one of the phrases, and none of the denials right before it.
pub fn says(text: &str, signs: &str, denials: &str) -> bool {
    let text = format!(" {} ", fold_text(text));
    let denied = |before: &str| denials.split('|').any(|denial| before.ends_with(&format!(" {}", fold_text(denial))));
    signs.split('|').map(fold_text).filter(|sign| !sign.is_empty()).any(|sign| {
        let found: Vec<_> = text.match_indices(&format!(" {sign} ")).collect();
        !found.is_empty() && found.iter().all(|(at, _)| !denied(&text[..*at]))
    })
}

/// The tags of all facets that a service has, each with its facet.
pub(super) fn tags(service: &Service, language: &IndexWords, today: Date) -> Vec<(usize, Tag)> {
    let made = |id: &str, name: &str| Tag { id: id.to_owned(), name: name.to_owned(), words: String::new() };
    let mut tags: Vec<(usize, Tag)> = Vec::new();
    for (facet, own) in [&service.kinds, &service.needs, &service.audiences].into_iter().enumerate() {
        tags.extend(own.iter().map(|tag| (facet, tag.clone())));
    }
    let hold = |schedule: &&Schedule| schedule.from.is_none_or(|from| from <= today) && schedule.until.is_none_or(|until| today <= until);
    for schedule in service.schedules.iter().filter(hold) {
        for day in &schedule.days {
            let at = day.weekday as usize;
            tags.push((3, made(DAYS[at], &language.days[at])));
        }
        let opens = schedule.opens.map_or(0, |time| time.0);
        let closes = schedule.closes.map_or(24 * 60, |time| time.0);
        if schedule.opens.is_some() || schedule.closes.is_some() {
            for (at, (id, from, until)) in
                [("morning", 0, 12 * 60), ("afternoon", 12 * 60, 17 * 60), ("evening", 17 * 60, 24 * 60)].into_iter().enumerate()
            {
                // Half an hour at least, so that what ends at quarter past five is not of the evening.
                if opens.max(from) + 30 <= closes.min(until) {
                    tags.push((4, made(id, &language.times[at])));
                }
            }
        }
    }
    let phone = service.phones.iter().any(|phone| phone.kind != PhoneKind::Textphone);
    let how = [("in-person", !service.places.is_empty()), ("phone", phone), ("online", service.online)];
    tags.extend(how.into_iter().zip(&language.how).filter(|((_, is_so), _)| *is_so).map(|((id, _), name)| (5, made(id, name))));
    tags.extend(service.languages.iter().map(|language| (6, made(&slug(&fold_text(language)), language))));
    if service.accessibility.iter().any(|text| says(text, &language.step_free_signs, &language.denials)) {
        tags.push((7, made("step-free", &language.step_free)));
    }
    if service.is_free() || service.cost.as_ref().is_some_and(|cost| says(cost, &language.free_signs, &language.denials)) {
        tags.push((8, made("free", &language.free)));
    }
    let mut once: Vec<(usize, Tag)> = Vec::new();
    for (facet, tag) in tags {
        if !once.iter().any(|(known, other)| *known == facet && other.id == tag.id) {
            once.push((facet, tag));
        }
    }
    once
}

/// The ids of the days, Monday first.
const DAYS: [&str; 7] = ["mo", "tu", "we", "th", "fr", "sa", "su"];

/// Every tag that these services have, with its facet and how many have it: those of a feed in the order of the services as they were given, which is a trust's
/// own order; days and times in that of the week and the day; languages by name.
pub fn all_tags(services: &[Service], language: &IndexWords, today: Date) -> Vec<(usize, Tag, usize)> {
    let mut all: Vec<(usize, Tag, usize)> = Vec::new();
    let mut known: HashMap<(usize, String), usize> = HashMap::new();
    for (facet, tag) in services.iter().flat_map(|service| tags(service, language, today)) {
        let place = *known.entry((facet, tag.id.clone())).or_insert_with(|| {
            all.push((facet, tag, 0));
            all.len() - 1
        });
        all[place].2 += 1;
    }
    let place = |list: &[&str], tag: &Tag| list.iter().position(|id| *id == tag.id).unwrap_or_default();
    all.sort_by_key(|(facet, tag, _)| match FACETS[*facet] {
        "day" => (*facet, place(&DAYS, tag), String::new()),
        "time" => (*facet, place(&["morning", "afternoon", "evening"], tag), String::new()),
        "how" => (*facet, place(&["in-person", "phone", "online"], tag), String::new()),
        "language" => (*facet, 0, fold_text(&tag.name)),
        _ => (*facet, 0, String::new()),
    });
    all
}
