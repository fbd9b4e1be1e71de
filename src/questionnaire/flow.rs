//! The way through a Questionnaire: sections, screens, what comes next. Only routing; no words of its own.
//!
//! A **section** is a top-level item other than the summary. A **screen** is one question, or one `display` that stands
//! directly in a group (a page that only tells something). Groups inside a section are walked through. Help texts and
//! displays inside a question are part of that question's screen.

use super::answers::Answers;
use super::evaluate::Evaluation;
use super::model::{Item, ItemType, Questionnaire};
use super::words::{Words, answer_words};

/// How far a reader is with a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is answered.
    NotStarted,
    /// Something is answered, and something is missing or wrong.
    InProgress,
    /// Every enabled question is answered, and nothing is wrong. So is a section that asks nothing.
    Done,
}

/// One row of the task list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section<'q> {
    /// The section's item; its text is the title.
    pub item: &'q Item,
    /// Enabled questions that are answered.
    pub answered: usize,
    /// Enabled questions.
    pub questions: usize,
    /// How far the reader is.
    pub progress: Progress,
    /// The first enabled screen, to go to.
    pub first: &'q Item,
}

/// One row of "check your answers".
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'q> {
    /// The section that the question stands in.
    pub section: &'q Item,
    /// The question.
    pub item: &'q Item,
    /// Its answer in words; none when it is not answered.
    pub answer: Option<String>,
}

/// Whether the tool is long enough for a list of its sections. A tool with one section goes from its last question to the result.
pub fn has_sections(questionnaire: &Questionnaire) -> bool {
    questionnaire.top_level().filter(|item| item.link_id != super::SUMMARY).nth(1).is_some()
}

/// The help text of an item, where one is enabled.
pub fn help<'q>(questionnaire: &'q Questionnaire, evaluation: &Evaluation, item: &Item) -> Option<&'q Item> {
    questionnaire.children(item).find(|child| child.is_help() && evaluation.is_enabled(child))
}

/// Displays that belong on a question's own screen: its enabled children that are shown and are not its help.
pub fn notes<'a>(questionnaire: &'a Questionnaire, evaluation: &'a Evaluation, item: &Item) -> impl Iterator<Item = &'a Item> {
    let display = |child: &Item| child.item_type == ItemType::Display && !child.is_help() && evaluation.is_enabled(child);
    questionnaire.children(item).filter(move |child| display(child))
}

/// Whether the item has a screen of its own, when it is enabled.
pub fn is_screen(questionnaire: &Questionnaire, item: &Item) -> bool {
    let shown = match item.item_type {
        ItemType::Display => !item.is_help() && questionnaire.parent(item).is_none_or(|around| around.item_type == ItemType::Group),
        _ => item.is_question(),
    };
    // Nothing inside the summary is asked.
    shown && questionnaire.summary().is_none_or(|summary| !(summary.position..summary.end).contains(&item.position))
}

/// Every enabled screen, in order.
pub fn screens<'a>(questionnaire: &'a Questionnaire, evaluation: &'a Evaluation) -> impl DoubleEndedIterator<Item = &'a Item> {
    let enabled = |item: &Item| evaluation.is_enabled(item) && is_screen(questionnaire, item);
    questionnaire.items().iter().filter(move |item| enabled(item))
}

/// The enabled screens of one section, in order.
pub fn screens_in<'a>(
    questionnaire: &'a Questionnaire,
    evaluation: &'a Evaluation,
    section: &Item,
) -> impl DoubleEndedIterator<Item = &'a Item> {
    let inside = section.position..section.end;
    screens(questionnaire, evaluation).filter(move |item| inside.contains(&item.position))
}

/// The screen after this one, in any section; the reader may stand on an item that is no longer enabled. `None` at the end.
pub fn next<'a>(questionnaire: &'a Questionnaire, evaluation: &'a Evaluation, current: &Item) -> Option<&'a Item> {
    let position = current.position;
    screens(questionnaire, evaluation).find(|item| item.position > position)
}

/// The screen before this one, in any section. `None` at the start.
pub fn previous<'a>(questionnaire: &'a Questionnaire, evaluation: &'a Evaluation, current: &Item) -> Option<&'a Item> {
    let position = current.position;
    screens(questionnaire, evaluation).rev().find(|item| item.position < position)
}

/// The task list. A section in which nothing is enabled is left out.
pub fn sections<'a>(questionnaire: &'a Questionnaire, evaluation: &'a Evaluation) -> Vec<Section<'a>> {
    let mut sections = Vec::new();
    for item in questionnaire.top_level() {
        let Some(first) = screens_in(questionnaire, evaluation, item).next() else {
            continue;
        };
        let (mut answered, mut questions, mut wrong) = (0, 0, false);
        for question in screens_in(questionnaire, evaluation, item).filter(|item| item.is_question()) {
            questions += 1;
            answered += usize::from(evaluation.is_answered(question));
            wrong |= evaluation.error(&question.link_id).is_some();
        }
        let progress = if answered == questions && !wrong {
            Progress::Done
        } else if answered == 0 {
            Progress::NotStarted
        } else {
            Progress::InProgress
        };
        sections.push(Section { item, answered, questions, progress, first });
    }
    sections
}

/// The rows of "check your answers": every enabled question, in order. A question whose answer is never kept has no row,
/// because this page may be printed.
pub fn rows<'a>(questionnaire: &'a Questionnaire, answers: &Answers, evaluation: &'a Evaluation, words: &Words<'_>) -> Vec<Row<'a>> {
    screens(questionnaire, evaluation)
        .filter(|item| item.is_question() && !item.not_kept)
        .filter_map(|item| {
            let counted = evaluation.answers_to(item, answers);
            let answer = (!counted.is_empty()).then(|| answer_words(item, counted, words));
            Some(Row { section: questionnaire.section(item)?, item, answer })
        })
        .collect()
}

/// After `changed` was changed from "check your answers": the next screen that arose from it, or `None` to go back there.
///
/// `before` is the evaluation before the change, `now` the one after. What arose are screens that were not enabled before:
/// questions that have no answer, and displays. They come in order from `changed` on, and then from the start; `current` is
/// where the reader stands (at first `changed` itself), so that nothing comes twice.
pub fn next_arisen<'a>(
    questionnaire: &'a Questionnaire,
    before: &Evaluation,
    now: &'a Evaluation,
    changed: &Item,
    current: &Item,
) -> Option<&'a Item> {
    let count = questionnaire.items().len();
    let (start, here) = (changed.position, current.position);
    let from_changed = move |position: usize| (position + count - start) % count;
    screens(questionnaire, now)
        .filter(|item| !before.is_enabled(item) && !now.is_answered(item))
        .filter(|item| from_changed(item.position) > from_changed(here))
        .min_by_key(|item| from_changed(item.position))
}
