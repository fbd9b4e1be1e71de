//! Makes the index: which services stand in which area ([`listed`]), and the file that the browser reads ([`write`]).

use std::collections::{BTreeMap, HashMap};

use super::super::bytes::Writer;
use super::super::date::Date;
use super::super::fold::{fold, fold_text};
use super::super::map::{Map, Spot};
use super::super::postcode::Postcode;
use super::super::service::{Certainty, PhoneKind, Schedule, Service};
use super::{ASSURED, Area, FACETS, SAMPLE, TOWN, Tag};

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
    for (_, folded, _, at, name, spot) in all {
        let slug = slug(&folded);
        if listed.areas.last().is_none_or(|area| area.slug != slug) {
            listed.areas.push(Area { name, slug, file: String::new(), first: listed.order.len() });
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
fn tags(service: &Service, language: &IndexWords, today: Date) -> Vec<(usize, Tag)> {
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

/// Texts, each once, with the place of each.
#[derive(Default)]
struct Once {
    places: HashMap<String, u32>,
    texts: Vec<String>,
    counts: Vec<u32>,
}

impl Once {
    fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            self.counts[*place as usize] += 1;
            return *place;
        }
        let place = to_u32(self.texts.len());
        self.places.insert(text.to_owned(), place);
        self.texts.push(text.to_owned());
        self.counts.push(1);
        place
    }

    /// The new place of each text when the most frequent stand first: small numbers are short.
    fn by_frequency(&mut self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.texts.len()).collect();
        order.sort_by(|a, b| (self.counts[*b], &self.texts[*a]).cmp(&(self.counts[*a], &self.texts[*b])));
        let mut new = vec![0; order.len()];
        for (place, old) in order.iter().enumerate() {
            new[*old] = to_u32(place);
        }
        self.texts = order.iter().map(|old| self.texts[*old].clone()).collect();
        new
    }
}

/// Lists of numbers, as the file has them: all lengths, then all items.
#[derive(Default)]
struct Rows {
    lengths: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        let before = self.items.len();
        self.items.extend(row);
        self.lengths.push(to_u32(self.items.len() - before));
    }

    fn renumber(&mut self, new: &[u32]) {
        for item in &mut self.items {
            *item = new[*item as usize];
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.numbers(&self.lengths);
        writer.numbers(&self.items);
    }
}

/// No directory has as many services or words as the type can count.
fn to_u32(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The words of a name, with an empty one in the place of the town.
fn name_without<'n>(name: &'n str, town: &str) -> Vec<&'n str> {
    let words: Vec<&str> = name.split(' ').collect();
    let town: Vec<&str> = town.split(' ').collect();
    match words.windows(town.len()).position(|part| part == town) {
        Some(at) if !town.concat().is_empty() => [&words[..at], &[""], &words[at + town.len()..]].concat(),
        _ => words,
    }
}

