//! The file that the site's search reads: what can be found, in which words, and how readers say it. `public/find.js` searches it, and
//! `docs/decisions/0006-search-is-a-small-script.md` says why that is a script. Start at [`index`].
//!
//! The file must be light on a poor line, so it does not hold every sentence. A page's sentences are taken as long as they bring a word
//! that is not yet there: each word of a page can be found, with a sentence that holds it.

use crate::content::{List, Page, Part, Site};
use crate::directory::fold;
use crate::pages::support::lists::service_addresses;
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A word that stands on more of the pages than this (in hundredths) tells nothing: no sentence is taken for its sake.
const COMMON: usize = 10;

/// What can be found, in the order of the file: a place in the words `kinds` of the index.
#[derive(Clone, Copy)]
enum Kind {
    Page = 0,
    Tool = 1,
    Word = 2,
    Service = 3,
}

/// The index as JSON.
pub fn index(site: &Site, today: Date) -> String {
    let words = &site.words.search;
    let is_found = |page: &&Page| page.address != "/404/" && page.part != Part::List(List::Everything);
    let is_ours = |page: &&Page| page.translation.is_some() != site.is_own();
    let pages: Vec<&Page> = site.pages.values().filter(is_found).filter(is_ours).collect();
    // What readers say, and services, are in the site's own language.
    let (services, synonyms) = if site.is_own() { (&site.services[..], &site.synonyms.all[..]) } else { Default::default() };
    let ignore: BTreeSet<String> = site.words.small_words.iter().chain(&site.synonyms.ignore).map(|word| fold(word)).collect();
    let mut common = common_words(&pages);
    common.extend(ignore.iter().flat_map(|word| tokens(word)));
    let mut entries: Vec<Value> = pages.iter().map(|page| page_entry(site, page, &common)).collect();
    entries.extend(site.glossary.terms.iter().map(|term| {
        let address = site.in_language(&format!("{}#{}", site.glossary.address, term.id));
        let meaning = site.glossary.meaning(term, &site.words.glossary.now);
        entry(Kind::Word, &address, &term.name, &term.also.join("; "), &meaning, Vec::new())
    }));
    entries.extend(services.iter().zip(service_addresses(site, today)).map(|(service, address)| {
        let description = service.description.as_deref().unwrap_or_default();
        entry(Kind::Service, &address, &service.name, "", description, Vec::new())
    }));
    let same: Vec<_> = synonyms.iter().map(|same| json!([folded(&same.words), folded(&same.means), same.pages])).collect();
    json!({
        "kinds": [words.kind_page, words.kind_tool, words.kind_word, words.kind_service],
        "found": { "none": words.none, "one": words.one, "many": words.many, "nothing": words.nothing },
        "ignore": ignore,
        "same": same,
        "entries": entries,
    })
    .to_string()
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|word| fold(word)).collect()
}

/// Kind, address, title, other names (found like the title), summary, sentences (headings among them).
fn entry(kind: Kind, address: &str, title: &str, names: &str, summary: &str, sentences: Vec<&str>) -> Value {
    json!([kind as usize, address, title, names, summary, sentences])
}

fn page_entry(site: &Site, page: &Page, common: &BTreeSet<String>) -> Value {
    let kind = if matches!(page.part, Part::Tool(_)) { Kind::Tool } else { Kind::Page };
    // Whoever looks for a word is also led to the page that explains it.
    let explained = site.glossary.terms.iter().filter(|term| term.page.as_deref() == Some(page.address.as_str()));
    let mut names: Vec<&str> = explained.flat_map(|term| std::iter::once(&term.name).chain(&term.also)).map(String::as_str).collect();
    if page.short != page.title {
        names.insert(0, &page.short);
    }
    let mut known: BTreeSet<String> = common.clone();
    known.extend([page.title.as_str(), page.summary.as_str()].into_iter().flat_map(tokens));
    let headings = page.article.headings.iter().map(|heading| heading.text.as_str());
    let texts: Vec<&str> = headings.chain(page.article.sentences.iter().map(|sentence| sentence.text.as_str())).collect();
    entry(kind, &site.in_language(&page.address), &page.title, &names.join("; "), &page.summary, telling(&texts, &known))
}

/// A few sentences that hold all the words which are not yet known, in the order of the page.
fn telling<'t>(texts: &[&'t str], known: &BTreeSet<String>) -> Vec<&'t str> {
    let words: Vec<BTreeSet<String>> = texts.iter().map(|text| tokens(text).filter(|word| !known.contains(word)).collect()).collect();
    let mut chosen = BTreeSet::new();
    let mut held: BTreeSet<&String> = BTreeSet::new();
    loop {
        // The sentence that brings the most new words for its length comes first.
        let worth = |at: &usize| 1000 * words[*at].iter().filter(|word| !held.contains(word)).count() / (texts[*at].len() + 1);
        let best = (0..texts.len()).filter(|at| !chosen.contains(at)).max_by_key(|at| (worth(at), std::cmp::Reverse(*at)));
        let Some(at) = best.filter(|at| worth(at) > 0) else { break };
        held.extend(&words[at]);
        chosen.insert(at);
    }
    // What came early may be held by what came later.
    let mut order: Vec<usize> = chosen.iter().copied().collect();
    order.sort_by_key(|at| texts[*at].len());
    for at in order {
        let elsewhere = |word: &String| chosen.iter().any(|other| *other != at && words[*other].contains(word));
        if words[at].iter().all(elsewhere) {
            chosen.remove(&at);
        }
    }
    chosen.into_iter().map(|at| texts[at]).collect()
}

/// The words of a text without the ending of the plural: who finds one finds the other.
fn tokens(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    folded.split(' ').filter(|word| !word.is_empty()).map(singular).collect::<Vec<_>>().into_iter()
}

fn common_words(pages: &[&Page]) -> BTreeSet<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let words: BTreeSet<String> = page.article.sentences.iter().flat_map(|sentence| tokens(&sentence.text)).collect();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| count * 100 > pages.len() * COMMON).map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_sentences_hold_every_word_in_their_order() {
        let texts = ["Ask the nurse.", "Ask the nurse and the doctor about sleep.", "The doctor.", "Sleep is good."];
        assert_eq!(telling(&texts, &BTreeSet::new()), ["Ask the nurse and the doctor about sleep.", "Sleep is good."]);
        let known = tokens("sleep is good nurses").collect();
        assert_eq!(telling(&texts[2..], &known), ["The doctor."]);
    }
}
