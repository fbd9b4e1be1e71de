//! The letters: what each says when everything is answered, when nothing is, and what none of them may say.
//!
//! Reads every `content/en/tools/letter-*.json`. Their common promise: whatever the reader skips, the letter reads right, and what
//! they wrote stands in it word for word. What single letters promise stands in [`single`].

mod single;

use crate::support::{OWN_WORDS, Reader, Tool, assert_never_says};
use carer_portal::questionnaire::{Item, ItemType, response};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const GAP: &str = "________";
/// Which council: sources conflict, so there is one safe wording and no other.
const WHICH_COUNCIL: &str = "Ask the council for the area where the person you care for lives. If they send you to your own council, ask them to tell you who will do it.";
/// What is left out when it is skipped, since nobody has to want it: the letter has no gap for these.
const LEFT_OUT: [(&str, &str); 7] = [
    ("letter-assessment", "needs"),
    ("letter-gp", "ask"),
    ("letter-gp", "needs"),
    ("letter-employer", "other"),
    ("letter-interpreter", "kind"),
    ("letter-interpreter", "written"),
    ("letter-complaint-nhs", "about"),
];
/// What stands in other tools, but not in a letter that somebody signs: the law's own terms (sources conflict, or the law is another for
/// each reader), where people live, and threats.
const NOT_IN_A_LETTER: [&str; 15] = [
    "eligib",
    "section 5 ",
    "section 25",
    "2015/313",
    "nearest relative",
    "supported self-assessment",
    "whichever is earlier",
    "live together",
    "lives with me",
    "live with",
    "practice",
    "demand",
    "legal action",
    "solicitor",
    "in hospital until",
];
/// Names of illnesses: a letter has one only when the carer writes it.
const ILLNESSES: [&str; 14] = [
    "mental",
    "psychosis",
    "psychotic",
    "schizo",
    "bipolar",
    "depress",
    "anxiety",
    "dementia",
    "alzheimer",
    "disorder",
    "trauma",
    "addict",
    "illness",
    "diagnos",
];

static LETTERS: LazyLock<Vec<Tool>> = LazyLock::new(|| Tool::all().into_iter().filter(|tool| tool.name.starts_with("letter-")).collect());

fn letter(name: &str) -> &'static Tool {
    LETTERS.iter().find(|letter| letter.name == name).unwrap_or_else(|| panic!("no {name}"))
}

impl Tool {
    fn texts(&self) -> impl Iterator<Item = &Item> {
        self.questions().filter(|question| question.options.is_empty())
    }

    fn is_left_out(&self, question: &str) -> bool {
        LEFT_OUT.contains(&(self.name.as_str(), question))
    }

    /// One reader for every way through the choices, each with all texts skipped and with all texts filled in.
    fn readers(&self) -> Vec<Reader<'_>> {
        let mut readers = vec![self.reader()];
        for question in self.questions().filter(|question| !question.options.is_empty()) {
            let all = self.codes(&question.link_id);
            let mut ways: Vec<Vec<&str>> = vec![vec![]];
            ways.extend(all.iter().map(|code| vec![*code]));
            if question.repeats {
                ways.push(all);
            }
            readers = readers.iter().flat_map(|reader| ways.iter().map(|way| reader.clone().chooses(&question.link_id, way))).collect();
        }
        let filled: Vec<_> = readers.iter().map(Reader::filled).collect();
        readers.extend(filled);
        readers
    }
}

impl<'t> Reader<'t> {
    fn filled(&self) -> Self {
        self.tool.texts().fold(self.clone(), |reader, text| reader.says(&text.link_id, OWN_WORDS))
    }

    /// The lines below the group `letter`, or below the advice.
    fn lines(&self, group: &str) -> Vec<(&'t str, String)> {
        let below = |id: &str| self.tool.questionnaire.parent(self.tool.item(id)).is_some_and(|parent| parent.link_id == group);
        self.result().into_iter().filter(|(id, _)| below(id)).collect()
    }

