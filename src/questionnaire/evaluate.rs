//! The engine in one function: [`evaluate()`] says what is enabled, what is wrong, and whether the response is complete.
//!
//! The rules are those of HL7 FHIR R4 and SDC; where two readings exist, the one kept here:
//! - `!=` holds when **no** answer equals the value, so also when there is none;
//! - a condition on a disabled item sees it as unanswered, though its answer is kept;
//! - a disabled item disables all that stands inside it.

use super::answers::{Answer, Answers};
use super::conditions::holds;
use super::model::{EnableBehavior, Item, ItemType, Questionnaire};
use super::values::compare_decimals;

/// What a reader's answers make of a Questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    enabled: Vec<bool>,
    answered: Vec<bool>,
    /// What is wrong, in document order; at most one error for each enabled item.
    pub errors: Vec<ItemError>,
    /// Whether every enabled required item is answered.
    pub status: Status,
}

/// `QuestionnaireResponse.status`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Every enabled required item is answered.
    Completed,
    /// Something required is missing.
    InProgress,
}

/// One thing that is wrong with one item's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemError {
    /// The item.
    pub link_id: String,
    /// What is wrong.
    pub kind: ErrorKind,
}

/// What can be wrong with the answers to an item. The words for it come from the caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorKind {
    /// Required, and not answered. Of a group: nothing in it is answered.
    Required,
    /// A text of more than `max` characters.
    TooLong {
        /// The most characters that are accepted.
        max: usize,
        /// The characters that were entered.
        length: usize,
    },
    /// "None of these" together with another answer.
    ExclusiveWithOthers,
    /// Not one of the permitted answers.
    NotAnOption,
    /// No date, or one that does not exist.
    NotADate,
    /// Not a number.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// More than one answer to a question that takes one.
    TooManyAnswers,
    /// An answer of another type than the question's, from a file.
    WrongType,
}

/// Evaluates a reader's answers. Never fails: a broken Questionnaire gives an evaluation in which broken parts are disabled.
pub fn evaluate(questionnaire: &Questionnaire, answers: &Answers) -> Evaluation {
    let items = questionnaire.items();
    let given: Vec<&[Answer]> = items.iter().map(|item| answers.get(&item.link_id)).collect();
    let mut enabled = vec![false; items.len()];
    for &position in &questionnaire.order {
        let item = &items[position];
        let around = item.parent.is_none_or(|parent| enabled[parent]);
        enabled[position] = around && conditions_hold(item, items, &given, &enabled);
    }

    let mut answered = vec![false; items.len()];
    for item in items.iter().filter(|item| enabled[item.position] && item.is_question()) {
        if given[item.position].iter().any(|answer| item.takes(answer)) {
            answered[item.position] = true;
            let mut parent = item.parent;
            while let Some(around) = parent {
                // The parent of an answered item counts as answered only where it has no answer of its own to give.
                answered[around] |= items[around].item_type == ItemType::Group;
                parent = items[around].parent;
            }
        }
    }

    let mut errors = Vec::new();
    let mut status = Status::Completed;
    for item in items.iter().filter(|item| enabled[item.position]) {
        let missing = item.required && !answered[item.position] && can_be_answered(item, items, &enabled);
        if missing {
            status = Status::InProgress;
        }
        let wrong = item.is_question().then(|| error_in(item, given[item.position])).flatten();
        if let Some(kind) = wrong.or(missing.then_some(ErrorKind::Required)) {
            errors.push(ItemError { link_id: item.link_id.clone(), kind });
        }
    }
    Evaluation { enabled, answered, errors, status }
}

fn conditions_hold(item: &Item, items: &[Item], given: &[&[Answer]], enabled: &[bool]) -> bool {
    let mut hold = item.enable_when.iter().map(|condition| {
        condition.source.is_some_and(|source| {
            let counted = if enabled[source] && items[source].is_question() { given[source] } else { &[] };
            holds(condition, &items[source], counted)
        })
    });
    match item.enable_behavior {
        Some(EnableBehavior::Any) if !item.enable_when.is_empty() => hold.any(|holds| holds),
        _ => hold.all(|holds| holds),
    }
}

