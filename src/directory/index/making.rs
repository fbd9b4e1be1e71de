//! Writes the file that the browser reads ([`write`]), from what `listing.rs` has put in order; and where the services are given
//! ([`write_spots`]).

use std::collections::{BTreeMap, HashMap};

use super::super::bytes::Writer;
use super::super::date::Date;
use super::super::fold::{fold, fold_text};
use super::super::map::Spot;
use super::super::service::{Certainty, Service};
use super::listing::{IndexWords, Listed, all_tags, tags};
use super::{ASSURED, FACETS, SAMPLE, TOWN};

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
