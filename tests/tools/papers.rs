//! The four tools that make a page to take along: a conversation, signs, leaving hospital, six questions about a service.
//!
//! Reads `content/en/tools/` and asks the engine what a reader gets. Their common promise: what the reader knows stands in the
//! result word for word, and what was left out becomes a question to ask. Nothing is lost, and nothing is rated.

use crate::support::{OWN_WORDS, Reader, Tool, code_of};
use carer_portal::questionnaire::{Item, ItemType, SUMMARY, evaluate, reach};
use std::sync::LazyLock;

static CONVERSATION: LazyLock<Tool> = LazyLock::new(|| Tool::read("plan-a-conversation"));
static SIGNS: LazyLock<Tool> = LazyLock::new(|| Tool::read("signs-note"));
static LEAVING: LazyLock<Tool> = LazyLock::new(|| Tool::read("leaving-hospital"));
static SERVICES: LazyLock<Tool> = LazyLock::new(|| Tool::read("what-good-services-do"));

fn tools() -> [&'static Tool; 4] {
    [&CONVERSATION, &SIGNS, &LEAVING, &SERVICES]
}

/// Something to answer a question of any kind with.
fn any_words(item: &Item) -> &str {
    match item.item_type {
        ItemType::Date => "2026-12-03",
        ItemType::String => "on 2 days",
        _ => item.options.first().map_or(OWN_WORDS, |option| code_of(&option.value)),
    }
}

#[test]
fn who_skips_everything_still_gets_something() {
    for tool in tools() {
        assert!(tool.reader().result().len() > 5, "{} says little to a reader who skips everything", tool.name);
    }
}

#[test]
fn a_short_tool_has_one_group_of_questions() {
    for tool in [&*CONVERSATION, &*SIGNS, &*SERVICES] {
        assert_eq!(tool.questionnaire.top_level().count(), 2, "{}", tool.name);
    }
    assert!(LEAVING.questionnaire.top_level().count() > 2);
}

#[test]
fn own_words_stand_in_the_result_word_for_word() {
    for tool in tools() {
        for question in tool.questions().filter(|question| question.options.is_empty()) {
            let answers = reach(&tool.questionnaire, &question.link_id).unwrap();
            let words = if question.item_type == ItemType::Date { "2026-12-03" } else { OWN_WORDS };
            let reader = Reader { tool, answers }.says(&question.link_id, words);
            let expected = if question.item_type == ItemType::Date { "3 December 2026" } else { OWN_WORDS };
            assert!(reader.result().iter().any(|(_, text)| text.contains(expected)), "{}: {}", tool.name, question.link_id);
        }
    }
}

/// Answers all questions with their first option or with own words, then drops each in turn: no line may speak of what is missing.
#[test]
fn no_line_speaks_of_an_answer_that_is_missing() {
    for tool in tools() {
        let all = tool.questions().fold(tool.reader(), |reader, question| reader.says(&question.link_id, any_words(question)));
        for question in tool.questions() {
            for code in if question.options.is_empty() { vec![""] } else { tool.codes_or_skipped(&question.link_id) } {
                assert!(!all.clone().says(&question.link_id, code).result().is_empty());
            }
        }
    }
}

/// The two minutes for a busy worker: never empty, and shorter than the whole.
#[test]
fn the_short_print_has_something_for_every_reader() {
    for tool in tools() {
        let all = tool.questions().fold(tool.reader(), |reader, question| reader.says(&question.link_id, any_words(question)));
        for reader in [tool.reader(), all] {
            let short = reader.in_short().len();
            assert!(short > 0 && short < reader.result().len(), "{}: {short}", tool.name);
        }
    }
}

#[test]
fn the_published_files_are_small() {
    for tool in tools() {
        assert!(tool.packed() < 6_000, "{}: {} bytes", tool.name, tool.packed());
    }
}

#[test]
fn every_result_leads_on_and_those_about_worries_lead_to_help() {
    let leads =
        |tool: &Tool, to: &str| tool.lines_in(SUMMARY).any(|line| line.text.markdown.as_deref().is_some_and(|text| text.contains(to)));
    assert!(tools().into_iter().all(|tool| leads(tool, "](/sharing/")));
    for tool in [&*CONVERSATION, &*SIGNS, &*LEAVING] {
        assert!(leads(tool, "](/help-now/)") && leads(tool, "](/help-now/when-you-are-not-safe/)"), "{}", tool.name);
    }
}

// Plan a conversation

const PROMPTS: [&str; 9] =
    ["decides", "choices", "disagree", "they-feel-safe", "you-feel-safe", "who-to-call", "who-they-are", "who-you-are", "going-well"];
const BEGINNINGS: [&str; 5] = ["begin-there-too", "begin-agrees", "begin-disagrees", "begin-does-not-know", "begin-not-asked"];

