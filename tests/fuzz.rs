//! Feeds that nobody would write, for as long as one likes: the reader, the index, the search and the pages' texts must not panic.
//!
//! `cargo test` gives it two seconds; `FUZZ_SECONDS=600 cargo test --test fuzz` ten minutes. It begins with the feeds of
//! `tests/fixtures/feeds/` and changes bytes, lines, values and words in them. What fails is named by its seed: `FUZZ_SEED=… cargo test
//! --test fuzz` runs that one input again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use carer_portal::directory::{
    Ask, Date, Finder, Index, IndexWords, Map, Postcode, Query, directory_json, find, hours_lines, listed, read, write, write_spots,
};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// Numbers that look as if by chance (splitmix64): the same seed gives the same input.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Values that have broken readers before.
const NASTY: &[&str] = &[
    "null",
    "\"\"",
    "{}",
    "[]",
    "[[]]",
    "[{}]",
    "-1",
    "0",
    "1e309",
    "-0.0",
    "99999999999999999999",
    "true",
    "\"\\u0000\"",
    "\"\\ud83d\"",
    "\"\u{202e}abc\"",
    "\"active\"",
    "\"ACTIVE \"",
    "\"2026-02-30\"",
    "\"9999-12-31\"",
    "\"0000-00-00\"",
    "\"24:01\"",
    "\"-1MO,6XX\"",
    "\"WEEKLY\"",
    "\"YEARLY\"",
    "\"javascript:alert(1)\"",
    "\"https://\"",
    "\"//\"",
    "\"a@b\"",
    "\"+44 (0)\"",
    "\"é\"",
    "\"<script>\"",
    "\"&#x26;&amp;\"",
    "\"virtual\"",
    "\"BT1 1AA\"",
    "\"SW1A 1AA\"",
    "91",
    "-181",
    "\"51.5\"",
    "\"NaN\"",
    "1e-400",
    "\"\\t\\n\"",
];

/// A changed copy of a feed.
fn change(feed: &str, chance: &mut Chance) -> Vec<u8> {
    if chance.below(2) == 0 {
        let mut value: Value = serde_json::from_str(feed).unwrap();
        for _ in 0..=chance.below(6) {
            change_value(&mut value, chance);
        }
        return value.to_string().into_bytes();
    }
    let mut bytes = feed.as_bytes().to_vec();
    for _ in 0..=chance.below(8) {
        let at = chance.below(bytes.len());
        match chance.below(6) {
            0 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
            1 => bytes.truncate(at),
            2 => drop(bytes.drain(at..(at + chance.below(40)).min(bytes.len()))),
            3 => {
                let piece = (*chance.pick(NASTY)).as_bytes().to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let end = (at + chance.below(400)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(end..end, piece);
            }
            _ => bytes[at] ^= 1 << chance.below(8),
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}

/// Goes down into the value and changes something on the way.
fn change_value(value: &mut Value, chance: &mut Chance) {
    let nasty = |chance: &mut Chance| serde_json::from_str::<Value>(chance.pick::<&str>(NASTY)).unwrap_or(Value::Null);
    match value {
        Value::Object(object) if !object.is_empty() && chance.below(8) > 0 => {
            let keys: Vec<String> = object.keys().cloned().collect();
            let key = chance.pick(&keys).clone();
            match chance.below(8) {
                0 => drop(object.remove(&key)),
                1 => {
                    let other = chance.pick(&keys).clone();
                    let copy = object[&other].clone();
                    object.insert(key, copy);
                }
                _ => change_value(object.get_mut(&key).unwrap(), chance),
            }
        }
        Value::Array(list) if !list.is_empty() && chance.below(8) > 0 => {
            let at = chance.below(list.len());
            if chance.below(6) == 0 && list.len() < 50 {
                let copy = list[at].clone();
                list.push(copy);
            }
            change_value(&mut list[at], chance);
        }
        other => *other = nasty(chance),
    }
}

/// All that is done with a feed.
fn go_through(feed: &str, map: &Map, chance: &mut Chance) {
    let Ok(reading) = read(feed) else { return };
    let _ = directory_json(&reading).to_string();
    for problem in &reading.problems {
        assert!(!problem.to_string().contains(char::is_control));
    }
    let today = Date { year: 2026, month: 11, day: 22 };
    let words = IndexWords {
        step_free_signs: "ramp|step-free".into(),
        free_signs: "free".into(),
        denials: "no|not".into(),
        ..IndexWords::default()
    };
    for service in &reading.services {
        let _ = hours_lines(&service.schedules, &carer_portal::directory::ScheduleWords::default(), today);
        assert!(service.phones.iter().all(|phone| phone.href().len() > 4));
    }
    let listed = listed(&reading.services, map, &words);
    assert_eq!(listed.order.len(), reading.services.len());
    let file = write(&reading.services, &listed, &words, today);
    let mut index = Index::read(&file).expect("what is written is read");
    assert!(index.read_spots(&write_spots(&listed.spots)));
    for (at, place) in listed.order.iter().enumerate() {
        assert_eq!(index.name(at), reading.services[*place].name);
    }
    let mut finder = Finder::new(index);
    for typed in ["", "a", "carers", "dementia group", feed.get(..chance.below(60)).unwrap_or("x")] {
        let found = finder.search(&Query { words: typed.to_owned(), ..Query::default() }, today, 20);
        assert!(found.total <= reading.services.len());
        let _ = finder.wider(&Query { words: typed.to_owned(), ..Query::default() }, today);
    }
    let typed: String = feed.chars().skip(chance.below(feed.len())).take(8).collect();
    let _ = Postcode::read(&typed);
    let _ = find(&reading.services, map, &words, today, &Ask { near: Some("NA1 1AA".into()), ..Ask::default() });
    // A file that was damaged on the way is refused or searched, but never stops the page.
    let mut broken = file;
    if !broken.is_empty() {
        let at = chance.below(broken.len());
        broken[at] ^= 1 << chance.below(8);
        if let Some(index) = Index::read(&broken) {
            let _ = Finder::new(index).search(&Query { words: "carers".into(), ..Query::default() }, today, 20);
        }
    }
}

#[test]
fn nothing_in_a_feed_stops_the_directory() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/feeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    paths.sort();
    let feeds: Vec<String> = paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let authorities = Map::read_authorities("code,name\nE1,Northshire\n").unwrap();
    let map = Map::from_tables("s,e,n,a\nNA1 1,400000,500000,E1\nSW1A 1,529000,179600,E1 S\n", authorities).unwrap();
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let run = |seed: u64| {
        let mut chance = Chance(seed);
        let feed = chance.pick(&feeds).clone();
        let changed = String::from_utf8_lossy(&change(&feed, &mut chance)).into_owned();
        go_through(&changed, &map, &mut chance);
    };
    if let Some(seed) = number("FUZZ_SEED") {
        return run(seed);
    }
    let until = Instant::now() + Duration::from_secs(number("FUZZ_SECONDS").unwrap_or(2));
    let first = number("FUZZ_FIRST").unwrap_or(0);
    let mut seed = first;
    while Instant::now() < until {
        assert!(catch_unwind(AssertUnwindSafe(|| run(seed))).is_ok(), "FUZZ_SEED={seed}");
        seed += 1;
    }
    println!("{} inputs", seed - first);
}
