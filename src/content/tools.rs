//! A tool's Questionnaire: checked, and made ready for the browser. Start at [`Tool::read`].

use super::markdown::{self, Around, Link};
use super::problem::{Fault, Problems};
use super::references::References;
use crate::questionnaire::{self, Answers, Questionnaire, ReadError, evaluate, response};
use jsonc_parser::ast::Value as Ast;
use jsonc_parser::common::Ranged;
use std::cell::RefCell;

/// A Questionnaire that the site runs.
#[derive(Debug, Clone)]
pub struct Tool {
    /// The file, for messages.
    pub file: String,
    /// The address of its page; the tools' folder until a page names it.
    pub address: String,
    /// What the browser and the paper version read.
    pub questionnaire: Questionnaire,
    /// The file that is published: as written, with every Markdown text turned into HTML.
    pub published: String,
    /// Links to pages of the site.
    pub links: Vec<Link>,
    /// The answers of an invented reader, for the page that shows what the tool gives.
    pub example: Option<Answers>,
}

impl Tool {
    /// Reads the Questionnaire called `id`. What breaks a rule is noted at its line.
    pub fn read(id: &str, file: &str, json: &str, references: &References<'_>, problems: &Problems) -> Option<Tool> {
        let faults = match questionnaire::check_json(json) {
            Ok(faults) => faults,
            Err(ReadError::NotJson { line, column }) => {
                let reason = format!("look at letter {column} of this line, and at the end of the line above");
                problems.add(file, line, Fault::Syntax { format: "JSON", reason });
                return None;
            }
            Err(error @ ReadError::OtherResource(_)) => {
                let write = "write \"resourceType\": \"Questionnaire\"";
                problems.add(file, 1, Fault::WrongFile { reason: error.to_string(), write });
                return None;
            }
        };
        for fault in faults {
            let warning = fault.severity == questionnaire::Severity::Warning;
            let line = line_of(json, &fault.path);
            let place = if fault.link_id.is_empty() { fault.path } else { format!("item \"{}\"", fault.link_id) };
            problems.add(file, line, Fault::Questionnaire { place, message: fault.message, warning });
        }
        if questionnaire::Questionnaire::read(json).is_ok_and(|tool| tool.summary().is_none()) {
            let message = "the tool gives nothing at its end; write a group at the top with the linkId \"summary\"".to_owned();
            problems.add(file, line_of(json, "item"), Fault::Questionnaire { place: "item".to_owned(), message, warning: false });
        }
        let address = format!("/tools/{id}/");
        let links = RefCell::new(Vec::new());
        let value = serde_json::from_str(json).ok()?;
        let published = questionnaire::publish(value, |text| {
            let first_line = line_of_text(json, text);
            let found_here = Problems::default();
            let around = Around { file, first_line, address: &address, references, problems: &found_here };
            let (html, found) = markdown::inline(text, &around);
            // Every line break in a JSON text is written \n, so all of it stands on one line of the file.
            for problem in found_here.into_sorted() {
                problems.add(file, first_line, problem.fault);
            }
            links.borrow_mut().extend(found.into_iter().map(|link| Link { line: first_line, ..link }));
            html
        });
        let published = published.to_string();
        let questionnaire = Questionnaire::read(&published).ok()?;
        for item in questionnaire.items() {
            for link in &item.support_links {
                if !link.starts_with('/') {
                    let write = "write the address of a page, such as /help-now/";
                    let fault = Fault::NotAllowed { what: "a support link to another site", write };
                    problems.add(file, line_of_text(json, link), fault);
                    continue;
                }
                let (page, anchor) = link.split_once('#').map_or((link.as_str(), None), |(p, a)| (p, Some(a.to_owned())));
                links.borrow_mut().push(Link { address: page.to_owned(), anchor, line: line_of_text(json, link) });
            }
        }
        Some(Tool { file: file.to_owned(), address, questionnaire, published, links: links.into_inner(), example: None })
    }
}

impl Tool {
    /// Reads the example of this tool, a QuestionnaireResponse. What the tool would not accept from a reader is noted.
    pub fn read_example(&mut self, file: &str, json: &str, problems: &Problems) {
        let imported = match response::import(&self.questionnaire, json) {
            Ok(imported) => imported,
            Err(ReadError::NotJson { line, column }) => {
                let reason = format!("look at letter {column} of this line, and at the end of the line above");
                return problems.add(file, line, Fault::Syntax { format: "JSON", reason });
            }
            Err(error @ ReadError::OtherResource(_)) => {
                let write = "write \"resourceType\": \"QuestionnaireResponse\"";
                return problems.add(file, 1, Fault::WrongFile { reason: error.to_string(), write });
            }
        };
        let note = |link_id: &str, message: String| {
            let fault = Fault::Questionnaire { place: format!("item \"{link_id}\""), message, warning: false };
            problems.add(file, line_of_text(json, link_id), fault);
        };
        for problem in &imported.problems {
            note(&problem.link_id, problem.kind.to_string());
        }
        let evaluation = evaluate(&self.questionnaire, &imported.answers);
        for error in &evaluation.errors {
            note(&error.link_id, error.kind.to_string());
        }
        let unasked = |item: &&questionnaire::Item| !evaluation.is_enabled(item) && !imported.answers.get(&item.link_id).is_empty();
        for item in self.questionnaire.items().iter().filter(unasked) {
            note(&item.link_id, "the other answers mean that this is not asked; remove the answer".to_owned());
        }
        self.example = Some(imported.answers);
    }
}

/// The line on which a text stands in a JSON file, by the first words of it.
fn line_of_text(json: &str, text: &str) -> usize {
    let encoded = serde_json::to_string(text).unwrap_or_default();
    let needle = encoded.trim_matches('"');
    json.find(needle).map_or(1, |at| 1 + json[..at].matches('\n').count())
}

/// The line in a JSON file of what a path such as `item[2].item[0].enableWhen[0]` leads to; of the nearest thing above it when it leads nowhere.
pub(super) fn line_of(json: &str, path: &str) -> usize {
    let parsed = jsonc_parser::parse_to_ast(json, &jsonc_parser::CollectOptions::default(), &jsonc_parser::ParseOptions::default());
    let Some(mut at) = parsed.ok().and_then(|parsed| parsed.value) else { return 1 };
    for step in path.split('.').flat_map(|part| part.split('[')).filter(|step| !step.is_empty()) {
        let next = match (&at, step.strip_suffix(']').and_then(|index| index.parse::<usize>().ok())) {
            (Ast::Array(array), Some(index)) => array.elements.get(index).cloned(),
            (Ast::Object(object), None) => object.get(step).map(|property| property.value.clone()),
            _ => None,
        };
        let Some(next) = next else { break };
        at = next;
    }
    1 + json[..at.start()].matches('\n').count()
}
