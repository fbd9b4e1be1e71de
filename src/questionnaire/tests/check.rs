//! The check: each mistake on its own, by the item it names and the cure it gives.

use super::super::{Severity, check_json};
use super::{is_code, is_yes, options};
use serde_json::{Value, json};

/// What the check says about these items, the errors only or the warnings too.
fn problems(items: &Value, least: Severity) -> Vec<String> {
    let file = json!({"resourceType": "Questionnaire", "item": items}).to_string();
    let problems = check_json(&file).unwrap();
    problems.iter().filter(|problem| problem.severity >= least).map(ToString::to_string).collect()
}

/// The items have exactly one error, which names and says all this.
#[track_caller]
fn one_error(items: Value, says: &[&str]) {
    one(&items, Severity::Error, says);
}

/// The items have exactly one problem, a warning.
#[track_caller]
fn one_warning(items: Value, says: &[&str]) {
    assert_eq!(problems(&items, Severity::Error), [""; 0]);
    one(&items, Severity::Warning, says);
}

#[track_caller]
fn one(items: &Value, least: Severity, says: &[&str]) {
    let problems = problems(items, least);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    for say in says {
        assert!(problems[0].contains(say), "{} should say {say}", problems[0]);
    }
}

/// A section with these questions, and `x` shown by this condition.
fn section(mut items: Value, condition: Value) -> Value {
    items.as_array_mut().unwrap().push(json!({"linkId": "x", "type": "display", "text": "X", "enableWhen": [condition]}));
    json!([{"linkId": "s", "type": "group", "text": "S", "item": items}])
}

fn boolean(link_id: &str) -> Value {
    json!({"linkId": link_id, "type": "boolean", "text": "Q"})
}

fn choice(link_id: &str) -> Value {
    json!({"linkId": link_id, "type": "choice", "text": "Q", "answerOption": options(&["carer", "friend"])})
}

#[test]
fn a_good_questionnaire_has_no_problems() {
    let items = json!([
        {"linkId": "s", "type": "group", "text": "S", "item": [choice("who"), boolean("well"), {"linkId": "n", "type": "integer", "text": "N", "enableWhen": [is_code("who", "carer")]}]},
        {"linkId": "summary", "type": "group", "text": "R", "item": [{"linkId": "y", "type": "display", "text": "Thank you"},
            {"linkId": "x", "type": "display", "text": "You are {who}", "enableBehavior": "any",
            "enableWhen": [{"question": "n", "operator": ">", "answerInteger": 3}, is_yes("well", false)]}]}
    ]);
    assert_eq!(problems(&items, Severity::Warning), [""; 0]);
}

#[test]
fn items_need_a_name_and_a_type() {
    one_error(json!([{"type": "group", "text": "S"}]), &["item[0].linkId", "no linkId"]);
    one_error(
        json!([{"linkId": "a", "type": "group", "text": "S", "item": [{"linkId": "a", "type": "group", "text": "T"}]}]),
        &["\"a\"", "item[0].item[0].linkId", "already taken by item[0]"],
    );
    one_error(
        json!([{"linkId": "a", "type": "groop", "text": "S"}]),
        &["\"a\"", "item[0].type", "\"groop\" is not supported", "did you mean \"group\"?"],
    );
    one_error(json!([{"linkId": "a", "type": "attachment", "text": "S"}]), &["attachment", "write one of group"]);
    one_error(json!([{"linkId": "a", "text": "S"}]), &["no type"]);
    one_error(json!([]), &["no items"]);
}

#[test]
fn conditions_need_a_question_an_operator_and_a_value() {
    one_error(
        section(json!([boolean("carer")]), is_yes("career", true)),
        &["\"x\" (item[0].item[1].enableWhen[0])", "\"career\", which is no item, did you mean \"carer\"?"],
    );
    one_error(section(json!([boolean("q")]), json!({"operator": "=", "answerBoolean": true})), &["write the linkId of a question"]);
    one_error(
        section(json!([boolean("q")]), json!({"question": "q", "operator": "==", "answerBoolean": true})),
        &["\"==\" is unknown; write one of exists  ="],
    );
    one_error(section(json!([boolean("q")]), json!({"question": "q", "operator": "="})), &["no value; write answerBoolean"]);
    one_error(
        section(json!([choice("q")]), json!({"question": "q", "operator": "exists", "answerString": "yes"})),
        &["exists needs answerBoolean"],
    );
    one_error(section(json!([boolean("q")]), json!({"question": "s", "operator": "exists", "answerBoolean": true})), &["never answered"]);
    one_error(
        json!([{"linkId": "s", "type": "group", "text": "S", "item": [boolean("a"), boolean("b"), {"linkId": "x", "type": "display", "text": "X", "enableWhen": [is_yes("a", true), is_yes("b", true)]}]}]),
        &["\"x\"", "enableBehavior is needed", "\"all\" or \"any\""],
    );
}

