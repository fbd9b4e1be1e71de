//! The three papers that people fill in together: the sharing plan, the advance statement, the emergency plan with its wallet card.
//!
//! Reads `content/en/tools/` and asks the engine what a reader gets. Their common promise: every choice has its line, own words stand
//! word for word, nobody is pressed, and what a paper is for (signatures, the card) is there even for a reader who skips everything.

use crate::support::{OWN_WORDS, Reader, Tool, code_of};
use carer_portal::questionnaire::{Item, ItemType, reach};
use std::sync::LazyLock;

const ITEMS: [&str; 6] = ["diagnosis", "medicines", "appointments", "care-plan", "discharge", "crisis"];
const CHECKS: [&str; 5] = ["informed", "written", "free", "recent", "able"];

impl Tool {
    /// Three readers at the edges: one who skips everything, one who takes every first option, one who takes every last.
    fn at_the_edges(&self) -> [Reader<'_>; 3] {
        let all = |pick: fn(&Item) -> Option<&str>| {
            self.questions().fold(self.reader(), |reader, item| reader.says(&item.link_id, pick(item).unwrap_or(any_words(item))))
        };
        [
            self.reader(),
            all(|item| item.options.first().map(|option| code_of(&option.value))),
            all(|item| item.options.last().map(|option| code_of(&option.value))),
        ]
    }
}

static SHARING: LazyLock<Tool> = LazyLock::new(|| Tool::read("sharing-plan"));
static STATEMENT: LazyLock<Tool> = LazyLock::new(|| Tool::read("advance-statement"));
static EMERGENCY: LazyLock<Tool> = LazyLock::new(|| Tool::read("emergency-plan"));

fn tools() -> [&'static Tool; 3] {
    [&SHARING, &STATEMENT, &EMERGENCY]
}

fn any_words(item: &Item) -> &'static str {
    if item.item_type == ItemType::Date { "2027-03-02" } else { OWN_WORDS }
}

#[test]
fn the_published_files_are_small() {
    for tool in tools() {
        assert!(tool.packed() < 7_000, "{}: {} bytes", tool.name, tool.packed());
    }
}

#[test]
fn own_words_stand_in_the_result_word_for_word() {
    for tool in tools() {
        for question in tool.questions().filter(|question| question.options.is_empty()) {
            let answers = reach(&tool.questionnaire, &question.link_id).unwrap();
            let reader = Reader { tool, answers }.says(&question.link_id, any_words(question));
            let expected = if question.item_type == ItemType::Date { "2 March 2027" } else { OWN_WORDS };
            assert!(reader.result().iter().any(|(_, text)| text.contains(expected)), "{}: {}", tool.name, question.link_id);
        }
    }
}

/// Every choice is tried from every edge: alone, and with all else answered. No line may speak of what is missing, and none is lost.
#[test]
fn every_choice_gives_a_sensible_result() {
    for tool in tools() {
        for reader in tool.at_the_edges() {
            for question in tool.questions() {
                let codes =
                    if question.options.is_empty() { vec!["", any_words(question)] } else { tool.codes_or_skipped(&question.link_id) };
                for code in codes {
                    let reader = reader.clone().says(&question.link_id, code);
                    let (all, short) = (reader.result().len(), reader.in_short().len());
                    assert!(all > 10 && short > 3 && short < all, "{}, {}: {code}", tool.name, question.link_id);
                }
            }
        }
    }
}

#[test]
fn every_result_leads_to_help() {
    for tool in tools() {
        for to in ["](/help-now/)", "](/help-now/when-you-are-not-safe/)", "{{phone 999}}"] {
            let markdown = |item: &Item| item.text.markdown.as_deref().is_some_and(|text| text.contains(to));
            assert!(tool.questionnaire.items().iter().any(markdown), "{}: {to}", tool.name);
        }
    }
}

