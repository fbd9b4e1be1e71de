//! The three tools about confidentiality say what is usual, offer what is always there, and promise nothing.
//!
//! Reads `what-can-they-tell-me`, `if-they-say-no` and `is-the-consent-sound` in `content/en/tools/`, and asks the engine what
//! every reader's summary shows: [`paths`] goes through every path, with every question skipped or answered. The rules
//! are those of the guidance that the tools name: general information is for anyone; consent is about what is new to the
//! carer; a no of a person who can decide is usually respected; living together is a reason to ask and no right to know.

mod paths;

use crate::support::{Tool, assert_never_says, code_of, texts};
use carer_portal::questionnaire::{Item, SUMMARY, evaluate, reach, response};
use paths::{Codes, Path, assert_every_path, ways};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static TELL: LazyLock<Tool> = LazyLock::new(|| Tool::read("what-can-they-tell-me"));
static NO: LazyLock<Tool> = LazyLock::new(|| Tool::read("if-they-say-no"));
static CONSENT: LazyLock<Tool> = LazyLock::new(|| Tool::read("is-the-consent-sound"));

/// Which items carry each of the 18 points of the framework, for the reader whom it fits best and for the others.
const FRAMEWORK: [(&str, &[&str]); 18] = [
    ("the person may withhold consent", &["p1", "p1-which"]),
    ("professional judgement", &["p2", "p2-also"]),
    ("capacity to decide about sharing", &["p3", "p3-cannot", "p3-also"]),
    ("the risks of not sharing", &["p4", "p4-also"]),
    ("who the carer is and does", &["p5", "p5-also"]),
    ("explain to the person what the carer needs", &["p6", "p6-also"]),
    ("what may follow from not sharing", &["p7"]),
    ("some things that may be shared", &["p8", "p8-some", "p8-also"]),
    ("talk with both together", &["p9", "p9-also", "p9-later"]),
    ("another close person", &["p10", "p10-also"]),
    ("review consent", &["p11", "p11-never", "p11-also"]),
    ("explain to the carer why", &["p12", "p12-also"]),
    ("a carers' group", &["p13"]),
    ("general information", &["p14"]),
    ("a carer's assessment", &["p15"]),
    ("training", &["p16"]),
    ("breaking confidentiality rests on risk or law", &["p17"]),
    ("what should happen when it is broken", &["p18"]),
];
/// Ids of the seven checks of sound consent.
const CHECKS: [&str; 7] = ["informed", "written", "free", "recent", "able", "noted", "again"];
/// Where guidance is told, one of these says whose it is.
const SOURCES: [&str; 8] = [
    "GMC",
    "General Medical Council",
    "NHS England",
    "British Journal of Psychiatry",
    "Meriden",
    "Mental Capacity Act",
    "study for the NHS",
    "SHARE",
];
/// What other tools may say of something else; here it would press the person, make care depend on a yes, or name an illness.
const NOT_OF_CONSENT: [&str; 3] = ["kept in hospital", "depend on a yes", "disorder"];

fn tools() -> [&'static Tool; 3] {
    [&TELL, &NO, &CONSENT]
}

fn assert_names_its_source(item: &Item) {
    assert!(SOURCES.iter().any(|source| item.text.plain.contains(source)), "{}: {}", item.link_id, item.text.plain);
}

/// The four kinds of support, each with the link that works.
fn assert_four_supports(tool: &Tool, lines: [&str; 4]) {
    let links = [
        "(/support/#carers-groups)",
        "(/sharing/general-information/)",
        "(/rights/carers-assessment/)",
        "(/support/#training-and-education)",
    ];
    for (line, link) in lines.into_iter().zip(links) {
        assert!(tool.item(line).text.markdown.as_deref().unwrap().contains(link), "{line}");
    }
}

