//! What single letters promise: which council and which law they name, how long a notice is, whom they press and whom not.

use super::{LETTERS, WHICH_COUNCIL, letter};
use crate::support::code_of;
use carer_portal::questionnaire::Answer;

// Which council, and which law

#[test]
fn which_council_has_the_safe_wording_and_no_other() {
    for reader in letter("letter-assessment").readers() {
        assert!(reader.lines("before-you-send").contains(&("tip-which", WHICH_COUNCIL.to_owned())));
        assert!(reader.text().contains("If another council deals with this, please tell me which one, and who will do it there."));
    }
    let chase = letter("letter-chase").reader().says("what", "assessment");
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
        for reader in [assessment.reader(), assessment.reader().filled()] {
            let text = reader.says("fits", fits).text();
            let named: Vec<_> = LAWS.into_iter().filter(|law| text.contains(law)).collect();
            assert_eq!(named, expected, "{fits}: {text}");
            assert!(text.contains("assessment"), "{fits}");
        }
    }
}

#[test]
fn a_reader_under_18_meets_nothing_for_adults() {
    let young = letter("letter-assessment").reader().says("fits", "young");
    let school = letter("letter-school").reader();
    let gp = letter("letter-gp").reader();
    for reader in [young, school, gp.clone(), gp.says("young", "yes")] {
        for reader in [reader.filled(), reader] {
            let advice: Vec<_> = reader.lines("before-you-send").into_iter().map(|(_, text)| text).collect();
            let all = format!("{}\n{}", reader.text(), advice.join("\n"));
            let adult = ["Care Act", "Carer's Allowance", "section 10"].into_iter().find(|words| all.contains(words));
            assert_eq!(adult, None, "{}: {all}", reader.tool.name);
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
    assert_eq!(employer.codes("days"), table.map(|(days, ..)| days));
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
        for reader in [employer.reader(), employer.reader().filled()] {
            let reader = reader.says("days", days);
            let lines: Vec<_> = reader.letter().into_iter().filter(|(id, _)| id.starts_with("l-days")).map(|(_, text)| text).collect();
            assert_eq!(lines, [format!("I would like {leave} of carer's leave, and I am giving you {expected} days' notice or more.")]);
            assert!(!reader.has("tip-days-gap"));
        }
    }
    let skipped = employer.reader();
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
    for option in review.codes_or_skipped("now") {
        let reader = review.reader().says("now", option);
        let shown: Vec<_> = states.into_iter().filter(|state| reader.has(state)).collect();
        assert_eq!(shown, [format!("l-{}", if option.is_empty() { "not-sure" } else { option })]);
    }
    let refused = review.reader().says("now", "no").text();
    assert!(refused.contains("I respect that. I do not want anyone to press them."), "{refused}");
}

#[test]
fn no_letter_asks_for_what_the_person_keeps_private() {
    for name in ["letter-complaint-nhs", "letter-ombudsman"] {
        assert!(letter(name).reader().text().contains("wants to keep private"), "{name}");
    }
    assert!(letter("letter-gp").reader().text().contains("I am not asking for any information about the person I help."));
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
    for option in ombudsman.codes("answer") {
        let reader = ombudsman.reader().says("answer", option);
        assert_eq!(reader.has("tip-first"), option != "final", "{option}");
        assert!(reader.has(&format!("l-{option}")) && !reader.has("l-answer-gap"), "{option}");
    }
    assert!(ombudsman.reader().has("tip-first") && ombudsman.reader().has("l-answer-gap"));
    for name in ["letter-complaint-council", "letter-complaint-nhs"] {
        let tips = letter(name).reader().lines("before-you-send");
        let says = |words: &str| tips.iter().any(|(_, text)| text.contains(words));
        assert!(says("Usually you have 12 months.") && says("3 working days") && says("Ombudsman") && says("advocate"), "{name}");
    }
}

#[test]
fn a_complaint_for_the_person_speaks_of_their_agreement() {
    let complaint = letter("letter-complaint-nhs");
    for (about, agreement) in [("me", false), ("agreed", true), ("no-agreement", true)] {
        let reader = complaint.reader().says("about", about);
        assert_eq!(reader.text().contains("agree"), agreement, "{about}");
        assert_eq!(reader.has("tip-agree"), about == "no-agreement");
    }
}
