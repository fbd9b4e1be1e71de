//! The nine rules, one or more tests each, named by the rule.

use super::super::{ErrorKind, Status, evaluate, response, summary};
use super::{WORDS, answers, coding, enabled, holds, is_code, is_yes, of, options, text};
use crate::questionnaire::Answer;
use serde_json::{Value, json};

fn integer() -> Value {
    json!({"type": "integer"})
}

#[test]
fn rule_1_operators_compare_numbers() {
    let cases = [
        ("=", [false, true, false]),
        ("!=", [true, false, true]),
        (">", [false, false, true]),
        ("<", [true, false, false]),
        (">=", [false, true, true]),
        ("<=", [true, true, false]),
    ];
    for (operator, expected) in cases {
        for (number, expected) in [19, 20, 21].into_iter().zip(expected) {
            let condition = json!({"operator": operator, "answerInteger": 20});
            assert_eq!(holds(integer(), condition, vec![Answer::Integer(number)]), expected, "{number} {operator} 20");
        }
    }
}

#[test]
fn rule_1_exists_holds_for_answered_or_for_unanswered() {
    for (answered, wanted) in [(true, true), (true, false), (false, true), (false, false)] {
        let given = if answered { vec![Answer::Integer(0)] } else { Vec::new() };
        assert_eq!(holds(integer(), json!({"operator": "exists", "answerBoolean": wanted}), given), answered == wanted);
    }
}

#[test]
fn rule_1_decimals_and_dates_compare_by_value() {
    let decimal = |operator: &str, value: f64, given: &str| {
        holds(json!({"type": "decimal"}), json!({"operator": operator, "answerDecimal": value}), vec![Answer::Decimal(given.to_owned())])
    };
    assert!(decimal("=", 0.1, "0.10"));
    assert!(decimal(">", 9.5, "10.0"));
    assert!(decimal("<", -1.5, "-20"));
    let date = |operator: &str, value: &str, given: &str| {
        holds(json!({"type": "date"}), json!({"operator": operator, "answerDate": value}), vec![Answer::Date(given.to_owned())])
    };
    assert!(date("<", "2026-05-01", "2026-04-30"));
    assert!(date(">=", "2026-05-01", "2026-05-01"));
    assert!(date(">", "2026-05-01", "2027"));
    assert!(!date(">", "2026-05-01", "2026"), "nobody can say which of a year and its day comes first");
}

