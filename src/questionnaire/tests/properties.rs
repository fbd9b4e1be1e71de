//! Properties that hold for any Questionnaire of this shape and any answers, in any order.

use super::super::flow::{next, next_arisen, rows, screens, sections};
use super::super::{Answer, Answers, Questionnaire, Status, evaluate, response, summary};
use super::{WORDS, of};
use proptest::prelude::*;
use serde_json::{Value, json};

const COUNT: usize = 12;
const TYPES: [&str; 10] = ["group", "display", "boolean", "choice", "open-choice", "string", "text", "date", "integer", "decimal"];
const OPERATORS: [&str; 8] = ["exists", "=", "!=", ">", "<", ">=", "<=", "?"];

fn name(at: usize) -> String {
    format!("i{at}")
}

/// One of a few values, with the member's suffix: small sets, so that conditions meet answers.
fn value() -> impl Strategy<Value = (&'static str, Value)> {
    prop_oneof![
        any::<bool>().prop_map(|yes| ("Boolean", json!(yes))),
        prop::sample::select(vec!["a", "b", "none", "z"]).prop_map(|code| ("Coding", json!({"system": super::CODES, "code": code}))),
        prop::sample::select(vec!["a", "b", "<b>", "{i1}", "more than five"]).prop_map(|text| ("String", json!(text))),
        prop::sample::select(vec!["2026", "2026-05", "2026-05-04", "2025-12-31", "2026-02-30"]).prop_map(|date| ("Date", json!(date))),
        (-2..3).prop_map(|number| ("Integer", json!(number))),
        prop::sample::select(vec![0.1, -1.5, 2.0, 1e20]).prop_map(|number| ("Decimal", json!(number))),
    ]
}

fn item(at: usize) -> impl Strategy<Value = Value> {
    let condition = (0..COUNT + 1, prop::sample::select(OPERATORS.to_vec()), value()).prop_map(|(question, operator, (kind, value))| {
        let mut condition = json!({"question": name(question), "operator": operator});
        condition[format!("answer{kind}")] = value;
        condition
    });
    let flags = (any::<bool>(), any::<bool>(), prop::option::of(0..8usize), prop::bool::weighted(0.1));
    (prop::sample::select(TYPES.to_vec()), flags, prop::collection::vec(condition, 0..3), any::<bool>()).prop_map(
        move |(kind, (required, repeats, max, not_kept), conditions, all)| {
            let mut item = json!({
                "linkId": name(at), "type": kind, "text": format!("Text of {{{}}}", name((at + 1) % COUNT)), "required": required, "repeats": repeats,
                "enableWhen": conditions, "enableBehavior": if all { "all" } else { "any" }, "item": []
            });
            if let Some(max) = max {
                item["maxLength"] = json!(max);
            }
            if kind.ends_with("choice") {
                item["answerOption"] = super::options(&["a", "b", "none"]);
                item["answerOption"][2]["extension"] = json!([{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true}]);
            }
            if not_kept {
                item["extension"] = json!([{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}]);
            }
            item
        },
    )
}

/// Any tree of a dozen items, cycles and nonsense included. The last top-level item is the summary.
fn questionnaire() -> impl Strategy<Value = Questionnaire> {
    let items = (0..COUNT).map(|at| item(at).boxed()).collect::<Vec<_>>();
    (items, prop::collection::vec(0..COUNT * 2, COUNT)).prop_map(|(items, places)| {
        let mut top: Vec<Value> = Vec::new();
        for (item, place) in items.into_iter().zip(places) {
            // Some go inside an earlier item, some inside that one's last child, the rest to the top.
            match top.get_mut(place) {
                Some(around) => match around["item"].as_array_mut().unwrap() {
                    inner if place % 2 == 0 && !inner.is_empty() => inner.last_mut().unwrap()["item"].as_array_mut().unwrap().push(item),
                    inner => inner.push(item),
                },
                None => top.push(item),
            }
        }
        let last = top.last_mut().unwrap();
        last["linkId"] = json!("summary");
        last["type"] = json!("group");
        of(Value::Array(top))
    })
}

