//! The way through: screens, sections, what comes next, what arose.

use super::super::flow::{Progress, help, next, next_arisen, notes, previous, rows, screens, screens_in, sections};
use super::super::{Answer, Questionnaire};
use super::{WORDS, answers, evaluated, is_yes, names, of, text};
use serde_json::json;

fn questionnaire() -> Questionnaire {
    let help = json!([{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl", "valueCodeableConcept": {"coding": [{"code": "help"}]}}]);
    of(json!([
        {"linkId": "start", "type": "group", "text": "Start", "item": [
            {"linkId": "danger", "type": "boolean", "item": [
                {"linkId": "danger-why", "type": "display", "text": "Why", "extension": help}, {"linkId": "danger-note", "type": "display", "text": "Note"}
            ]},
            {"linkId": "urgent", "type": "display", "text": "Get help", "enableWhen": [is_yes("danger", true)]},
            {"linkId": "who", "type": "string"}
        ]},
        {"linkId": "more", "type": "group", "text": "More", "item": [
            {"linkId": "nested", "type": "group", "item": [{"linkId": "what", "type": "string"}, {"linkId": "when", "type": "date", "enableWhen": [is_yes("danger", true)]}]}
        ]},
        {"linkId": "young", "type": "group", "text": "Young", "enableWhen": [is_yes("danger", false)], "item": [{"linkId": "school", "type": "string"}]},
        {"linkId": "summary", "type": "group", "item": [{"linkId": "line", "type": "display", "text": "Line"}]}
    ]))
}

fn danger(yes: bool) -> (&'static str, Vec<Answer>) {
    ("danger", vec![Answer::Boolean(yes)])
}

#[test]
fn screens_are_enabled_questions_and_displays_of_groups() {
    let questionnaire = questionnaire();
    assert_eq!(names(screens(&questionnaire, &evaluated(&questionnaire, &answers([])))), "danger who what");
    let urgent = evaluated(&questionnaire, &answers([danger(true)]));
    assert_eq!(names(screens(&questionnaire, &urgent)), "danger urgent who what when");
    assert_eq!(names(screens_in(&questionnaire, &urgent, questionnaire.item("more").unwrap())), "what when");
}

#[test]
fn next_and_previous_step_over_what_is_disabled() {
    let questionnaire = questionnaire();
    let item = |link_id| questionnaire.item(link_id).unwrap();
    let evaluation = evaluated(&questionnaire, &answers([danger(false)]));
    let after = |link_id| next(&questionnaire, &evaluation, item(link_id)).map(|item| item.link_id.as_str());
    let before = |link_id| previous(&questionnaire, &evaluation, item(link_id)).map(|item| item.link_id.as_str());
    assert_eq!((after("danger"), after("who"), after("what"), after("school")), (Some("who"), Some("what"), Some("school"), None));
    assert_eq!((before("school"), before("who"), before("danger")), (Some("what"), Some("danger"), None));
    assert_eq!(after("urgent"), Some("who"), "also from a screen that has just been disabled");
}

#[test]
fn help_and_notes_belong_to_their_question() {
    let questionnaire = questionnaire();
    let evaluation = evaluated(&questionnaire, &answers([]));
    let danger = questionnaire.item("danger").unwrap();
    assert_eq!(help(&questionnaire, &evaluation, danger), questionnaire.item("danger-why"));
    assert_eq!(names(notes(&questionnaire, &evaluation, danger)), "danger-note");
}

#[test]
fn the_task_list_counts_what_is_enabled() {
    let questionnaire = questionnaire();
    let list = |given| {
        let evaluation = evaluated(&questionnaire, &given);
        sections(&questionnaire, &evaluation)
            .iter()
            .map(|section| (section.item.link_id.clone(), section.answered, section.questions, section.progress))
            .collect::<Vec<_>>()
    };
    let row = |name: &str, answered, questions, progress| (name.to_owned(), answered, questions, progress);
    assert_eq!(list(answers([])), [row("start", 0, 2, Progress::NotStarted), row("more", 0, 1, Progress::NotStarted)]);
    assert_eq!(
        list(answers([danger(false), ("what", vec![text("x")])])),
        [row("start", 1, 2, Progress::InProgress), row("more", 1, 1, Progress::Done), row("young", 0, 1, Progress::NotStarted)]
    );
    assert_eq!(
        list(answers([danger(true), ("what", vec![text("x")]), ("when", vec![text("x")])]))[1],
        row("more", 1, 2, Progress::InProgress)
    );
}

#[test]
fn check_answers_lists_enabled_questions() {
    let questionnaire = questionnaire();
    let given = answers([danger(true), ("school", vec![text("kept, but not asked")])]);
    let evaluation = evaluated(&questionnaire, &given);
    let rows: Vec<_> = rows(&questionnaire, &given, &evaluation, &WORDS)
        .into_iter()
        .map(|row| (row.section.link_id.as_str(), row.item.link_id.as_str(), row.answer))
        .collect();
    assert_eq!(rows, [("start", "danger", Some("yes".to_owned())), ("start", "who", None), ("more", "what", None), ("more", "when", None)]);
}

#[test]
fn a_change_leads_through_what_arose_from_it_and_back() {
    let questionnaire = questionnaire();
    let item = |link_id| questionnaire.item(link_id).unwrap();
    let before = evaluated(&questionnaire, &answers([danger(false)]));
    let given = answers([danger(true)]);
    let now = evaluated(&questionnaire, &given);
    let step = |current| next_arisen(&questionnaire, &before, &now, item("danger"), item(current)).map(|item| item.link_id.as_str());
    assert_eq!(
        (step("danger"), step("urgent"), step("when")),
        (Some("urgent"), Some("when"), None),
        "a skipped question does not come twice"
    );
    assert_eq!(next_arisen(&questionnaire, &before, &before, item("danger"), item("danger")), None);
    let kept = answers([danger(true), ("when", vec![Answer::Date("2026".to_owned())])]);
    let kept = evaluated(&questionnaire, &kept);
    assert_eq!(next_arisen(&questionnaire, &before, &kept, item("danger"), item("urgent")), None, "its answer came back");
}

#[test]
fn what_arises_earlier_in_the_document_is_not_missed() {
    let questionnaire = of(json!([{"linkId": "s", "type": "group", "item": [
        {"linkId": "early", "type": "string", "enableWhen": [is_yes("q", true)]}, {"linkId": "q", "type": "boolean"}, {"linkId": "late", "type": "string", "enableWhen": [is_yes("q", true)]}
    ]}]));
    let item = |link_id| questionnaire.item(link_id).unwrap();
    let (before, now) =
        (evaluated(&questionnaire, &answers([])), evaluated(&questionnaire, &answers([("q", vec![Answer::Boolean(true)])])));
    let step = |current| next_arisen(&questionnaire, &before, &now, item("q"), item(current)).map(|item| item.link_id.as_str());
    assert_eq!((step("q"), step("late"), step("early")), (Some("late"), Some("early"), None));
}
