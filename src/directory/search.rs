//! The search: words, filters, and how many results each filter value would give. Runs in the browser on every keystroke.
//!
//! A service is found when every word of the search begins one of its words, in any order. A word that finds nothing in
//! the whole index is tried once more with one slip of the keyboard. Best first: all words in the name; then checked
//! within 12 months; then as typed rather than with a slip; then the order of the index.

use super::date::{Date, Freshness, freshness};
use super::fold::fold;
use super::index::{Entry, Index, Tag};

/// The shortest word, in bytes of the folded text, in which a slip is forgiven. Shorter ones are too like each other.
const SLIP_FROM: usize = 4;

/// What a reader asked for. The default asks for nothing and finds everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The search box, as typed.
    pub words: String,
    /// The id of a kind of help.
    pub kind: Option<String>,
    /// The id of a need.
    pub need: Option<String>,
    /// The id of an audience.
    pub audience: Option<String>,
}

/// How many results each filter value would give, if it were chosen and the rest of the filter were kept. Each list runs
/// parallel to the index's list of the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Parallel to [`Index::kinds`].
    pub kinds: Vec<usize>,
    /// Parallel to [`Index::needs`].
    pub needs: Vec<usize>,
    /// Parallel to [`Index::audiences`].
    pub audiences: Vec<usize>,
}

/// The positions in `index.entries` of the services that meet the filter, best first.
pub fn search(index: &Index, filter: &Filter, today: Date) -> Vec<usize> {
    let words = Words::of(index, &filter.words);
    let mut found: Vec<_> = index
        .entries
        .iter()
        .enumerate()
        .filter(|(_, entry)| {
            chosen(&filter.kind, &entry.kinds) && chosen(&filter.need, &entry.needs) && chosen(&filter.audience, &entry.audiences)
        })
        .filter_map(|(position, entry)| {
            let matched = words.find(entry)?;
            let fresh = matches!(freshness(entry.checked, today), Freshness::Checked(_));
            Some((!matched.in_name, !fresh, matched.slips, position))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(.., position)| position).collect()
}

/// Counts the results for each filter value.
pub fn counts(index: &Index, filter: &Filter) -> Counts {
    let words = Words::of(index, &filter.words);
    let mut counts =
        Counts { kinds: vec![0; index.kinds.len()], needs: vec![0; index.needs.len()], audiences: vec![0; index.audiences.len()] };
    for entry in index.entries.iter().filter(|entry| words.find(entry).is_some()) {
        let kind = chosen(&filter.kind, &entry.kinds);
        let need = chosen(&filter.need, &entry.needs);
        let audience = chosen(&filter.audience, &entry.audiences);
        if need && audience {
            add(&mut counts.kinds, &index.kinds, &entry.kinds);
        }
        if kind && audience {
            add(&mut counts.needs, &index.needs, &entry.needs);
        }
        if kind && need {
            add(&mut counts.audiences, &index.audiences, &entry.audiences);
        }
    }
    counts
}

fn chosen(choice: &Option<String>, ids: &[String]) -> bool {
    choice.as_ref().is_none_or(|id| ids.contains(id))
}

fn add(counts: &mut [usize], tags: &[Tag], ids: &[String]) {
    for (count, tag) in counts.iter_mut().zip(tags) {
        *count += usize::from(ids.contains(&tag.id));
    }
}

/// The words of a search; `true` beside those that are to be found with a slip.
struct Words(Vec<(String, bool)>);

/// How a service met the words of a search.
struct Match {
    in_name: bool,
    slips: usize,
}

impl Words {
    fn of(index: &Index, typed: &str) -> Words {
        let folded = fold(typed);
        let all = || folded.split(' ').filter(|word| !word.is_empty());
        let small = |word: &str| index.small_words.iter().any(|small| small == word);
        // Someone who types only "the" gets what there is, not nothing.
        let only_small = all().all(small);
        let known = |word: &str| index.entries.iter().any(|entry| begins_a_word(&entry.title, word) || begins_a_word(&entry.text, word));
        Words(
            all()
                .filter(|word| only_small || !small(word))
                .map(|word| (word.to_owned(), word.len() >= SLIP_FROM && !known(word)))
                .collect(),
        )
    }

    /// `None` when a word is missing. A search without words is met by everything, and by nothing's name.
    fn find(&self, entry: &Entry) -> Option<Match> {
        let mut matched = Match { in_name: !self.0.is_empty(), slips: 0 };
        for (word, slip) in &self.0 {
            let meets = if *slip { nearly_begins_a_word } else { begins_a_word };
            if !meets(&entry.title, word) {
                if !meets(&entry.text, word) {
                    return None;
                }
                matched.in_name = false;
            }
            matched.slips += usize::from(*slip);
        }
        Some(matched)
    }
}

fn begins_a_word(text: &str, typed: &str) -> bool {
    text.split(' ').any(|word| word.starts_with(typed))
}

fn nearly_begins_a_word(text: &str, typed: &str) -> bool {
    text.split(' ').any(|word| nearly_begins(word.as_bytes(), typed.as_bytes()))
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

#[cfg(test)]
mod tests;