    fn letter(&self) -> Vec<(&'t str, String)> {
        self.lines("letter")
    }

    /// The letter as it is copied: one line of text for each line.
    fn text(&self) -> String {
        self.letter().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }
}

#[test]
fn there_are_ten() {
    let names: Vec<_> = LETTERS.iter().map(|letter| letter.name.trim_start_matches("letter-")).collect();
    let ten = [
        "assessment",
        "chase",
        "complaint-council",
        "complaint-nhs",
        "consent-review",
        "employer",
        "gp",
        "interpreter",
        "ombudsman",
        "school",
    ];
    assert!(ten.iter().all(|name| names.contains(name)), "{names:?}");
}

#[test]
fn a_letter_is_a_few_questions_then_the_letter_then_advice() {
    for letter in LETTERS.iter() {
        let top: Vec<_> = letter.questionnaire.top_level().collect();
        assert_eq!(top.len(), 2, "{}", letter.name);
        let questions = letter.questionnaire.children(top[0]).count();
        assert!((3..=7).contains(&questions), "{}: {questions} questions", letter.name);
        let parts: Vec<_> = letter.questionnaire.children(top[1]).map(|part| part.link_id.as_str()).collect();
        assert_eq!((top[1].link_id.as_str(), &parts[..]), ("summary", &["letter", "before-you-send"][..]), "{}", letter.name);
        for part in letter.questionnaire.children(top[1]) {
            assert!(letter.questionnaire.children(part).all(|line| line.item_type == ItemType::Display), "{}", letter.name);
        }
        for question in letter.questions() {
            assert!(!question.not_kept, "{}: {}", letter.name, question.link_id);
        }
    }
}

#[test]
fn every_path_reads_without_a_hole() {
    for letter in LETTERS.iter() {
        for reader in letter.readers() {
            let lines = reader.letter();
            let ids: Vec<_> = lines.iter().map(|(id, _)| *id).collect();
            let texts: Vec<_> = lines.iter().map(|(_, text)| text.replace(OWN_WORDS, "own words")).collect();
            let all = format!("{}\n{}", letter.name, texts.join("\n"));
            assert!(ids.len() >= 9, "{all}");
            for text in &texts {
                let bad = ["{", "}", "  ", "NOTHING", " ,", " .", "..", ",."].into_iter().find(|bad| text.contains(bad));
                assert!(bad.is_none() && !text.trim().is_empty() && text.trim() == text, "{bad:?} in \"{text}\" of {all}");
                let whole = [".", "?", ",", GAP].iter().any(|end| text.ends_with(end));
                assert!(whole || text.contains(": "), "not a sentence: \"{text}\" of {all}");
            }
            assert_eq!(texts[0], format!("Date: {GAP}"), "{all}");
            assert_eq!(texts.iter().filter(|text| text.starts_with("To: ")).count(), 1, "{all}");
            assert!(texts[1].starts_with("To: ") && texts[2] == "Hello,", "{all}");
            let end = texts.len() - 3;
            assert_eq!(texts[end], "Thank you.", "{all}");
            let reach = if letter.name == "letter-school" { "A good time to find me" } else { "Phone, email or address" };
            assert!(texts[end + 1].starts_with("Name: ") && texts[end + 2] == format!("{reach}: {GAP}"), "{all}");
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{all}");
            assert!(!reader.lines("before-you-send").iter().any(|(_, text)| text.contains(GAP) || text.contains('{')), "{all}");
        }
    }
}

