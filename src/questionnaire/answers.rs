//! One answer, and all answers of a reader. Start at [`Answers`].

use super::model::{Item, ItemType};
use super::values::{compare_dates, compare_decimals, date_parts, tidy_decimal};
use core::cmp::Ordering;

/// One answer to a question, or one value that an answer can be compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Yes or no.
    Boolean(bool),
    /// A chosen option.
    Coding {
        /// Address of the code system.
        system: Option<String>,
        /// The code; it and the system decide what is equal.
        code: String,
        /// Its words; never compared.
        display: Option<String>,
    },
    /// Words of the reader's own. Also what could not be read as the date or number that was asked for.
    Text(String),
    /// `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. From a file it may be no date at all; evaluation says so.
    Date(String),
    /// A whole number, of FHIR's size.
    Integer(i32),
    /// A decimal number, as text.
    Decimal(String),
}

impl Answer {
    /// What the reader typed, as an answer to this question: `None` when it is blank. Text that is no number or date stays
    /// [`Answer::Text`], so that evaluation can say so and the page can show it again. Booleans and choices are not typed.
    pub fn typed(item: &Item, raw: &str) -> Option<Answer> {
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            return None;
        }
        let read = match item.item_type {
            ItemType::Integer => trimmed.parse().ok().map(Answer::Integer),
            ItemType::Decimal => tidy_decimal(trimmed).map(Answer::Decimal),
            ItemType::Date => date_parts(trimmed).map(|_| Answer::Date(trimmed.to_owned())),
            _ => None,
        };
        Some(read.unwrap_or_else(|| Answer::Text(raw.to_owned())))
    }

    /// A date from the three fields of a date input: `None` when all are blank, [`Answer::Text`] "day/month/year" when they
    /// make no date.
    pub fn date(day: &str, month: &str, year: &str) -> Option<Answer> {
        let (day, month, year) = (day.trim(), month.trim(), year.trim());
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return None;
        }
        let mut date = String::new();
        for (part, width) in [(year, 4), (month, 2), (day, 2)] {
            if !date.is_empty() {
                date.push('-');
            }
            for _ in part.len()..if part.is_empty() || width == 4 { 0 } else { width } {
                date.push('0');
            }
            date.push_str(part);
        }
        if date_parts(&date).is_some_and(|parts| parts.day.is_some()) {
            return Some(Answer::Date(date));
        }
        Some(Answer::Text([day, month, year].join("/")))
    }

    /// Day, month and year as the fields of a date input show them; blank where the answer has none.
    pub fn date_fields(&self) -> [String; 3] {
        let (text, sign, order) = match self {
            Answer::Date(text) => (text, '-', [2, 1, 0]),
            Answer::Text(text) => (text, '/', [0, 1, 2]),
            _ => return Default::default(),
        };
        order.map(|at| text.splitn(3, sign).nth(at).unwrap_or_default().to_owned())
    }

    /// Whether two answers are equal: codings by system and code, decimals and dates by value.
    pub fn equals(&self, other: &Answer) -> bool {
        match (self, other) {
            (Answer::Coding { system, code, .. }, Answer::Coding { system: other_system, code: other_code, .. }) => {
                system == other_system && code == other_code
            }
            (Answer::Date(_), Answer::Date(_)) | (Answer::Decimal(_), Answer::Decimal(_)) => self.compare(other) == Some(Ordering::Equal),
            _ => self == other,
        }
    }

    /// Which of two answers is greater; `None` when their kind has no order, or the values have none.
    pub fn compare(&self, other: &Answer) -> Option<Ordering> {
        match (self, other) {
            (Answer::Integer(one), Answer::Integer(other)) => Some(one.cmp(other)),
            (Answer::Decimal(one), Answer::Decimal(other)) => compare_decimals(one, other),
            (Answer::Date(one), Answer::Date(other)) => compare_dates(one, other),
            (Answer::Text(one), Answer::Text(other)) => Some(one.cmp(other)),
            _ => None,
        }
    }

    /// A blank text is no answer.
    fn is_blank(&self) -> bool {
        matches!(self, Answer::Text(text) if text.trim().is_empty())
    }
}

/// All answers of a reader, by `linkId`. Answers of disabled items stay, and count again when the item is enabled again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// Sorted by `linkId`; never an empty list of answers.
    by_link_id: Vec<(String, Vec<Answer>)>,
}

impl Answers {
    /// No answers yet.
    pub fn new() -> Answers {
        Answers::default()
    }

    /// The answers to this question; empty when there are none.
    pub fn get(&self, link_id: &str) -> &[Answer] {
        match self.find(link_id) {
            Ok(at) => &self.by_link_id[at].1,
            Err(_) => &[],
        }
    }

    /// Replaces the answers to this question. Blank texts are no answers; an empty list clears.
    pub fn set(&mut self, link_id: &str, mut answers: Vec<Answer>) {
        answers.retain(|answer| !answer.is_blank());
        match (self.find(link_id), answers.is_empty()) {
            (Ok(at), false) => self.by_link_id[at].1 = answers,
            (Ok(at), true) => {
                self.by_link_id.remove(at);
            }
            (Err(at), false) => self.by_link_id.insert(at, (link_id.to_owned(), answers)),
            (Err(_), true) => {}
        }
    }

    /// Forgets the answers to this question.
    pub fn clear(&mut self, link_id: &str) {
        self.set(link_id, Vec::new());
    }

    /// Ticks or unticks one option, as a checkbox does. An exclusive option ("none of these") clears the others, and they
    /// clear it; a question that does not repeat keeps only the last.
    pub fn toggle(&mut self, item: &Item, answer: Answer, on: bool) {
        let exclusive = |answer: &Answer| item.option(answer).is_some_and(|option| option.exclusive);
        let mut chosen = self.get(&item.link_id).to_vec();
        chosen.retain(|other| !other.equals(&answer));
        if on {
            if exclusive(&answer) || !item.repeats {
                chosen.clear();
            } else {
                chosen.retain(|other| !exclusive(other));
            }
            // In the order of the options, so that words read as the page does; a reader's own words come last.
            let rank = |answer: &Answer| item.options.iter().position(|option| option.value.equals(answer)).unwrap_or(item.options.len());
            let at = chosen.iter().take_while(|other| rank(other) <= rank(&answer)).count();
            chosen.insert(at, answer);
        }
        self.set(&item.link_id, chosen);
    }

    /// Every answered `linkId` with its answers, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[Answer])> {
        self.by_link_id.iter().map(|(link_id, answers)| (link_id.as_str(), answers.as_slice()))
    }

    /// Whether nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.by_link_id.is_empty()
    }

    fn find(&self, link_id: &str) -> Result<usize, usize> {
        self.by_link_id.binary_search_by(|(other, _)| other.as_str().cmp(link_id))
    }
}
