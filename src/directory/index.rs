//! The index: all that the browser needs to find services, in one small file. At build time `index/listing.rs` puts the services in order
//! and `index/making.rs` writes the file; `search.rs` searches it.
//!
//! What is in it, and why it is small: names, organisations and towns are lists of words, and each word stands once, as it is written.
//! They serve to show a result and to find it alike. The words of descriptions only serve to find, so they are folded, sorted, and each
//! has the list of its services. Services stand by area and organisation, so that neighbours are alike and the gaps in those lists small.
//! The details of a service are not in it: they travel by area ([`Area`]).

use super::bytes::Reader;
use super::date::Date;
use super::fold::fold;
use super::lists::Lists;
use super::map::Spot;
use super::search::Key;

#[cfg(feature = "ssr")]
mod listing;
#[cfg(feature = "ssr")]
mod making;

#[cfg(feature = "ssr")]
pub use listing::{IndexWords, Listed, all_tags, listed, says};
#[cfg(feature = "ssr")]
pub use making::{write, write_spots};

/// What a reader can filter by, in the order of the page. A tag's facet is a place in this list.
pub const FACETS: [&str; 9] = ["kind", "need", "audience", "day", "time", "how", "language", "access", "cost"];

/// A value that a reader can choose in a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// A short name, such as `carer-groups`.
    pub id: String,
    /// The words a reader sees.
    pub name: String,
    /// By what other words its services may be found.
    pub words: String,
}

/// A tag of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct IndexTag {
    /// A place in [`FACETS`].
    pub(super) facet: usize,
    pub(super) id: String,
    /// Folded.
    pub(super) name: String,
    /// Folded.
    pub(super) words: String,
}

/// Services that stand together: those of one authority, say. Their details are in one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// What it is called.
    pub name: String,
    /// The folder of its page, below the directory's.
    pub slug: String,
    /// The file with the details of its services, in their order here.
    pub file: String,
    /// Its first service.
    pub first: usize,
}

/// A word as it is written in a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    /// May be several words, as in "drop-in".
    pub(super) folded: String,
}

/// All that is needed to find services and to show that they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The words of names, organisations and towns.
    pub(super) words: Vec<Word>,
    /// The name of each service, as places in `words`.
    names: Lists,
    /// Organisations and towns, as places in `words`. The first is empty.
    labels: Lists,
    /// The organisation of each service, as a place in `labels`.
    organisations: Vec<u32>,
    /// The town of each service, as a place in `labels`.
    towns: Vec<u32>,
    pub(super) tags: Vec<IndexTag>,
    tags_of: Lists,
    /// The areas, each with its first service.
    pub areas: Vec<Area>,
    /// When each was last checked: a place in `days`.
    checked: Vec<u32>,
    days: Vec<Day>,
    spots: Vec<Option<Spot>>,
    /// Folded words that a search ignores, such as "the" and "with".
    pub(super) small_words: Vec<String>,
    /// The folded words of descriptions.
    pub(super) terms: Vec<String>,
    /// For each term where its list begins in `postings`, and how long it is.
    lists_of_terms: Vec<(u32, u32)>,
    /// Gaps from one service to the next.
    postings: Vec<u8>,
    /// For each of `words`, the services that hold it, each as its place times four and the field.
    pub(super) holders: Lists,
    /// For each tag, its services.
    pub(super) services_of: Lists,
}

/// In which of its texts a service holds a word: the higher, the more it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Its description, whom it is for, its address.
    Text = 1,
    /// Its organisation, its town, its tags.
    Label = 2,
    /// Its name.
    Name = 3,
}

/// How current a service's details are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Day {
    date: Option<Date>,
    /// The date is that of a check, and not of a change.
    assured: bool,
    /// Nobody has checked it and nobody could: it was made up.
    sample: bool,
}

/// In the file: the date of a check.
const ASSURED: char = 'a';
/// In the file: made up.
const SAMPLE: char = 's';
/// In the file: the place of the word that stands for the town in a name. Most groups are named after their town.
const TOWN: u32 = 0;

