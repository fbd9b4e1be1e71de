//! The Questionnaire as this room understands it. Start at [`Questionnaire`]; [`Item`] carries the rest.
//!
//! The tree of items is kept flat, in document order: an item knows its `position`, its parent's, and where its
//! descendants end. That makes "every item in order" a slice, and an evaluation a row of flags.

use super::answers::Answer;

/// A Questionnaire, read and indexed. Built by [`Questionnaire::read`] and never changed afterwards.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Questionnaire {
    /// Canonical address, without its version.
    pub url: Option<String>,
    /// Business version of the file.
    pub version: Option<String>,
    /// What the reader knows the tool as. Empty when the file has none.
    pub title: String,
    pub(super) items: Vec<Item>,
    /// Positions, sorted by `linkId`; of two equal ones the first in the document comes first.
    pub(super) by_link_id: Vec<usize>,
    /// Positions in an order in which every item comes after what decides over it.
    pub(super) order: Vec<usize>,
}

/// One item: a group, a question, or a text to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its name in the file, in conditions and in responses. Empty when the file has none, which `check` reports.
    pub link_id: String,
    /// What kind of item it is.
    pub item_type: ItemType,
    /// Number or letter before the text, such as "1a".
    pub prefix: Option<String>,
    /// The question, heading or text.
    pub text: Text,
    /// Must be answered before a response is completed; counts only while the item is enabled.
    pub required: bool,
    /// May have more than one answer.
    pub repeats: bool,
    /// Longest text that is accepted, in characters.
    pub max_length: Option<usize>,
    /// The permitted answers, in order.
    pub options: Vec<AnswerOption>,
    /// When the item is asked or shown. None: always.
    pub enable_when: Vec<Condition>,
    /// How several conditions join.
    pub enable_behavior: Option<EnableBehavior>,
    /// How to enter the answer (extension `entryFormat`).
    pub hint: Option<String>,
    /// Addresses that belong to the item (extension `questionnaire-supportLink`).
    pub support_links: Vec<String>,
    /// How the item wants to be shown (extension `questionnaire-itemControl`).
    pub control: Option<ItemControl>,
    /// Never exported, stored or printed: the item or a group around it carries the project's `not-kept` extension.
    pub not_kept: bool,
    /// Belongs to the version of the result for somebody with two minutes: the line or a group around it carries the project's
    /// `in-short` extension.
    pub in_short: bool,
    /// Stands on the card that is cut out and carried: the line or a group around it carries the project's `cut-out` extension.
    pub cut_out: bool,
    /// Part of a letter, which stands alone on paper: the line or a group around it carries the project's `letter` extension.
    pub letter: bool,
    /// Where the item stands among all items, in document order.
    pub position: usize,
    /// Position of the item around it.
    pub parent: Option<usize>,
    /// One past the position of its last descendant.
    pub end: usize,
    /// Its index in the `item` array it was read from.
    pub ordinal: usize,
}

/// The kinds of items that the portal can ask or show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemType {
    /// Items that belong together; its text is a heading.
    Group,
    /// A text to show; never answered.
    Display,
    /// Yes, no, or unanswered.
    Boolean,
    /// One (or several, with `repeats`) of the options.
    Choice,
    /// As a choice, or a text of the reader's own.
    OpenChoice,
    /// One line of text.
    String,
    /// Several lines of text.
    Text,
    /// A day, a month of a year, or a year.
    Date,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Decimal,
    /// Any other type, by its name in the file; `check` refuses it.
    Unsupported(String),
}

/// A text, with its rich form where the file has one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The words alone.
    pub plain: String,
    /// HTML that the build made from `markdown` (extension `rendering-xhtml`).
    pub html: Option<String>,
    /// Markdown as the editor wrote it (extension `rendering-markdown`); gone from the published file.
    pub markdown: Option<String>,
}

/// One permitted answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerOption {
    /// The answer it stands for.
    pub value: Answer,
    /// It excludes all others, as "none of these" does (extension `questionnaire-optionExclusive`).
    pub exclusive: bool,
}

/// One line of `enableWhen`.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// `linkId` of the question it looks at.
    pub question: String,
    /// How the answer is compared.
    pub operator: Operator,
    /// What it is compared with.
    pub expected: Expected,
    /// Position of that question; none when it points nowhere.
    pub source: Option<usize>,
    /// Whether operator, expected value and question fit together. If not, the condition never holds.
    pub comparable: bool,
}

/// What an answer is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    /// A value that answers can have.
    Value(Answer),
    /// A kind of value that the portal does not know, or one that could not be read, by the name of its member.
    Unreadable(String),
    /// The condition has no value at all.
    Missing,
}

/// `enableWhen.operator`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operator {
    /// Answered at all (`true`), or not (`false`).
    Exists,
    /// Any answer equals the value.
    Equal,
    /// No answer equals the value; so it holds when there is none (HL7's reading).
    NotEqual,
    /// Any answer is greater.
    Greater,
    /// Any answer is less.
    Less,
    /// Any answer is greater or equal.
    GreaterOrEqual,
    /// Any answer is less or equal.
    LessOrEqual,
    /// Anything else in the file. Never holds.
    Unknown(String),
}

