//! The result: what is enabled in the top-level group `summary`, as lines. Start at [`lines()`].

use super::answers::Answers;
use super::evaluate::Evaluation;
use super::model::{Item, ItemType, Questionnaire, Text};
use super::words::{Words, fill};

/// One line of the summary.
#[derive(Debug, Clone, PartialEq)]
pub struct Line<'q> {
    /// The item it comes from.
    pub item: &'q Item,
    /// Its text with the reader's answers in it; in the HTML form they are escaped.
    pub text: Text,
    /// Whether it is a heading: the text of a group.
    pub heading: bool,
    /// How deep it stands: 0 directly in the summary, 1 in a group there, and so on.
    pub depth: usize,
    /// Whether the short version has it, too; of a heading: whether it has a line below it.
    pub in_short: bool,
}

/// The lines of the summary, in order. A group without a text is no heading; neither is one with nothing enabled in it.
pub fn lines<'q>(questionnaire: &'q Questionnaire, answers: &Answers, evaluation: &Evaluation, words: &Words<'_>) -> Vec<Line<'q>> {
    let Some(summary) = questionnaire.summary() else {
        return Vec::new();
    };
    let shown = |item: &Item| item.item_type == ItemType::Display && !item.is_help() && evaluation.is_enabled(item);
    let mut lines = Vec::new();
    for item in questionnaire.descendants(summary) {
        let below = questionnaire.descendants(item);
        let heading = item.item_type == ItemType::Group && !item.text.plain.is_empty() && below.iter().any(shown);
        if heading || shown(item) {
            let text = fill(questionnaire, answers, evaluation, &item.text, words);
            let in_short = if heading { below.iter().any(|line| line.in_short && shown(line)) } else { item.in_short };
            lines.push(Line { item, text, heading, depth: depth_in(questionnaire, summary, item), in_short });
        }
    }
    lines
}

fn depth_in(questionnaire: &Questionnaire, summary: &Item, item: &Item) -> usize {
    let mut depth = 0;
    let mut around = questionnaire.parent(item);
    while let Some(group) = around.filter(|group| group.position != summary.position) {
        depth += 1;
        around = questionnaire.parent(group);
    }
    depth
}