/// What the guidance makes of the answers, by the lines that say so.
fn usual(path: &Path) -> BTreeSet<&'static str> {
    let (kind, known) = (path.code("kind"), path.code("known"));
    let mut lines = BTreeSet::new();
    if kind == "tell" {
        return BTreeSet::from(["is-told", "is-told-but"]);
    }
    lines.insert("context");
    if kind == "general" {
        lines.insert("is-general");
        return lines;
    }
    if !["personal", "sensitive"].contains(&kind) {
        lines.insert("which-kind");
    }
    if known == "yes" {
        lines.insert("is-known");
        return lines;
    }
    if known == "parts" {
        lines.insert("is-part-known");
    }
    match path.code("said") {
        "no" => drop(lines.insert("is-no")),
        _ if kind == "sensitive" => {}
        "yes" => drop(lines.insert("is-yes")),
        "parts" => drop(lines.insert("is-parts")),
        "unasked" => drop(lines.insert("is-unasked")),
        "cannot" => lines.extend(["is-cannot", "is-cannot-views", "is-cannot-close"]),
        _ => drop(lines.insert("is-unknown")),
    }
    if kind == "sensitive" {
        lines.insert("is-sensitive");
    }
    match path.code("lives") {
        "with" => drop(lines.insert("lives-with")),
        "near" => drop(lines.insert("lives-near")),
        "apart" => drop(lines.insert("lives-apart")),
        _ => {}
    }
    lines
}

#[test]
fn what_can_they_tell_me_follows_the_guidance_on_every_path() {
    let always = ["usually", "say-call", "can-listen", "can-general", "for-group", "for-general", "for-assessment", "for-training"];
    let never_empty = ["told", "usual", "words", "always", "danger", "next"];
    let of_usual: BTreeSet<_> = TELL.lines_in("usual").map(|line| line.link_id.as_str()).collect();
    let mut paths = 0;
    assert_every_path(&TELL, &always, &never_empty, |path| {
        paths += 1;
        let shown: BTreeSet<_> = path.shown.intersection(&of_usual).copied().collect();
        assert_eq!(shown, usual(path), "{:?}", path.codes);
        // A way on for every answer.
        assert_eq!(path.shown.contains("next-no"), path.code("said") == "no", "{:?}", path.codes);
        assert_eq!(path.shown.contains("say-listen"), path.code("kind") == "tell", "{:?}", path.codes);
        assert_eq!(path.shown.contains("say-general"), path.code("kind") != "tell", "{:?}", path.codes);
    });
    assert_eq!(paths, 454);
    assert_four_supports(&TELL, ["for-group", "for-general", "for-assessment", "for-training"]);
    TELL.lines_in("usual").filter(|line| !["context", "which-kind"].contains(&line.link_id.as_str())).for_each(assert_names_its_source);
}

#[test]
fn only_what_matters_is_asked() {
    let asked = |codes: &[(&'static str, &'static str)]| {
        let path = TELL.says(codes);
        let evaluation = evaluate(&TELL.questionnaire, &path.answers);
        TELL.questions().filter(|question| evaluation.is_enabled(question)).map(|question| question.link_id.as_str()).collect::<Vec<_>>()
    };
    for kind in ["general", "tell"] {
        assert_eq!(asked(&[("kind", kind)]), ["risk", "kind"]);
        // An answer that was given before the kind was changed tells nothing.
        let before = [("kind", kind), ("known", "no"), ("said", "no"), ("lives", "with")];
        assert_eq!(TELL.says(&before).shown, TELL.says(&[("kind", kind)]).shown);
    }
    for kind in ["personal", "sensitive", "unsure"] {
        assert_eq!(asked(&[("kind", kind), ("known", "yes")]), ["risk", "kind", "known"]);
        assert_eq!(asked(&[("kind", kind)]), ["risk", "kind", "known", "said", "lives"]);
    }
    let checks = |said| evaluate(&CONSENT.questionnaire, &CONSENT.says(&[("said", said)]).answers);
    for check in CHECKS {
        assert!(!checks("unasked").is_enabled(CONSENT.item(check)), "{check}");
        assert!(checks("no").is_enabled(CONSENT.item(check)), "{check}");
    }
}