/// `enableBehavior`: how several conditions join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnableBehavior {
    /// Every condition must hold.
    All,
    /// One is enough.
    Any,
    /// Anything else in the file; read as [`EnableBehavior::All`].
    Unknown(String),
}

/// `questionnaire-itemControl`: how an item wants to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemControl {
    /// One radio per option.
    RadioButton,
    /// One checkbox per option.
    CheckBox,
    /// A select.
    DropDown,
    /// A display that explains the item around it.
    Help,
    /// Any other control, by its code. It is ignored.
    Other(String),
}

impl Questionnaire {
    /// Every item in document order; an item's `position` is its index here.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of this `linkId`; of duplicates the first.
    pub fn item(&self, link_id: &str) -> Option<&Item> {
        let at = self.by_link_id.partition_point(|&position| self.items[position].link_id.as_str() < link_id);
        let item = &self.items[*self.by_link_id.get(at)?];
        (item.link_id == link_id).then_some(item)
    }

    /// The items at the top: the sections, and the summary.
    pub fn top_level(&self) -> Children<'_> {
        Children { items: &self.items, next: 0, end: self.items.len() }
    }

    /// The items directly in this one, help texts included.
    pub fn children(&self, item: &Item) -> Children<'_> {
        Children { items: &self.items, next: item.position + 1, end: item.end }
    }

    /// All that stands inside this item, at any depth, in document order.
    pub fn descendants(&self, item: &Item) -> &[Item] {
        self.items.get(item.position + 1..item.end).unwrap_or_default()
    }

    /// The item around this one.
    pub fn parent(&self, item: &Item) -> Option<&Item> {
        item.parent.and_then(|position| self.items.get(position))
    }

    /// The top-level item that this one stands in, or is.
    pub fn section(&self, item: &Item) -> Option<&Item> {
        let mut top = self.items.get(item.position)?;
        while let Some(parent) = self.parent(top) {
            top = parent;
        }
        Some(top)
    }

    /// The top-level group that is the result.
    pub fn summary(&self) -> Option<&Item> {
        self.top_level().find(|item| item.link_id == super::SUMMARY)
    }
}

/// Siblings, in document order.
#[derive(Debug, Clone)]
pub struct Children<'q> {
    items: &'q [Item],
    next: usize,
    end: usize,
}

impl<'q> Iterator for Children<'q> {
    type Item = &'q Item;

    fn next(&mut self) -> Option<&'q Item> {
        if self.next >= self.end {
            return None;
        }
        let item = self.items.get(self.next)?;
        self.next = item.end;
        Some(item)
    }
}

impl Item {
    /// Whether it can be answered.
    pub fn is_question(&self) -> bool {
        !matches!(self.item_type, ItemType::Group | ItemType::Display | ItemType::Unsupported(_))
    }

    /// Whether it only explains the item around it.
    pub fn is_help(&self) -> bool {
        self.item_type == ItemType::Display && self.control == Some(ItemControl::Help)
    }

    /// The option that this answer chooses.
    pub fn option(&self, answer: &Answer) -> Option<&AnswerOption> {
        self.options.iter().find(|option| option.value.equals(answer))
    }

    /// Whether an answer has the type that the question asks for. The value may still be none of its options.
    pub fn takes(&self, answer: &Answer) -> bool {
        match (&self.item_type, answer) {
            (ItemType::Choice | ItemType::OpenChoice, Answer::Coding { .. }) if self.options.is_empty() => true,
            (ItemType::OpenChoice, Answer::Text(_)) => true,
            (ItemType::Choice | ItemType::OpenChoice, _) => {
                self.options.iter().any(|option| core::mem::discriminant(&option.value) == core::mem::discriminant(answer))
            }
            (ItemType::Boolean, Answer::Boolean(_))
            | (ItemType::String | ItemType::Text, Answer::Text(_))
            | (ItemType::Integer, Answer::Integer(_))
            | (ItemType::Decimal, Answer::Decimal(_)) => true,
            (ItemType::Date, Answer::Date(date)) => super::values::date_parts(date).is_some(),
            _ => false,
        }
    }
}

impl ItemType {
    /// The type by its name in the file.
    pub fn from_code(code: &str) -> ItemType {
        match code {
            "group" => ItemType::Group,
            "display" => ItemType::Display,
            "boolean" => ItemType::Boolean,
            "choice" => ItemType::Choice,
            "open-choice" => ItemType::OpenChoice,
            "string" => ItemType::String,
            "text" => ItemType::Text,
            "date" => ItemType::Date,
            "integer" => ItemType::Integer,
            "decimal" => ItemType::Decimal,
            other => ItemType::Unsupported(other.to_owned()),
        }
    }
}

impl Operator {
    /// The operator by its sign in the file.
    pub fn from_code(code: &str) -> Operator {
        match code {
            "exists" => Operator::Exists,
            "=" => Operator::Equal,
            "!=" => Operator::NotEqual,
            ">" => Operator::Greater,
            "<" => Operator::Less,
            ">=" => Operator::GreaterOrEqual,
            "<=" => Operator::LessOrEqual,
            other => Operator::Unknown(other.to_owned()),
        }
    }
}
