//! A team's self-check: what it says for each answer, that it says plainly when no carer took part, and that it counts nothing.

use crate::support::{OWN_WORDS, Tool, code_of};
use carer_portal::questionnaire::SUMMARY;
use std::sync::LazyLock;

static TEAM: LazyLock<Tool> = LazyLock::new(|| Tool::read("team-self-check"));

const STANDARDS: [&str; 6] = ["find-carers", "train-staff", "sharing-rules", "named-person", "welcome", "offer-support"];

#[test]
fn every_path_of_six_standards() {
    let mut readers = vec![TEAM.reader()];
    for standard in STANDARDS {
        assert_eq!(TEAM.codes(standard), ["yes", "partly", "no", "dont-know"]);
        let codes = TEAM.codes_or_skipped(standard);
        readers = readers.iter().flat_map(|reader| codes.iter().map(|code| reader.clone().says(standard, code))).collect();
    }
    assert_eq!(readers.len(), 5_usize.pow(6));
    for reader in readers {
        let ids = reader.result_ids();
        let answer = |standard: &str| reader.answers.get(standard).first().map_or("", code_of);
        for standard in STANDARDS {
            let expected: &[&str] = match answer(standard) {
                "yes" => &["stands-{}"],
                "partly" => &["in-part-{}", "ask-{}"],
                "no" => &["first-{}", "ask-{}"],
                _ => &["find-out-{}", "ask-{}"],
            };
            for line in ["stands-{}", "in-part-{}", "first-{}", "find-out-{}", "ask-{}"] {
                assert_eq!(ids.contains(line.replace("{}", standard).as_str()), expected.contains(&line), "{line} {standard}");
            }
        }
        assert_eq!(ids.contains("first-none"), STANDARDS.iter().all(|standard| answer(standard) != "no"));
        assert!(ids.contains("ask-agree"), "also a team that does all of it asks carers if they see it");
    }
}

#[test]
fn it_says_plainly_whether_carers_took_part() {
    let lines = ["carers-yes", "carers-partly", "carers-no", "carers-not-known"];
    for code in TEAM.codes_or_skipped("with-carers") {
        let reader = TEAM.reader().says("with-carers", code).says("carer-view", OWN_WORDS);
        let expected = match code {
            "yes" => "carers-yes",
            "partly" => "carers-partly",
            "no" => "carers-no",
            _ => "carers-not-known",
        };
        reader.assert_one_of(&lines, expected);
        assert!(reader.in_short().contains(expected), "also on the short print: {code}");
        assert_eq!(reader.has("view-ours"), code != "yes", "what a carer would say is not what a carer said: {code}");
    }
    assert!(TEAM.item("carers-no").text.plain.starts_with("No carer took part"));
}

#[test]
fn a_next_step_without_a_person_or_a_day_says_so() {
    let nothing = TEAM.reader();
    nothing.assert_one_of(&["next-open", "next-what", "next-nobody", "next-no-day"], "next-open");
    let step = nothing.says("next-step", OWN_WORDS);
    assert_eq!(step.text_of("next-what").as_deref(), Some(OWN_WORDS));
    assert!(step.has("next-nobody") && step.has("next-no-day") && !step.has("next-open"));
    let whole = step.says("next-who", "The ward manager").says("next-when", "2027-01-15");
    assert!(!whole.has("next-nobody") && !whole.has("next-no-day"));
    assert_eq!(whole.text_of("next-day").as_deref(), Some("By: 15 January 2027"));
}

#[test]
fn it_counts_nothing_and_asks_for_no_names() {
    for line in TEAM.lines_in(SUMMARY).filter(|line| !line.link_id.starts_with("find-out-")) {
        let words = &line.text.plain;
        assert!(!words.chars().any(|character| character.is_ascii_digit() || character == '%'), "{words}");
    }
    assert!(TEAM.reader().result_ids().contains("for-you-no-grade"));
    assert!(TEAM.item("for-you-triangle").text.plain.contains("The standards belong to Carers Trust."));
    for question in ["took-part", "carer-view"] {
        let why = format!("{question}-why");
        assert!(TEAM.item(&why).text.plain.contains("Do not write the names of carers or patients."));
    }
}