#[test]
fn type_mismatches_are_warnings() {
    one_warning(
        section(json!([choice("q")]), json!({"question": "q", "operator": "=", "answerString": "carer"})),
        &["another type", "never holds; write answerCoding"],
    );
    one_warning(
        section(json!([choice("q")]), json!({"question": "q", "operator": ">", "answerCoding": {"system": super::CODES, "code": "carer"}})),
        &["have no order"],
    );
    one_warning(section(json!([boolean("q")]), json!({"question": "q", "operator": "!=", "answerQuantity": {}})), &["write answerBoolean"]);
}

#[test]
fn cycles_are_named_once() {
    let items = json!([{"linkId": "s", "type": "group", "text": "S", "item": [
        {"linkId": "a", "type": "boolean", "text": "Q", "enableWhen": [is_yes("c", true)]}, {"linkId": "b", "type": "boolean", "text": "Q", "enableWhen": [is_yes("a", true)]},
        {"linkId": "c", "type": "boolean", "text": "Q", "enableWhen": [is_yes("b", true)]}
    ]}]);
    one_error(items, &["\"a\"", "a waits for c waits for b waits for a"]);
    one_error(
        json!([{"linkId": "s", "type": "group", "text": "S", "enableWhen": [is_yes("q", true)], "item": [boolean("q")]}]),
        &["\"s\"", "s waits for q waits for s"],
    );
    one_error(
        json!([{"linkId": "s", "type": "group", "text": "S", "item": [{"linkId": "x", "type": "boolean", "text": "Q", "enableWhen": [is_yes("x", true)]}]}]),
        &["x waits for x;"],
    );
}

#[test]
fn what_can_never_be_enabled_is_an_error() {
    let never = |item: Value| json!([{"linkId": "s", "type": "group", "text": "S", "item": [choice("c"), boolean("q"), item]}]);
    let both =
        |one, other| never(json!({"linkId": "x", "type": "display", "text": "X", "enableBehavior": "all", "enableWhen": [one, other]}));
    one_error(both(is_code("c", "carer"), is_code("c", "friend")), &["\"x\"", "can never be enabled", "contradict"]);
    one_error(both(is_yes("q", true), json!({"question": "q", "operator": "exists", "answerBoolean": false})), &["\"x\"", "contradict"]);
    one_error(
        never(json!({"linkId": "g", "type": "group", "text": "G", "enableWhen": [is_yes("q", true)], "item": [
            {"linkId": "x", "type": "group", "text": "X", "enableWhen": [is_yes("q", false)], "item": [{"linkId": "y", "type": "display", "text": "Y"}]}
        ]})),
        &["\"x\"", "groups"],
    );
    let typo = problems(&section(json!([choice("c")]), is_code("c", "carers")), Severity::Error);
    assert!(typo[0].contains("is no option of \"c\"") && typo[0].contains("did you mean \"carer\"?"), "{typo:#?}");
    assert!(typo[1].contains("can never be enabled") && typo.len() == 2, "{typo:#?}");
    let chain = json!([{"linkId": "s", "type": "group", "text": "S", "item": [choice("c"), {"linkId": "a", "type": "boolean", "text": "A", "enableWhen": [is_code("c", "z")]},
        {"linkId": "b", "type": "boolean", "text": "B", "enableWhen": [is_yes("a", true)]}]}]);
    assert!(problems(&chain, Severity::Error)[2].contains("waits for \"a\", which can never be asked"));
}

