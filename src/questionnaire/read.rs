//! Reads a Questionnaire from FHIR R4 JSON. Start at [`Questionnaire::read_in`].
//!
//! Tolerant on purpose: members it does not know are ignored, and members of the wrong type read as absent. What is wrong
//! with a file is the business of `check`, not of the page that a carer has open.

use super::answers::Answer;
use super::conditions::comparable;
use super::model::{AnswerOption, Condition, EnableBehavior, Expected, Item, ItemControl, ItemType, Operator, Questionnaire, Text};
use super::values::tidy_decimal;
use serde_json::Value;

/// Where HL7's own extensions live.
pub(super) const HL7: &str = "http://hl7.org/fhir/StructureDefinition/";
/// Ours: the answer is never exported, stored or printed.
pub(super) const NOT_KEPT: &str = "https://carer-portal.example/StructureDefinition/not-kept";

/// Ours: the line of the summary is in its short version, too.
pub(super) const IN_SHORT: &str = "https://carer-portal.example/StructureDefinition/in-short";
/// What is cut out of the paper and carried.
const CUT_OUT: &str = "https://carer-portal.example/StructureDefinition/cut-out";
/// What goes to somebody as a letter.
const LETTER: &str = "https://carer-portal.example/StructureDefinition/letter";

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON, or nested more than about 120 levels deep.
    NotJson {
        /// Line of the first mistake, from 1.
        line: usize,
        /// Column of the first mistake, from 1.
        column: usize,
    },
    /// JSON, but another resource; with the `resourceType` that was found.
    OtherResource(Option<String>),
}

impl Questionnaire {
    /// Reads a Questionnaire in the language it is written in.
    pub fn read(json: &str) -> Result<Questionnaire, ReadError> {
        Self::read_in(json, None)
    }

    /// Reads a Questionnaire, with the texts of another language (a code such as `cy`) where the file has them in the
    /// standard `translation` extension.
    pub fn read_in(json: &str, language: Option<&str>) -> Result<Questionnaire, ReadError> {
        Ok(Self::from_json(&Self::parse(json)?, language))
    }

    /// The first half of [`read`](Self::read): what the file says, not yet understood. A browser may do something else before the second.
    ///
    /// # Errors
    /// No JSON, or another resource.
    pub fn parse(json: &str) -> Result<Value, ReadError> {
        parse(json, "Questionnaire")
    }

    /// The second half of [`read_in`](Self::read_in).
    pub fn from_json(json: &Value, language: Option<&str>) -> Questionnaire {
        let mut questionnaire = Questionnaire {
            url: string(json, "url"),
            version: string(json, "version"),
            title: words(json, "title", language).unwrap_or_default(),
            ..Questionnaire::default()
        };
        read_items(&mut questionnaire.items, json, None, language);
        questionnaire.link();
        questionnaire
    }

    /// Indexes the items, and finds an order in which every item comes after its parent and after the questions that its
    /// conditions look at. What is caught in a cycle comes last: it sees the others as unanswered.
    fn link(&mut self) {
        let count = self.items.len();
        // Inserted one by one: a sort of the standard library would cost the browser kilobytes. Of duplicates, the first
        // in the document stays first.
        self.by_link_id = Vec::with_capacity(count);
        for (position, item) in self.items.iter().enumerate() {
            let at = self.by_link_id.partition_point(|&other| self.items[other].link_id <= item.link_id);
            self.by_link_id.insert(at, position);
        }

        let mut waits = vec![0_usize; count];
        let mut decides: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (position, wait) in waits.iter_mut().enumerate() {
            let mut conditions = core::mem::take(&mut self.items[position].enable_when);
            for condition in &mut conditions {
                let source = self.item(&condition.question);
                condition.source = source.map(|source| source.position);
                condition.comparable = source.is_some_and(|source| comparable(condition, source));
            }
            for earlier in conditions.iter().filter_map(|condition| condition.source).chain(self.items[position].parent) {
                decides[earlier].push(position);
                *wait += 1;
            }
            self.items[position].enable_when = conditions;
        }
        self.order = (0..count).filter(|&position| waits[position] == 0).collect();
        let mut next = 0;
        while let Some(&position) = self.order.get(next) {
            next += 1;
            for &later in &decides[position] {
                waits[later] -= 1;
                if waits[later] == 0 {
                    self.order.push(later);
                }
            }
        }
        self.order.extend((0..count).filter(|&position| waits[position] > 0));
    }
}

