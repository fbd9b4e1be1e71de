//! Promises that every tool keeps, whatever it asks: nothing in it is out of reach, it rates nobody, and its example can be read.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use carer_portal::questionnaire::{Item, ItemType, Questionnaire, check_json, evaluate, reach, response};
use std::fs;
use std::path::{Path, PathBuf};

/// Verdicts, grades and promises: nobody but the council, a court or a doctor may say such things, and no tool can. In small letters.
const VERDICTS: [&str; 22] = [
    "you are eligible",
    "you are not eligible",
    "not eligible",
    "ineligible",
    "you qualify",
    "entitled to",
    "high risk",
    "low risk",
    "medium risk",
    "risk level",
    "level of risk",
    "risk score",
    "your score",
    "scored",
    "severe burden",
    "red flag",
    "traffic light",
    "the diagnosis is",
    "they must tell you",
    "staff must tell you",
    "right to know",
    "guarantee",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content/en/tools")
}

/// Every tool: its name and its file.
fn tools() -> Vec<(String, String)> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let mut tools: Vec<_> =
        files.map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())).collect();
    tools.sort();
    assert!(tools.len() >= 8, "{} tools", tools.len());
    tools
}

fn read(name: &str, json: &str) -> Questionnaire {
    Questionnaire::read(json).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

#[test]
fn every_item_and_every_line_of_the_result_can_be_reached() {
    for (name, json) in tools() {
        let questionnaire = read(&name, &json);
        for item in questionnaire.items() {
            if let Err(why) = reach(&questionnaire, &item.link_id) {
                panic!("{name}: nobody can see {}: {why:?}", item.link_id);
            }
        }
        assert!(questionnaire.summary().is_some_and(|summary| summary.end > summary.position + 1), "{name} gives a result");
        assert_eq!(check_json(&json).unwrap(), [], "{name}");
    }
}

/// Every string that a reader could meet: texts, Markdown, hints, options.
fn strings(item: &Item) -> Vec<&str> {
    let mut all = vec![item.text.plain.as_str()];
    all.extend(item.text.markdown.as_deref());
    all.extend(item.hint.as_deref());
    all.extend(item.options.iter().filter_map(|option| match &option.value {
        carer_portal::questionnaire::Answer::Coding { display, .. } => display.as_deref(),
        carer_portal::questionnaire::Answer::Text(text) => Some(text.as_str()),
        _ => None,
    }));
    all
}

#[test]
fn no_tool_gives_a_verdict() {
    for (name, json) in tools() {
        for item in read(&name, &json).items() {
            for text in strings(item) {
                // "This gives you no right to know" denies one.
                let text = text.to_lowercase().replace("no right to know", "").replace("not a right to know", "");
                let said: Vec<_> = VERDICTS.iter().filter(|words| text.contains(**words)).collect();
                assert!(said.is_empty(), "{name}, {}: {said:?} in \"{text}\"", item.link_id);
            }
        }
    }
}

#[test]
fn every_question_says_why_it_is_asked_and_may_be_skipped() {
    for (name, json) in tools() {
        let questionnaire = read(&name, &json);
        for item in questionnaire.items().iter().filter(|item| item.is_question()) {
            assert!(questionnaire.children(item).any(Item::is_help), "{name}: {} does not say why", item.link_id);
            assert!(!item.required, "{name}: {} cannot be skipped", item.link_id);
            let free = matches!(item.item_type, ItemType::String | ItemType::Text);
            assert!(!free || item.max_length.is_some(), "{name}: {} has no limit", item.link_id);
        }
    }
}

#[test]
fn every_tool_has_an_example_that_it_would_export_itself() {
    for (name, json) in tools() {
        let file = folder().join("examples").join(format!("{name}.json"));
        let example = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let questionnaire = read(&name, &json);
        let imported = response::import(&questionnaire, &example).unwrap();
        assert_eq!((imported.problems, imported.other_questionnaire), (vec![], None), "{name}");
        let evaluation = evaluate(&questionnaire, &imported.answers);
        assert_eq!(evaluation.errors, [], "{name}");
        let exported = response::export(&questionnaire, &imported.answers, &evaluation, None, None);
        assert_eq!(response::import(&questionnaire, &exported.to_string()).unwrap().answers, imported.answers, "{name}: all is asked");
    }
}
