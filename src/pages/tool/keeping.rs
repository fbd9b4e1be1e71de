//! What a reader asked to keep on the device: answers with an end date. Start at [`Record`].
//!
//! Nothing is kept unless the reader asks. What is kept is a QuestionnaireResponse, so what must never leave (the question about safety)
//! is not in it; a release that knows other questions can read it all the same. Each record carries a stamp that only the tab knows that
//! wrote or read it last, so that two tabs never overwrite each other in silence.

use crate::browser::{document, storage};
use crate::json::text;
use crate::questionnaire::{Answers, ErrorKind, Questionnaire, ReadError, evaluate, response};
use serde_json::{Value, json};

/// What stands on the device for one tool.
pub(super) struct Record {
    /// The last day on which it may be there: `2026-12-24`.
    pub(super) until: String,
    /// Known to the tab that wrote or read it last.
    pub(super) stamp: String,
    /// The answers, as a QuestionnaireResponse.
    pub(super) response: String,
}

impl Record {
    /// The record of a tool. One whose day has passed is gone.
    pub(super) fn read(name: &str) -> Option<Record> {
        let value: Value = serde_json::from_str(&storage::kept(name)?).ok()?;
        let record = Record { until: text(&value, "until"), stamp: text(&value, "stamp"), response: text(&value, "response") };
        if record.until < today() {
            storage::remove(name);
            return None;
        }
        Some(record)
    }

    /// Takes the record of a tool away.
    pub(super) fn remove(name: &str) {
        storage::remove(name);
    }

    /// Writes the record.
    pub(super) fn write(&self, name: &str) -> Result<(), storage::StorageError> {
        let value = json!({"until": self.until, "stamp": self.stamp, "response": self.response});
        storage::keep(name, &value.to_string())
    }
}

/// Lets go of every record whose day has passed, and of what is no record.
#[cfg(feature = "hydrate")]
pub(in crate::pages) fn forget_what_is_over() {
    for name in storage::names() {
        if Record::read(&name).is_none() {
            storage::remove(&name);
        }
    }
}

/// Today as FHIR writes it, which also sorts: `2026-11-24`.
pub(super) fn today() -> String {
    iso(document::today())
}

/// A day as FHIR writes it.
pub(super) fn iso((year, month, day): (u16, u8, u8)) -> String {
    let two = |number: u8| if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() };
    [year.to_string(), two(month), two(day)].join("-")
}

/// Answers from a file or a record.
pub(super) struct Opened {
    /// What can be used.
    pub(super) answers: Answers,
    /// The day on which they were written; empty when the file does not say.
    pub(super) date: String,
    /// How many answers fit no question or option of this release.
    pub(super) left_out: usize,
}

/// Why a file is not opened.
#[derive(Clone, Copy)]
pub(super) enum OpenFault {
    /// Not what was saved here: no JSON, cut off, or another kind of file.
    Damaged,
    /// Saved by another tool.
    OtherTool,
    /// There is no answer in it that can be used.
    Empty,
}

/// Reads saved answers. What a later or earlier release asked, and this one does not, is left out and counted.
pub(super) fn open(questionnaire: &Questionnaire, file: &str) -> Result<Opened, OpenFault> {
    let imported = response::import(questionnaire, file).map_err(|error| match error {
        ReadError::NotJson { .. } | ReadError::OtherResource(_) => OpenFault::Damaged,
    })?;
    if imported.other_questionnaire.is_some() {
        return Err(OpenFault::OtherTool);
    }
    let mut opened = Opened { answers: imported.answers, date: imported.authored.unwrap_or_default(), left_out: imported.problems.len() };
    for error in evaluate(questionnaire, &opened.answers).errors {
        // The others are for the reader to mend, as on the day they were saved.
        if matches!(error.kind, ErrorKind::NotAnOption | ErrorKind::WrongType | ErrorKind::TooManyAnswers) {
            opened.answers.set(&error.link_id, Vec::new());
            opened.left_out += 1;
        }
    }
    if opened.answers.is_empty() { Err(OpenFault::Empty) } else { Ok(opened) }
}
