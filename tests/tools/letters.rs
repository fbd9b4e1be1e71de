//! The letters: what each says when everything is answered, when nothing is, and what none of them may say.
//!
//! Reads every `content/en/tools/letter-*.json`. Their common promise: whatever the reader skips, the letter reads right, and what
//! they wrote stands in it word for word. What single letters promise stands at the end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use carer_portal::questionnaire::{
    Answer, Answers, Item, ItemType, Questionnaire, Status, Words, check_json, evaluate, publish, response, summary,
};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const WORDS: Words<'static> = Words {
    yes: "yes",
    no: "no",
    and: "and",
    not_answered: "NOTHING",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};
const GAP: &str = "________";
/// Own words that an engine could spoil: quotes, signs of HTML and Markdown, a placeholder, several lines.
const OWN_WORDS: &str = "Tea & \"toast\" <b>*at 4*</b> {who}\nthen a walk";
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
const NEVER_SAID: [&str; 32] = [
    "eligib",
    "high risk",
    "low risk",
    "score",
    "clinician",
    "service user",
    "suffer",
    "victim",
    "elderly",
    "care programme",
    "co-ordinator",
    "must tell",
    "right to know",
    "entitled",
    "section 5 ",
    "section 25",
    "2015/313",
    "nearest relative",
    "next of kin",
    "supported self-assessment",
    "whichever is earlier",
    "live together",
    "lives with me",
    "live with",
    "telephone",
    "should",
    "practice",
    "insist",
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

struct Letter {
    name: String,
    json: String,
    example: String,
    questionnaire: Questionnaire,
}

static LETTERS: LazyLock<Vec<Letter>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en/tools");
    let name = |path: PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| name(entry.unwrap().path())).collect();
    names.retain(|name| name.starts_with("letter-"));
    names.sort();
    let read = |name: String| {
        let json = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap();
        let example = fs::read_to_string(folder.join("examples").join(format!("{name}.json"))).unwrap();
        let questionnaire = Questionnaire::read(&json).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        Letter { name, json, example, questionnaire }
    };
    names.into_iter().map(read).collect()
});

fn letter(name: &str) -> &'static Letter {
    LETTERS.iter().find(|letter| letter.name == name).unwrap_or_else(|| panic!("no {name}"))
}

impl Letter {
    fn item(&self, link_id: &str) -> &Item {
        self.questionnaire.item(link_id).unwrap_or_else(|| panic!("{}: no item {link_id}", self.name))
    }

    fn questions(&self) -> impl Iterator<Item = &Item> {
        self.questionnaire.items().iter().filter(|item| item.is_question())
    }

    fn left_out(&self, question: &str) -> bool {
        LEFT_OUT.contains(&(self.name.as_str(), question))
    }

    fn skipped(&self) -> Reader<'_> {
        Reader { letter: self, answers: Answers::new() }
    }

    /// One reader for every way through the choices, each with all texts skipped and with all texts filled in.
    fn readers(&self) -> Vec<Reader<'_>> {
        let mut readers = vec![self.skipped()];
        for question in self.questions().filter(|question| !question.options.is_empty()) {
            let all: Vec<&str> = question.options.iter().map(|option| code_of(&option.value)).collect();
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

    fn texts(&self) -> impl Iterator<Item = &Item> {
        self.questions().filter(|question| question.options.is_empty())
    }
}

/// A reader of one letter, with the answers given so far.
#[derive(Clone)]
struct Reader<'l> {
    letter: &'l Letter,
    answers: Answers,
}

impl<'l> Reader<'l> {
    fn chooses(mut self, question: &str, codes: &[&str]) -> Self {
        let options = self.letter.item(question).options.iter().map(|option| &option.value);
        let chosen: Vec<_> = options.filter(|value| codes.contains(&code_of(value))).cloned().collect();
        assert_eq!(chosen.len(), codes.len(), "{}, {question}: no option in {codes:?}", self.letter.name);
        self.answers.set(question, chosen);
        self
    }

    fn writes(mut self, question: &str, words: &str) -> Self {
        let answer = Answer::typed(self.letter.item(question), words);
        self.answers.set(question, answer.into_iter().collect());
        self
    }

    fn filled(&self) -> Self {
        self.letter.texts().fold(self.clone(), |reader, text| reader.writes(&text.link_id, OWN_WORDS))
    }

    /// The lines below the group `letter`, or below the advice: each line's `linkId` and text.
    fn lines(&self, group: &str) -> Vec<(&'l str, String)> {
        let questionnaire = &self.letter.questionnaire;
        let evaluation = evaluate(questionnaire, &self.answers);
        assert_eq!(evaluation.errors, [], "{}", self.letter.name);
        let lines = summary::lines(questionnaire, &self.answers, &evaluation, &WORDS);
        let below = |item: &Item| questionnaire.parent(item).is_some_and(|parent| parent.link_id == group);
        lines.into_iter().filter(|line| below(line.item)).map(|line| (line.item.link_id.as_str(), line.text.plain)).collect()
    }

