//! Promises that every tool keeps, whatever it asks: nothing in it is out of reach, it rates nobody, and its example can be read.

use crate::support::{NEVER_SAID, Tool, assert_never_says};
use carer_portal::questionnaire::{Item, ItemType, Status, check_json, evaluate, reach, response};
use serde_json::Value;
use std::sync::LazyLock;

static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(Tool::all);

#[test]
fn they_follow_the_rules_and_are_named_after_their_files() {
    assert!(TOOLS.len() >= 8, "{} tools", TOOLS.len());
    for tool in TOOLS.iter() {
        assert_eq!(check_json(&tool.json).unwrap(), [], "{}", tool.name);
        assert_eq!(tool.questionnaire.url, Some(format!("https://carer-portal.example/Questionnaire/{}", tool.name)));
        assert!(tool.questionnaire.version.is_some(), "{}: a file that was saved says which questions it answers", tool.name);
    }
}

#[test]
fn every_item_and_every_line_of_the_result_can_be_reached() {
    for tool in TOOLS.iter() {
        for item in tool.questionnaire.items() {
            let answers = reach(&tool.questionnaire, &item.link_id)
                .unwrap_or_else(|why| panic!("{}: nobody can see {}: {why:?}", tool.name, item.link_id));
            assert!(evaluate(&tool.questionnaire, &answers).is_enabled(item), "{}: {}", tool.name, item.link_id);
        }
        let summary = tool.questionnaire.summary();
        let in_short = tool.questionnaire.items().iter().find(|item| item.in_short && tool.questionnaire.section(item) != summary);
        assert_eq!(in_short, None, "{}: only a line of the result can be in the short print", tool.name);
        assert!(summary.is_some_and(|summary| summary.end > summary.position + 1), "{} gives a result", tool.name);
    }
}

#[test]
fn no_tool_says_what_is_never_said() {
    for tool in TOOLS.iter() {
        assert_never_says(tool, &NEVER_SAID);
    }
}

#[test]
fn every_question_says_why_it_is_asked_and_may_be_skipped() {
    for tool in TOOLS.iter() {
        for question in tool.questions() {
            let (name, id) = (&tool.name, &question.link_id);
            assert_eq!(tool.questionnaire.children(question).filter(|child| child.is_help()).count(), 1, "{name}: why is {id} asked?");
            assert!(!question.required, "{name}: {id} cannot be skipped");
            let free = matches!(question.item_type, ItemType::String | ItemType::Text);
            assert_eq!(question.max_length.is_some(), free, "{name}: {id} has no limit, or one that says nothing");
        }
    }
}

/// An answer that is not asked for would be missing from the export, so that the two are the same also says that there is none.
#[test]
fn every_tool_has_an_example_that_it_would_export_itself() {
    for tool in TOOLS.iter() {
        let imported = response::import(&tool.questionnaire, &tool.example).unwrap();
        assert_eq!((imported.problems, imported.other_questionnaire), (vec![], None), "{}", tool.name);
        let evaluation = evaluate(&tool.questionnaire, &imported.answers);
        assert_eq!((&evaluation.errors[..], evaluation.status), (&[][..], Status::Completed), "{}", tool.name);
        let file: Value = serde_json::from_str(&tool.example).unwrap();
        let exported = response::export(&tool.questionnaire, &imported.answers, &evaluation, file["authored"].as_str(), None);
        assert_eq!(exported, file, "{}", tool.name);
        let answered = |item: &&Item| evaluation.is_answered(item);
        assert!(tool.questions().filter(answered).count() >= 3, "{}: an example shows how it is done", tool.name);
    }
}
