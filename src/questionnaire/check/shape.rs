//! Finds members of a Questionnaire whose JSON type is wrong, or whose name is nearly one that FHIR knows. Reading ignores
//! both, so an editor would otherwise never learn why something has no effect.

use super::super::model::Expected;
use super::super::read::{array, read_value, str_of};
use super::suggest::did_you_mean;
use super::{Problem, Severity};
use serde_json::Value;

/// What a member must be.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Text,
    Flag,
    Count,
    /// Ignoring a wrong one would change what is asked.
    List,
    Any,
}

/// The members of a Questionnaire's item in FHIR R4, and those that this room reads with their type.
const ITEM: [(&str, Shape); 19] = [
    ("linkId", Shape::Text),
    ("type", Shape::Text),
    ("text", Shape::Text),
    ("prefix", Shape::Text),
    ("enableBehavior", Shape::Text),
    ("required", Shape::Flag),
    ("repeats", Shape::Flag),
    ("maxLength", Shape::Count),
    ("item", Shape::List),
    ("enableWhen", Shape::List),
    ("answerOption", Shape::List),
    ("extension", Shape::List),
    ("modifierExtension", Shape::Any),
    ("id", Shape::Any),
    ("definition", Shape::Any),
    ("code", Shape::Any),
    ("readOnly", Shape::Any),
    ("answerValueSet", Shape::Any),
    ("initial", Shape::Any),
];
const QUESTIONNAIRE: [(&str, Shape); 4] = [("url", Shape::Text), ("version", Shape::Text), ("title", Shape::Text), ("item", Shape::List)];

/// Checks a whole file that is already known to be JSON.
pub(super) fn check_shape(json: &Value) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_members(&mut problems, json, "", "", &QUESTIONNAIRE);
    check_items(&mut problems, json, "");
    problems
}

fn check_items(problems: &mut Vec<Problem>, around: &Value, path: &str) {
    for (at, item) in array(around, "item").iter().enumerate() {
        let path = format!("{path}item[{at}]");
        let link_id = str_of(item, "linkId").unwrap_or_default();
        let mut problem = |path: String, severity, message: String| {
            problems.push(Problem { link_id: link_id.to_owned(), path, message, severity });
        };
        let Some(members) = item.as_object() else {
            problem(path, Severity::Error, "an item must be an object with linkId, type and text".to_owned());
            continue;
        };
        for name in members.keys().map(|name| name.trim_start_matches('_')) {
            let known = ITEM.iter().map(|(known, _)| *known);
            let cure = did_you_mean(name, known.clone());
            if !known.clone().any(|known| known == name) && !cure.is_empty() {
                problem(format!("{path}.{name}"), Severity::Warning, format!("\"{name}\" is no member of an item, and is ignored{cure}"));
            }
        }
        for (at, option) in array(item, "answerOption").iter().enumerate() {
            if !matches!(read_value(option, "value"), Some(Expected::Value(_))) {
                let message = "the option cannot be read, and is left out; write valueCoding with system, code and display";
                problem(format!("{path}.answerOption[{at}]"), Severity::Error, message.to_owned());
            }
        }
        for (at, condition) in array(item, "enableWhen").iter().enumerate() {
            if !condition.is_object() {
                let message = "a condition must be an object with question, operator and answer";
                problem(format!("{path}.enableWhen[{at}]"), Severity::Error, message.to_owned());
            }
        }
        check_members(problems, item, &format!("{path}."), link_id, &ITEM);
        check_items(problems, item, &format!("{path}."));
    }
}

fn check_members(problems: &mut Vec<Problem>, object: &Value, path: &str, link_id: &str, members: &[(&str, Shape)]) {
    for (name, shape) in members {
        let Some(value) = object.get(name) else {
            continue;
        };
        let (fits, needed) = match shape {
            Shape::Text => (value.is_string(), "a text in quotes"),
            Shape::Flag => (value.is_boolean(), "true or false, without quotes"),
            Shape::Count => (value.is_u64(), "a whole number, without quotes"),
            Shape::List => (value.is_array(), "a list in [ ]"),
            Shape::Any => (true, ""),
        };
        if !fits {
            problems.push(Problem {
                link_id: link_id.to_owned(),
                path: format!("{path}{name}"),
                message: format!("\"{name}\" has the wrong type and is ignored; write {needed}"),
                severity: if *shape == Shape::List { Severity::Error } else { Severity::Warning },
            });
        }
    }
}
