//! One condition of `enableWhen`: whether it makes sense, and whether it holds.

use super::answers::Answer;
use super::model::{Condition, Expected, Item, Operator};
use core::cmp::Ordering;

/// Whether operator, value and question fit together. What does not fit loads, and never holds.
pub(super) fn comparable(condition: &Condition, source: &Item) -> bool {
    let Expected::Value(value) = &condition.expected else {
        return false;
    };
    match condition.operator {
        Operator::Unknown(_) => false,
        Operator::Exists => matches!(value, Answer::Boolean(_)),
        Operator::Equal | Operator::NotEqual => source.takes(value),
        // A value that has an order is equal to itself in that order.
        _ => source.takes(value) && value.compare(value).is_some(),
    }
}

/// Whether the condition holds for the answers that count: none when the question is disabled.
pub(super) fn holds(condition: &Condition, source: &Item, answers: &[Answer]) -> bool {
    let Expected::Value(value) = &condition.expected else {
        return false;
    };
    if !condition.comparable {
        return false;
    }
    match condition.operator {
        Operator::Exists => *value == Answer::Boolean(!answers.is_empty()),
        // An answer of the wrong type is a mismatch, and so does not count as "another value".
        Operator::NotEqual => answers.iter().all(|answer| source.takes(answer) && !answer.equals(value)),
        Operator::Equal => answers.iter().any(|answer| answer.equals(value)),
        _ => answers.iter().any(|answer| {
            matches!(
                (answer.compare(value), &condition.operator),
                (Some(Ordering::Greater), Operator::Greater | Operator::GreaterOrEqual)
                    | (Some(Ordering::Less), Operator::Less | Operator::LessOrEqual)
                    | (Some(Ordering::Equal), Operator::GreaterOrEqual | Operator::LessOrEqual)
            )
        }),
    }
}