#[test]
fn there_is_always_room_for_three_signatures() {
    for tool in [&*SHARING, &*STATEMENT] {
        for reader in tool.at_the_edges() {
            for line in ["sign-person", "sign-carer", "sign-staff"] {
                let text = reader.text_of(line).unwrap();
                assert!(text.contains("________________ Date: ________"), "{}: {text}", tool.name);
            }
            // Nobody signs what they could not read: what it is stands above the signatures.
            let ids: Vec<_> = reader.result().into_iter().map(|(id, _)| id).collect();
            let place = |id: &str| ids.iter().position(|found| *found == id).unwrap();
            let first = if tool.name == "sharing-plan" { "theirs" } else { "mine" };
            assert!(place(first) < place("sign-first") && place("sign-first") < place("sign-person"), "{}", tool.name);
        }
    }
}

// Our sharing plan

#[test]
fn each_item_has_one_line_for_every_answer() {
    for item in ITEMS.into_iter().chain(["carer-says"]) {
        let words = format!("{item}-words");
        let ids = ["", "-open", "-not", "-undecided"].map(|end| format!("plan-{item}{end}"));
        let lines = ids.each_ref().map(String::as_str);
        for other in SHARING.at_the_edges() {
            for code in SHARING.codes_or_skipped(item) {
                for own in [OWN_WORDS, ""] {
                    let reader = other.clone().says(item, code).says(&words, own);
                    let expected = match (code, own) {
                        ("share" | "some", "") => lines[1],
                        ("share" | "some", _) => lines[0],
                        ("not", _) => lines[2],
                        _ => lines[3],
                    };
                    reader.assert_one_of(&lines, expected);
                    // A no keeps nothing of what was written for a yes.
                    let shown = reader.text_of(expected).unwrap();
                    assert_eq!(shown.contains(OWN_WORDS), expected == lines[0], "{shown}");
                }
            }
        }
    }
}

/// What nobody has decided is not shared: silence is no consent.
#[test]
fn silence_is_no_consent() {
    for item in ITEMS {
        let line = SHARING.reader().text_of(&format!("plan-{item}-undecided")).unwrap();
        assert!(line.ends_with("It is not shared until the person has decided."), "{line}");
    }
    for code in SHARING.codes_or_skipped("asked") {
        assert_eq!(SHARING.reader().says("asked", code).has("asked-first"), code != "person", "{code}");
    }
}

#[test]
fn the_person_is_never_pressed() {
    for reader in SHARING.at_the_edges() {
        for line in ["theirs", "agree-free", "seen-any", "after-no", "after-safe"] {
            assert!(reader.has(line), "{line}");
        }
        assert!(reader.text_of("sign-first").unwrap().ends_with("Nobody has to."));
    }
}

#[test]
fn each_quality_of_consent_is_there_or_is_asked_for() {
    for check in CHECKS {
        let (has, ask) = (format!("has-{check}"), format!("ask-{check}"));
        for code in SHARING.codes_or_skipped(check) {
            let reader = SHARING.reader().says(check, code);
            reader.assert_one_of(&[&has, &ask], if code == "yes" { &has } else { &ask });
            assert_eq!(reader.has("not-free"), check == "free" && code == "no");
            assert_eq!(reader.has("not-able"), check == "able" && code == "no");
        }
    }
    SHARING.reader().assert_one_of(&["review-line", "review-open"], "review-open");
    SHARING.reader().says("review", "2027-03-02").assert_one_of(&["review-line", "review-open"], "review-line");
}

#[test]
fn the_person_sees_it_and_can_correct_it() {
    const SEEN: [&str; 4] = ["seen-right", "seen-change", "seen-change-open", "seen-not"];
    for code in SHARING.codes_or_skipped("seen") {
        for own in [OWN_WORDS, ""] {
            let expected = match (code, own) {
                ("right", _) => "seen-right",
                ("change", "") => "seen-change-open",
                ("change", _) => "seen-change",
                _ => "seen-not",
            };
            SHARING.reader().says("seen", code).says("change-words", own).assert_one_of(&SEEN, expected);
        }
    }
}