#[test]
fn each_of_nine_prompts_gives_own_words_or_a_question_to_ask() {
    let skipped = CONVERSATION.reader();
    let all = PROMPTS.iter().fold(skipped.clone(), |reader, prompt| reader.says(prompt, OWN_WORDS));
    for prompt in PROMPTS {
        let (mine, ask) = (format!("my-{prompt}"), format!("ask-{prompt}"));
        for reader in [&skipped.clone().says(prompt, OWN_WORDS), &all] {
            reader.assert_one_of(&[&mine, &ask], &mine);
        }
        for reader in [&skipped, &all.clone().says(prompt, "")] {
            reader.assert_one_of(&[&mine, &ask], &ask);
        }
        let question = &CONVERSATION.item(&ask).text.plain;
        assert!(question.starts_with("Ask: \"") || question.starts_with("Say: \""), "{question}");
    }
    for part in ["power", "safety", "identity"] {
        assert_eq!(CONVERSATION.questionnaire.children(CONVERSATION.item(part)).count(), 6, "{part}: three prompts");
    }
}

#[test]
fn there_is_one_way_to_begin_for_every_state_of_consent() {
    for code in CONVERSATION.codes_or_skipped("person-knows") {
        let expected = match code {
            "not-sure" | "" => "begin-not-asked".to_owned(),
            code => format!("begin-{code}"),
        };
        let reader = CONVERSATION.reader().says("person-knows", code);
        reader.assert_one_of(&BEGINNINGS, &expected);
        assert_eq!(reader.result_ids().contains("agenda-person-knows"), !code.is_empty());
        assert_eq!(reader.result_ids().contains("for-you-no"), code == "disagrees", "who said no is not to be pressed");
    }
    let wants = CONVERSATION.reader().says("one-thing", OWN_WORDS);
    wants.assert_one_of(&["begin-one-thing", "begin-next-step"], "begin-one-thing");
    wants.assert_one_of(&["agenda-one-thing", "agenda-one-thing-open"], "agenda-one-thing");
    CONVERSATION.reader().assert_one_of(&["begin-one-thing", "begin-next-step"], "begin-next-step");
    CONVERSATION.reader().assert_one_of(&["agenda-one-thing", "agenda-one-thing-open"], "agenda-one-thing-open");
}

// Signs and worries note

#[test]
fn the_note_begins_with_giving_and_not_asking() {
    let all = SIGNS.questions().fold(SIGNS.reader(), |reader, question| reader.says(&question.link_id, any_words(question)));
    for reader in [SIGNS.reader(), all] {
        let result = reader.result();
        assert_eq!(result[0].0, "giving");
        assert!(result[0].1.starts_with("I am giving you information. I am not asking you for any."));
    }
}

#[test]
fn danger_comes_first_and_is_not_kept() {
    assert!(SIGNS.item("danger").not_kept);
    assert_eq!(SIGNS.questions().next().unwrap().link_id, "danger");
    let help = SIGNS.item("get-help-first");
    assert_eq!(help.support_links, ["/help-now/"]);
    assert!(help.text.markdown.as_deref().unwrap().contains("{{phone 999}}"));
    let silent = SIGNS.reader();
    for (code, opens) in [("yes", true), ("not-sure", true), ("no", false), ("", false)] {
        let reader = silent.clone().says("danger", code);
        assert_eq!(evaluate(&SIGNS.questionnaire, &reader.answers).is_enabled(help), opens, "{code}");
        assert_eq!(reader.result(), silent.result(), "the note does not tell the answer");
    }
}

#[test]
fn every_path_of_the_note() {
    const PAST: [&str; 4] = ["past-yes", "past-a-little", "past-no", "past-not-sure"];
    const PASSING: [&str; 5] = ["pass-all", "pass-not-from-me", "pass-some", "pass-some-open", "pass-ask-first"];
    for often in SIGNS.codes_or_skipped("how-often") {
        for before in SIGNS.codes_or_skipped("before") {
            for pass in SIGNS.codes_or_skipped("pass-on") {
                for words in ["", OWN_WORDS] {
                    let reader = SIGNS.reader().says("how-often", often).says("before", before).says("pass-on", pass);
                    let reader = reader.says("before-words", words).says("keep-back", words).says("see", words);
                    let ids = reader.result_ids();
                    for (question, given) in [("how-often", often), ("before", before), ("pass-on", pass), ("see", words)] {
                        let left_out = format!("left-out-{question}");
                        assert_eq!(ids.contains(left_out.as_str()), given.is_empty(), "{left_out}");
                    }
                    assert_eq!(ids.contains("what-how-often"), !often.is_empty());
                    match before {
                        "" => assert!(PAST.iter().all(|line| !ids.contains(line))),
                        code => reader.assert_one_of(&PAST, &format!("past-{code}")),
                    }
                    assert_eq!(ids.contains("past-words"), !words.is_empty() && ["yes", "a-little"].contains(&before));
                    let expected = match (pass, words) {
                        ("all", _) => "pass-all",
                        ("not-from-me", _) => "pass-not-from-me",
                        ("some", "") => "pass-some-open",
                        ("some", _) => "pass-some",
                        _ => "pass-ask-first",
                    };
                    reader.assert_one_of(&PASSING, expected);
                    assert_eq!(ids.contains("pass-question"), pass != "all");
                    assert!(ids.contains("for-you-no-promise"), "staff cannot promise");
                }
            }
        }
    }
}