impl Index {
    /// Reads the file. `None`: it is broken.
    pub fn read(file: &[u8]) -> Option<Index> {
        let mut reader = Reader::new(file);
        let mut index = Index { small_words: reader.lines()?.map(str::to_owned).collect(), ..Index::default() };
        index.words = reader.lines()?.map(|written| Word { written: written.to_owned(), folded: fold(written) }).collect();
        let lists = |reader: &mut Reader<'_>| Lists::new(&reader.numbers()?, reader.numbers()?);
        let names = lists(&mut reader)?;
        index.labels = lists(&mut reader)?;
        index.towns = reader.numbers()?;
        index.put_towns(&names)?;
        index.read_tags(&mut reader, lists)?;
        index.organisations = reader.numbers()?;
        index.checked = reader.numbers()?;
        let day = |line: &str| Day { date: Date::parse(line), assured: line.ends_with(ASSURED), sample: line.ends_with(SAMPLE) };
        index.days = reader.lines()?.map(day).collect();
        let mut first = 0;
        for line in reader.lines()? {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default().to_owned();
            index.areas.push(Area { name: part(), slug: part(), file: part(), first });
            first += part().parse::<usize>().ok()?;
        }
        for line in reader.lines()? {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default();
            let facet = part().parse().ok().filter(|facet| *facet < FACETS.len())?;
            index.tags.push(IndexTag { facet, id: part().to_owned(), name: part().to_owned(), words: part().to_owned() });
        }
        index.tags_of.are_below(index.tags.len()).then_some(())?;
        index.spots = vec![None; index.len()];
        index.terms = reader.lines()?.map(str::to_owned).collect();
        let counts = reader.numbers()?;
        index.postings = reader.bytes()?.to_vec();
        index.find_lists(&counts)?;
        index.turn_round();
        let count = index.len();
        let whole = [index.organisations.len(), index.towns.len(), index.checked.len(), first];
        whole.iter().all(|length| *length == count).then_some(index)
    }

    /// Writes the towns into the names.
    fn put_towns(&mut self, names: &Lists) -> Option<()> {
        let mut lengths = Vec::with_capacity(names.len());
        let mut words = Vec::new();
        for at in 0..names.len() {
            let before = words.len();
            let town = self.towns.get(at).map(|town| self.labels.get(*town as usize)).unwrap_or_default();
            for word in names.get(at) {
                if *word == TOWN {
                    words.extend_from_slice(town);
                } else {
                    words.push(*word);
                }
            }
            lengths.push((words.len() - before) as u32);
        }
        self.names = Lists::new(&lengths, words)?;
        Some(())
    }

