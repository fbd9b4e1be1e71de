//! Reading: what is kept, and that nothing odd makes it fail.

use super::super::{ItemControl, ItemType, Questionnaire, ReadError};
use super::{enabled, of, options};
use crate::questionnaire::Answers;
use serde_json::{Value, json};

#[test]
fn an_item_keeps_its_extensions() {
    let hl7 = |name: &str| format!("http://hl7.org/fhir/StructureDefinition/{name}");
    let questionnaire = of(json!([{"linkId": "g", "type": "group", "text": "G",
        "extension": [{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}],
        "item": [{
            "linkId": "q", "type": "choice", "prefix": "1a", "text": "Why?", "required": true, "repeats": true, "maxLength": 7,
            "_text": {"extension": [
                {"url": hl7("rendering-markdown"), "valueMarkdown": "**Why?**"}, {"url": hl7("rendering-xhtml"), "valueString": "<b>Why?</b>"}
            ]},
            "extension": [
                {"url": hl7("entryFormat"), "valueString": "One or more"},
                {"url": hl7("questionnaire-supportLink"), "valueUri": "/help-now/"},
                {"url": hl7("questionnaire-itemControl"), "valueCodeableConcept": {"coding": [{"code": "check-box"}]}}
            ],
            "answerOption": [
                {"valueString": "a"}, {"valueInteger": 2}, {"valueDate": "2026-01-01"}, {"valueReference": {}},
                {"valueCoding": {"code": "none"}, "extension": [{"url": hl7("questionnaire-optionExclusive"), "valueBoolean": true}]}
            ],
            "item": [{"linkId": "h", "type": "display", "text": "Because",
                "extension": [{"url": hl7("questionnaire-itemControl"), "valueCodeableConcept": {"coding": [{"code": "help"}]}}]}]
        }]
    }]));
    let item = questionnaire.item("q").unwrap();
    assert_eq!(item.prefix.as_deref(), Some("1a"));
    assert_eq!((item.text.markdown.as_deref(), item.text.html.as_deref()), (Some("**Why?**"), Some("<b>Why?</b>")));
    assert_eq!((item.required, item.repeats, item.max_length), (true, true, Some(7)));
    assert_eq!((item.hint.as_deref(), item.support_links.as_slice()), (Some("One or more"), ["/help-now/".to_owned()].as_slice()));
    assert_eq!(item.control, Some(ItemControl::CheckBox));
    assert_eq!(item.options.iter().map(|option| option.exclusive).collect::<Vec<_>>(), [false, false, false, true]);
    assert!(item.not_kept, "a group hands its mark down");
    assert!(questionnaire.item("h").unwrap().is_help());
}

#[test]
fn the_tree_is_walked_from_any_item() {
    let questionnaire = of(json!([
        {"linkId": "a", "type": "group", "item": [{"linkId": "b", "type": "group", "item": [{"linkId": "c", "type": "string"}]}, {"linkId": "d", "type": "string"}]},
        {"linkId": "summary", "type": "group"}
    ]));
    let item = |link_id| questionnaire.item(link_id).unwrap();
    assert_eq!(super::names(questionnaire.top_level()), "a summary");
    assert_eq!(super::names(questionnaire.children(item("a"))), "b d");
    assert_eq!(super::names(questionnaire.descendants(item("a")).iter()), "b c d");
    assert_eq!(questionnaire.section(item("c")), Some(item("a")));
    assert_eq!(questionnaire.parent(item("d")), Some(item("a")));
    assert_eq!(questionnaire.summary(), Some(item("summary")));
    assert_eq!(questionnaire.item("e"), None);
}

