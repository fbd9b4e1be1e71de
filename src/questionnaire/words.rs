//! Answers in words, and the placeholders `{linkId}` that stand for them in texts.

use super::answers::{Answer, Answers};
use super::evaluate::Evaluation;
use super::model::{Item, Questionnaire, Text};
use super::values::date_parts;

/// The words that answers need and that no Questionnaire has. They come from the site's content.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w> {
    /// The answer `true`.
    pub yes: &'w str,
    /// The answer `false`.
    pub no: &'w str,
    /// Joins the last two of several answers: "a, b **and** c".
    pub and: &'w str,
    /// Stands for an answer that is missing.
    pub not_answered: &'w str,
    /// The twelve months, January first.
    pub months: [&'w str; 12],
}

/// The answers to a question as one text: "a, b and c". Empty when there are none.
pub fn answer_words(item: &Item, answers: &[Answer], words: &Words<'_>) -> String {
    list_words(&answers.iter().map(|answer| one_answer(item, answer, words)).collect::<Vec<_>>(), words.and)
}

/// Joins words to "a, b and c".
pub fn list_words(parts: &[String], and: &str) -> String {
    let mut list = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 && at + 1 == parts.len() {
            list.push(' ');
            list.push_str(and);
            list.push(' ');
        } else if at > 0 {
            list.push_str(", ");
        }
        list.push_str(part);
    }
    list
}

fn one_answer(item: &Item, answer: &Answer, words: &Words<'_>) -> String {
    match answer {
        Answer::Boolean(true) => words.yes.to_owned(),
        Answer::Boolean(false) => words.no.to_owned(),
        Answer::Coding { code, display, .. } => {
            // The Questionnaire's own words go before those of a file that somebody brings.
            let known = item.option(answer).and_then(|option| match &option.value {
                Answer::Coding { display, .. } => display.as_deref(),
                _ => None,
            });
            known.or(display.as_deref()).unwrap_or(code).to_owned()
        }
        Answer::Date(date) => date_words(date, &words.months),
        Answer::Text(text) | Answer::Decimal(text) => text.clone(),
        Answer::Integer(number) => number.to_string(),
    }
}

/// "2026-03-07" as "7 March 2026". What is no date stays as it is.
pub fn date_words(date: &str, months: &[&str; 12]) -> String {
    let Some(parts) = date_parts(date) else {
        return date.to_owned();
    };
    let mut words = String::new();
    if let Some(day) = parts.day {
        words.push_str(&day.to_string());
        words.push(' ');
    }
    if let Some(month) = parts.month.and_then(|month| months.get(usize::from(month) - 1)) {
        words.push_str(month);
        words.push(' ');
    }
    words.push_str(&parts.year.to_string());
    words
}

/// A text with its placeholders replaced by what the reader answered; in the HTML form the answers are escaped. What no
/// reader should find again on paper (a `not_kept` answer) and what is missing reads as [`Words::not_answered`]. Braces
/// around anything but the `linkId` of a question stay as they are.
pub fn fill(questionnaire: &Questionnaire, answers: &Answers, evaluation: &Evaluation, text: &Text, words: &Words<'_>) -> Text {
    let value = |link_id: &str| {
        let item = questionnaire.item(link_id).filter(|item| item.is_question())?;
        let counted = if item.not_kept { &[] } else { evaluation.answers_to(item, answers) };
        Some(if counted.is_empty() { words.not_answered.to_owned() } else { answer_words(item, counted, words) })
    };
    Text {
        plain: replace(&text.plain, value),
        html: text.html.as_ref().map(|html| replace(html, |link_id| value(link_id).map(|value| escape(&value)))),
        markdown: None,
    }
}

/// The names between braces in a text, in order.
pub fn placeholders(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, after)) = next_placeholder(rest) {
        names.push(name);
        rest = after;
    }
    names
}

fn replace(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut replaced = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        replaced.push_str(before);
        match value(name) {
            Some(value) => replaced.push_str(&value),
            None => {
                replaced.push('{');
                replaced.push_str(name);
                replaced.push('}');
            }
        }
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

/// Splits at the first `{name}`: what stands before it, the name, what comes after.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (_, rest) = text.split_once('{')?;
    let (inside, after) = rest.split_once('}')?;
    // The innermost brace: in "{ {name}" only the second opens a placeholder.
    let name = inside.rsplit_once('{').map_or(inside, |(_, name)| name);
    let before = text.get(..text.len() - after.len() - name.len() - 2)?;
    Some((before, name, after))
}

/// Escapes text for HTML, in content and in quoted attributes; a new line stays one.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\n' => html.push_str("<br/>"),
            other => html.push(other),
        }
    }
    html
}
