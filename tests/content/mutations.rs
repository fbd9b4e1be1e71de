//! Whatever an editor's slip makes of a file, the check reads on: it never panics.

use crate::site::{SiteTest, files};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;

/// Pieces that mean something to one of the readers.
const PIECES: [&str; 40] = [
    ":::",
    "::: do\n",
    "{{",
    "}}",
    "{{phone 999}}",
    "{{figure ",
    "+++\n",
    "---\n",
    "[[",
    "]]",
    "[",
    "](",
    "<",
    "<b>",
    "<!--",
    "&#9;",
    "\"",
    "\\",
    "\"\"\"",
    "'''",
    "{",
    "}",
    "# ",
    "#### ",
    "- ",
    "\t",
    "\r",
    "\0",
    "\n\n",
    "é",
    "\u{202e}",
    "’",
    "= 2026-99-99",
    "99999999999999999999",
    "-",
    "null",
    "```\n",
    "| a |\n|---|\n",
    "> ",
    "1. ",
];

#[derive(Debug, Clone)]
enum Slip {
    Cut(Index),
    Remove(Index, Index),
    Repeat(Index, Index),
    Insert(Index, &'static str),
    Byte(Index, u8),
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        any::<Index>().prop_map(Slip::Cut),
        any::<(Index, Index)>().prop_map(|(a, b)| Slip::Remove(a, b)),
        any::<(Index, Index)>().prop_map(|(a, b)| Slip::Repeat(a, b)),
        (any::<Index>(), select(&PIECES[..])).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        any::<(Index, u8)>().prop_map(|(at, byte)| Slip::Byte(at, byte)),
    ]
}

fn apply(slip: &Slip, bytes: &mut Vec<u8>) {
    let at = |index: &Index, bytes: &[u8]| index.index(bytes.len() + 1);
    let span = |a: &Index, b: &Index, bytes: &[u8]| {
        let (a, b) = (at(a, bytes), at(b, bytes));
        a.min(b)..a.max(b)
    };
    match slip {
        Slip::Cut(end) => bytes.truncate(at(end, bytes)),
        Slip::Remove(a, b) => drop(bytes.drain(span(a, b, bytes))),
        Slip::Repeat(a, b) => {
            let span = span(a, b, bytes);
            let (end, piece) = (span.end, bytes[span].to_vec());
            bytes.splice(end..end, piece);
        }
        Slip::Insert(place, piece) => {
            let place = at(place, bytes);
            bytes.splice(place..place, piece.bytes());
        }
        Slip::Byte(place, byte) => {
            let place = at(place, bytes);
            bytes.insert(place, *byte);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_slip_stops_the_check(slips in prop::collection::vec((any::<Index>(), slip()), 1..6)) {
        let site = SiteTest::base();
        let files = files(&site.content());
        for (file, slip) in &slips {
            let file = file.get(&files);
            let mut bytes = fs::read(file).unwrap();
            apply(slip, &mut bytes);
            fs::write(file, bytes).unwrap();
        }
        for line in site.report() {
            prop_assert!(line.starts_with("content/") && !line.contains('\n'), "{}", line);
        }
    }
}

/// Slips in the text of one page: the reader with the most branches.
#[test]
fn every_pair_of_pieces_can_stand_in_a_page() {
    let site = SiteTest::base();
    let path = site.content().join("en/pages/about.md");
    let text = fs::read_to_string(&path).unwrap();
    for first in PIECES {
        let pairs: String = PIECES.iter().map(|second| format!("{first}{second}\n\n{second} words {first}\n")).collect();
        fs::write(&path, format!("{text}\n{pairs}")).unwrap();
        site.report();
    }
}
