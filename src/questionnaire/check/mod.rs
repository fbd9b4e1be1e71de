//! Finds what is wrong with a Questionnaire, and names the item and the cure. Native only: for editors and the build.
//!
//! Start at [`check_json()`], which takes a file's text. What would mislead a carer or break a rule of FHIR that the engine
//! relies on is an error; what loads and is merely ignored is a warning.

mod conditions;
mod shape;
mod suggest;

use super::model::{Condition, Item, ItemType, Questionnaire};
use super::reach::can_be_enabled;
use super::read::{ReadError, parse};
use super::words::placeholders;
use super::{Answer, Answers, SUMMARY, evaluate};
use core::fmt;
use suggest::{did_you_mean, in_words};

/// The item types that the portal can show, by their names in the file.
const TYPES: [&str; 10] = ["group", "display", "boolean", "choice", "open-choice", "string", "text", "date", "integer", "decimal"];

/// One thing that is wrong with a Questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The item; empty when it has none.
    pub link_id: String,
    /// Where it stands in the JSON, such as `item[2].item[0].enableWhen[0]`.
    pub path: String,
    /// What is wrong, and what to write.
    pub message: String,
    /// Whether the file can be used all the same.
    pub severity: Severity,
}

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file works, but not as the editor may think.
    Warning,
    /// The file must not be used.
    Error,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.link_id.as_str() {
            "" => write!(f, "{}: {}", self.path, self.message),
            link_id => write!(f, "item \"{link_id}\" ({}): {}", self.path, self.message),
        }
    }
}

/// Checks a file: everything that [`check`] finds, and the members that reading ignores because their JSON type is wrong.
pub fn check_json(json: &str) -> Result<Vec<Problem>, ReadError> {
    let questionnaire = Questionnaire::read(json)?;
    let mut problems = shape::check_shape(&parse(json, "Questionnaire")?);
    problems.extend(check(&questionnaire));
    Ok(problems)
}

/// Checks a Questionnaire that was read. The problems come in document order.
pub fn check(questionnaire: &Questionnaire) -> Vec<Problem> {
    let possible = questionnaire.items().iter().map(|item| can_be_enabled(questionnaire, item)).collect();
    let mut report = Report { questionnaire, possible, problems: Vec::new() };
    if questionnaire.items().is_empty() {
        report.problems.push(Problem {
            link_id: String::new(),
            path: "item".to_owned(),
            message: "the Questionnaire has no items; write a group for each section".to_owned(),
            severity: Severity::Error,
        });
    }
    for item in questionnaire.items() {
        report.name(item);
        report.kind(item);
        report.texts(item);
        report.options(item);
        report.place(item);
        for (at, condition) in item.enable_when.iter().enumerate() {
            report.condition(item, at, condition);
        }
        report.behavior(item);
        report.cycle(item);
        report.never(item);
    }
    report.dead_end();
    report.problems
}

/// The JSON path of an item.
fn path(questionnaire: &Questionnaire, item: &Item) -> String {
    let mut path = questionnaire.parent(item).map(|around| self::path(questionnaire, around) + ".").unwrap_or_default();
    path.push_str(&format!("item[{}]", item.ordinal));
    path
}

struct Report<'q> {
    questionnaire: &'q Questionnaire,
    /// For each item, whether any answers can enable it.
    possible: Vec<bool>,
    problems: Vec<Problem>,
}

