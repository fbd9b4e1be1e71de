//! Searches for answers that enable an item: backwards, from its conditions to the questions they look at. Native only.
//!
//! `check` asks it which items nobody can ever see; tests ask it for answers that show every item and every line of a
//! summary. Start at [`reach()`].

use super::answers::{Answer, Answers};
use super::evaluate::evaluate;
use super::model::{Condition, EnableBehavior, Expected, Item, ItemType, Operator, Questionnaire};
use super::values::{date_parts, tidy_decimal};
use std::collections::BTreeMap;

/// Steps after which a search gives up. Real questionnaires need a few dozen.
const PATIENCE: usize = 20_000;
/// How many `any` conditions may hang on one another before the search gives up; each costs a stack frame.
const DEPTH: usize = 500;

/// Why no answers were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreachable {
    /// There is no such item.
    NoSuchItem,
    /// No answers can enable it.
    Never,
    /// The search took too long, or the item hangs on a cycle.
    GaveUp,
}

/// Finds answers that enable the item: as few as its conditions need, and none that breaks a rule of its question's type.
pub fn reach(questionnaire: &Questionnaire, link_id: &str) -> Result<Answers, Unreachable> {
    let item = questionnaire.item(link_id).ok_or(Unreachable::NoSuchItem)?;
    let found = search(questionnaire, item, false)?;
    let mut answers = Answers::new();
    for (source, conditions) in &found.needs {
        let source = &questionnaire.items()[*source];
        answers.set(&source.link_id, choose(questionnaire, source, conditions).unwrap_or_default());
    }
    if evaluate(questionnaire, &answers).is_enabled(item) { Ok(answers) } else { Err(Unreachable::GaveUp) }
}

/// Whether the item can be enabled at all. Conditions that make no sense are taken to hold: they are reported for themselves.
pub(super) fn can_be_enabled(questionnaire: &Questionnaire, item: &Item) -> bool {
    !matches!(search(questionnaire, item, true), Err(Unreachable::Never))
}

/// Whether some answer to its question makes the condition hold.
pub(super) fn can_hold(questionnaire: &Questionnaire, condition: &Condition) -> bool {
    let Some(source) = condition.source.map(|source| &questionnaire.items()[source]) else {
        return true;
    };
    !makes_sense(condition, source) || choose(questionnaire, source, &[condition]).is_some()
}

/// What one branch of the search has settled, and what it still has to do.
#[derive(Clone, Default)]
struct Branch<'q> {
    enabled: Vec<bool>,
    needs: BTreeMap<usize, Vec<&'q Condition>>,
    goals: Vec<Goal<'q>>,
}

#[derive(Clone, Copy)]
enum Goal<'q> {
    Enable(usize),
    Hold(&'q Condition),
}

fn search<'q>(questionnaire: &'q Questionnaire, item: &Item, lenient: bool) -> Result<Branch<'q>, Unreachable> {
    let start = Branch { enabled: vec![false; questionnaire.items().len()], goals: vec![Goal::Enable(item.position)], ..Branch::default() };
    let mut patience = PATIENCE;
    match settle(questionnaire, start, lenient, &mut patience, DEPTH) {
        Some(branch) => Ok(branch),
        None if patience == 0 => Err(Unreachable::GaveUp),
        None => Err(Unreachable::Never),
    }
}

fn settle<'q>(
    questionnaire: &'q Questionnaire,
    mut branch: Branch<'q>,
    lenient: bool,
    patience: &mut usize,
    depth: usize,
) -> Option<Branch<'q>> {
    if depth == 0 {
        *patience = 0;
    }
    while let Some(goal) = branch.goals.pop() {
        *patience = patience.checked_sub(1)?;
        match goal {
            Goal::Enable(position) if branch.enabled[position] => {}
            Goal::Enable(position) => {
                branch.enabled[position] = true;
                let item = &questionnaire.items()[position];
                branch.goals.extend(item.parent.map(Goal::Enable));
                if item.enable_behavior != Some(EnableBehavior::Any) || item.enable_when.len() < 2 {
                    branch.goals.extend(item.enable_when.iter().map(Goal::Hold));
                    continue;
                }
                return item.enable_when.iter().find_map(|condition| {
                    let mut one = branch.clone();
                    one.goals.push(Goal::Hold(condition));
                    settle(questionnaire, one, lenient, patience, depth - 1)
                });
            }
            Goal::Hold(condition) => {
                let source = condition.source.map(|source| &questionnaire.items()[source]);
                let Some(source) = source.filter(|source| makes_sense(condition, source)) else {
                    if lenient {
                        continue;
                    }
                    // A group is never answered, so "not answered" holds for it.
                    if condition.comparable && !wants_answer(condition) {
                        continue;
                    }
                    return None;
                };
                let needs = branch.needs.entry(source.position).or_default();
                needs.push(condition);
                choose(questionnaire, source, needs)?;
                if wants_answer(condition) {
                    branch.goals.push(Goal::Enable(source.position));
                }
            }
        }
    }
    Some(branch)
}

/// Whether the search can judge the condition.
fn makes_sense(condition: &Condition, source: &Item) -> bool {
    let choice = matches!(source.item_type, ItemType::Choice);
    condition.comparable && source.is_question() && !(choice && source.options.is_empty())
}