/// One thing that a reader does: answers a question, or clears it.
fn step() -> impl Strategy<Value = (usize, Vec<(&'static str, Value)>)> {
    (0..COUNT, prop::collection::vec(value(), 0..3))
}

fn read((kind, value): &(&str, Value)) -> Answer {
    match *kind {
        "Boolean" => Answer::Boolean(value.as_bool().unwrap()),
        "Coding" => super::coding(value["code"].as_str().unwrap()),
        "String" => super::text(value.as_str().unwrap()),
        "Date" => Answer::Date(value.as_str().unwrap().to_owned()),
        "Integer" => Answer::Integer(value.as_i64().unwrap() as i32),
        _ => Answer::Decimal(value.to_string()),
    }
}

fn answer(steps: &[(usize, Vec<(&'static str, Value)>)]) -> Answers {
    let mut answers = Answers::new();
    for (at, given) in steps {
        answers.set(&name(*at), given.iter().map(read).collect());
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn answering_changing_and_clearing_in_any_order_never_panics(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..20)) {
        let mut answers = Answers::new();
        let mut before = evaluate(&questionnaire, &answers);
        for (at, given) in &steps {
            match (questionnaire.item(&name(*at)), given.first()) {
                (Some(item), Some(first)) if given.len() == 1 => answers.toggle(item, read(first), true),
                _ => answers.set(&name(*at), given.iter().map(read).collect()),
            }
            let now = evaluate(&questionnaire, &answers);
            let _ = rows(&questionnaire, &answers, &now, &WORDS);
            let _ = sections(&questionnaire, &now);
            let _ = summary::lines(&questionnaire, &answers, &now, &WORDS);
            let _ = response::export(&questionnaire, &answers, &now, None, None);
            if let Some(changed) = questionnaire.item(&name(*at)) {
                // Whoever follows what arose comes to an end, and sees each screen once.
                let mut current = changed;
                let mut seen = 0;
                while let Some(arisen) = next_arisen(&questionnaire, &before, &now, changed, current) {
                    current = arisen;
                    seen += 1;
                    prop_assert!(seen <= questionnaire.items().len());
                }
            }
            before = now;
        }
    }

    #[test]
    fn following_next_shows_every_screen_once(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12)) {
        let answers = answer(&steps);
        let evaluation = evaluate(&questionnaire, &answers);
        let all: Vec<usize> = screens(&questionnaire, &evaluation).map(|item| item.position).collect();
        let mut walked: Vec<usize> = all.first().copied().into_iter().collect();
        while let Some(item) = walked.last().and_then(|&last| next(&questionnaire, &evaluation, &questionnaire.items()[last])) {
            walked.push(item.position);
        }
        prop_assert_eq!(walked, all);
    }

    #[test]
    fn nothing_enabled_stands_in_something_disabled(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12)) {
        let evaluation = evaluate(&questionnaire, &answer(&steps));
        for item in evaluation.enabled(&questionnaire) {
            prop_assert!(questionnaire.parent(item).is_none_or(|around| evaluation.is_enabled(around)));
        }
    }

    #[test]
    fn disabling_and_enabling_again_restores(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12), (at, given) in step()) {
        let mut answers = answer(&steps);
        let (before, old) = (evaluate(&questionnaire, &answers), answers.get(&name(at)).to_vec());
        answers.set(&name(at), given.iter().map(read).collect());
        let _ = evaluate(&questionnaire, &answers);
        answers.set(&name(at), old);
        prop_assert_eq!(evaluate(&questionnaire, &answers), before);
    }

    #[test]
    fn a_disabled_answer_changes_nothing(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12)) {
        let answers = answer(&steps);
        let evaluation = evaluate(&questionnaire, &answers);
        let mut without = answers.clone();
        for item in questionnaire.items().iter().filter(|item| !evaluation.is_enabled(item)) {
            without.clear(&item.link_id);
        }
        prop_assert_eq!(evaluate(&questionnaire, &without), evaluation);
    }

    #[test]
    fn import_gives_back_what_export_wrote(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12)) {
        let answers = answer(&steps);
        let evaluation = evaluate(&questionnaire, &answers);
        let exported = response::export(&questionnaire, &answers, &evaluation, None, None);
        let imported = response::import(&questionnaire, &exported.to_string()).unwrap();
        prop_assert_eq!(&imported.problems, &[]);
        for item in questionnaire.items() {
            // Inside an item that is not exported nothing is, and a whole number is a decimal where one is asked for.
            let kept = if item.not_kept { &[] } else { evaluation.answers_to(item, &answers) };
            let given: Vec<Answer> = kept.iter().map(|answer| match answer {
                Answer::Integer(number) if item.item_type == crate::questionnaire::ItemType::Decimal => Answer::Decimal(number.to_string()),
                other => other.clone(),
            }).collect();
            let back = imported.answers.get(&item.link_id);
            prop_assert!(given.len() == back.len() && given.iter().zip(back).all(|(one, other)| one.equals(other) || one == other), "{:?} {:?}", given, back);
        }
    }

    #[test]
    fn completed_means_every_enabled_required_question_is_answered(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..30)) {
        let answers = answer(&steps);
        let evaluation = evaluate(&questionnaire, &answers);
        let missing = |item: &&super::super::Item| item.required && item.is_question() && !evaluation.answers_to(item, &answers).iter().any(|answer| item.takes(answer));
        let any_missing = evaluation.enabled(&questionnaire).any(|item| missing(&item));
        if evaluation.status == Status::Completed {
            prop_assert!(!any_missing);
        }
        prop_assert_eq!(evaluation.status == Status::InProgress, evaluation.enabled(&questionnaire).any(|item| {
            let group = item.item_type == crate::questionnaire::ItemType::Group && item.required && !evaluation.is_answered(item)
                && questionnaire.descendants(item).iter().any(|inner| inner.is_question() && evaluation.is_enabled(inner));
            group || missing(&item)
        }));
    }
}

#[cfg(feature = "ssr")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_check_never_panics_and_a_search_never_lies(questionnaire in questionnaire(), steps in prop::collection::vec(step(), 0..12)) {
        use super::super::{Unreachable, check, reach};
        let _ = check(&questionnaire);
        let evaluation = evaluate(&questionnaire, &answer(&steps));
        for item in questionnaire.items() {
            match reach(&questionnaire, &item.link_id) {
                Ok(found) => prop_assert!(evaluate(&questionnaire, &found).is_enabled(item)),
                // Random answers may break the rules of their question; only those that keep them disprove the search.
                Err(Unreachable::Never) => prop_assert!(!evaluation.is_enabled(item) || !evaluation.errors.iter().all(|error| error.kind == crate::questionnaire::ErrorKind::Required)),
                Err(_) => {}
            }
        }
    }
}
