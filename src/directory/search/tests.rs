#![allow(clippy::unwrap_used, reason = "a test may stop")]

use super::super::index::{listed, write, write_spots};
use super::super::map::Map;
use super::super::read::read;
use super::super::tests::{TODAY, language};
use super::*;
use serde_json::{Value, json};

fn term(taxonomy: &str, code: &str, words: &str) -> Value {
    json!({ "taxonomy_term": { "id": code, "code": code, "name": code, "description": words, "taxonomy": taxonomy } })
}

/// A finder over services that stand in the order of their names.
fn finder(services: &[Value]) -> Finder {
    let services = read(&Value::from(services).to_string()).unwrap().services;
    let listed = listed(&services, &Map::default(), &language());
    let mut index = Index::read(&write(&services, &listed, &language(), TODAY)).unwrap();
    assert!(index.read_spots(&write_spots(&listed.spots)));
    Finder::new(index)
}

fn four() -> Finder {
    let line = [json!({ "number": "01632 960001" })];
    finder(&[
        json!({ "id": "a", "name": "Alzheimer's Society", "status": "active", "phones": line,
            "description": "A support line about dementia for people and carers",
            "attributes": [term("kind", "helplines", "someone to talk to"), term("need", "memory", "")] }),
        json!({ "id": "b", "name": "Carers UK", "status": "active", "phones": line,
            "description": "Advice for carers, and other people's dementia",
            "attributes": [term("kind", "helplines", ""), term("kind", "groups", ""), term("need", "caring", "")] }),
        json!({ "id": "c", "name": "Dementia UK Admiral Nurse", "status": "active", "phones": line,
            "description": "Nurses who help families",
            "attributes": [term("kind", "helplines", ""), term("need", "memory", "")] }),
        json!({ "id": "d", "name": "Meriden Family Programme", "status": "active", "phones": line, "description": "Lessons",
            "attributes": [term("kind", "training", ""), term("need", "caring", "")] }),
    ])
}

fn names(finder: &mut Finder, query: &Query) -> Vec<String> {
    let found = finder.search(query, TODAY, 50);
    assert_eq!(found.total, found.hits.len());
    found.hits.iter().map(|hit| finder.index.name(hit.at)).map(|name| name.split(' ').next().unwrap().to_owned()).collect()
}

