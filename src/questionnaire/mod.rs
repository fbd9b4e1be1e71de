//! Questionnaires: HL7 FHIR R4, with the rules of Structured Data Capture that this project keeps.
//!
//! A pure room: no files, no clock, no randomness, no page. It reads a Questionnaire, holds a reader's answers, and says
//! which items are asked, what is wrong with an answer, what the summary says, and what leaves as a QuestionnaireResponse.
//!
//! Start at [`evaluate()`]: it is the whole engine in one function. [`Questionnaire::read`] comes before it, [`flow`] (which
//! screen comes next) and [`summary`] (what the reader gets) after it.
//!
//! | module | what it knows |
//! |---|---|
//! | `model`, `read` | the Questionnaire as this room understands it, and how it is read from JSON |
//! | `answers`, `values` | one answer, a reader's answers, and how dates and numbers compare |
//! | `conditions`, `evaluate` | `enableWhen`, validation, status |
//! | `words` | answers in words, and placeholders in texts |
//! | `flow`, `summary` | sections and screens; the lines of the result |
//! | `response`, `compare` | QuestionnaireResponse, out and in; what has changed since another time |
//! | `check`, `reach`, `publish`, `ask`, `draw` | for editors and the build; never in the browser |
//!
//! No word that a reader sees stands here: errors are kinds, and the joining words of [`Words`] come from the caller.

mod answers;
mod compare;
mod conditions;
mod evaluate;
pub mod flow;
mod model;
mod read;
pub mod response;
pub mod summary;
mod values;
mod words;

#[cfg(feature = "ssr")]
mod ask;
#[cfg(feature = "ssr")]
mod check;
#[cfg(feature = "ssr")]
mod draw;
#[cfg(feature = "ssr")]
mod publish;
#[cfg(feature = "ssr")]
mod reach;

pub use answers::{Answer, Answers};
pub use compare::{Difference, differences};
pub use evaluate::{ErrorKind, Evaluation, ItemError, Status, evaluate};
pub use model::{AnswerOption, Condition, EnableBehavior, Expected, Item, ItemControl, ItemType, Operator, Questionnaire, Text};
pub use read::ReadError;
pub use words::{Words, answer_words, date_words, fill, list_words, placeholders};

#[cfg(feature = "ssr")]
pub use ask::ask_json;
#[cfg(feature = "ssr")]
pub use check::{Problem, Severity, check, check_json};
#[cfg(feature = "ssr")]
pub use draw::dot;
#[cfg(feature = "ssr")]
pub use publish::publish;
#[cfg(feature = "ssr")]
pub use reach::{Unreachable, reach};

/// `linkId` of the top-level group that is the result and is never asked.
pub const SUMMARY: &str = "summary";

#[cfg(test)]
mod tests;
