//! The search: words, filters, nearness, and how many results each filter would give. Runs in the browser on every keystroke.
//!
//! A service is found when it holds every word of the search, in any order: as a word, as the beginning of one, or inside one. Only when
//! the words as typed find nothing are they looked for once more with one slip of the keyboard each. Start at [`Finder::search`].

use super::date::{Date, Freshness, freshness};
use super::fold::fold;
use super::index::{FACETS, Field, Index};
use super::map::Spot;

/// The shortest word, in bytes of the folded text, in which a slip is forgiven. Shorter ones are too like each other.
const SLIP_FROM: usize = 4;
/// The shortest word that is looked for inside others.
const INSIDE_FROM: usize = 3;

/// What a reader asked for. The default asks for nothing and finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The search box, as typed.
    pub words: String,
    /// The tags chosen, as places in the list of all tags: of those of one facet any, and something of each facet.
    pub tags: Vec<usize>,
    /// Where the reader looks from.
    pub near: Option<Spot>,
    /// What comes first.
    pub order: Order,
}

/// What comes first. Each order falls back on the others where services are alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Where the words stand (in the name first), then what was checked within 12 months.
    #[default]
    Fit,
    /// The nearest; those without a place last.
    Near,
    /// What was checked last.
    Fresh,
}

/// A service that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the index.
    pub at: usize,
    /// Metres from [`Query::near`].
    pub distance: Option<u32>,
    /// In which of its texts all the words were found. `None`: there were no words.
    pub field: Option<Field>,
}

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// How many services were found.
    pub total: usize,
    /// The first of them, best first.
    pub hits: Vec<Hit>,
    /// For each tag of the index, how many would be found if it were chosen in the place of what is chosen of its facet.
    pub counts: Vec<usize>,
    /// True when the words were found only with slips.
    pub slipped: bool,
}

/// What can be left out of a search that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wider {
    /// A word.
    Word(String),
    /// What is chosen of a facet.
    Facet(usize),
}

/// An index, ready to be searched.
#[derive(Debug, Default)]
pub struct Finder {
    /// What is searched.
    pub index: Index,
    /// The marks of the last few words: on most keystrokes only one word changes.
    known: Vec<Marks>,
}

/// How well every service holds a word: its [`Field`] times eight and how exact it is; 0 where it does not.
#[derive(Debug)]
struct Marks {
    word: String,
    slip: bool,
    marks: Vec<u8>,
}

/// How many words of a search are looked for.
const MOST_WORDS: usize = 32;

/// How many words' marks are kept.
const KEPT: usize = 12;

impl Finder {
    /// Makes an index ready.
    pub fn new(index: Index) -> Finder {
        Finder { index, known: Vec::new() }
    }