/// Reads JSON and makes sure of the resource. A file without `resourceType` is believed.
pub(super) fn parse(json: &str, resource: &str) -> Result<Value, ReadError> {
    let json: Value = serde_json::from_str(json.trim_start_matches('\u{feff}'))
        .map_err(|error| ReadError::NotJson { line: error.line(), column: error.column() })?;
    match json.get("resourceType") {
        None if json.is_object() => Ok(json),
        Some(found) if found == resource => Ok(json),
        found => Err(ReadError::OtherResource(found.and_then(Value::as_str).map(str::to_owned))),
    }
}

fn read_items(items: &mut Vec<Item>, around: &Value, parent: Option<usize>, language: Option<&str>) {
    for (ordinal, json) in array(around, "item").iter().enumerate() {
        if !json.is_object() {
            continue;
        }
        let position = items.len();
        let mut item = Item { position, parent, ordinal, ..read_item(json, language) };
        if let Some(around) = parent.and_then(|parent| items.get(parent)) {
            item.not_kept |= around.not_kept;
            item.in_short |= around.in_short;
            item.cut_out |= around.cut_out;
            item.letter |= around.letter;
        }
        items.push(item);
        read_items(items, json, Some(position), language);
        items[position].end = items.len();
    }
}

fn read_item(json: &Value, language: Option<&str>) -> Item {
    let mut item = Item {
        link_id: string(json, "linkId").unwrap_or_default(),
        item_type: ItemType::from_code(str_of(json, "type").unwrap_or_default()),
        prefix: words(json, "prefix", language),
        text: read_text(json, language),
        required: flag(json, "required"),
        repeats: flag(json, "repeats"),
        max_length: json.get("maxLength").and_then(Value::as_u64).and_then(|max| usize::try_from(max).ok()),
        options: array(json, "answerOption").iter().filter_map(|option| read_option(option, language)).collect(),
        enable_when: array(json, "enableWhen").iter().map(read_condition).collect(),
        enable_behavior: str_of(json, "enableBehavior").map(|behavior| match behavior {
            "all" => EnableBehavior::All,
            "any" => EnableBehavior::Any,
            other => EnableBehavior::Unknown(other.to_owned()),
        }),
        hint: None,
        support_links: Vec::new(),
        control: None,
        not_kept: false,
        in_short: false,
        cut_out: false,
        letter: false,
        position: 0,
        parent: None,
        end: 0,
        ordinal: 0,
    };
    for extension in array(json, "extension") {
        match extension_name(extension) {
            "entryFormat" => item.hint = words(extension, "valueString", language),
            "questionnaire-supportLink" => item.support_links.extend(string(extension, "valueUri")),
            "questionnaire-itemControl" => item.control = read_control(extension),
            NOT_KEPT => item.not_kept = flag(extension, "valueBoolean"),
            IN_SHORT => item.in_short = flag(extension, "valueBoolean"),
            CUT_OUT => item.cut_out = flag(extension, "valueBoolean"),
            LETTER => item.letter = flag(extension, "valueBoolean"),
            _ => {}
        }
    }
    item
}

fn read_control(extension: &Value) -> Option<ItemControl> {
    let codings = array(extension.get("valueCodeableConcept")?, "coding");
    Some(match codings.iter().find_map(|coding| str_of(coding, "code"))? {
        "radio-button" => ItemControl::RadioButton,
        "check-box" => ItemControl::CheckBox,
        "drop-down" => ItemControl::DropDown,
        "help" => ItemControl::Help,
        other => ItemControl::Other(other.to_owned()),
    })
}

fn read_option(json: &Value, language: Option<&str>) -> Option<AnswerOption> {
    let Some(Expected::Value(mut value)) = read_value(json, "value") else {
        return None;
    };
    if let (Answer::Coding { display, .. }, Some(coding), Some(_)) = (&mut value, json.get("valueCoding"), language) {
        *display = words(coding, "display", language);
    }
    let exclusive = array(json, "extension")
        .iter()
        .any(|extension| extension_name(extension) == "questionnaire-optionExclusive" && flag(extension, "valueBoolean"));
    Some(AnswerOption { value, exclusive })
}