#[test]
fn what_the_carer_wants_kept_in_confidence() {
    for code in SHARING.codes_or_skipped("confidence") {
        for own in [OWN_WORDS, ""] {
            let reader = SHARING.reader().says("confidence", code).says("confidence-words", own);
            assert_eq!(reader.has("confidence-line"), code == "yes" && !own.is_empty());
            assert_eq!(reader.has("confidence-open"), code == "yes" && own.is_empty());
            assert!(reader.text_of("confidence-limit").unwrap().contains("cannot promise"));
        }
    }
    // The person reads the plan: who writes it is warned before, not after.
    assert!(SHARING.item("confidence-words").hint.as_deref().unwrap().starts_with("The person reads this plan."));
}

// Advance statement

#[test]
fn each_topic_stands_in_the_statement_or_among_what_can_be_added() {
    let topics: Vec<_> =
        STATEMENT.questions().filter(|question| question.item_type != ItemType::Date && question.options.is_empty()).collect();
    let topics: Vec<_> = topics.into_iter().map(|question| question.link_id.as_str()).filter(|id| *id != "papers").collect();
    assert_eq!(topics.len(), 14);
    let [skips, all, _] = STATEMENT.at_the_edges();
    for topic in topics {
        let (mine, open) = (format!("my-{topic}"), format!("open-{topic}"));
        for reader in [&skips, &all] {
            reader.clone().says(topic, OWN_WORDS).assert_one_of(&[&mine, &open], &mine);
            let without = reader.clone().says(topic, "");
            without.assert_one_of(&[&mine, &open], &open);
            assert!(without.has("open-intro"));
        }
    }
    assert!(!all.has("open-intro"));
}

/// A blank that is filled in after somebody signed would be their word: the statement has none but the signatures.
#[test]
fn nothing_can_be_added_above_a_signature() {
    for reader in STATEMENT.at_the_edges() {
        for (id, text) in reader.result() {
            assert!(!text.contains("____") || id.starts_with("sign-"), "{id}: {text}");
        }
    }
}

#[test]
fn three_papers_are_told_apart_for_every_reader() {
    for reader in STATEMENT.at_the_edges() {
        assert!(reader.text_of("kind-statement").unwrap().contains("not legally binding"));
        assert!(reader.text_of("kind-decision").unwrap().contains("This paper is not one."));
        assert!(reader.text_of("kind-attorney").unwrap().contains("registered"));
        assert!(reader.has("helper-theirs") && reader.has("helper-free") && reader.has("copies-ask"));
    }
}

#[test]
fn every_path_to_the_other_papers() {
    for decision in STATEMENT.codes_or_skipped("decision") {
        for attorney in STATEMENT.codes_or_skipped("attorney") {
            for own in [OWN_WORDS, ""] {
                let reader = STATEMENT.reader().says("decision", decision).says("attorney", attorney).says("papers", own);
                let some = decision == "yes" || attorney == "yes";
                assert_eq!(reader.has("my-decision"), decision == "yes");
                assert_eq!(reader.has("my-attorney"), attorney == "yes");
                assert_eq!(reader.has("my-papers"), some && !own.is_empty());
                assert_eq!(reader.has("ask-papers") || reader.has("ask-papers-attorney"), some && own.is_empty());
                assert!(!(reader.has("ask-papers") && reader.has("ask-papers-attorney")));
                assert_eq!(reader.has("unsure-papers"), decision == "not-sure" || attorney == "not-sure");
            }
        }
    }
}

#[test]
fn whose_words_they_are() {
    for (code, line) in [("me", Some("by-me")), ("with-help", Some("by-help")), ("for-them", Some("by-them")), ("", None)] {
        let reader = STATEMENT.reader().says("writer", code);
        for found in ["by-me", "by-help", "by-them"] {
            assert_eq!(reader.has(found), line == Some(found), "{code}");
        }
    }
}

// Emergency plan