#[test]
fn the_same_leaflet_changes_its_kind() {
    let context = &TELL.item("context").text.plain;
    for words in ["leaflet", "general when you know the diagnosis", "serious breach of confidence"] {
        assert!(context.contains(words), "{context}");
    }
    for kind in ["general", "personal", "sensitive", "unsure"] {
        assert!(TELL.says(&[("kind", kind)]).shown.contains("context"), "{kind}");
    }
}

#[test]
fn living_together_is_a_reason_to_ask_and_no_right_to_know() {
    assert!(TELL.item("lives-with").text.plain.contains("good reason to ask. It is not a right to know"));
    for line in ["lives-near", "lives-apart"] {
        assert!(TELL.item(line).text.plain.contains("good reason to ask, but not a right to know"), "{line}");
    }
    // Where the reader lives changes nothing but the line about it, the words to ask with and the reader's own answers.
    let about_it = ["told-none", "told-lives", "lives-with", "lives-near", "lives-apart", "say-with"];
    let apart_from_it = |path: &Path| path.shown.iter().copied().filter(|line| !about_it.contains(line)).collect::<BTreeSet<_>>();
    TELL.walk(|path| {
        let mut elsewhere = path.codes.clone();
        if elsewhere.insert("lives", "with") != Some("with") {
            assert_eq!(apart_from_it(path), apart_from_it(&TELL.path(elsewhere)), "{:?}", path.codes);
        }
    });
}

#[test]
fn a_no_of_a_person_who_can_decide_is_usually_respected() {
    for (tool, line) in [(&TELL, "is-no"), (&NO, "p1"), (&CONSENT, "is-no")] {
        let text = &tool.item(line).text.plain;
        for words in ["an decide this, staff usually respect", "other people are at risk of serious harm", "GMC"] {
            assert!(text.contains(words), "{line}: {text}");
        }
    }
    for said in ["yes", "parts", "no", "unasked", "cannot", "unsure"] {
        for kind in ["personal", "sensitive", "unsure"] {
            let path = TELL.says(&[("kind", kind), ("known", "no"), ("said", said)]);
            assert_eq!(path.shown.contains("is-no"), said == "no", "{kind} {said}");
        }
    }
    for tool in tools() {
        let text = &tool.item("danger-share").text.plain;
        assert!(text.contains("other people are at risk of serious harm") && text.contains("usually have a duty to respect"), "{text}");
    }
}

#[test]
fn if_they_say_no_has_all_eighteen_points() {
    let mut mapped = BTreeSet::new();
    for (number, (point, lines)) in (1..).zip(FRAMEWORK) {
        for line in lines {
            let numbered = line.trim_start_matches('p').split('-').next().unwrap();
            assert_eq!(numbered, number.to_string(), "{line} carries another point than “{point}”");
            let text = &NO.item(line).text.plain;
            assert_eq!(text.matches("You can say: \"").count(), 1, "{line} has one ready sentence: {text}");
            assert!(text.ends_with("?\"") || text.ends_with(".\""), "{line}: {text}");
            assert!(reach(&NO.questionnaire, line).is_ok(), "{line}");
            mapped.insert(*line);
        }
    }
    let is_point = |id: &&str| id.strip_prefix('p').is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()));
    let points: BTreeSet<_> = NO.lines_in(SUMMARY).map(|line| line.link_id.as_str()).filter(is_point).collect();
    assert_eq!(points, mapped);
}

#[test]
fn if_they_say_no_keeps_every_point_on_every_path() {
    let always = ["usually", "free", "p7", "p13", "p14", "p15", "p16", "p17", "p18"];
    assert_every_path(&NO, &always, &["told", "start", "also", "support", "shared", "danger", "next"], |path| {
        for (number, (_, lines)) in (1..).zip(FRAMEWORK) {
            let shown = lines.iter().filter(|line| path.shown.contains(*line)).count();
            // What the reader has, or says that there is none of, need not be asked for.
            let settled = (number == 12 && path.code("reason") == "yes") || (number == 10 && path.code("other") == "no");
            assert_eq!(shown, usize::from(!settled), "point {number}: {:?}", path.codes);
        }
    });
    assert_four_supports(&NO, ["p13", "p14", "p15", "p16"]);
}