fn read_condition(json: &Value) -> Condition {
    Condition {
        question: string(json, "question").unwrap_or_default(),
        operator: Operator::from_code(str_of(json, "operator").unwrap_or_default()),
        expected: read_value(json, "answer").unwrap_or(Expected::Missing),
        source: None,
        comparable: false,
    }
}

/// Reads `value[x]` or `answer[x]`; `None` when the object has no such member.
pub(super) fn read_value(json: &Value, prefix: &str) -> Option<Expected> {
    let (name, kind, value) = json.as_object()?.iter().find_map(|(name, value)| {
        let kind = name.strip_prefix(prefix)?;
        kind.starts_with(|first: char| first.is_ascii_uppercase()).then_some((name, kind, value))
    })?;
    let answer = match (kind, value) {
        ("Boolean", Value::Bool(yes)) => Some(Answer::Boolean(*yes)),
        ("String", Value::String(text)) => Some(Answer::Text(text.clone())),
        ("Date", Value::String(text)) => Some(Answer::Date(text.clone())),
        ("Integer", Value::Number(number)) => number.as_i64().and_then(|number| i32::try_from(number).ok()).map(Answer::Integer),
        ("Decimal", Value::Number(number)) => {
            let text = number.to_string();
            Some(Answer::Decimal(tidy_decimal(&text).unwrap_or(text)))
        }
        ("Coding", Value::Object(_)) => Some(Answer::Coding {
            system: string(value, "system"),
            code: string(value, "code").unwrap_or_default(),
            display: string(value, "display"),
        }),
        _ => None,
    };
    Some(answer.map_or_else(|| Expected::Unreadable(name.clone()), Expected::Value))
}

fn read_text(json: &Value, language: Option<&str>) -> Text {
    let mut text = Text { plain: words(json, "text", language).unwrap_or_default(), ..Text::default() };
    // Rich text belongs to the file's own language.
    if language.is_none_or(|_| Some(text.plain.as_str()) == str_of(json, "text")) {
        for extension in extensions_of(json, "text") {
            match extension_name(extension) {
                "rendering-xhtml" => text.html = string(extension, "valueString"),
                "rendering-markdown" => text.markdown = string(extension, "valueMarkdown"),
                _ => {}
            }
        }
    }
    text
}

/// A text member: its translation where there is one for the language, else the member itself.
fn words(json: &Value, member: &str, language: Option<&str>) -> Option<String> {
    if let Some(language) = language {
        for extension in extensions_of(json, member) {
            let parts = array(extension, "extension");
            let part =
                |url: &str, value: &str| parts.iter().find(|part| str_of(part, "url") == Some(url)).and_then(|part| str_of(part, value));
            if extension_name(extension) == "translation"
                && part("lang", "valueCode") == Some(language)
                && let Some(content) = part("content", "valueString")
            {
                return Some(content.to_owned());
            }
        }
    }
    string(json, member)
}

/// The extensions of a primitive member, which FHIR writes beside it under an underscore.
fn extensions_of<'v>(json: &'v Value, member: &str) -> &'v [Value] {
    let mut name = String::from("_");
    name.push_str(member);
    json.get(&name).map_or(&[], |beside| array(beside, "extension"))
}

/// The last part of an HL7 extension's address; the whole address of anybody else's.
pub(super) fn extension_name(extension: &Value) -> &str {
    let url = str_of(extension, "url").unwrap_or_default();
    url.strip_prefix(HL7).unwrap_or(url)
}

pub(super) fn array<'v>(json: &'v Value, member: &str) -> &'v [Value] {
    json.get(member).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

pub(super) fn str_of<'v>(json: &'v Value, member: &str) -> Option<&'v str> {
    json.get(member).and_then(Value::as_str)
}

fn string(json: &Value, member: &str) -> Option<String> {
    str_of(json, member).map(str::to_owned)
}

fn flag(json: &Value, member: &str) -> bool {
    json.get(member).and_then(Value::as_bool).unwrap_or(false)
}