#[test]
fn what_the_note_lacks_is_named() {
    let open: Vec<&str> =
        SIGNS.lines_in(SUMMARY).filter_map(|line| line.link_id.strip_prefix("left-out-")).filter(|id| *id != "intro").collect();
    assert_eq!(open.len(), 9);
    let full = SIGNS.questions().fold(SIGNS.reader(), |reader, question| reader.says(&question.link_id, any_words(question)));
    assert!(full.result_ids().iter().all(|id| !id.starts_with("left-out")));
    for question in open {
        let ids = full.clone().says(question, "");
        let left: Vec<_> = ids.result_ids().into_iter().filter(|id| id.starts_with("left-out-") && *id != "left-out-intro").collect();
        assert_eq!(left, [format!("left-out-{question}")]);
    }
}

// Leaving hospital

/// What staff can answer without consent, and what usually needs it.
const OPEN_TO_ALL: [&str; 3] = ["side-effects", "call", "assessment"];
const WITH_CONSENT: [&str; 8] = ["date", "where", "medicines", "care-plan", "crisis-plan", "key-worker", "appointment", "section-117"];
/// Points that have room for words once they are known.
const WITH_WORDS: [(&str, &str); 4] =
    [("date", "leaving-date"), ("key-worker", "key-worker-words"), ("call", "call-words"), ("appointment", "appointment-words")];

fn points() -> impl Iterator<Item = &'static str> {
    OPEN_TO_ALL.into_iter().chain(WITH_CONSENT)
}

#[test]
fn each_point_is_known_asked_about_or_not_needed() {
    for point in points() {
        assert_eq!(LEAVING.codes(point), ["know", "dont-know", "not-sure", "does-not-apply"]);
    }
    for others in LEAVING.codes_or_skipped("date") {
        let base = points().fold(LEAVING.reader(), |reader, point| reader.says(point, others));
        for agreed in LEAVING.codes_or_skipped("agreed") {
            for point in points() {
                for code in LEAVING.codes_or_skipped(point) {
                    let reader = base.clone().says("agreed", agreed).says(point, code);
                    let [ask, have, none, general] = ["ask", "have", "none", "general"].map(|part| format!("{part}-{point}"));
                    let expected = match code {
                        "know" => &have,
                        "does-not-apply" => &none,
                        _ => &ask,
                    };
                    reader.assert_one_of(&[&ask, &have, &none], expected);
                    let in_general = reader.result_ids().contains(general.as_str());
                    assert_eq!(in_general, expected == &ask && agreed != "yes" && WITH_CONSENT.contains(&point), "{general}");
                }
            }
        }
    }
}

#[test]
fn questions_stand_where_their_consent_puts_them() {
    for (points, group) in [(&OPEN_TO_ALL[..], "ask-always"), (&WITH_CONSENT[..], "ask-consent")] {
        for point in points {
            let ask = LEAVING.item(&format!("ask-{point}"));
            assert_eq!(LEAVING.questionnaire.parent(ask).unwrap().link_id, group);
            assert!(ask.text.plain.starts_with('"') && ask.text.plain.ends_with('"'), "{}", ask.text.plain);
        }
    }
    for point in WITH_CONSENT {
        assert_eq!(LEAVING.questionnaire.parent(LEAVING.item(&format!("general-{point}"))).unwrap().link_id, "ask-general");
    }
}

#[test]
fn what_is_known_stands_there_in_the_readers_words() {
    for (point, words) in WITH_WORDS {
        let (have, have_words) = (format!("have-{point}"), format!("have-{words}"));
        let given = any_words(LEAVING.item(words));
        for code in LEAVING.codes_or_skipped(point) {
            let reader = LEAVING.reader().says(point, code).says(words, given);
            match code {
                "know" => reader.assert_one_of(&[&have, &have_words], &have_words),
                _ => assert!(!reader.result_ids().contains(have_words.as_str()), "{point} {code}"),
            }
        }
    }
}

