//! The words of a cure: what was probably meant, and what to write instead.

use super::super::Answer;
use super::super::model::{Item, ItemType};

/// The member that a condition on this question needs.
pub(super) fn value_member(source: &Item) -> &'static str {
    match source.item_type {
        ItemType::Boolean => "answerBoolean",
        ItemType::Date => "answerDate",
        ItemType::Integer => "answerInteger",
        ItemType::Decimal => "answerDecimal",
        ItemType::Choice | ItemType::OpenChoice => match source.options.first().map(|option| &option.value) {
            Some(Answer::Text(_)) => "answerString",
            Some(Answer::Integer(_)) => "answerInteger",
            Some(Answer::Date(_)) => "answerDate",
            _ => "answerCoding",
        },
        _ => "answerString",
    }
}

/// What an answer is called in a file: its code, or its text.
pub(super) fn code_of(answer: &Answer) -> &str {
    match answer {
        Answer::Coding { code, .. } => code,
        Answer::Text(text) | Answer::Date(text) | Answer::Decimal(text) => text,
        Answer::Boolean(_) | Answer::Integer(_) => "",
    }
}

pub(super) fn in_words(answer: &Answer) -> String {
    match answer {
        Answer::Coding { system: Some(system), code, .. } => format!("the code \"{code}\" of {system}"),
        Answer::Coding { code, .. } => format!("the code \"{code}\""),
        Answer::Boolean(yes) => yes.to_string(),
        Answer::Integer(number) => number.to_string(),
        other => format!("\"{}\"", code_of(other)),
    }
}

/// `, did you mean "…"?` when one of the names is close to what was written; else nothing.
pub(super) fn did_you_mean<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> String {
    let near = names
        .map(|name| (distance(written, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count() / 4 && *distance < name.chars().count())
        .min();
    near.map_or_else(String::new, |(_, name)| format!(", did you mean \"{name}\"?"))
}

/// How many characters must be added, removed or changed to make one word the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, character) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, &wanted) in other.iter().enumerate() {
            let changed = diagonal + usize::from(character != wanted);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}