#[test]
fn each_point_has_own_words_or_an_empty_line() {
    let points: Vec<_> = EMERGENCY.questions().map(|question| question.link_id.as_str()).collect();
    let points: Vec<_> = points.into_iter().filter(|id| EMERGENCY.questionnaire.item(&format!("blank-{id}")).is_some()).collect();
    assert_eq!(points.len(), 14);
    for point in points {
        let (plan, blank) = (format!("plan-{point}"), format!("blank-{point}"));
        for reader in EMERGENCY.at_the_edges() {
            reader.clone().says(point, OWN_WORDS).assert_one_of(&[&plan, &blank], &plan);
            reader.says(point, "").assert_one_of(&[&plan, &blank], &blank);
        }
    }
}

#[test]
fn the_wallet_card_is_the_last_part_of_every_plan() {
    for reader in EMERGENCY.at_the_edges() {
        let (lines, short) = (reader.result(), reader.in_short());
        let card = lines.iter().position(|(id, _)| *id == "card-carer").unwrap();
        assert_eq!(lines[card].1, "I am a carer. Someone depends on me.");
        assert_eq!(lines.len() - card, 5, "a few lines, and nothing after them");
        assert!(lines[card..].iter().all(|(id, _)| id.starts_with("card-") && short.contains(id)));
    }
}

/// The card names who is to be called; else who steps in; else it leaves room for a pen.
#[test]
fn the_card_has_somebody_to_call_if_the_plan_has() {
    for (on_card, in_plan, lines) in [
        ("card-call", "first", ["card-call-line", "card-call-first", "card-call-blank"]),
        ("card-then", "second", ["card-then-line", "card-then-second", "card-then-blank"]),
    ] {
        for (card, plan, expected) in [(OWN_WORDS, OWN_WORDS, 0), (OWN_WORDS, "", 0), ("", OWN_WORDS, 1), ("", "", 2)] {
            for reader in EMERGENCY.at_the_edges() {
                let reader = reader.says(on_card, card).says(in_plan, plan);
                reader.assert_one_of(&lines, lines[expected]);
                assert_eq!(reader.text_of(lines[expected]).unwrap().contains(OWN_WORDS), expected < 2);
            }
        }
    }
}

/// Whoever finds a card is a stranger: it says nothing of the person.
#[test]
fn the_card_tells_a_stranger_nothing() {
    let card = EMERGENCY.questionnaire.descendants(EMERGENCY.item("card"));
    for item in card {
        for private in ["routine", "alone", "key", "must-know", "medicines", "home", "upsets"] {
            assert!(!item.text.plain.contains(&format!("{{{private}")), "{}", item.link_id);
        }
    }
}

#[test]
fn medicines_are_listed_only_on_wish() {
    for code in EMERGENCY.codes_or_skipped("medicines-list") {
        for own in [OWN_WORDS, ""] {
            let reader = EMERGENCY.reader().says("medicines-list", code).says("medicines-words", own);
            let listed = code == "yes" && !own.is_empty();
            reader.assert_one_of(
                &["plan-medicines-words", "no-medicines-words"],
                if listed { "plan-medicines-words" } else { "no-medicines-words" },
            );
        }
    }
}

#[test]
fn there_is_one_line_for_every_state_of_agreement() {
    const AGREES: [&str; 5] = ["consent-yes", "consent-some", "consent-no", "consent-ask", "consent-cannot"];
    for code in EMERGENCY.codes_or_skipped("person-agrees") {
        let expected = match code {
            "not-asked" | "" => "consent-ask".to_owned(),
            code => format!("consent-{code}"),
        };
        EMERGENCY.reader().says("person-agrees", code).assert_one_of(&AGREES, &expected);
    }
    for code in EMERGENCY.codes_or_skipped("agreed") {
        let expected = if code == "all" { "agreed-all" } else { "agreed-ask" };
        EMERGENCY.reader().says("agreed", code).assert_one_of(&["agreed-all", "agreed-ask"], expected);
    }
    assert!(EMERGENCY.reader().text_of("scheme").unwrap().starts_with("In some areas"));
}