#[test]
fn what_is_skipped_leaves_a_gap_and_what_is_written_fills_it() {
    let gaps = |reader: &Reader<'_>| reader.text().matches(GAP).count();
    for letter in LETTERS.iter() {
        let (skipped, filled) = (letter.reader(), letter.reader().filled());
        for text in letter.texts() {
            let one = skipped.clone().says(&text.link_id, OWN_WORDS);
            let expected = usize::from(!letter.is_left_out(&text.link_id));
            assert_eq!(gaps(&skipped) - gaps(&one), expected, "{}: {}", letter.name, text.link_id);
            let without = filled.clone().says(&text.link_id, "");
            assert_eq!(gaps(&without) - gaps(&filled), expected, "{}: {}", letter.name, text.link_id);
        }
        for question in letter.questions().filter(|question| question.repeats) {
            let all = letter.codes(&question.link_id);
            let chosen = skipped.clone().chooses(&question.link_id, &all);
            let expected = usize::from(!letter.is_left_out(&question.link_id));
            assert_eq!(gaps(&skipped) - gaps(&chosen), expected, "{}: {}", letter.name, question.link_id);
            assert!(chosen.text().len() > skipped.text().len(), "{}: {} is in the letter", letter.name, question.link_id);
        }
    }
}

#[test]
fn own_words_stand_in_the_letter_word_for_word_and_once() {
    for letter in LETTERS.iter() {
        for reader in letter.readers() {
            let filled = reader.filled();
            assert_eq!(filled.text().matches(OWN_WORDS).count(), letter.texts().count(), "{}: {}", letter.name, filled.text());
        }
        for text in letter.texts() {
            let reader = letter.reader().says(&text.link_id, OWN_WORDS);
            assert_eq!(reader.text().matches(OWN_WORDS).count(), 1, "{}: {}", letter.name, text.link_id);
        }
    }
}

/// Each answer gives another letter, but for those that say no more than skipping the question.
#[test]
fn every_choice_changes_the_letter() {
    const LIKE_SKIPPING: [&str; 4] = ["not-sure", "other", "ask", "no"];
    for letter in LETTERS.iter() {
        for question in letter.questions().filter(|question| !question.options.is_empty()) {
            let skipped = letter.reader().filled();
            let mut seen = BTreeSet::from([skipped.text()]);
            for code in letter.codes(&question.link_id) {
                let new = seen.insert(skipped.clone().says(&question.link_id, code).text());
                assert!(new || LIKE_SKIPPING.contains(&code), "{}: {}, {code}", letter.name, question.link_id);
            }
        }
    }
}

#[test]
fn the_short_print_is_the_letter_alone() {
    for letter in LETTERS.iter() {
        for reader in [letter.reader(), letter.reader().filled()] {
            let ids: BTreeSet<_> = reader.letter().into_iter().map(|(id, _)| id).collect();
            assert_eq!(reader.in_short(), ids, "{}", letter.name);
        }
    }
}

#[test]
fn the_examples_leave_room_for_the_date_and_the_phone_number_only() {
    for letter in LETTERS.iter() {
        let answers = response::import(&letter.questionnaire, &letter.example).unwrap().answers;
        let text = Reader { tool: letter, answers }.text();
        assert_eq!(text.matches(GAP).count(), 2, "{}: {text}", letter.name);
    }
}

#[test]
fn every_letter_leads_on_to_help_and_to_a_page() {
    for letter in LETTERS.iter() {
        for reader in letter.readers() {
            assert!(reader.has("tip-safe") && reader.has("tip-keep"), "{}", letter.name);
            let tips = reader.lines("before-you-send");
            assert!((4..=8).contains(&tips.len()), "{}: {} pieces of advice", letter.name, tips.len());
            let links = |id: &str| letter.item(id).text.markdown.as_deref().is_some_and(|text| text.contains("](/"));
            assert!(tips.iter().filter(|(id, _)| links(id)).count() >= 2, "{}: {tips:?}", letter.name);
        }
        assert!(letter.item("tip-safe").text.markdown.as_deref().unwrap().contains("](/help-now/)"), "{}", letter.name);
    }
}

#[test]
fn the_published_files_are_small() {
    for letter in LETTERS.iter() {
        assert!(letter.packed() < 3_000, "{}: {} bytes", letter.name, letter.packed());
    }
}

#[test]
fn no_word_that_no_letter_says_and_no_illness() {
    for letter in LETTERS.iter() {
        assert_never_says(letter, &NOT_IN_A_LETTER);
        assert_never_says(letter, &ILLNESSES);
    }
}