#[test]
fn a_code_that_is_no_option_is_a_warning_where_the_item_can_still_appear() {
    one_warning(
        section(json!([choice("c")]), json!({"question": "c", "operator": "!=", "answerCoding": {"code": "carer"}})),
        &["always holds", "has the system", super::CODES],
    );
}

#[test]
fn choices_need_options() {
    let of_options = |options: Value| json!([{"linkId": "s", "type": "group", "text": "S", "item": [{"linkId": "c", "type": "choice", "text": "C", "answerOption": options}]}]);
    one_error(of_options(json!([])), &["\"c\"", "no options"]);
    one_error(of_options(options(&["a", "b", "a"])), &["answerOption[2]", "an option twice"]);
    one_error(of_options(json!([{"valueCoding": {"display": "A"}}])), &["answerOption[0]", "no code"]);
    one_error(of_options(json!([{"valueString": "a"}, {"valueReference": {}}])), &["answerOption[1]", "cannot be read"]);
}

#[test]
fn texts_and_placeholders() {
    let saying = |text: &str| {
        section(json!([boolean("carer")]), json!({"question": "carer", "operator": "exists", "answerBoolean": true}))
            .to_string()
            .replace("\"X\"", &json!(text).to_string())
    };
    one_error(serde_json::from_str(&saying("You said {career}")).unwrap(), &["{career} points nowhere, did you mean \"carer\"?"]);
    one_error(serde_json::from_str(&saying("You said {s}")).unwrap(), &["{s} points at an item without an answer"]);
    one_warning(serde_json::from_str(&saying(" ")).unwrap(), &["no text"]);
    assert_eq!(problems(&serde_json::from_str(&saying("{carer} and {a set, of words}")).unwrap(), Severity::Warning), [""; 0]);
}

#[test]
fn the_summary_only_shows() {
    let secret = json!({"linkId": "q", "type": "boolean", "text": "Q", "extension": [{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}]});
    let with = |line: Value| json!([{"linkId": "s", "type": "group", "text": "S", "item": [secret]}, {"linkId": "summary", "type": "group", "text": "R", "item": [{"linkId": "y", "type": "display", "text": "Y"}, line]}]);
    one_error(with(boolean("asked")), &["\"asked\"", "the summary is never asked"]);
    one_error(with(json!({"linkId": "x", "type": "display", "text": "{q}"})), &["never kept or printed"]);
    one_warning(with(json!({"linkId": "x", "type": "display", "text": "X", "enableWhen": [is_yes("q", true)]})), &["never kept"]);
    one_warning(
        json!([{"linkId": "s", "type": "group", "text": "S", "item": [{"linkId": "summary", "type": "group", "text": "R"}]}]),
        &["only a group at the top"],
    );
}

#[test]
fn members_that_reading_ignores_are_named() {
    let with = |member: &str, value: Value| {
        let mut items = json!([{"linkId": "s", "type": "group", "text": "S", "item": [boolean("q")]}]);
        items[0]["item"][0][member] = value;
        items
    };
    one_warning(with("required", json!("true")), &["item[0].item[0].required", "write true or false"]);
    one_warning(with("maxLength", json!("7")), &["a whole number"]);
    one_warning(with("enablewhen", json!([])), &["did you mean \"enableWhen\"?"]);
    one_error(with("enableWhen", json!({})), &["a list in [ ]"]);
    one_error(with("item", json!([7])), &["item[0].item[0].item[0]", "must be an object"]);
    one_warning(
        with(
            "extension",
            json!([{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "check-box"}]}}]),
        ),
        &["two radios"],
    );
}

#[test]
fn a_result_that_is_empty_when_nothing_is_answered_is_a_dead_end() {
    let with = |condition: Value| {
        json!([
            {"linkId": "s", "type": "group", "text": "S", "item": [boolean("q")]},
            {"linkId": "summary", "type": "group", "text": "Result", "item": [{"linkId": "d", "type": "display", "text": "D", "enableWhen": condition}]}
        ])
    };
    one_warning(with(json!([is_yes("q", true)])), &["summary", "skips every question", "always shown"]);
    assert_eq!(problems(&with(json!([])), Severity::Warning), [""; 0]);
    let not_answered = json!([{"question": "q", "operator": "exists", "answerBoolean": false}]);
    assert_eq!(problems(&with(not_answered), Severity::Warning), [""; 0]);
}
