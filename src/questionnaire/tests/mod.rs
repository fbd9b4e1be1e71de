//! Tests of the questionnaire room. `rules` has one named test for each of the nine rules that the project keeps.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics is a test that fails")]

use super::{Answer, Answers, Evaluation, Questionnaire, Words, evaluate};
use serde_json::{Value, json};

mod answers;
#[cfg(feature = "ssr")]
mod ask;
#[cfg(feature = "ssr")]
mod check;
mod compare;
#[cfg(feature = "ssr")]
mod draw;
mod flow;
mod properties;
#[cfg(feature = "ssr")]
mod reach;
mod reading;
mod response;
mod rules;
mod speed;
mod summary;

const CODES: &str = "https://carer-portal.example/codes";

pub(super) const WORDS: Words<'static> = Words {
    yes: "yes",
    no: "no",
    and: "and",
    not_answered: "(nothing)",
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
};

/// A Questionnaire of these items.
fn of(items: Value) -> Questionnaire {
    Questionnaire::read(
        &json!({"resourceType": "Questionnaire", "url": "https://carer-portal.example/Questionnaire/t", "item": items}).to_string(),
    )
    .expect("the test's Questionnaire should be read")
}

fn coding(code: &str) -> Answer {
    Answer::Coding { system: Some(CODES.to_owned()), code: code.to_owned(), display: None }
}

fn text(text: &str) -> Answer {
    Answer::Text(text.to_owned())
}

/// Options with these codes; the display is the code in capitals.
fn options(codes: &[&str]) -> Value {
    codes.iter().map(|code| json!({"valueCoding": {"system": CODES, "code": code, "display": code.to_uppercase()}})).collect()
}

/// A condition that a question has this code.
fn is_code(question: &str, code: &str) -> Value {
    json!({"question": question, "operator": "=", "answerCoding": {"system": CODES, "code": code}})
}

/// A condition that a yes-or-no question has this answer.
fn is_yes(question: &str, yes: bool) -> Value {
    json!({"question": question, "operator": "=", "answerBoolean": yes})
}

fn answers<const N: usize>(given: [(&str, Vec<Answer>); N]) -> Answers {
    let mut answers = Answers::new();
    for (link_id, given) in given {
        answers.set(link_id, given);
    }
    answers
}

/// The linkIds of what is enabled, joined by spaces.
fn enabled(questionnaire: &Questionnaire, answers: &Answers) -> String {
    let evaluation = evaluate(questionnaire, answers);
    names(evaluation.enabled(questionnaire))
}

fn names<'q>(items: impl Iterator<Item = &'q super::Item>) -> String {
    items.map(|item| item.link_id.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether the item `x` is enabled by this one condition, when the question `q` of this type is answered so.
fn holds(question: Value, condition: Value, given: Vec<Answer>) -> bool {
    let mut question = question;
    question["linkId"] = json!("q");
    let mut condition = condition;
    condition["question"] = json!("q");
    let questionnaire = of(json!([question, {"linkId": "x", "type": "display", "text": "X", "enableWhen": [condition]}]));
    enabled(&questionnaire, &answers([("q", given)])).ends_with('x')
}

fn evaluated(questionnaire: &Questionnaire, given: &Answers) -> Evaluation {
    evaluate(questionnaire, given)
}