/// The words that a search may meet besides name, organisation, town and tags: each once.
fn other_words(service: &Service, known: &[String]) -> Vec<String> {
    let texts = service.description.iter().chain(&service.eligibility.description).chain(&service.topics);
    let places = service.places.iter().flat_map(|place| place.name.iter().chain(&place.address));
    let mut words: Vec<String> = Vec::new();
    for (text, is_place) in texts.map(|text| (text, false)).chain(places.map(|text| (text, true))) {
        for word in fold_text(text).split(' ').filter(|word| !word.is_empty()) {
            // Nobody looks for a house by its number alone, and the numbers are as many as the houses.
            let house = is_place && word.bytes().all(|byte| byte.is_ascii_digit());
            if !house && !known.iter().any(|known| known == word) && !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
    }
    words
}

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

/// The file that [`super::Index::read`] reads. Each area has its file by now.
pub fn write(services: &[Service], listed: &Listed, language: &IndexWords, today: Date) -> Vec<u8> {
    let small_words: Vec<String> = language.small_words.iter().map(|word| fold_text(word)).collect();
    let mut words = Once::default();
    let mut labels = Once::default();
    let mut days = Once::default();
    labels.place("");
    let mut names = Rows::default();
    let (mut organisations, mut towns, mut checked) = (Vec::new(), Vec::new(), Vec::new());
    // No word is written so: it stands for the town.
    words.place("");
    let mut tags_of: Vec<Vec<(usize, String)>> = Vec::new();
    let mut postings: BTreeMap<String, Vec<u32>> = BTreeMap::new();

    let all_tags = all_tags(services, language, today);
    for (place, at) in listed.order.iter().enumerate() {
        let service = &services[*at];
        let mut known: Vec<String> = Vec::new();
        let mut know =
            |text: &str| known.extend(text.split(' ').flat_map(|word| fold(word).split(' ').map(str::to_owned).collect::<Vec<_>>()));
        know(&service.name);
        let organisation = service.organisation.as_ref().map(|organisation| organisation.name.as_str()).unwrap_or_default();
        let town = service.places.iter().find_map(|place| place.city.as_deref()).unwrap_or_default();
        names.push(name_without(&service.name, town).iter().map(|word| words.place(word)).collect::<Vec<_>>());
        know(organisation);
        know(town);
        organisations.push(labels.place(organisation));
        towns.push(labels.place(town));
        let day = service.checked().map(|date| date.to_string()).unwrap_or_default();
        let flag = match service.certainty {
            Some(Certainty::Sample) => String::from(SAMPLE),
            _ => service.assured.map(|_| String::from(ASSURED)).unwrap_or_default(),
        };
        checked.push(days.place(&format!("{day} {flag}")));
        let own = tags(service, language, today);
        for (_, tag) in &own {
            know(&tag.name);
            know(&tag.words);
        }
        tags_of.push(own.into_iter().map(|(facet, tag)| (facet, tag.id)).collect());
        for word in other_words(service, &known).into_iter().filter(|word| !small_words.contains(word)) {
            postings.entry(word).or_default().push(to_u32(place));
        }
    }

    let place_of_tag: HashMap<(usize, &str), u32> =
        all_tags.iter().enumerate().map(|(place, (facet, tag, _))| ((*facet, tag.id.as_str()), to_u32(place))).collect();

    // The empty label stays the first.
    labels.counts[0] = u32::MAX;
    let new_labels = labels.by_frequency();
    let renumber = |column: &mut [u32], new: &[u32]| column.iter_mut().for_each(|place| *place = new[*place as usize]);
    renumber(&mut organisations, &new_labels);
    renumber(&mut towns, &new_labels);
    let new_days = days.by_frequency();
    renumber(&mut checked, &new_days);
    let mut label_rows = Rows::default();
    for label in &labels.texts {
        label_rows.push(label.split(' ').filter(|word| !word.is_empty()).map(|word| words.place(word)).collect::<Vec<_>>());
    }
    // As does the town's.
    words.counts[TOWN as usize] = u32::MAX;
    let new_words = words.by_frequency();
    names.renumber(&new_words);
    label_rows.renumber(&new_words);

    let mut writer = Writer::default();
    writer.lines(small_words.iter().map(String::as_str));
    writer.lines(words.texts.iter().map(String::as_str));
    names.write(&mut writer);
    label_rows.write(&mut writer);
    writer.numbers(&towns);
    write_tags(&tags_of, &place_of_tag, &mut writer);
    for column in [&organisations, &checked] {
        writer.numbers(column);
    }
    writer.lines(days.texts.iter().map(String::as_str));
    let areas: Vec<String> = listed
        .areas
        .iter()
        .enumerate()
        .map(|(at, area)| format!("{}\t{}\t{}\t{}", area.name, area.slug, area.file, listed.in_area(at).len()))
        .collect();
    writer.lines(areas.iter().map(String::as_str));
    let tags: Vec<String> = all_tags
        .iter()
        .map(|(facet, tag, _)| format!("{facet}\t{}\t{}\t{}", tag.id, fold_text(&tag.name), fold_text(&tag.words)))
        .collect();
    writer.lines(tags.iter().map(String::as_str));
    writer.lines(postings.keys().map(String::as_str));
    writer.numbers(&postings.values().map(|list| to_u32(list.len())).collect::<Vec<_>>());
    writer.bytes(&gaps(postings.into_values().collect()));
    writer.bytes
}

/// For each facet the different sets of tags, and which of them each service has.
fn write_tags(tags_of: &[Vec<(usize, String)>], places: &HashMap<(usize, &str), u32>, writer: &mut Writer) {
    for facet in 0..FACETS.len() {
        let mut sets: Vec<Vec<u32>> = Vec::new();
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut column = Vec::new();
        for own in tags_of {
            let of_facet = own.iter().filter(|(of, _)| *of == facet);
            let mut set: Vec<u32> = of_facet.filter_map(|(_, id)| places.get(&(facet, id.as_str())).copied()).collect();
            set.sort_unstable();
            column.push(*known.entry(set).or_insert_with_key(|set| {
                sets.push(set.clone());
                to_u32(sets.len() - 1)
            }));
        }
        let mut rows = Rows::default();
        for set in sets {
            rows.push(set);
        }
        rows.write(writer);
        writer.numbers(&column);
    }
}

/// Where the services are given, to ten metres, as the file that [`super::Index::read_spots`] reads.
pub fn write_spots(spots: &[Option<Spot>]) -> Vec<u8> {
    const STEP: i32 = 10;
    let mut writer = Writer::default();
    writer.number(STEP.cast_unsigned());
    writer.numbers(&spots.iter().map(|spot| u32::from(spot.is_some())).collect::<Vec<_>>());
    for get in [|spot: Spot| spot.east, |spot: Spot| spot.north] {
        let mut before = 0;
        for spot in spots.iter().flatten() {
            let now = (get(*spot) + STEP / 2) / STEP;
            writer.signed(now - before);
            before = now;
        }
    }
    writer.bytes
}

/// The lists, longest first, as gaps.
fn gaps(mut lists: Vec<Vec<u32>>) -> Vec<u8> {
    lists.sort_by_key(|list| std::cmp::Reverse(list.len()));
    let mut writer = Writer::default();
    for list in lists {
        let mut next = 0;
        for service in list {
            writer.number(service - next);
            next = service + 1;
        }
    }
    writer.bytes
}