    fn letter(&self) -> Vec<(&'l str, String)> {
        self.lines("letter")
    }

    /// The letter as it is copied: one line of text for each line.
    fn text(&self) -> String {
        self.letter().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
    }

    fn has(&self, line: &str) -> bool {
        self.letter.item(line);
        ["letter", "before-you-send"].iter().any(|group| self.lines(group).iter().any(|(id, _)| *id == line))
    }
}

fn code_of(answer: &Answer) -> &str {
    match answer {
        Answer::Coding { code, .. } => code,
        _ => "",
    }
}

#[test]
fn there_are_ten_and_they_follow_the_rules() {
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
    for letter in LETTERS.iter() {
        assert_eq!(check_json(&letter.json).unwrap(), [], "{}", letter.name);
        assert_eq!(letter.questionnaire.url, Some(format!("https://carer-portal.example/Questionnaire/{}", letter.name)));
        assert_eq!(letter.questionnaire.version.as_deref(), Some("0.2.0"));
    }
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
            assert!(!question.required && !question.not_kept, "{}: {}", letter.name, question.link_id);
            assert_eq!(letter.questionnaire.children(question).filter(|child| child.is_help()).count(), 1, "{}", question.link_id);
            assert_eq!(question.max_length.is_some(), question.options.is_empty(), "{}: {}", letter.name, question.link_id);
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
        let (skipped, filled) = (letter.skipped(), letter.skipped().filled());
        for text in letter.texts() {
            let one = skipped.clone().writes(&text.link_id, OWN_WORDS);
            let expected = usize::from(!letter.left_out(&text.link_id));
            assert_eq!(gaps(&skipped) - gaps(&one), expected, "{}: {}", letter.name, text.link_id);
            let without = filled.clone().writes(&text.link_id, "");
            assert_eq!(gaps(&without) - gaps(&filled), expected, "{}: {}", letter.name, text.link_id);
        }
        for question in letter.questions().filter(|question| question.repeats) {
            let all: Vec<&str> = question.options.iter().map(|option| code_of(&option.value)).collect();
            let chosen = skipped.clone().chooses(&question.link_id, &all);
            let expected = usize::from(!letter.left_out(&question.link_id));
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
            let reader = letter.skipped().writes(&text.link_id, OWN_WORDS);
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
            let skipped = letter.skipped().filled();
            let mut seen = BTreeSet::from([skipped.text()]);
            for code in question.options.iter().map(|option| code_of(&option.value)) {
                let new = seen.insert(skipped.clone().chooses(&question.link_id, &[code]).text());
                assert!(new || LIKE_SKIPPING.contains(&code), "{}: {}, {code}", letter.name, question.link_id);
            }
        }
    }
}

#[test]
fn the_short_print_is_the_letter_alone() {
    for letter in LETTERS.iter() {
        for reader in [letter.skipped(), letter.skipped().filled()] {
            let evaluation = evaluate(&letter.questionnaire, &reader.answers);
            for line in summary::lines(&letter.questionnaire, &reader.answers, &evaluation, &WORDS) {
                let of_letter = line.item.link_id == "letter" || reader.letter().iter().any(|(id, _)| *id == line.item.link_id);
                assert_eq!(line.in_short, of_letter, "{}: {}", letter.name, line.item.link_id);
            }
        }
    }
}

#[test]
fn the_examples_are_what_the_portal_would_export() {
    for letter in LETTERS.iter() {
        let file: Value = serde_json::from_str(&letter.example).unwrap();
        let imported = response::import(&letter.questionnaire, &letter.example).unwrap();
        assert_eq!((imported.problems, imported.other_questionnaire), (vec![], None), "{}", letter.name);
        let evaluation = evaluate(&letter.questionnaire, &imported.answers);
        assert_eq!((&evaluation.errors[..], evaluation.status), (&[][..], Status::Completed), "{}", letter.name);
        let exported = response::export(&letter.questionnaire, &imported.answers, &evaluation, file["authored"].as_str(), None);
        assert_eq!(exported, file, "{}", letter.name);
        let text = Reader { letter, answers: imported.answers }.text();
        assert_eq!(text.matches(GAP).count(), 2, "{}, all but the date and the phone number: {text}", letter.name);
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
        let published = publish(serde_json::from_str(&letter.json).unwrap(), str::to_owned).to_string();
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut published.as_bytes(), &mut packed, &params).unwrap();
        assert!(packed.len() < 3_000, "{}: {} bytes", letter.name, packed.len());
    }
}