#[test]
fn what_fits_best_comes_first() {
    let starts = |codes: &[(&'static str, &'static str)]| {
        let lines: BTreeSet<_> = NO.lines_in("start").map(|line| line.link_id.as_str()).collect();
        NO.says(codes).shown.intersection(&lines).copied().collect::<BTreeSet<_>>()
    };
    assert_eq!(starts(&[]), BTreeSet::from(["p1-which"]));
    assert_eq!(starts(&[("who", "person")]), BTreeSet::from(["p1"]));
    assert_eq!(starts(&[("who", "staff")]), BTreeSet::from(["p1-which", "p2"]));
    assert_eq!(starts(&[("who", "relayed"), ("asked", "never")]), BTreeSet::from(["p1", "p11-never"]));
    assert_eq!(starts(&[("able", "no")]), BTreeSet::from(["p1-which", "p3"]));
    assert_eq!(starts(&[("able", "cannot")]), BTreeSet::from(["p1-which", "p3-cannot"]));
    assert_eq!(starts(&[("part", "all")]), BTreeSet::from(["p1-which", "p6", "p8"]));
    assert_eq!(starts(&[("part", "some")]), BTreeSet::from(["p1-which", "p8-some"]));
    assert_eq!(starts(&[("reason", "no")]), BTreeSet::from(["p1-which", "p12"]));
    assert_eq!(starts(&[("role", "no")]), BTreeSet::from(["p1-which", "p4", "p5"]));
    assert_eq!(starts(&[("meet", "yes"), ("other", "yes")]), BTreeSet::from(["p1-which", "p9", "p10"]));
    assert_eq!(starts(&[("meet", "no"), ("other", "no")]), BTreeSet::from(["p1-which"]));
}

#[test]
fn the_seven_checks_say_what_is_there_and_what_to_ask_about() {
    let always = ["usually", "theirs", "ask-covers", "for-group", "for-general", "for-assessment", "for-training"];
    assert_every_path(&CONSENT, &always, &["means", "in-place", "ask", "support", "danger", "next"], |path| {
        let asked = path.code("said") != "unasked";
        let mut none = true;
        for check in CHECKS {
            let code = path.code(check);
            let in_place = path.shown.contains(format!("has-{check}").as_str());
            assert_eq!(in_place, asked && code == "yes", "{check}: {:?}", path.codes);
            let to_ask = path.shown.contains(format!("ask-{check}").as_str());
            assert_eq!(to_ask, asked && !["yes", "na"].contains(&code), "{check}: {:?}", path.codes);
            none &= !in_place;
        }
        assert_eq!(path.shown.contains("has-none"), none, "{:?}", path.codes);
        assert_eq!(path.shown.contains("ask-first"), !asked, "{:?}", path.codes);
    });
    // The walk takes those that no item tells apart together; here they are one by one.
    for check in CHECKS {
        let line = format!("ask-{check}");
        for code in ["no", "unsure"] {
            assert!(CONSENT.says(&[("said", "no"), (check, code)]).shown.contains(line.as_str()), "{check} {code}");
        }
        assert!(CONSENT.says(&[]).shown.contains(line.as_str()), "{check}");
    }
    assert_four_supports(&CONSENT, ["for-group", "for-general", "for-assessment", "for-training"]);
    for line in ["is-yes", "is-no", "is-unasked", "is-unknown"] {
        assert_names_its_source(CONSENT.item(line));
    }
}

#[test]
fn the_result_repeats_the_answers() {
    for tool in tools() {
        for question in tool.questions().filter(|item| !item.not_kept) {
            // The checks of consent stand in the result one by one, in other words.
            let line = match question.link_id.as_str() {
                check if CHECKS.contains(&check) && std::ptr::eq(tool, &*CONSENT) => continue,
                "said" if std::ptr::eq(tool, &*CONSENT) => "told".to_owned(),
                id => format!("told-{id}"),
            };
            assert!(tool.item(&line).text.plain.ends_with(&format!("{{{}}}", question.link_id)), "{line}");
            assert!(!tool.says(&[]).shown.contains(line.as_str()), "{line}");
            for way in ways(question).into_iter().flatten() {
                let path = tool.says(&[(question.link_id.as_str(), way)]);
                assert!(path.shown.contains(line.as_str()) && !path.shown.contains("told-none"), "{:?}", path.codes);
            }
        }
    }
    for tool in [&*TELL, &*NO] {
        assert!(tool.says(&[]).shown.contains("told-none"));
    }
}

