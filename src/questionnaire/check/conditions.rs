//! Checks of `enableWhen`: single conditions, cycles, and items that nobody can ever see.

use super::super::Answer;
use super::super::model::{Condition, EnableBehavior, Expected, Item, ItemType, Operator, Questionnaire};
use super::super::reach::{can_hold, wants_answer};
use super::suggest::{code_of, did_you_mean, in_words, value_member};
use super::{Report, Severity};

impl Report<'_> {
    pub(super) fn behavior(&mut self, item: &Item) {
        match &item.enable_behavior {
            None if item.enable_when.len() > 1 => {
                self.error(item, "enableBehavior", "with more than one condition, enableBehavior is needed; write \"all\" or \"any\"");
            }
            Some(EnableBehavior::Unknown(found)) => {
                self.error(item, "enableBehavior", format!("enableBehavior is \"{found}\"; write \"all\" or \"any\""));
            }
            _ => {}
        }
    }

    pub(super) fn condition(&mut self, item: &Item, at: usize, condition: &Condition) {
        let member = format!("enableWhen[{at}]");
        let question = &condition.question;
        if let Operator::Unknown(found) = &condition.operator {
            let known = "exists  =  !=  >  <  >=  <=";
            self.error(item, &member, format!("the operator \"{found}\" is unknown; write one of {known}"));
            return;
        }
        let Some(source) = condition.source.map(|source| &self.questionnaire.items()[source]).filter(|_| !question.is_empty()) else {
            let cure = did_you_mean(question, self.questions());
            self.error(
                item,
                &member,
                format!("the condition looks at \"{question}\", which is no item{cure}; write the linkId of a question"),
            );
            return;
        };
        let boolean = matches!(condition.expected, Expected::Value(Answer::Boolean(_)));
        if condition.operator == Operator::Exists && !boolean {
            self.error(item, &member, "exists needs answerBoolean: true for \"answered\", false for \"not answered\"");
            return;
        }
        if condition.expected == Expected::Missing {
            self.error(item, &member, format!("the condition has no value; write {}", value_member(source)));
            return;
        }
        if !source.is_question() {
            let message = format!("the condition looks at \"{question}\", which is never answered; write the linkId of a question");
            let severity = if wants_answer(condition) { Severity::Error } else { Severity::Warning };
            self.push(severity, item, &member, message);
            return;
        }
        if !condition.comparable {
            let message = match &condition.expected {
                Expected::Value(value) if source.takes(value) => {
                    format!("the answers to \"{question}\" have no order, so the condition never holds; write = or !=")
                }
                _ => format!(
                    "the value has another type than the answers to \"{question}\", so the condition never holds; write {}",
                    value_member(source)
                ),
            };
            self.warning(item, &member, message);
            return;
        }
        self.value(item, &member, condition, source);
    }

    /// A value of the right type that no answer can have.
    pub(super) fn value(&mut self, item: &Item, member: &str, condition: &Condition, source: &Item) {
        let Expected::Value(value) = &condition.expected else {
            return;
        };
        let own_words = source.item_type == ItemType::OpenChoice && matches!(value, Answer::Text(_));
        let equality = matches!(condition.operator, Operator::Equal | Operator::NotEqual);
        if equality && !own_words && !source.options.is_empty() && source.option(value).is_none() {
            let named = code_of(value);
            let same_code = source.options.iter().find(|option| code_of(&option.value) == named);
            let cure = match (same_code.map(|option| &option.value), value) {
                (Some(Answer::Coding { system: Some(system), .. }), Answer::Coding { .. }) => {
                    format!("; the option of this code has the system \"{system}\": write it here too")
                }
                (Some(_), Answer::Coding { .. }) => "; the option of this code has no system: write none here".to_owned(),
                _ => did_you_mean(named, source.options.iter().map(|option| code_of(&option.value))),
            };
            let effect = if condition.operator == Operator::Equal { "never" } else { "always" };
            let message = format!("{} is no option of \"{}\", so the condition {effect} holds{cure}", in_words(value), source.link_id);
            // When all else still lets the item appear, it works, though not as meant.
            let severity = if self.possible[item.position] { Severity::Warning } else { Severity::Error };
            self.push(severity, item, member, message);
        }
    }

    /// Names a cycle once: at the first of its items in the document.
    pub(super) fn cycle(&mut self, item: &Item) {
        let Some(cycle) = cycle_from(self.questionnaire, item.position) else {
            return;
        };
        if cycle.iter().any(|&position| position < item.position) {
            return;
        }
        let names: Vec<&str> =
            cycle.iter().chain([&item.position]).map(|&position| self.questionnaire.items()[position].link_id.as_str()).collect();
        let message = format!("the conditions go round in a circle: {}; remove one of them", names.join(" waits for "));
        self.error(item, "enableWhen", message);
    }

    /// An item that nobody can see; those inside it are not named again.
    pub(super) fn never(&mut self, item: &Item) {
        let questionnaire = self.questionnaire;
        if self.possible[item.position] || item.parent.is_some_and(|around| !self.possible[around]) {
            return;
        }
        let source_never = item
            .enable_when
            .iter()
            .find(|condition| wants_answer(condition) && condition.source.is_some_and(|source| !self.possible[source]));
        let impossible = item.enable_when.iter().find(|condition| !can_hold(questionnaire, condition));
        let reason = match (impossible, source_never) {
            (Some(condition), _) => format!("no answer to \"{}\" makes its condition hold", condition.question),
            (None, Some(condition)) => format!("it waits for \"{}\", which can never be asked", condition.question),
            (None, None) => "its conditions, and those of the groups and questions it depends on, contradict each other".to_owned(),
        };
        self.error(item, "enableWhen", format!("the item can never be enabled: {reason}; change or remove the condition"));
    }
}

/// A way from the item over parents and conditions back to itself: the positions on it, the item first.
fn cycle_from(questionnaire: &Questionnaire, start: usize) -> Option<Vec<usize>> {
    let items = questionnaire.items();
    let waits_for = |position: usize| {
        let item = &items[position];
        item.enable_when.iter().filter_map(|condition| condition.source).chain(item.parent)
    };
    // Breadth first, so that the shortest way is named.
    let mut came_from: Vec<Option<usize>> = vec![None; items.len()];
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&position) = queue.get(next) {
        next += 1;
        for earlier in waits_for(position) {
            if earlier == start {
                let mut way = vec![position];
                while let Some(&last) = way.last().filter(|&&last| last != start) {
                    way.extend(came_from[last]);
                }
                way.reverse();
                return Some(way);
            }
            if came_from[earlier].is_none() {
                came_from[earlier] = Some(position);
                queue.push(earlier);
            }
        }
    }
    None
}