fn query(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

fn found(words: &str) -> Vec<String> {
    names(&mut four(), &query(words))
}

fn chosen(finder: &Finder, words: &str, tags: &[(&str, &str)]) -> Query {
    let facet = |name: &str| FACETS.iter().position(|facet| *facet == name).unwrap();
    Query { tags: tags.iter().map(|(name, id)| finder.index.tag(facet(name), id).unwrap()).collect(), ..query(words) }
}

#[test]
fn an_empty_search_finds_everything_in_order() {
    assert_eq!(found(""), ["Alzheimer's", "Carers", "Dementia", "Meriden"]);
    assert_eq!(found("  ,. "), found(""));
}

#[test]
fn words_match_from_their_beginning_in_any_order_and_all_must() {
    assert_eq!(found("fam nur"), ["Dementia"]);
    assert_eq!(found("nur FAM"), ["Dementia"]);
    assert_eq!(found("family nothing"), Vec::<String>::new());
}

#[test]
fn three_letters_and_more_are_found_inside_words_too() {
    assert_eq!(found("entia"), ["Dementia", "Alzheimer's", "Carers"]);
    assert_eq!(found("ia"), Vec::<String>::new());
}

#[test]
fn names_come_before_descriptions() {
    assert_eq!(found("dementia"), ["Dementia", "Alzheimer's", "Carers"]);
}

#[test]
fn tags_and_their_other_words_are_found() {
    assert_eq!(found("groups"), ["Carers"]);
    assert_eq!(found("talk"), ["Alzheimer's", "Carers", "Dementia"], "whatever has the tag");
}

#[test]
fn accents_capitals_and_apostrophes_do_not_matter() {
    assert_eq!(found("ALZHÉIMERS"), ["Alzheimer's"]);
    assert_eq!(found("alzheimer’s"), ["Alzheimer's"]);
}

#[test]
fn small_words_are_ignored_unless_they_are_all_there_is() {
    assert_eq!(found("the lessons"), ["Meriden"]);
    assert_eq!(found("for"), Vec::<String>::new(), "nothing is named so, and descriptions do not keep them");
}

#[test]
fn one_slip_of_the_keyboard_is_forgiven() {
    for slip in ["meridan", "merriden", "meiden", "emriden", "meriedn", "mreiden"] {
        assert_eq!(found(slip), ["Meriden"], "{slip}");
    }
    assert_eq!(found("alzhiemer"), ["Alzheimer's"], "two neighbours swapped at the beginning of a longer word");
    assert!(four().search(&query("meridan"), TODAY, 1).slipped);
}

#[test]
fn two_slips_are_not() {
    assert_eq!(found("moridan"), Vec::<String>::new());
}

#[test]
fn short_words_must_be_typed_right() {
    assert_eq!(found("ukk"), Vec::<String>::new());
}

#[test]
fn a_slip_is_looked_for_only_where_the_words_as_typed_find_nothing() {
    let mut finder = finder(&["Beat", "Boat"].map(|name| json!({ "id": name, "name": name, "status": "active" })));
    assert_eq!(names(&mut finder, &query("boat")), ["Boat"]);
    assert_eq!(names(&mut finder, &query("baat")), ["Beat", "Boat"]);
}

#[test]
fn a_letter_more_changes_only_the_word_that_it_stands_in() {
    let mut finder = four();
    for typed in ["d", "de", "dem", "deme", "demen", "dement n", "dement nu", "dement nur"] {
        let again = names(&mut four(), &query(typed));
        assert_eq!(names(&mut finder, &query(typed)), again, "{typed}");
    }
}

#[test]
fn filters_narrow_and_combine() {
    let mut finder = four();
    let both = chosen(&finder, "", &[("kind", "helplines"), ("need", "memory")]);
    assert_eq!(names(&mut finder, &both), ["Alzheimer's", "Dementia"]);
    let either = chosen(&finder, "", &[("kind", "groups"), ("kind", "training")]);
    assert_eq!(names(&mut finder, &either), ["Carers", "Meriden"]);
}

#[test]
fn counts_agree_with_the_search() {
    let mut finder = four();
    for base in [chosen(&finder, "", &[]), chosen(&finder, "dementia", &[("need", "memory")]), chosen(&finder, "", &[("kind", "groups")])] {
        let counted = finder.search(&base, TODAY, 0).counts;
        for (tag, count) in counted.into_iter().enumerate() {
            let facet = finder.index.tag_at(tag).unwrap().0;
            let mut tags: Vec<usize> = base.tags.iter().copied().filter(|other| finder.index.tag_at(*other).unwrap().0 != facet).collect();
            tags.push(tag);
            let query = Query { tags, ..base.clone() };
            assert_eq!(finder.search(&query, TODAY, 0).total, count, "{tag} of {base:?}");
        }
    }
}

#[test]
fn what_was_checked_within_a_year_comes_first_but_not_before_a_name() {
    let service = |name: &str, description: &str, day: &str| json!({ "id": name, "name": name, "description": description, "status": "active", "assured_date": day });
    let mut finder = finder(&[
        service("A", "tea", "2024-01-01"),
        service("B", "tea", "2026-10-01"),
        service("C", "tea", ""),
        service("Tea", "", "2020-01-01"),
        service("D", "tea", "2026-11-01"),
    ]);
    assert_eq!(names(&mut finder, &query("tea")), ["Tea", "B", "D", "A", "C"]);
    assert_eq!(names(&mut finder, &Query { order: Order::Fresh, ..query("tea") }), ["D", "B", "A", "Tea", "C"]);
}

#[test]
fn the_nearest_come_first_and_those_without_a_place_last() {
    let service = |name: &str, latitude: f64| {
        let location = json!({ "id": "l", "latitude": latitude, "longitude": -1.0 });
        json!({ "id": name, "name": name, "status": "active", "service_at_locations": [{ "id": "x", "location": location }] })
    };
    let mut finder = finder(&[
        json!({ "id": "A", "name": "Anywhere", "status": "active" }),
        service("Far", 53.0),
        service("Near", 52.02),
        service("Next", 52.1),
    ]);
    let near = Some(Map::spot_of(super::super::service::Position { latitude: 52.0, longitude: -1.0 }));
    let query = Query { near, order: Order::Near, ..Query::default() };
    assert_eq!(names(&mut finder, &query), ["Near", "Next", "Far", "Anywhere"]);
    let distances: Vec<_> = finder.search(&query, TODAY, 9).hits.iter().map(|hit| hit.distance).collect();
    assert!(distances[0].unwrap().abs_diff(2_224) < 30 && distances[2].unwrap().abs_diff(111_200) < 300, "{distances:?}");
    assert_eq!(distances[3], None);
}

#[test]
fn it_says_where_the_words_were_found() {
    let mut finder = four();
    let mut fields = |words: &str| finder.search(&query(words), TODAY, 1).hits[0].field;
    assert_eq!(fields("dementia nurse"), Some(Field::Name));
    assert_eq!(fields("dementia families"), Some(Field::Text));
    assert_eq!(fields("groups"), Some(Field::Label));
    assert_eq!(fields(""), None);
}

#[test]
fn a_search_that_finds_nothing_offers_the_nearest_wider_ones() {
    let mut finder = four();
    let nothing = chosen(&finder, "dementia", &[("kind", "training")]);
    assert_eq!(finder.search(&nothing, TODAY, 9).total, 0);
    assert_eq!(finder.wider(&nothing, TODAY), [(Wider::Word("dementia".to_owned()), 1), (Wider::Facet(0), 3)]);
    assert_eq!(finder.wider(&query("zzzz"), TODAY), []);
}
