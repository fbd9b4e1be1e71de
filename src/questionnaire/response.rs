//! QuestionnaireResponse, HL7 FHIR R4: how answers leave, and how they come back. Start at [`export()`] and [`import()`].

use super::answers::{Answer, Answers};
use super::evaluate::Evaluation;
use super::model::{Expected, Item, Questionnaire};
use super::read::{ReadError, array, parse, read_value, str_of};
use super::summary::Line;
use super::words::escape;
use serde_json::{Map, Value};

/// What an import found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The answers that could be read, also those that break a rule: evaluation says what is wrong with them.
    pub answers: Answers,
    /// What was left out, in the order of the file.
    pub problems: Vec<ImportProblem>,
    /// The Questionnaire that the file names, when it is another than this one.
    pub other_questionnaire: Option<String>,
    /// The day on which the file says that it was written: `2026-11-24`.
    pub authored: Option<String>,
}

/// One thing that was left out of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProblem {
    /// The item; empty when the file does not say.
    pub link_id: String,
    /// Why.
    pub kind: ImportProblemKind,
}

/// Why something was left out of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportProblemKind {
    /// The Questionnaire has no such item.
    UnknownItem,
    /// An answer to a group or a display.
    NotAQuestion,
    /// An answer of a kind that the portal does not know, or with a value that is none.
    UnreadableAnswer,
}

/// The answers as a QuestionnaireResponse: those of enabled questions, nested like the Questionnaire. Nothing of a disabled
/// item is in it, nor anything that is marked as not kept. `authored` is a date or date and time, if the caller gives one;
/// `readable` is the result that a person reads in the file, as [`narrative`] makes it.
pub fn export(
    questionnaire: &Questionnaire,
    answers: &Answers,
    evaluation: &Evaluation,
    authored: Option<&str>,
    readable: Option<String>,
) -> Value {
    let mut response = Map::new();
    response.insert("resourceType".to_owned(), text("QuestionnaireResponse"));
    if let Some(div) = readable {
        let mut narrative = Map::new();
        narrative.insert("status".to_owned(), text("generated"));
        narrative.insert("div".to_owned(), Value::String(div));
        response.insert("text".to_owned(), Value::Object(narrative));
    }
    if let Some(url) = &questionnaire.url {
        let mut canonical = url.clone();
        if let Some(version) = &questionnaire.version {
            canonical.push('|');
            canonical.push_str(version);
        }
        response.insert("questionnaire".to_owned(), Value::String(canonical));
    }
    response.insert("status".to_owned(), text(evaluation.status.code()));
    if let Some(authored) = authored {
        response.insert("authored".to_owned(), text(authored));
    }
    insert_array(
        &mut response,
        "item",
        questionnaire.top_level().filter_map(|item| export_item(questionnaire, answers, evaluation, item)).collect(),
    );
    Value::Object(response)
}

