//! Reads single fields, and notes what had to be mended in them.

use std::ops::RangeInclusive;

use serde_json::Value;

use super::super::date::Date;
use super::super::problem::{Action, FeedProblem, Reason};
use super::plain;

/// The reader of one service's fields.
pub(super) struct Fields<'a> {
    id: &'a str,
    /// What was mended so far.
    pub(super) mended: Vec<FeedProblem>,
}

impl<'a> Fields<'a> {
    /// For the service with this id.
    pub(super) fn of(id: &'a str) -> Fields<'a> {
        Fields { id, mended: Vec::new() }
    }

    /// Notes that a value was put right or left out. The same problem of the same field is noted once: feeds repeat one
    /// contact in many places.
    pub(super) fn mend(&mut self, field: &'static str, reason: Reason) {
        let problem = FeedProblem { id: self.id.to_owned(), field, reason, action: Action::Mended };
        if !self.mended.contains(&problem) {
            self.mended.push(problem);
        }
    }

    /// A text to show. Markup and control characters are taken out.
    pub(super) fn text(&mut self, object: &Value, field: &'static str) -> Option<String> {
        let (text, was_plain) = plain::text(&bare(object, field)?);
        if !was_plain {
            self.mend(field, Reason::NotPlainText);
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// A web address, `http` or `https`.
    pub(super) fn web(&mut self, object: &Value, field: &'static str) -> Option<String> {
        let (address, reason) = plain::web_address(&bare(object, field)?);
        if let Some(reason) = reason {
            self.mend(field, reason);
        }
        address
    }

    /// One e-mail address.
    pub(super) fn email(&mut self, object: &Value, field: &'static str) -> Option<String> {
        let text = bare(object, field)?;
        let address = plain::email_address(&text);
        if address.is_none() {
            self.mend(field, Reason::NotAnEmail(text));
        }
        address
    }

    /// A day.
    pub(super) fn date(&mut self, object: &Value, field: &'static str) -> Option<Date> {
        let text = bare(object, field)?;
        let date = Date::parse(&text);
        if date.is_none() {
            self.mend(field, Reason::NotADate(text));
        }
        date
    }

    /// The first and last day that something holds. `None` when it ends before it starts: then nobody knows when it
    /// holds, and the caller leaves the whole thing out.
    pub(super) fn period(&mut self, object: &Value, from: &'static str, until: &'static str) -> Option<(Option<Date>, Option<Date>)> {
        let (start, end) = (self.date(object, from), self.date(object, until));
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            let written = |field| bare(object, field).unwrap_or_default();
            self.mend(until, Reason::EndBeforeStart { start: written(from), end: written(until) });
            return None;
        }
        Some((start, end))
    }

    /// A number in a range; a text that holds one will do.
    pub(super) fn number(
        &mut self,
        object: &Value,
        field: &'static str,
        range: RangeInclusive<f64>,
        reason: fn(String) -> Reason,
    ) -> Option<f64> {
        let text = bare(object, field)?;
        let number = text.parse::<f64>().ok().filter(|number| range.contains(number));
        if number.is_none() {
            self.mend(field, reason(text));
        }
        number
    }
}

/// A field's text as it stands, without the white space around it. A number is read as its digits; `null`, `""`,
/// and what is neither text nor number are absent.
pub(super) fn bare(object: &Value, field: &str) -> Option<String> {
    match object.get(field)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A field's list. One object where a list is asked for is a list of one; anything else is an empty one.
pub(super) fn list<'a>(object: &'a Value, field: &str) -> &'a [Value] {
    match object.get(field) {
        Some(Value::Array(list)) => list,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}