/// Whether only an answer can make the condition hold; the others hold for a question that is unanswered or disabled.
pub(super) fn wants_answer(condition: &Condition) -> bool {
    let not_answered = condition.operator == Operator::Exists && condition.expected == Expected::Value(Answer::Boolean(false));
    !not_answered && condition.operator != Operator::NotEqual
}

/// Answers to one question that make all these conditions hold; `None` when there are none.
fn choose(questionnaire: &Questionnaire, source: &Item, conditions: &[&Condition]) -> Option<Vec<Answer>> {
    let (wanting, avoiding): (Vec<&Condition>, Vec<&Condition>) = conditions.iter().copied().partition(|condition| wants_answer(condition));
    if wanting.is_empty() {
        return Some(Vec::new());
    }
    let hold = |conditions: &[&Condition], answer: &Answer| {
        conditions.iter().all(|condition| super::conditions::holds(condition, source, core::slice::from_ref(answer)))
    };
    let mut possible = candidates(questionnaire, source);
    possible.retain(|answer| hold(&avoiding, answer));
    if let Some(answer) = possible.iter().find(|answer| hold(&wanting, answer)) {
        return Some(vec![answer.clone()]);
    }
    if !source.repeats {
        return None;
    }
    possible.retain(|answer| source.option(answer).is_none_or(|option| !option.exclusive));
    let mut chosen: Vec<Answer> = Vec::new();
    for condition in wanting {
        let answer = possible.iter().find(|answer| hold(&[condition], answer))?;
        if !chosen.contains(answer) {
            chosen.push(answer.clone());
        }
    }
    Some(chosen)
}

/// Answers worth trying: the options; else what the conditions on the question name, and what lies just beside it.
fn candidates(questionnaire: &Questionnaire, source: &Item) -> Vec<Answer> {
    let mut possible: Vec<Answer> = source.options.iter().map(|option| option.value.clone()).collect();
    if !possible.is_empty() && source.item_type != ItemType::OpenChoice {
        return possible;
    }
    let conditions = questionnaire.items().iter().flat_map(|item| &item.enable_when);
    let named: Vec<&Answer> = conditions
        .filter(|condition| condition.source == Some(source.position))
        .filter_map(|condition| match &condition.expected {
            Expected::Value(value) if source.takes(value) => Some(value),
            _ => None,
        })
        .collect();
    match source.item_type {
        ItemType::Boolean => possible.extend([Answer::Boolean(true), Answer::Boolean(false)]),
        ItemType::Integer => {
            possible.push(Answer::Integer(0));
            for value in named {
                if let Answer::Integer(value) = value {
                    possible.extend([*value, value.saturating_add(1), value.saturating_sub(1)].map(Answer::Integer));
                }
            }
        }
        ItemType::Decimal => possible.extend(decimals(&named)),
        ItemType::Date => {
            possible.push(Answer::Date("2000-01-01".to_owned()));
            for value in named {
                if let Answer::Date(value) = value {
                    possible.extend(dates(value).map(Answer::Date));
                }
            }
        }
        // Own words: what is named, and what is not.
        _ => {
            possible.push(Answer::Text("x".to_owned()));
            for value in named {
                if let Answer::Text(value) = value {
                    possible.extend([value.clone(), format!("{value}x")].map(Answer::Text));
                    let mut shorter = value.clone();
                    shorter.pop();
                    possible.extend((!shorter.trim().is_empty()).then_some(Answer::Text(shorter)));
                }
            }
        }
    }
    possible
}

/// The named numbers, one between each two, and one beyond each end.
fn decimals(named: &[&Answer]) -> Vec<Answer> {
    let mut numbers: Vec<f64> = named
        .iter()
        .filter_map(|value| match value {
            Answer::Decimal(text) => text.parse().ok(),
            _ => None,
        })
        .collect();
    numbers.sort_by(f64::total_cmp);
    let ends = [numbers.first().map_or(0.0, |first| first - 1.0), numbers.last().map_or(0.0, |last| last + 1.0)];
    let between: Vec<f64> = numbers.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
    // Few digits, so that they can be written down exactly.
    let written = |number: &f64| tidy_decimal(&format!("{number:.6}")).map(Answer::Decimal);
    let beside = between.iter().chain(&ends).filter_map(written);
    named.iter().map(|&value| value.clone()).chain(beside).collect()
}

/// The date, and the ones before and after it in its own precision.
fn dates(value: &str) -> impl Iterator<Item = String> {
    let mut near = vec![value.to_owned()];
    if let Some(parts) = date_parts(value) {
        let (year, month, day) = (parts.year, parts.month, parts.day);
        let write = |year: u16, month: Option<u8>, day: Option<u8>| match (month, day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        };
        near.extend([write(year + 1, month.map(|_| 1), day.map(|_| 1)), write(year - 1, month.map(|_| 12), day.map(|_| 28))]);
        if let Some(month) = month {
            near.extend([write(year, Some(month + 1), day.map(|_| 1)), write(year, Some(month - 1), day.map(|_| 28))]);
            if let Some(day) = day {
                near.extend([write(year, Some(month), Some(day + 1)), write(year, Some(month), Some(day - 1))]);
            }
            // The last day of the month before, which 28 is not.
            near.extend(day.into_iter().flat_map(|_| 29..=31).map(|day| write(year, Some(month - 1), Some(day))));
        }
        near.push(write(year - 1, month.map(|_| 12), day.map(|_| 31)));
    }
    near.into_iter().filter(|date| date_parts(date).is_some())
}