#[test]
fn no_word_that_is_never_said_and_no_illness() {
    for letter in LETTERS.iter() {
        let text = letter.json.to_lowercase();
        for words in NEVER_SAID.iter().chain(&ILLNESSES) {
            assert!(!text.contains(words), "{}: “{words}”", letter.name);
        }
        let example = letter.example.to_lowercase();
        assert!(!NEVER_SAID.iter().any(|words| example.contains(words)), "{}", letter.name);
    }
}

// Which council, and which law

#[test]
fn which_council_has_the_safe_wording_and_no_other() {
    for reader in letter("letter-assessment").readers() {
        assert!(reader.lines("before-you-send").contains(&("tip-which", WHICH_COUNCIL.to_owned())));
        assert!(reader.text().contains("If another council deals with this, please tell me which one, and who will do it there."));
    }
    let chase = letter("letter-chase").skipped().chooses("what", &["assessment"]);
    assert!(chase.lines("before-you-send").contains(&("tip-which", WHICH_COUNCIL.to_owned())));
    for letter in LETTERS.iter() {
        for text in letter.questionnaire.items().iter().map(|item| item.text.plain.as_str()).filter(|text| *text != WHICH_COUNCIL) {
            assert!(
                !["your own council", "my council", "my own council"].iter().any(|words| text.contains(words)),
                "{}: {text}",
                letter.name
            );
        }
    }
}

#[test]
fn each_carer_asks_under_their_own_law_only() {
    const LAWS: [&str; 3] =
        ["section 10 of the Care Act 2014", "section 17ZD of the Children Act 1989", "section 17ZA of the Children Act 1989"];
    let assessment = letter("letter-assessment");
    for (fits, expected) in [
        ("adult", &LAWS[..1]),
        ("parent", &LAWS[1..2]),
        ("both", &LAWS[..2]),
        ("young", &LAWS[2..]),
        ("not-sure", &LAWS[..0]),
        ("", &LAWS[..0]),
    ] {
        let codes: &[&str] = if fits.is_empty() { &[] } else { &[fits] };
        for reader in [assessment.skipped(), assessment.skipped().filled()] {
            let text = reader.chooses("fits", codes).text();
            let named: Vec<_> = LAWS.into_iter().filter(|law| text.contains(law)).collect();
            assert_eq!(named, expected, "{fits}: {text}");
            assert!(text.contains("assessment"), "{fits}");
        }
    }
}

#[test]
fn a_reader_under_18_meets_nothing_for_adults() {
    let young = letter("letter-assessment").skipped().chooses("fits", &["young"]);
    let school = letter("letter-school").skipped();
    let gp = letter("letter-gp").skipped();
    for reader in [young, school, gp.clone(), gp.chooses("young", &["yes"])] {
        for reader in [reader.filled(), reader] {
            let advice: Vec<_> = reader.lines("before-you-send").into_iter().map(|(_, text)| text).collect();
            let all = format!("{}\n{}", reader.text(), advice.join("\n"));
            let adult = ["Care Act", "Carer's Allowance", "section 10"].into_iter().find(|words| all.contains(words));
            assert_eq!(adult, None, "{}: {all}", reader.letter.name);
        }
    }
}

// Carer's leave

/// The notice in days for a leave in half days: 3 days or twice the leave, whichever is longer.
fn notice(half_days: u32) -> u32 {
    half_days.max(3)
}