#[test]
fn translations_are_read_where_the_file_has_them() {
    let translation = json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
        {"url": "lang", "valueCode": "cy"}, {"url": "content", "valueString": "Pam?"}
    ]}]});
    let json = json!({"resourceType": "Questionnaire", "title": "Why", "_title": translation, "item": [
        {"linkId": "q", "type": "choice", "text": "Why?", "_text": translation,
            "answerOption": [{"valueCoding": {"code": "a", "display": "A", "_display": translation}}]},
        {"linkId": "r", "type": "string", "text": "Who?"}
    ]})
    .to_string();
    let welsh = Questionnaire::read_in(&json, Some("cy")).unwrap();
    let texts: Vec<&str> = welsh.items().iter().map(|item| item.text.plain.as_str()).collect();
    assert_eq!((welsh.title.as_str(), texts), ("Pam?", vec!["Pam?", "Who?"]));
    let crate::questionnaire::Answer::Coding { display, .. } = &welsh.items()[0].options[0].value else { panic!("a coding") };
    assert_eq!(display.as_deref(), Some("Pam?"));
    assert_eq!(Questionnaire::read(&json).unwrap().items()[0].text.plain, "Why?");
}

#[test]
fn what_is_no_questionnaire_is_refused() {
    assert_eq!(Questionnaire::read("{\n  \"item\": [,]}"), Err(ReadError::NotJson { line: 2, column: 12 }));
    assert_eq!(Questionnaire::read("[]"), Err(ReadError::OtherResource(None)));
    assert_eq!(Questionnaire::read("{\"resourceType\": \"Patient\"}"), Err(ReadError::OtherResource(Some("Patient".to_owned()))));
    assert!(Questionnaire::read("\u{feff}{\"resourceType\": \"Questionnaire\"}").is_ok(), "a byte order mark does no harm");
    let deep = "{\"item\":[".repeat(200) + &"]}".repeat(200);
    assert!(matches!(Questionnaire::read(&deep), Err(ReadError::NotJson { .. })));
}

#[test]
fn an_unknown_type_is_kept_by_its_name() {
    let questionnaire = of(json!([{"linkId": "a", "type": "attachment"}, {"linkId": "b"}]));
    assert_eq!(questionnaire.items()[0].item_type, ItemType::Unsupported("attachment".to_owned()));
    assert_eq!(questionnaire.items()[1].item_type, ItemType::Unsupported(String::new()));
}

#[test]
fn members_of_the_wrong_type_never_panic() {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("x"),
        json!([]),
        json!([null, 1, [], {}]),
        json!({}),
        json!({"extension": [1]}),
    ];
    let whole = json!({
        "linkId": "a", "type": "choice", "text": "T", "_text": {"extension": [{"url": "x"}]}, "prefix": "1", "required": true, "repeats": true,
        "maxLength": 3, "enableBehavior": "all", "answerOption": options(&["a"]), "extension": [{"url": "x"}],
        "enableWhen": [{"question": "a", "operator": "=", "answerBoolean": true}], "item": []
    });
    for name in whole.as_object().unwrap().keys() {
        for value in &odd {
            let mut item = whole.clone();
            item[name] = value.clone();
            let _ = enabled(&of(json!([item])), &Answers::new());
            let mut deeper = whole.clone();
            if let Some(first) = deeper[name].get_mut(0).and_then(Value::as_object_mut) {
                first.values_mut().for_each(|member| *member = value.clone());
            }
            let _ = enabled(&of(json!([deeper])), &Answers::new());
        }
    }
    for value in odd {
        let _ = of(value);
    }
}

#[test]
fn a_cycle_ends_and_stays_disabled() {
    let condition = |question: &str| json!([{"question": question, "operator": "=", "answerBoolean": true}]);
    let questionnaire = of(json!([
        {"linkId": "a", "type": "boolean", "enableWhen": condition("b")}, {"linkId": "b", "type": "boolean", "enableWhen": condition("a")},
        {"linkId": "c", "type": "boolean", "enableWhen": condition("c")},
        {"linkId": "g", "type": "group", "enableWhen": condition("d"), "item": [{"linkId": "d", "type": "boolean"}]},
        {"linkId": "e", "type": "boolean"}
    ]));
    let yes = || vec![crate::questionnaire::Answer::Boolean(true)];
    assert_eq!(enabled(&questionnaire, &super::answers([("a", yes()), ("b", yes()), ("c", yes()), ("d", yes())])), "e");
}