    /// The words of a search that are looked for.
    pub fn words(&self, typed: &str) -> Vec<String> {
        let folded = fold(typed);
        let all = || folded.split(' ').filter(|word| !word.is_empty());
        let small = |word: &str| self.index.small_words.iter().any(|small| small == word);
        // Someone who types only "the" gets what there is, not nothing.
        let only_small = all().all(small);
        let mut words: Vec<String> = Vec::new();
        // Nobody types more words than that, and the sums of more would not fit.
        for word in all().filter(|word| only_small || !small(word)).take(MOST_WORDS) {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        words
    }

    /// Searches, and gives the first `limit` services.
    pub fn search(&mut self, query: &Query, today: Date, limit: usize) -> Found {
        let words = self.words(&query.words);
        self.search_words(&words, query, today, limit)
    }

    fn search_words(&mut self, words: &[String], query: &Query, today: Date, limit: usize) -> Found {
        let mut slips = vec![false; words.len()];
        let mut fits = self.fits(words, &slips);
        if !words.is_empty() && fits.iter().all(|fit| *fit == 0) {
            // The words that nothing holds are the ones with the slip; if there are none, any of them may be another word.
            slips = words.iter().map(|word| self.marks(word, false).iter().all(|mark| *mark == 0)).collect();
            if slips.iter().all(|slip| !slip) {
                slips = vec![true; words.len()];
            }
            fits = self.fits(words, &slips);
        }
        let slipped = slips.contains(&true);
        let index = &self.index;
        let mut found = Found { counts: vec![0; index.tags.len()], ..Found::default() };
        let mut keys: Vec<Key> = Vec::new();
        for (at, fit) in fits.into_iter().enumerate().filter(|(_, fit)| *fit != 0) {
            let tags = index.tags_of(at);
            match missed(index, &query.tags, tags) {
                Missed::Nothing => {
                    for tag in tags {
                        found.counts[*tag as usize] += 1;
                    }
                    keys.push(key(index, at, fit, words.len(), query, today));
                }
                // What is chosen of this facet could be exchanged for what the service has of it.
                Missed::One(facet) => {
                    for tag in tags.iter().filter(|tag| index.tags[**tag as usize].facet == facet) {
                        found.counts[*tag as usize] += 1;
                    }
                }
                Missed::More => {}
            }
        }
        keys.sort_unstable();
        found.total = keys.len();
        found.slipped = slipped && found.total > 0;
        found.hits = keys
            .iter()
            .take(limit)
            .map(|(.., at)| {
                let at = *at as usize;
                let distance = query.near.zip(index.spot(at)).map(|(near, spot)| near.distance(spot));
                Hit { at, distance, field: self.worst_field(words, &slips, at) }
            })
            .collect();
        found
    }

    /// What can be left out so that something is found, and how much then is: the narrowest first.
    pub fn wider(&mut self, query: &Query, today: Date) -> Vec<(Wider, usize)> {
        let words = self.words(&query.words);
        let mut ways: Vec<(Wider, usize)> = Vec::new();
        let mut offer = |way, total| {
            if total > 0 {
                let place = ways.iter().position(|(_, other)| *other > total).unwrap_or(ways.len());
                ways.insert(place, (way, total));
            }
        };
        for facet in 0..FACETS.len() {
            let is_of = |tag: &usize| self.index.tag_at(*tag).is_some_and(|(of, _)| of == facet);
            let tags: Vec<usize> = query.tags.iter().copied().filter(|tag| !is_of(tag)).collect();
            if tags.len() < query.tags.len() {
                let total = self.search_words(&words, &Query { tags, ..query.clone() }, today, 0).total;
                offer(Wider::Facet(facet), total);
            }
        }
        if words.len() > 1 || !query.tags.is_empty() {
            for word in &words {
                let rest: Vec<String> = words.iter().filter(|other| *other != word).cloned().collect();
                let total = self.search_words(&rest, query, today, 0).total;
                offer(Wider::Word(word.clone()), total);
            }
        }
        ways
    }

    /// For every service how well it fits: see [`Fit`]. 0: a word is missing. `slips` says which words may have one.
    fn fits(&mut self, words: &[String], slips: &[bool]) -> Vec<Fit> {
        // Without words every service fits alike.
        let mut fits = vec![Fit::from(words.is_empty()); self.index.len()];
        for (number, (word, slip)) in words.iter().zip(slips).enumerate() {
            for (fit, mark) in fits.iter_mut().zip(self.marks(word, *slip)) {
                let (field, exact) = (Fit::from(mark >> 3), Fit::from(mark & 7));
                let in_name = Fit::from(field == Field::Name as Fit);
                // The sums of a few dozen words stay below 256.
                *fit = if field == 0 || (number > 0 && *fit == 0) { 0 } else { *fit + (in_name << 16 | field << 8 | exact) };
            }
        }
        fits
    }

    /// The lowest of the fields in which the words were found.
    fn worst_field(&self, words: &[String], slips: &[bool], at: usize) -> Option<Field> {
        let mark = |(word, slip): (&String, &bool)| {
            let known = self.known.iter().find(|known| known.slip == *slip && known.word == *word)?;
            known.marks.get(at).copied()
        };
        let worst = words.iter().zip(slips).filter_map(mark).min()?;
        [Field::Text, Field::Label, Field::Name].into_iter().find(|field| *field as u8 == worst >> 3)
    }

    fn marks(&mut self, word: &str, slip: bool) -> &[u8] {
        let at = self.known.iter().position(|known| known.slip == slip && known.word == word);
        let at = at.unwrap_or_else(|| {
            let marks = self.index.marks(word, slip);
            if self.known.len() >= KEPT {
                self.known.remove(0);
            }
            self.known.push(Marks { word: word.to_owned(), slip, marks });
            self.known.len() - 1
        });
        &self.known[at].marks
    }
}

/// How well a service fits the words: how many stand in its name, then the fields in which they stand added up, then how exact they are
/// added up, eight bits each.
type Fit = u32;

/// What services are sorted by: what counts most, what counts next, and the place in the index.
pub(super) type Key = (u32, u32, u32);

fn key(index: &Index, at: usize, fit: Fit, words: usize, query: &Query, today: Date) -> Key {
    let (in_name, fields, exact) = ((fit >> 16) as usize, fit >> 8 & 255, fit & 255);
    let all_in_name = words > 0 && in_name >= words;
    // A name of which every word was asked for comes before a longer one.
    let more_words = if words > 0 { index.words_in_name(at).saturating_sub(in_name).min(15) as u32 } else { 0 };
    let checked = freshness(index.checked(at), today);
    let stale = u32::from(!matches!(checked, Freshness::Checked(_)));
    let fit = u32::from(!all_in_name) << 19 | (63 - fields.min(63)) << 13 | stale << 12 | (255 - exact) << 4 | more_words;
    let at_in_index = at as u32;
    match query.order {
        Order::Fit => (fit, 0, at_in_index),
        Order::Near => {
            let distance = query.near.zip(index.spot(at)).map_or(u32::MAX, |(near, spot)| near.distance(spot));
            (distance, stale << 31 | fit, at_in_index)
        }
        Order::Fresh => {
            let day = match checked {
                Freshness::Checked(date) | Freshness::NotSince(date) => {
                    u32::from(date.year) << 9 | u32::from(date.month) << 5 | u32::from(date.day)
                }
                Freshness::Never => 0,
            };
            (u32::MAX - day, fit, at_in_index)
        }
    }
}

/// What of the chosen tags a service lacks.
enum Missed {
    Nothing,
    One(usize),
    More,
}

fn missed(index: &Index, chosen: &[usize], tags: &[u32]) -> Missed {
    let mut missed = Missed::Nothing;
    // Bit by bit the facets that were asked for and met.
    let (mut asked, mut met) = (0_u16, 0_u16);
    for tag in chosen {
        let Some((facet, _)) = index.tag_at(*tag) else { continue };
        asked |= 1 << facet;
        met |= u16::from(tags.iter().any(|own| *own as usize == *tag)) << facet;
    }
    for facet in 0..FACETS.len() {
        if (asked & !met) >> facet & 1 == 1 {
            missed = match missed {
                Missed::Nothing => Missed::One(facet),
                _ => Missed::More,
            };
        }
    }
    missed
}

impl Index {
    /// How well every service holds a word.
    fn marks(&self, word: &str, slip: bool) -> Vec<u8> {
        let mut marks = vec![0_u8; self.len()];
        let slip = slip && word.len() >= SLIP_FROM;
        let typed = word.as_bytes();
        let mut mark = |service: usize, field: u8, exact: u8| {
            if let Some(mark) = marks.get_mut(service) {
                *mark = (*mark).max(field << 3 | exact);
            }
        };
        for (at, word) in self.words.iter().enumerate() {
            let exact = best(&word.folded, typed, slip);
            if exact > 0 {
                for holder in self.holders.get(at) {
                    mark((holder >> 2) as usize, (holder & 3) as u8, exact);
                }
            }
        }
        for (at, tag) in self.tags.iter().enumerate() {
            for (text, field) in [(&tag.name, Field::Label), (&tag.words, Field::Text)] {
                let exact = best(text, typed, slip);
                if exact > 0 {
                    for service in self.services_of.get(at) {
                        mark(*service as usize, field as u8, exact);
                    }
                }
            }
        }
        for (at, term) in self.terms.iter().enumerate() {
            let exact = exactness(term.as_bytes(), typed, slip);
            if exact > 0 {
                self.services_with(at, |service| mark(service, Field::Text as u8, exact));
            }
        }
        marks
    }
}

/// The best of the words of a folded text.
fn best(text: &str, typed: &[u8], slip: bool) -> u8 {
    text.split(' ').map(|word| exactness(word.as_bytes(), typed, slip)).max().unwrap_or_default()
}

/// How exactly a word is what was typed: 4 the word, 3 its beginning, 2 inside it, 1 with a slip, 0 not at all.
fn exactness(word: &[u8], typed: &[u8], slip: bool) -> u8 {
    if word.starts_with(typed) {
        if word.len() == typed.len() { 4 } else { 3 }
    } else if typed.len() >= INSIDE_FROM && word.len() > typed.len() && word.windows(typed.len()).any(|part| part == typed) {
        2
    } else {
        u8::from(slip && nearly_begins(word, typed))
    }
}

/// Whether `typed` is the beginning of `word` but for one slip: a letter too many, one too few, a wrong one, or two
/// neighbours swapped. Looking at the first place where they differ is enough, as there is at most one slip.
fn nearly_begins(word: &[u8], typed: &[u8]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    let (word, typed) = (&word[same..], &typed[same..]);
    match (word, typed) {
        (_, []) => true,
        ([], [_, rest @ ..]) => rest.is_empty(),
        ([a, after_word @ ..], [b, after_typed @ ..]) => {
            let wrong = after_word.starts_with(after_typed);
            let too_few = after_word.starts_with(typed);
            let too_many = word.starts_with(after_typed);
            let swapped = after_word.first() == Some(b) && after_typed.first() == Some(a) && after_word[1..].starts_with(&after_typed[1..]);
            wrong || too_few || too_many || swapped
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