#[test]
fn nothing_known_is_said_only_when_nothing_is() {
    assert!(LEAVING.reader().result_ids().contains("have-nothing"));
    let known = points().map(|point| (point, "know")).chain([("agreed", "yes"), ("agreed", "some"), ("asked", "yes")]);
    for (question, code) in known {
        let ids = LEAVING.reader().says(question, code);
        let ids = ids.result_ids();
        assert!(!ids.contains("have-nothing"), "{question}");
        assert_eq!(ids.iter().filter(|id| id.starts_with("have-")).count(), 1, "{question}");
    }
}

#[test]
fn consent_is_asked_for_and_never_pressed() {
    const ASKS: [&str; 3] = ["ask-agreed", "ask-agreed-covers", "ask-agreed-again"];
    const NOTES: [&str; 3] = ["consent-yes", "consent-no", "consent-ask"];
    for code in LEAVING.codes_or_skipped("agreed") {
        let (ask, note) = match code {
            "yes" | "some" => ("ask-agreed-covers", "consent-yes"),
            "no" => ("ask-agreed-again", "consent-no"),
            _ => ("ask-agreed", "consent-ask"),
        };
        let reader = LEAVING.reader().says("agreed", code);
        reader.assert_one_of(&ASKS, ask);
        reader.assert_one_of(&NOTES, note);
    }
    let no = &LEAVING.item("consent-no").text.plain;
    assert!(no.contains("their choice") && no.contains("do not press"), "{no}");
    for code in LEAVING.codes_or_skipped("asked") {
        assert_eq!(LEAVING.reader().says("asked", code).result_ids().contains("ask-asked"), code != "yes");
    }
}

#[test]
fn not_yet_can_be_said_on_every_path() {
    const HOME: [&str; 6] = ["say-yes", "say-elsewhere", "say-with-help", "say-not-yet", "say-no", "say-open"];
    for home in LEAVING.codes_or_skipped("home") {
        let expected = match home {
            "yes" => "say-yes",
            "lives-elsewhere" => "say-elsewhere",
            "with-help" => "say-with-help",
            "not-yet" => "say-not-yet",
            "no" => "say-no",
            _ => "say-open",
        };
        for able in LEAVING.codes_or_skipped("able") {
            for willing in LEAVING.codes_or_skipped("willing") {
                let reader = LEAVING.reader().says("home", home).says("able", able).says("willing", willing);
                reader.assert_one_of(&HOME, expected);
                reader.assert_one_of(&["say-able", "say-able-open"], if able.is_empty() { "say-able-open" } else { "say-able" });
                reader.assert_one_of(
                    &["say-willing", "say-willing-open"],
                    if willing.is_empty() { "say-willing-open" } else { "say-willing" },
                );
                assert!(reader.result_ids().contains("for-you-law"));
            }
        }
    }
    assert_eq!(LEAVING.item("say-so").text.plain, "If you cannot have them home yet: say so");
}

#[test]
fn the_law_is_named_as_it_is() {
    assert!(LEAVING.item("for-you-law").text.plain.contains("section 74 of the Care Act 2014"));
    let sections = "section 3, 37, 45A, 47 or 48";
    assert!(LEAVING.item("section-117").hint.as_deref().unwrap().contains(sections));
    assert!(LEAVING.item("ask-section-117").text.plain.contains(sections));
}

// What good services do

const STANDARDS: [&str; 6] = ["knows-carer", "staff-understand", "clear-sharing", "carers-person", "introduction", "support"];

#[test]
fn every_path_of_six_questions() {
    let mut readers = vec![SERVICES.reader()];
    for standard in STANDARDS {
        assert_eq!(SERVICES.codes(standard), ["yes", "partly", "no", "dont-know"]);
        let codes = SERVICES.codes_or_skipped(standard);
        readers = readers.iter().flat_map(|reader| codes.iter().map(|code| reader.clone().says(standard, code))).collect();
    }
    assert_eq!(readers.len(), 5_usize.pow(6));
    for reader in readers {
        let ids = reader.result_ids();
        for standard in STANDARDS {
            let expected: &[&str] = match reader.answers.get(standard).first().map_or("", code_of) {
                "yes" => &["there-{}"],
                "partly" => &["partly-{}", "ask-{}-partly"],
                "no" => &["ask-{}-no"],
                _ => &["ask-{}"],
            };
            for line in ["there-{}", "partly-{}", "ask-{}-partly", "ask-{}-no", "ask-{}"] {
                assert_eq!(ids.contains(line.replace("{}", standard).as_str()), expected.contains(&line), "{line} {standard}");
            }
        }
    }
}

#[test]
fn no_grade_and_no_count() {
    for line in SERVICES.lines_in(SUMMARY) {
        let words = &line.text.plain;
        assert!(!words.chars().any(|character| character.is_ascii_digit() || character == '%'), "{words}");
    }
    assert!(SERVICES.reader().result_ids().contains("for-you-no-grade"));
    assert!(SERVICES.item("for-you-triangle").text.plain.contains("The standards belong to Carers Trust."));
}
