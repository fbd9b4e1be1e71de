//! What `portal ask --json` prints, for editors and for other people's tests. The browser does not carry it.

use super::answers::Answers;
use super::evaluate::{ErrorKind, evaluate};
use super::model::Questionnaire;
use super::read::ReadError;
use super::response::ImportProblemKind;
use super::summary;
use super::words::Words;
use core::fmt;
use serde_json::{Value, json};

/// Plain English for the command line; a page has its words from the content.
pub(super) const PLAIN: Words<'static> = Words {
    yes: "yes",
    no: "no",
    and: "and",
    not_answered: "not answered",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/// `{"enabled":[linkIds in order],"errors":[{"linkId","message"}],"summary":[{"linkId","text"}],"status"}`.
pub fn ask_json(questionnaire: &Questionnaire, answers: &Answers) -> Value {
    let evaluation = evaluate(questionnaire, answers);
    let enabled: Vec<&str> = evaluation.enabled(questionnaire).map(|item| item.link_id.as_str()).collect();
    let errors: Vec<Value> =
        evaluation.errors.iter().map(|error| json!({"linkId": error.link_id, "message": error.kind.to_string()})).collect();
    let summary: Vec<Value> = summary::lines(questionnaire, answers, &evaluation, &PLAIN)
        .into_iter()
        .map(|line| json!({"linkId": line.item.link_id, "text": line.text.plain}))
        .collect();
    json!({"enabled": enabled, "errors": errors, "summary": summary, "status": evaluation.status.code()})
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ErrorKind::Required => f.write_str("an answer is required"),
            ErrorKind::TooLong { max, length } => write!(f, "the text has {length} characters; at most {max} are accepted"),
            ErrorKind::ExclusiveWithOthers => f.write_str("an option that excludes the others is chosen together with another"),
            ErrorKind::NotAnOption => f.write_str("the answer is not one of the options"),
            ErrorKind::NotADate => f.write_str("the answer is not a date that exists; write YYYY-MM-DD"),
            ErrorKind::NotANumber => f.write_str("the answer is not a number"),
            ErrorKind::NotWhole => f.write_str("the answer is not a whole number"),
            ErrorKind::TooManyAnswers => f.write_str("the question takes one answer and has several"),
            ErrorKind::WrongType => f.write_str("the answer has another type than the question"),
        }
    }
}

impl fmt::Display for ImportProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ImportProblemKind::UnknownItem => "the questionnaire has no such item",
            ImportProblemKind::NotAQuestion => "a group or a text cannot be answered",
            ImportProblemKind::UnreadableAnswer => "the answer has no value that can be read",
        })
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotJson { line, column } => write!(f, "not JSON: the first mistake is in line {line}, column {column}"),
            ReadError::OtherResource(Some(found)) => write!(f, "the resourceType is \"{found}\", which is not what is read here"),
            ReadError::OtherResource(None) => f.write_str("this is JSON, but no FHIR resource: it needs an object with a resourceType"),
        }
    }
}

impl std::error::Error for ReadError {}