impl Report<'_> {
    fn push(&mut self, severity: Severity, item: &Item, member: &str, message: String) {
        let mut path = path(self.questionnaire, item);
        if !member.is_empty() {
            path.push('.');
            path.push_str(member);
        }
        self.problems.push(Problem { link_id: item.link_id.clone(), path, message, severity });
    }

    fn error(&mut self, item: &Item, member: &str, message: impl Into<String>) {
        self.push(Severity::Error, item, member, message.into());
    }

    fn warning(&mut self, item: &Item, member: &str, message: impl Into<String>) {
        self.push(Severity::Warning, item, member, message.into());
    }

    fn name(&mut self, item: &Item) {
        if item.link_id.is_empty() {
            self.error(item, "linkId", "the item has no linkId; give it a short name that no other item has");
        } else if let Some(first) = self.questionnaire.item(&item.link_id).filter(|first| first.position != item.position) {
            let first = path(self.questionnaire, first);
            self.error(item, "linkId", format!("the linkId \"{}\" is already taken by {first}; give this item another", item.link_id));
        }
    }

    fn kind(&mut self, item: &Item) {
        if let ItemType::Unsupported(found) = &item.item_type {
            let cure = did_you_mean(found, TYPES.into_iter());
            let message = match found.as_str() {
                "" => format!("the item has no type; write one of {}", TYPES.join(", ")),
                found => format!("the type \"{found}\" is not supported{cure}; write one of {}", TYPES.join(", ")),
            };
            self.error(item, "type", message);
        }
        if item.item_type == ItemType::Display {
            if item.required {
                self.warning(item, "required", "a display cannot be answered, so it cannot be required; remove \"required\"");
            }
            if item.end > item.position + 1 {
                self.error(item, "item", "a display cannot hold other items; make it a group, or move them beside it");
            }
        }
        if item.item_type == ItemType::Group && item.repeats {
            self.warning(item, "repeats", "a repeating group is asked once only; write the questions out as often as they are needed");
        }
        if item.item_type == ItemType::Boolean && item.control == Some(super::ItemControl::CheckBox) {
            self.warning(item, "extension", "a yes or no question is shown as two radios, never as one checkbox; remove the itemControl");
        }
    }

    fn texts(&mut self, item: &Item) {
        // A group inside a section needs no heading.
        let needs_text = item.item_type != ItemType::Group || item.parent.is_none();
        if needs_text && item.text.plain.trim().is_empty() {
            self.warning(item, "text", "the item has no text; write what the reader should see");
        }
        if item.text.html.is_some() {
            self.warning(item, "_text", "rendering-xhtml is dropped: the build makes it; write rendering-markdown");
        }
        let mut names = placeholders(&item.text.plain);
        names.extend(item.text.markdown.as_deref().map(placeholders).unwrap_or_default());
        names.sort_unstable();
        names.dedup();
        for name in names.into_iter().filter(|name| !name.is_empty() && !name.contains(char::is_whitespace)) {
            match self.questionnaire.item(name) {
                None => {
                    let cure = did_you_mean(name, self.questions());
                    self.error(item, "text", format!("the placeholder {{{name}}} points nowhere{cure}; write the linkId of a question"));
                }
                Some(named) if !named.is_question() => {
                    self.error(
                        item,
                        "text",
                        format!("the placeholder {{{name}}} points at an item without an answer; write the linkId of a question"),
                    );
                }
                Some(named) if named.not_kept => {
                    self.error(
                        item,
                        "text",
                        format!("the answer to \"{name}\" is never kept or printed; remove the placeholder {{{name}}}"),
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn options(&mut self, item: &Item) {
        match item.item_type {
            ItemType::Choice if item.options.is_empty() => {
                self.error(item, "answerOption", "the choice has no options; write them as answerOption (a value set is not read)");
            }
            ItemType::OpenChoice if item.options.is_empty() => {
                self.warning(item, "answerOption", "the open-choice has no options; write some, or make it a string");
            }
            _ => {}
        }
        for (at, option) in item.options.iter().enumerate() {
            let member = format!("answerOption[{at}]");
            if matches!(&option.value, Answer::Coding { code, .. } if code.is_empty()) {
                self.error(item, &member, "the option has no code; give it one that no other option of the question has");
            } else if item.options[..at].iter().any(|earlier| earlier.value.equals(&option.value)) {
                self.error(item, &member, format!("{} is an option twice; remove one", in_words(&option.value)));
            }
        }
    }

    /// What stands where it should not.
    fn place(&mut self, item: &Item) {
        if item.link_id == SUMMARY && (item.parent.is_some() || item.item_type != ItemType::Group) {
            self.warning(item, "linkId", "only a group at the top is the summary; move it there, or give it another linkId");
        }
        let Some(section) = self.questionnaire.section(item) else {
            return;
        };
        if section.link_id != SUMMARY {
            if item.parent.is_none() && item.item_type != ItemType::Group {
                self.warning(item, "", "the item stands outside the sections; put it in a group");
            }
            return;
        }
        if item.is_question() && item.parent.is_some() {
            self.error(item, "type", "the summary is never asked; move the question to a section, or make it a display");
        }
        let not_kept = |condition: &Condition| condition.source.is_some_and(|source| self.questionnaire.items()[source].not_kept);
        if let Some(condition) = item.enable_when.iter().find(|condition| not_kept(condition)) {
            let message =
                format!("the summary can be printed, and would tell the answer to \"{}\", which is never kept", condition.question);
            self.warning(item, "enableWhen", message);
        }
    }

    /// Every question may be skipped, so every way through has to end in something to read.
    fn dead_end(&mut self) {
        let Some(summary) = self.questionnaire.summary() else { return };
        let evaluation = evaluate(self.questionnaire, &Answers::new());
        let mut lines =
            self.questionnaire.descendants(summary).iter().filter(|item| item.item_type == ItemType::Display && !item.is_help());
        if !lines.any(|line| evaluation.is_enabled(line)) {
            let message = "a reader who skips every question gets an empty result; write one display that is always shown";
            self.warning(summary, "item", message);
        }
    }

    /// The names of all questions, for suggestions.
    fn questions(&self) -> impl Iterator<Item = &str> {
        self.questionnaire.items().iter().filter(|item| item.is_question()).map(|item| item.link_id.as_str())
    }
}
