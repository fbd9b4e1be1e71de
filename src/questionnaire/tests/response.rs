//! QuestionnaireResponse: out and in.

use super::super::response::{ImportProblemKind, export, import, narrative};
use super::super::summary::lines;
use super::super::{Answer, ReadError};
use super::{WORDS, answers, coding, evaluated, is_yes, of, options, text};
use serde_json::json;

#[test]
fn the_export_is_nested_like_the_questionnaire() {
    let questionnaire = of(json!([
        {"linkId": "s", "type": "group", "text": "Section", "item": [
            {"linkId": "q", "type": "choice", "text": "Which?", "repeats": true, "answerOption": options(&["a", "b"]), "item": [
                {"linkId": "inner", "type": "decimal", "text": "How much?"}
            ]},
            {"linkId": "r", "type": "boolean", "required": true, "item": [{"linkId": "under", "type": "date"}]}
        ]},
        {"linkId": "empty", "type": "group", "item": [{"linkId": "e", "type": "string"}]}
    ]));
    let given = answers([
        ("q", vec![coding("a"), coding("b")]),
        ("inner", vec![Answer::Decimal("7.5".to_owned())]),
        ("under", vec![Answer::Date("2026".to_owned())]),
    ]);
    assert_eq!(
        export(&questionnaire, &given, &evaluated(&questionnaire, &given), Some("2026-12-01"), None),
        json!({
            "resourceType": "QuestionnaireResponse", "questionnaire": "https://carer-portal.example/Questionnaire/t", "status": "in-progress", "authored": "2026-12-01",
            "item": [{"linkId": "s", "text": "Section", "item": [
                {"linkId": "q", "text": "Which?", "answer": [
                    {"valueCoding": {"system": super::CODES, "code": "a"}, "item": [{"linkId": "inner", "text": "How much?", "answer": [{"valueDecimal": 7.5}]}]},
                    {"valueCoding": {"system": super::CODES, "code": "b"}}
                ]},
                {"linkId": "r", "item": [{"linkId": "under", "answer": [{"valueDate": "2026"}]}]}
            ]}]
        })
    );
}

#[test]
fn what_is_not_kept_never_leaves() {
    let not_kept = json!([{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}]);
    let questionnaire = of(json!([
        {"linkId": "safe", "type": "group", "extension": not_kept, "item": [{"linkId": "inner", "type": "string", "item": [{"linkId": "deep", "type": "string"}]}]},
        {"linkId": "secret", "type": "string", "extension": not_kept}, {"linkId": "q", "type": "string"}
    ]));
    let given = answers([
        ("inner", vec![text("hidden")]),
        ("deep", vec![text("hidden")]),
        ("secret", vec![text("hidden")]),
        ("q", vec![text("told")]),
    ]);
    let exported = export(&questionnaire, &given, &evaluated(&questionnaire, &given), None, None);
    assert_eq!(exported["item"], json!([{"linkId": "q", "answer": [{"valueString": "told"}]}]));
}

#[test]
fn an_import_takes_what_it_can_and_names_the_rest() {
    let questionnaire = of(json!([
        {"linkId": "g", "type": "group", "item": [{"linkId": "q", "type": "string"}, {"linkId": "n", "type": "decimal"}]},
        {"linkId": "shut", "type": "boolean", "enableWhen": [is_yes("q", true)]}
    ]));
    let imported = import(
        &questionnaire,
        &json!({
            "resourceType": "QuestionnaireResponse", "questionnaire": "https://example.org/other|2", "item": [
                null, 7, {"answer": [{"valueString": "x"}]},
                {"linkId": "gone", "item": [{"linkId": "n", "answer": [{"valueInteger": 5}, {"item": []}, 3]}]},
                {"linkId": "g", "answer": [{"valueBoolean": true, "item": [{"linkId": "q", "answer": [{"valueString": "in an answer"}]}]}]},
                {"linkId": "shut", "answer": [{"valueTime": "12:00:00"}, {"valueBoolean": "true"}, {"valueInteger": 3}]},
                {"linkId": "q", "answer": {"valueString": "not a list"}}
            ]
        })
        .to_string(),
    )
    .unwrap();
    let problems: Vec<_> = imported.problems.iter().map(|problem| (problem.link_id.as_str(), problem.kind)).collect();
    use ImportProblemKind::{NotAQuestion, UnknownItem, UnreadableAnswer};
    assert_eq!(
        problems,
        [
            ("", UnknownItem),
            ("", UnknownItem),
            ("", UnknownItem),
            ("gone", UnknownItem),
            ("n", UnreadableAnswer),
            ("n", UnreadableAnswer),
            ("g", NotAQuestion),
            ("shut", UnreadableAnswer),
            ("shut", UnreadableAnswer)
        ]
    );
    assert_eq!(
        imported.answers,
        answers([("n", vec![Answer::Decimal("5".to_owned())]), ("q", vec![text("in an answer")]), ("shut", vec![Answer::Integer(3)])])
    );
    assert_eq!(imported.other_questionnaire.as_deref(), Some("https://example.org/other|2"));
}

#[test]
fn what_is_no_response_is_refused() {
    let questionnaire = of(json!([]));
    assert_eq!(
        import(&questionnaire, "{\"resourceType\": \"Questionnaire\"}"),
        Err(ReadError::OtherResource(Some("Questionnaire".to_owned())))
    );
    assert!(matches!(import(&questionnaire, "answers"), Err(ReadError::NotJson { .. })));
    let ours = import(
        &questionnaire,
        "{\"resourceType\": \"QuestionnaireResponse\", \"questionnaire\": \"https://carer-portal.example/Questionnaire/t|1.0\"}",
    )
    .unwrap();
    assert_eq!(ours.other_questionnaire, None, "the version does not matter");
}

#[test]
fn a_response_carries_the_result_for_whoever_opens_it_without_the_portal() {
    let questionnaire = of(json!([
        {"linkId": "q", "type": "string", "text": "Q"},
        {"linkId": "summary", "type": "group", "item": [{"linkId": "g", "type": "group", "text": "You & we", "item": [
            {"linkId": "d", "type": "display", "text": "You said {q}"}
        ]}]}
    ]));
    let given = answers([("q", vec![text("<b>one</b>\ntwo")])]);
    let evaluation = evaluated(&questionnaire, &given);
    let lines = lines(&questionnaire, &given, &evaluation, &WORDS);
    let readable = narrative("A \"tool\"", &lines);
    let exported = export(&questionnaire, &given, &evaluation, None, Some(readable));
    assert_eq!(
        exported["text"],
        json!({"status": "generated", "div": "<div xmlns=\"http://www.w3.org/1999/xhtml\"><h1>A &quot;tool&quot;</h1><h2>You &amp; we</h2><p>You said &lt;b&gt;one&lt;/b&gt;<br/>two</p></div>"})
    );
    let again = import(&questionnaire, &exported.to_string()).unwrap();
    assert_eq!(again.answers, given, "the text for people changes nothing");
}

#[test]
fn an_import_tells_the_day_that_the_file_names() {
    let questionnaire = of(json!([]));
    let day = |authored: &str| {
        let file = json!({"resourceType": "QuestionnaireResponse", "authored": authored}).to_string();
        import(&questionnaire, &file).unwrap().authored
    };
    assert_eq!(day("2026-11-24").as_deref(), Some("2026-11-24"));
    assert_eq!(day("2026-11-24T10:00:00Z").as_deref(), Some("2026-11-24"));
    assert_eq!(day("2026"), None);
}