/// A result as FHIR's narrative: XHTML, for whoever opens the file without the portal. Texts are escaped; links are left out, since
/// they would lead nowhere from there.
pub fn narrative(title: &str, lines: &[Line<'_>]) -> String {
    let mut xhtml = String::from("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
    let mut element = |name: &str, words: &str| {
        for part in ["<", name, ">", &escape(words), "</", name, ">"] {
            xhtml.push_str(part);
        }
    };
    element("h1", title);
    for line in lines {
        element(if line.heading { "h2" } else { "p" }, &line.text.plain);
    }
    xhtml.push_str("</div>");
    xhtml
}

/// One item with all that is answered in it; `None` when that is nothing.
fn export_item(questionnaire: &Questionnaire, answers: &Answers, evaluation: &Evaluation, item: &Item) -> Option<Value> {
    if item.not_kept || !evaluation.is_enabled(item) {
        return None;
    }
    let mut values: Vec<Value> = evaluation.answers_to(item, answers).iter().filter_map(export_answer).collect();
    let inner: Vec<Value> =
        questionnaire.children(item).filter_map(|child| export_item(questionnaire, answers, evaluation, child)).collect();
    if values.is_empty() && inner.is_empty() {
        return None;
    }
    let mut out = Map::new();
    out.insert("linkId".to_owned(), text(&item.link_id));
    if !item.text.plain.is_empty() {
        out.insert("text".to_owned(), text(&item.text.plain));
    }
    // FHIR nests what stands in a question inside its answer.
    match values.first_mut() {
        Some(Value::Object(first)) => insert_array(first, "item", inner),
        _ => insert_array(&mut out, "item", inner),
    }
    insert_array(&mut out, "answer", values);
    Some(Value::Object(out))
}

fn export_answer(answer: &Answer) -> Option<Value> {
    let (name, value) = match answer {
        Answer::Boolean(yes) => ("valueBoolean", Value::Bool(*yes)),
        Answer::Text(words) => ("valueString", text(words)),
        Answer::Date(date) => ("valueDate", text(date)),
        Answer::Integer(number) => ("valueInteger", Value::from(*number)),
        Answer::Decimal(number) => ("valueDecimal", serde_json::from_str(number).ok().filter(Value::is_number)?),
        Answer::Coding { system, code, display } => {
            let mut coding = Map::new();
            for (member, value) in [("system", system.as_deref()), ("code", Some(code.as_str())), ("display", display.as_deref())] {
                if let Some(value) = value {
                    coding.insert(member.to_owned(), text(value));
                }
            }
            ("valueCoding", Value::Object(coding))
        }
    };
    let mut out = Map::new();
    out.insert(name.to_owned(), value);
    Some(Value::Object(out))
}

fn insert_array(object: &mut Map<String, Value>, member: &str, values: Vec<Value>) {
    if !values.is_empty() {
        object.insert(member.to_owned(), Value::Array(values));
    }
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// Reads a QuestionnaireResponse. What cannot be used is reported and left out; the rest is kept.
pub fn import(questionnaire: &Questionnaire, json: &str) -> Result<Imported, ReadError> {
    let response = parse(json, "QuestionnaireResponse")?;
    let authored = str_of(&response, "authored").and_then(|authored| authored.get(..10)).map(str::to_owned);
    let mut imported = Imported { authored, ..Imported::default() };
    if let (Some(named), Some(url)) = (str_of(&response, "questionnaire"), &questionnaire.url)
        && named.split('|').next() != Some(url)
    {
        imported.other_questionnaire = Some(named.to_owned());
    }
    let mut found: Vec<(&str, Vec<Answer>)> = Vec::new();
    import_items(questionnaire, &response, &mut found, &mut imported.problems);
    for (link_id, answers) in found {
        // The same item may come again where a group repeats: its answers come together.
        let mut all = imported.answers.get(link_id).to_vec();
        all.extend(answers);
        imported.answers.set(link_id, all);
    }
    Ok(imported)
}

fn import_items<'v>(
    questionnaire: &Questionnaire,
    around: &'v Value,
    found: &mut Vec<(&'v str, Vec<Answer>)>,
    problems: &mut Vec<ImportProblem>,
) {
    for json in array(around, "item") {
        let link_id = str_of(json, "linkId").unwrap_or_default();
        let mut problem = |kind| problems.push(ImportProblem { link_id: link_id.to_owned(), kind });
        let given = array(json, "answer");
        match questionnaire.item(link_id) {
            None => problem(ImportProblemKind::UnknownItem),
            Some(item) if !item.is_question() => {
                if !given.is_empty() {
                    problem(ImportProblemKind::NotAQuestion);
                }
            }
            Some(item) => {
                let mut answers = Vec::new();
                for answer in given {
                    match read_value(answer, "value") {
                        Some(Expected::Value(answer)) => answers.push(as_asked(item, answer)),
                        _ => problem(ImportProblemKind::UnreadableAnswer),
                    }
                }
                found.push((link_id, answers));
            }
        }
        import_items(questionnaire, json, found, problems);
        for answer in given {
            import_items(questionnaire, answer, found, problems);
        }
    }
}

/// A whole number is a decimal, too, where a decimal is asked for.
fn as_asked(item: &Item, answer: Answer) -> Answer {
    match answer {
        Answer::Integer(number) if item.item_type == super::model::ItemType::Decimal => Answer::Decimal(number.to_string()),
        answer => answer,
    }
}