#[test]
fn with_everything_skipped_the_result_makes_sense() {
    for tool in tools() {
        let result = tool.reader().result();
        assert!(result.len() >= 15, "{}", tool.name);
        assert!(result.iter().all(|(_, text)| !text.trim().is_empty() && !text.contains('{')), "{}", tool.name);
    }
}

#[test]
fn what_is_not_kept_leaves_no_trace() {
    for tool in [&*TELL, &*NO] {
        let questionnaire = &tool.questionnaire;
        assert_eq!(tool.questions().filter(|item| item.not_kept).map(|item| item.link_id.as_str()).collect::<Vec<_>>(), ["risk"]);
        // It comes first, it opens help, and nothing else looks at it.
        assert_eq!(tool.questions().next().unwrap().link_id, "risk");
        let looking = questionnaire.items().iter().filter(|item| item.enable_when.iter().any(|condition| condition.question == "risk"));
        assert_eq!(looking.map(|item| item.link_id.as_str()).collect::<Vec<_>>(), ["help"]);
        let help = tool.item("help");
        assert_eq!(help.support_links, ["/help-now/"]);
        assert!(help.text.markdown.as_deref().unwrap().contains("{{phone 999}}"));

        let export = |codes: Codes| {
            let answers = tool.answers(&codes);
            let evaluation = evaluate(questionnaire, &answers);
            let opens = ["yes", "unsure"].contains(&codes.get("risk").copied().unwrap_or_default());
            assert_eq!(evaluation.is_enabled(help), opens, "{codes:?}");
            response::export(questionnaire, &answers, &evaluation, None, None)
        };
        let mut readers = vec![Codes::new()];
        for question in tool.questions().filter(|item| !item.not_kept) {
            readers.extend(question.options.iter().map(|option| Codes::from([(question.link_id.as_str(), code_of(&option.value))])));
        }
        for reader in readers {
            let without = export(reader.clone());
            for risk in ["yes", "no", "unsure"] {
                let mut with = reader.clone();
                with.insert("risk", risk);
                assert_eq!(export(with), without);
            }
            assert!(!without.to_string().contains("risk"), "{without}");
        }
    }
}

#[test]
fn each_is_one_short_list_of_questions_and_a_result() {
    for tool in tools() {
        assert_eq!(tool.questionnaire.top_level().count(), 2);
        assert!(tool.questions().count() <= 9 && tool.questions().all(|question| !question.repeats), "{}", tool.name);
    }
}

/// What a busy worker gets on one sheet: sentences to ask, and nothing else.
#[test]
fn in_short_are_the_sentences_to_ask() {
    for (tool, group) in [(&TELL, "words"), (&NO, "start"), (&CONSENT, "ask")] {
        let in_group: BTreeSet<_> = tool.lines_in(group).map(|line| line.link_id.as_str()).collect();
        let in_short: BTreeSet<_> = tool.lines_in(SUMMARY).filter(|line| line.in_short).map(|line| line.link_id.as_str()).collect();
        assert_eq!(in_short, in_group, "{}", tool.name);
        for line in tool.lines_in(group) {
            assert_eq!(line.text.plain.matches('"').count(), 2, "{}: {}", line.link_id, line.text.plain);
        }
    }
}

#[test]
fn nobody_is_pressed_and_no_illness_is_named() {
    for tool in tools() {
        assert_never_says(tool, &NOT_OF_CONSENT);
        for item in tool.questionnaire.items() {
            for text in texts(item) {
                let text = text.to_lowercase();
                for (at, _) in text.match_indices("press") {
                    let before = &text[..at];
                    assert!(before.ends_with("not ") || before.ends_with("nobody "), "{}: pressing in: {text}", item.link_id);
                }
            }
        }
    }
}
