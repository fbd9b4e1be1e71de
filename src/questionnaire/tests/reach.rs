//! The search for answers that enable an item.

use super::super::{Unreachable, evaluate, reach};
use super::{is_code, is_yes, of, options};
use serde_json::json;

#[test]
fn answers_are_found_through_groups_chains_and_joined_conditions() {
    let questionnaire = of(json!([
        {"linkId": "a", "type": "choice", "repeats": true, "answerOption": options(&["x", "y", "z"])},
        {"linkId": "g", "type": "group", "enableBehavior": "all", "enableWhen": [is_code("a", "x"), is_code("a", "y")], "item": [
            {"linkId": "n", "type": "integer", "enableBehavior": "any", "enableWhen": [is_code("a", "w"), is_code("a", "z")]},
            {"linkId": "d", "type": "date"}, {"linkId": "dec", "type": "decimal"}, {"linkId": "t", "type": "string"}
        ]},
        {"linkId": "number", "type": "display", "enableBehavior": "all", "enableWhen": [
            {"question": "n", "operator": ">", "answerInteger": 3}, {"question": "n", "operator": "<=", "answerInteger": 5}, {"question": "n", "operator": "!=", "answerInteger": 5}
        ]},
        {"linkId": "date", "type": "display", "enableBehavior": "all", "enableWhen": [
            {"question": "d", "operator": ">", "answerDate": "2026-02-28"}, {"question": "d", "operator": "<", "answerDate": "2026-03-02"}
        ]},
        {"linkId": "decimal", "type": "display", "enableBehavior": "all", "enableWhen": [
            {"question": "dec", "operator": ">", "answerDecimal": 0.1}, {"question": "dec", "operator": "<", "answerDecimal": 0.2}
        ]},
        {"linkId": "text", "type": "display", "enableBehavior": "all", "enableWhen": [
            {"question": "t", "operator": "!=", "answerString": "x"}, {"question": "t", "operator": "exists", "answerBoolean": true}
        ]}
    ]));
    for item in questionnaire.items() {
        let found = reach(&questionnaire, &item.link_id).unwrap_or_else(|why| panic!("{}: {why:?}", item.link_id));
        assert!(evaluate(&questionnaire, &found).is_enabled(item));
    }
    assert_eq!(reach(&questionnaire, "nowhere"), Err(Unreachable::NoSuchItem));
}

#[test]
fn what_cannot_be_is_never_found() {
    let both = |one, other| json!([one, other]);
    let questionnaire = of(json!([
        {"linkId": "q", "type": "boolean"}, {"linkId": "c", "type": "choice", "answerOption": options(&["x", "y"])},
        {"linkId": "g", "type": "group", "enableWhen": [is_yes("q", true)], "item": [
            {"linkId": "against-its-group", "type": "display", "enableWhen": [is_yes("q", false)]}
        ]},
        {"linkId": "two-at-once", "type": "display", "enableBehavior": "all", "enableWhen": both(is_code("c", "x"), is_code("c", "y"))},
        {"linkId": "no-option", "type": "display", "enableWhen": [is_code("c", "z")]},
        {"linkId": "itself", "type": "boolean", "enableWhen": [is_yes("itself", true)]}
    ]));
    for link_id in ["against-its-group", "two-at-once", "no-option"] {
        assert_eq!(reach(&questionnaire, link_id), Err(Unreachable::Never), "{link_id}");
    }
    assert_eq!(reach(&questionnaire, "itself"), Err(Unreachable::GaveUp));
}

#[test]
fn a_long_chain_ends() {
    let chain = (0..3000).map(|at: usize| {
        let earlier = is_yes(&at.saturating_sub(1).to_string(), true);
        let conditions = if at == 0 { json!([]) } else { json!([earlier, earlier]) };
        json!({"linkId": at.to_string(), "type": "boolean", "enableBehavior": "any", "enableWhen": conditions})
    });
    let questionnaire = of(chain.collect());
    assert!(reach(&questionnaire, "300").is_ok());
    assert_eq!(reach(&questionnaire, "2999"), Err(Unreachable::GaveUp));
}