#[test]
fn the_notice_is_three_days_or_twice_the_leave() {
    let employer = letter("letter-employer");
    // The days, the same as half days, and the notice.
    let table = [("0.5", 1, 3), ("1", 2, 3), ("1.5", 3, 3), ("2", 4, 4), ("2.5", 5, 5), ("3", 6, 6), ("4", 8, 8), ("5", 10, 10)];
    let codes: Vec<_> = employer.item("days").options.iter().map(|option| code_of(&option.value)).collect();
    assert_eq!(codes, table.map(|(days, ..)| days));
    for (days, half_days, expected) in table {
        assert_eq!(notice(half_days), expected, "{days} days");
        let option = employer.item("days").options.iter().find(|option| code_of(&option.value) == days).unwrap();
        let Answer::Coding { display: Some(display), .. } = &option.value else { panic!("{days} has no words") };
        let leave = match days {
            "0.5" => "half a day".to_owned(),
            "1" => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        assert_eq!(display.to_lowercase(), format!("{leave}: give {expected} days' notice"));
        for reader in [employer.skipped(), employer.skipped().filled()] {
            let reader = reader.chooses("days", &[days]);
            let lines: Vec<_> = reader.letter().into_iter().filter(|(id, _)| id.starts_with("l-days")).map(|(_, text)| text).collect();
            assert_eq!(lines, [format!("I would like {leave} of carer's leave, and I am giving you {expected} days' notice or more.")]);
            assert!(!reader.has("tip-days-gap"));
        }
    }
    let skipped = employer.skipped();
    assert!(skipped.has("l-days-gap"));
    let rule = "The notice is 3 days, or twice as many days as the leave, whichever is longer.";
    assert!(skipped.lines("before-you-send").contains(&("tip-days-gap", rule.to_owned())));
}

#[test]
fn carers_leave_is_put_off_not_refused_and_needs_no_proof() {
    let employer = letter("letter-employer");
    for reader in employer.readers() {
        let text = reader.text();
        assert!(text.contains("you can put the leave off by up to a month, but not refuse it."), "{text}");
        assert_eq!(text.matches("refuse").count(), 1, "{text}");
        assert!(text.contains("The rules ask for no proof, so I am sending none."), "{text}");
        assert_eq!(text.matches("proof").count(), 1, "{text}");
    }
    let asks = employer.questions().any(|question| ["proof", "evidence", "reason"].iter().any(|word| question.text.plain.contains(word)));
    assert!(!asks && !employer.json.contains("evidence") && !employer.json.contains("earlier"));
}

// Consent

#[test]
fn the_consent_review_presses_nobody() {
    let review = letter("letter-consent-review");
    for reader in review.readers() {
        let text = reader.text();
        assert!(text.contains("It is their own free choice. Their care must not depend on the answer."), "{text}");
        assert!(reader.has("l-if-no") && reader.has("l-free") && reader.has("tip-press"), "{text}");
        assert!(
            !["persuade", "convince", "agree to share", "until they", "unless they"].iter().any(|words| text.contains(words)),
            "{text}"
        );
    }
    let states = ["l-no", "l-part", "l-yes", "l-not-asked", "l-not-sure"];
    for option in review.item("now").options.iter().map(|option| code_of(&option.value)).chain([""]) {
        let codes: &[&str] = if option.is_empty() { &[] } else { &[option] };
        let reader = review.skipped().chooses("now", codes);
        let shown: Vec<_> = states.into_iter().filter(|state| reader.has(state)).collect();
        assert_eq!(shown, [format!("l-{}", if option.is_empty() { "not-sure" } else { option })]);
    }
    let refused = review.skipped().chooses("now", &["no"]).text();
    assert!(refused.contains("I respect that. I do not want anyone to press them."), "{refused}");
}

#[test]
fn no_letter_asks_for_what_the_person_keeps_private() {
    for name in ["letter-complaint-nhs", "letter-ombudsman"] {
        assert!(letter(name).skipped().text().contains("wants to keep private"), "{name}");
    }
    assert!(letter("letter-gp").skipped().text().contains("I am not asking for any information about the person I help."));
    let interpreter = letter("letter-interpreter");
    for reader in interpreter.readers() {
        let text = reader.text();
        assert!(text.contains("Please do not use a child to interpret."), "{text}");
        let theirs = reader.has("l-person") || reader.has("l-both");
        assert_eq!(text.contains("Please ask them what they want."), theirs, "{text}");
    }
}

// Complaints

#[test]
fn a_complaint_comes_before_the_ombudsman() {
    let ombudsman = letter("letter-ombudsman");
    for option in ombudsman.item("answer").options.iter().map(|option| code_of(&option.value)) {
        let reader = ombudsman.skipped().chooses("answer", &[option]);
        assert_eq!(reader.has("tip-first"), option != "final", "{option}");
        assert!(reader.has(&format!("l-{option}")) && !reader.has("l-answer-gap"), "{option}");
    }
    assert!(ombudsman.skipped().has("tip-first") && ombudsman.skipped().has("l-answer-gap"));
    for name in ["letter-complaint-council", "letter-complaint-nhs"] {
        let tips = letter(name).skipped().lines("before-you-send");
        let says = |words: &str| tips.iter().any(|(_, text)| text.contains(words));
        assert!(says("Usually you have 12 months.") && says("3 working days") && says("Ombudsman") && says("advocate"), "{name}");
    }
}

#[test]
fn a_complaint_for_the_person_speaks_of_their_agreement() {
    let complaint = letter("letter-complaint-nhs");
    for (about, agreement) in [("me", false), ("agreed", true), ("no-agreement", true)] {
        let reader = complaint.skipped().chooses("about", &[about]);
        assert_eq!(reader.text().contains("agree"), agreement, "{about}");
        assert_eq!(reader.has("tip-agree"), about == "no-agreement");
    }
}