    /// For each facet a column: which of its sets of tags a service has. What services have of one facet is much alike, so this is far
    /// shorter than a list of tags for each.
    fn read_tags(&mut self, reader: &mut Reader<'_>, lists: impl Fn(&mut Reader<'_>) -> Option<Lists>) -> Option<()> {
        let mut pairs = Vec::new();
        for _ in FACETS {
            let sets = lists(reader)?;
            for (service, set) in reader.numbers()?.into_iter().enumerate() {
                pairs.extend(sets.get(set as usize).iter().map(|tag| (service as u32, *tag)));
            }
        }
        self.tags_of = Lists::of_pairs(self.len(), &pairs);
        Some(())
    }

    /// Reads where the services are given: only needed, and only fetched, near a postcode. False: the file is broken or of another index.
    pub fn read_spots(&mut self, file: &[u8]) -> bool {
        self.take_spots(file).is_some()
    }

    /// Points are written as steps from the one before.
    fn take_spots(&mut self, file: &[u8]) -> Option<()> {
        let reader = &mut Reader::new(file);
        let step = reader.number()?.cast_signed();
        let known = reader.numbers()?;
        if known.len() != self.len() {
            return None;
        }
        let mut steps = || -> Option<Vec<i32>> {
            let mut at = 0_i32;
            let mut all = Vec::with_capacity(known.len());
            for _ in 0..known.iter().filter(|known| **known == 1).count() {
                at = at.checked_add(reader.signed()?)?;
                all.push(at.checked_mul(step)?);
            }
            Some(all)
        };
        let (east, north) = (steps()?, steps()?);
        let mut spots = east.into_iter().zip(north).map(|(east, north)| Spot { east, north });
        self.spots = known.iter().map(|known| if *known == 1 { spots.next() } else { None }).collect();
        Some(())
    }

    /// The lists stand with the longest first: numbers of one size together are compressed best. Each is found by its count.
    fn find_lists(&mut self, counts: &[u32]) -> Option<()> {
        // Of equals, the first word comes first. Sorted as the results of a search are: one sort weighs less than two.
        let mut order: Vec<Key> = counts.iter().enumerate().map(|(at, count)| (u32::MAX - count, at as u32, *count)).collect();
        order.sort_unstable();
        self.lists_of_terms = vec![(0, 0); counts.len()];
        let mut start = 0_usize;
        for (_, at, count) in order {
            *self.lists_of_terms.get_mut(at as usize)? = (u32::try_from(start).ok()?, count);
            for _ in 0..count {
                start += self.postings.get(start..)?.iter().position(|byte| byte & 128 == 0)? + 1;
            }
        }
        (counts.len() == self.terms.len()).then_some(())
    }

    /// From "which words has a service" to "which services have a word".
    fn turn_round(&mut self) {
        let mut holders = Vec::new();
        let mut services = Vec::new();
        for at in 0..self.len() {
            // A file that is larger than the type can count would not fit into a browser's memory.
            let service = at as u32;
            holders.extend(self.names.get(at).iter().map(|word| (*word, service << 2 | Field::Name as u32)));
            for label in [&self.organisations, &self.towns].into_iter().filter_map(|labels| labels.get(at)) {
                holders.extend(self.labels.get(*label as usize).iter().map(|word| (*word, service << 2 | Field::Label as u32)));
            }
            services.extend(self.tags_of.get(at).iter().map(|tag| (*tag, service)));
        }
        self.holders = Lists::of_pairs(self.words.len(), &holders);
        self.services_of = Lists::of_pairs(self.tags.len(), &services);
    }

    /// How many services there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name of a service, as written.
    pub fn name(&self, at: usize) -> String {
        self.written(self.names.get(at))
    }

    /// How many words its name has.
    pub(super) fn words_in_name(&self, at: usize) -> usize {
        self.names.get(at).len()
    }

    /// Who gives it; may be empty.
    pub fn organisation(&self, at: usize) -> String {
        self.label(&self.organisations, at)
    }

    /// Where it is given; may be empty.
    pub fn town(&self, at: usize) -> String {
        self.label(&self.towns, at)
    }

    fn label(&self, labels: &[u32], at: usize) -> String {
        labels.get(at).map(|label| self.written(self.labels.get(*label as usize))).unwrap_or_default()
    }

    fn written(&self, words: &[u32]) -> String {
        let mut text = String::new();
        for word in words.iter().filter_map(|word| self.words.get(*word as usize)) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word.written);
        }
        text
    }

    /// The day on which it was last checked or, when nobody says so, changed.
    pub fn checked(&self, at: usize) -> Option<Date> {
        self.day(at)?.date
    }

    fn day(&self, at: usize) -> Option<&Day> {
        self.days.get(*self.checked.get(at)? as usize)
    }

    /// Whether [`Index::checked`] is the day of a check.
    pub fn is_assured(&self, at: usize) -> bool {
        self.day(at).is_some_and(|day| day.assured)
    }

    /// Whether it was made up, to show how a directory looks.
    pub fn is_sample(&self, at: usize) -> bool {
        self.day(at).is_some_and(|day| day.sample)
    }

    /// Where it is given.
    pub fn spot(&self, at: usize) -> Option<Spot> {
        *self.spots.get(at)?
    }

    /// The area that it stands in, and its place there.
    pub fn area(&self, at: usize) -> Option<(usize, usize)> {
        let area = self.areas.iter().rposition(|area| area.first <= at)?;
        Some((area, at - self.areas[area].first))
    }

    /// The tags of a service, as places in the list of all tags.
    pub(super) fn tags_of(&self, at: usize) -> &[u32] {
        self.tags_of.get(at)
    }

    /// The tag of a facet with this id, as a place in the list of all tags.
    pub fn tag(&self, facet: usize, id: &str) -> Option<usize> {
        self.tags.iter().position(|tag| tag.facet == facet && tag.id == id)
    }

    /// The facet and the id of a tag.
    pub fn tag_at(&self, tag: usize) -> Option<(usize, &str)> {
        self.tags.get(tag).map(|tag| (tag.facet, tag.id.as_str()))
    }

    /// Calls `each` with every service whose texts hold a term.
    pub(super) fn services_with(&self, term: usize, mut each: impl FnMut(usize)) {
        let Some((start, count)) = self.lists_of_terms.get(term) else { return };
        let mut bytes = self.postings[*start as usize..].iter();
        let mut next = 0_usize;
        for _ in 0..*count {
            let (mut gap, mut shift) = (0_usize, 0);
            for byte in bytes.by_ref() {
                gap |= usize::from(byte & 127) << shift;
                shift += 7;
                if byte & 128 == 0 || shift > 21 {
                    break;
                }
            }
            each(next + gap);
            next += gap + 1;
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