/// Questions can; groups where a question in them is enabled; nothing else.
fn can_be_answered(item: &Item, items: &[Item], enabled: &[bool]) -> bool {
    match item.item_type {
        ItemType::Group => items[item.position..item.end].iter().any(|inner| inner.is_question() && enabled[inner.position]),
        _ => item.is_question(),
    }
}

/// The first thing that is wrong with the answers to a question.
fn error_in(item: &Item, answers: &[Answer]) -> Option<ErrorKind> {
    if answers.len() > 1 {
        if !item.repeats {
            return Some(ErrorKind::TooManyAnswers);
        }
        if answers.iter().any(|answer| item.option(answer).is_some_and(|option| option.exclusive)) {
            return Some(ErrorKind::ExclusiveWithOthers);
        }
    }
    answers.iter().find_map(|answer| {
        if !item.takes(answer) {
            return Some(match item.item_type {
                ItemType::Date => ErrorKind::NotADate,
                ItemType::Integer if is_number(answer) => ErrorKind::NotWhole,
                ItemType::Integer | ItemType::Decimal => ErrorKind::NotANumber,
                ItemType::Choice | ItemType::OpenChoice => ErrorKind::NotAnOption,
                _ => ErrorKind::WrongType,
            });
        }
        let own_words = item.item_type == ItemType::OpenChoice && matches!(answer, Answer::Text(_));
        if !item.options.is_empty() && !own_words && item.option(answer).is_none() {
            return Some(ErrorKind::NotAnOption);
        }
        match (answer, item.max_length) {
            (Answer::Text(text), Some(max)) if text.len() > max => {
                let length = text.chars().count();
                (length > max).then_some(ErrorKind::TooLong { max, length })
            }
            _ => None,
        }
    })
}

fn is_number(answer: &Answer) -> bool {
    match answer {
        Answer::Text(text) => compare_decimals(text.trim(), "0").is_some(),
        Answer::Decimal(_) => true,
        _ => false,
    }
}

impl Evaluation {
    /// Whether the item is asked or shown.
    pub fn is_enabled(&self, item: &Item) -> bool {
        self.enabled.get(item.position).copied().unwrap_or(false)
    }

    /// Whether the item is enabled and has an answer of its type; of a group: whether anything in it has.
    pub fn is_answered(&self, item: &Item) -> bool {
        self.answered.get(item.position).copied().unwrap_or(false)
    }

    /// Every enabled item, in document order.
    pub fn enabled<'a>(&'a self, questionnaire: &'a Questionnaire) -> impl Iterator<Item = &'a Item> {
        questionnaire.items().iter().filter(|item| self.is_enabled(item))
    }

    /// What is wrong with this item's answers.
    pub fn error(&self, link_id: &str) -> Option<ErrorKind> {
        self.errors.iter().find(|error| error.link_id == link_id).map(|error| error.kind)
    }

    /// The answers that count: those of an enabled question, none of any other item.
    pub fn answers_to<'a>(&self, item: &Item, answers: &'a Answers) -> &'a [Answer] {
        if self.is_enabled(item) && item.is_question() { answers.get(&item.link_id) } else { &[] }
    }
}

impl Status {
    /// Its code in a QuestionnaireResponse.
    pub fn code(self) -> &'static str {
        match self {
            Status::Completed => "completed",
            Status::InProgress => "in-progress",
        }
    }
}

impl ErrorKind {
    /// A name for the kind, to look its words up by.
    pub fn code(self) -> &'static str {
        match self {
            ErrorKind::Required => "required",
            ErrorKind::TooLong { .. } => "too-long",
            ErrorKind::ExclusiveWithOthers => "exclusive-with-others",
            ErrorKind::NotAnOption => "not-an-option",
            ErrorKind::NotADate => "not-a-date",
            ErrorKind::NotANumber => "not-a-number",
            ErrorKind::NotWhole => "not-whole",
            ErrorKind::TooManyAnswers => "too-many-answers",
            ErrorKind::WrongType => "wrong-type",
        }
    }
}