#[test]
fn rule_1_enable_behavior_joins_conditions() {
    let questionnaire = |behavior: &str| {
        of(json!([
            {"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "boolean"},
            {"linkId": "x", "type": "display", "enableBehavior": behavior, "enableWhen": [is_yes("a", true), is_yes("b", true)]}
        ]))
    };
    let yes = |link_id: &'static str| (link_id, vec![Answer::Boolean(true)]);
    assert_eq!(enabled(&questionnaire("all"), &answers([yes("a")])), "a b");
    assert_eq!(enabled(&questionnaire("all"), &answers([yes("a"), yes("b")])), "a b x");
    assert_eq!(enabled(&questionnaire("any"), &answers([yes("b")])), "a b x");
    assert_eq!(enabled(&questionnaire("any"), &answers([])), "a b");
}

#[test]
fn rule_2_any_answer_can_meet_a_condition() {
    let choice = json!({"type": "choice", "repeats": true, "answerOption": options(&["a", "b", "c"])});
    assert!(holds(choice.clone(), is_code("q", "b"), vec![coding("a"), coding("b")]));
    assert!(!holds(choice, is_code("q", "c"), vec![coding("a"), coding("b")]));
    assert!(holds(
        json!({"type": "integer", "repeats": true}),
        json!({"operator": ">", "answerInteger": 5}),
        [1, 9].map(Answer::Integer).to_vec()
    ));
}

#[test]
fn rule_2_not_equal_needs_no_equal_answer_and_holds_when_unanswered() {
    let choice = json!({"type": "choice", "repeats": true, "answerOption": options(&["a", "b", "c"])});
    let not_b = json!({"operator": "!=", "answerCoding": {"system": super::CODES, "code": "b"}});
    assert!(holds(choice.clone(), not_b.clone(), vec![]));
    assert!(holds(choice.clone(), not_b.clone(), vec![coding("a"), coding("c")]));
    assert!(!holds(choice, not_b, vec![coding("a"), coding("b")]));
}

#[test]
fn rule_3_a_disabled_item_disables_all_inside_it() {
    let questionnaire = of(json!([
        {"linkId": "open", "type": "boolean"},
        {"linkId": "group", "type": "group", "enableWhen": [is_yes("open", true)], "item": [
            {"linkId": "inner", "type": "group", "item": [
                {"linkId": "deep", "type": "boolean", "enableWhen": [{"question": "open", "operator": "exists", "answerBoolean": true}]}
            ]}
        ]}
    ]));
    assert_eq!(enabled(&questionnaire, &answers([("open", vec![Answer::Boolean(false)])])), "open");
    assert_eq!(enabled(&questionnaire, &answers([("open", vec![Answer::Boolean(true)])])), "open group inner deep");
}

#[test]
fn rule_4_a_disabled_answer_is_unseen_but_kept() {
    let questionnaire = of(json!([
        {"linkId": "a", "type": "boolean"},
        {"linkId": "b", "type": "boolean", "enableWhen": [is_yes("a", true)]},
        {"linkId": "c", "type": "display", "enableWhen": [is_yes("b", true)]},
        {"linkId": "d", "type": "display", "enableWhen": [{"question": "b", "operator": "!=", "answerBoolean": true}]},
        {"linkId": "e", "type": "display", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": false}]}
    ]));
    let mut given = answers([("a", vec![Answer::Boolean(true)]), ("b", vec![Answer::Boolean(true)])]);
    assert_eq!(enabled(&questionnaire, &given), "a b c");
    given.set("a", vec![Answer::Boolean(false)]);
    assert_eq!(enabled(&questionnaire, &given), "a d e");
    given.set("a", vec![Answer::Boolean(true)]);
    assert_eq!(enabled(&questionnaire, &given), "a b c", "the answer came back");
}

#[test]
fn rule_4_holds_where_the_condition_points_forwards_and_into_a_disabled_group() {
    let questionnaire = of(json!([
        {"linkId": "x", "type": "display", "enableWhen": [is_yes("later", true)]},
        {"linkId": "group", "type": "group", "enableWhen": [is_yes("open", true)], "item": [{"linkId": "later", "type": "boolean"}]},
        {"linkId": "open", "type": "boolean"}
    ]));
    let mut given = answers([("later", vec![Answer::Boolean(true)])]);
    assert_eq!(enabled(&questionnaire, &given), "open");
    given.set("open", vec![Answer::Boolean(true)]);
    assert_eq!(enabled(&questionnaire, &given), "x group later open");
}

#[test]
fn rule_5_required_counts_only_while_enabled() {
    let questionnaire = of(json!([
        {"linkId": "a", "type": "boolean", "required": true},
        {"linkId": "b", "type": "string", "required": true, "enableWhen": [is_yes("a", true)]}
    ]));
    let status = |given: &super::Answers| evaluate(&questionnaire, given).status;
    assert_eq!(status(&answers([])), Status::InProgress);
    assert_eq!(status(&answers([("a", vec![Answer::Boolean(false)])])), Status::Completed);
    assert_eq!(status(&answers([("a", vec![Answer::Boolean(true)])])), Status::InProgress);
    assert_eq!(status(&answers([("a", vec![Answer::Boolean(true)]), ("b", vec![text("  ")])])), Status::InProgress);
    assert_eq!(status(&answers([("a", vec![Answer::Boolean(true)]), ("b", vec![text("so")])])), Status::Completed);
}

#[test]
fn rule_5_nothing_disabled_is_exported() {
    let questionnaire = of(json!([
        {"linkId": "a", "type": "boolean"},
        {"linkId": "g", "type": "group", "enableWhen": [is_yes("a", true)], "item": [{"linkId": "b", "type": "string"}]}
    ]));
    let given = answers([("a", vec![Answer::Boolean(false)]), ("b", vec![text("secret")])]);
    let exported = response::export(&questionnaire, &given, &evaluate(&questionnaire, &given), None, None).to_string();
    assert!(!exported.contains("secret") && !exported.contains("\"b\"") && !exported.contains("\"g\""), "{exported}");
}

#[test]
fn rule_5_a_required_group_needs_one_answer_in_it() {
    let questionnaire = of(json!([{"linkId": "g", "type": "group", "required": true, "item": [
        {"linkId": "a", "type": "boolean"}, {"linkId": "b", "type": "boolean"}
    ]}]));
    let evaluation = evaluate(&questionnaire, &answers([]));
    assert_eq!((evaluation.status, evaluation.error("g")), (Status::InProgress, Some(ErrorKind::Required)));
    assert_eq!(evaluate(&questionnaire, &answers([("b", vec![Answer::Boolean(false)])])).status, Status::Completed);
}

#[test]
fn rule_6_a_boolean_has_three_states() {
    let boolean = json!({"type": "boolean"});
    for (given, yes, no) in
        [(vec![], false, false), (vec![Answer::Boolean(true)], true, false), (vec![Answer::Boolean(false)], false, true)]
    {
        assert_eq!(holds(boolean.clone(), is_yes("q", true), given.clone()), yes);
        assert_eq!(holds(boolean.clone(), is_yes("q", false), given), no);
    }
    let questionnaire = of(json!([{"linkId": "q", "type": "boolean", "required": true}]));
    assert_eq!(evaluate(&questionnaire, &answers([("q", vec![Answer::Boolean(false)])])).status, Status::Completed, "no is an answer");
}

#[test]
fn rule_7_type_mismatches_load_and_never_hold() {
    let choice = json!({"type": "choice", "answerOption": options(&["a"])});
    let mismatches = [
        (integer(), json!({"operator": "=", "answerString": "20"})),
        (integer(), json!({"operator": "!=", "answerString": "20"})),
        (integer(), json!({"operator": ">", "answerBoolean": true})),
        (integer(), json!({"operator": "=", "answerInteger": "20"})),
        (integer(), json!({"operator": "="})),
        (integer(), json!({"operator": "~", "answerInteger": 20})),
        (integer(), json!({"operator": "exists", "answerInteger": 20})),
        (integer(), json!({"operator": "!=", "answerQuantity": {"value": 20}})),
        (choice.clone(), json!({"operator": "=", "answerString": "a"})),
        (choice.clone(), json!({"operator": ">", "answerCoding": {"system": super::CODES, "code": "a"}})),
        (json!({"type": "boolean"}), json!({"operator": ">=", "answerBoolean": true})),
        (json!({"type": "date"}), json!({"operator": "=", "answerDate": "2026-02-30"})),
        (json!({"type": "group"}), json!({"operator": "!=", "answerInteger": 20})),
    ];
    for (question, condition) in mismatches {
        for given in [vec![], vec![Answer::Integer(20)], vec![text("20")], vec![coding("a")], vec![Answer::Date("2026-02-30".to_owned())]] {
            assert!(!holds(question.clone(), condition.clone(), given), "{question} {condition}");
        }
    }
}

#[test]
fn rule_7_an_answer_of_the_wrong_type_meets_no_comparison() {
    for operator in ["=", "!=", ">", "<", ">=", "<="] {
        assert!(!holds(integer(), json!({"operator": operator, "answerInteger": 20}), vec![text("20")]), "{operator}");
    }
}

#[test]
fn rule_8_codings_compare_by_system_and_code() {
    let choice = json!({"type": "choice", "answerOption": options(&["a"])});
    let given = |system: Option<&str>, code: &str| {
        vec![Answer::Coding { system: system.map(str::to_owned), code: code.to_owned(), display: Some("other words".to_owned()) }]
    };
    assert!(holds(choice.clone(), is_code("q", "a"), given(Some(super::CODES), "a")));
    assert!(!holds(choice.clone(), is_code("q", "a"), given(Some("https://example.org"), "a")));
    assert!(!holds(choice.clone(), is_code("q", "a"), given(None, "a")));
    assert!(!holds(choice, is_code("q", "a"), given(Some(super::CODES), "A")));
}

#[test]
fn rule_9_the_summary_is_what_is_enabled_in_it_with_answers_in_words() {
    let questionnaire = of(json!([
        {"linkId": "s", "type": "group", "item": [{"linkId": "q", "type": "choice", "repeats": true, "answerOption": options(&["a", "b", "c"])}]},
        {"linkId": "summary", "type": "group", "text": "Result", "item": [
            {"linkId": "told", "type": "display", "text": "You said {q}.", "enableWhen": [{"question": "q", "operator": "exists", "answerBoolean": true}]},
            {"linkId": "always", "type": "display", "text": "The council decides."}
        ]}
    ]));
    let lines = |given: &super::Answers| {
        let lines = summary::lines(&questionnaire, given, &evaluate(&questionnaire, given), &WORDS);
        lines.into_iter().map(|line| line.text.plain).collect::<Vec<_>>()
    };
    assert_eq!(lines(&answers([])), ["The council decides."]);
    assert_eq!(lines(&answers([("q", vec![coding("a"), coding("b"), coding("c")])])), ["You said A, B and C.", "The council decides."]);
}
