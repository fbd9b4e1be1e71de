//! What has changed between two times, in words: never as a number that rates anybody. Start at [`differences`].

use super::answers::Answers;
use super::evaluate::{Evaluation, evaluate};
use super::flow::rows;
use super::model::{Item, Questionnaire};
use super::words::Words;

/// A question that was answered otherwise the other time.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<'q> {
    /// The question.
    pub item: &'q Item,
    /// The answer then, in words; none when there was none, or when the question was not asked.
    pub before: Option<String>,
    /// The answer now, likewise.
    pub now: Option<String>,
}

/// Every question whose answer in words is another than before, in document order. What is never kept is never compared.
pub fn differences<'q>(
    questionnaire: &'q Questionnaire,
    before: &Answers,
    now: &Answers,
    evaluation: &'q Evaluation,
    words: &Words<'_>,
) -> Vec<Difference<'q>> {
    let then = evaluate(questionnaire, before);
    let mut then = rows(questionnaire, before, &then, words).into_iter().map(|row| (row.item.position, row.answer)).collect::<Vec<_>>();
    let mut changed = Vec::new();
    let mut note = |position: usize, before: Option<String>, now: Option<String>| {
        if let (true, Some(item)) = (before != now, questionnaire.items().get(position)) {
            changed.push(Difference { item, before, now });
        }
    };
    // Both lists are in document order.
    let mut earlier = then.drain(..).peekable();
    for row in rows(questionnaire, now, evaluation, words) {
        while let Some((position, answer)) = earlier.next_if(|(position, _)| *position < row.item.position) {
            note(position, answer, None);
        }
        let answer = earlier.next_if(|(position, _)| *position == row.item.position).and_then(|(_, answer)| answer);
        note(row.item.position, answer, row.answer);
    }
    for (position, answer) in earlier {
        note(position, answer, None);
    }
    changed
}
