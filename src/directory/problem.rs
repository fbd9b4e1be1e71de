//! What can be wrong with a feed, in words for the person who edits it.

use std::fmt;

/// One thing wrong with one service of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedProblem {
    /// The service's id; `#3` for the third in the file, when it has none.
    pub id: String,
    /// The field's name in the schema, such as `latitude`.
    pub field: &'static str,
    /// What is wrong with it.
    pub reason: Reason,
    /// What came of it.
    pub action: Action,
}

impl fmt::Display for FeedProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}: {} ({})", Quoted(&self.id), self.field, self.reason, self.action.id())
    }
}

/// What came of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// The service is listed. The value was put right or left out.
    Mended,
    /// The service is not listed.
    Refused,
}

impl Action {
    /// The word in the command line's JSON.
    pub fn id(self) -> &'static str {
        match self {
            Action::Mended => "mended",
            Action::Refused => "refused",
        }
    }
}

/// What is wrong with a value. Carries the value, where an editor needs it to find the place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// A required field is absent, `null` or empty.
    Missing,
    /// An item of the list of services is not an object.
    NotAService,
    /// The id is a number where a text is asked for.
    IdIsANumber,
    /// An earlier service has the same id.
    DuplicateId,
    /// `inactive`, `defunct` or `temporarily closed`.
    NotActive(String),
    /// Not one of the four statuses.
    UnknownStatus(String),
    /// One of the four statuses, written in another way.
    OddStatus(String),
    /// Markup or control characters in a text.
    NotPlainText,
    /// Neither `http` nor `https`.
    NotAWebAddress(String),
    /// White space or control characters inside an address.
    HiddenInAddress(String),
    /// A web address without its scheme.
    NoScheme(String),
    /// An e-mail address without `@`, or not one address.
    NotAnEmail(String),
    /// No number that could be dialled.
    NotAPhone(String),
    /// More than a number in the number.
    MoreThanAPhone(String),
    /// A latitude beyond 90 or a longitude beyond 180 degrees, or one without the other.
    ImpossibleCoordinate(String),
    /// A possible coordinate, but not of the United Kingdom.
    CoordinateOutsideUk(String),
    /// Not a day of the calendar.
    NotADate(String),
    /// Not a time of day.
    NotATime(String),
    /// Not a day of the week or month.
    NotADay(String),
    /// Neither `WEEKLY` nor `MONTHLY`.
    UnknownFrequency(String),
    /// Not a number of weeks or months.
    NotAnInterval(String),
    /// Not an age in years.
    NotAnAge(String),
    /// Not an amount of money.
    NotAnAmount(String),
    /// The end comes before its start.
    EndBeforeStart {
        /// The start, as written.
        start: String,
        /// The end, as written.
        end: String,
    },
    /// Not one of our three certainties.
    UnknownCertainty(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::Missing => write!(f, "is missing; every service needs an id, a name and a status"),
            Reason::NotAService => write!(f, "is not a service: write an object with an id, a name and a status"),
            Reason::IdIsANumber => write!(f, "is a number: write it as a text, in quotation marks"),
            Reason::DuplicateId => write!(f, "an earlier service has this id: give each service its own"),
            Reason::NotActive(status) => {
                write!(f, "is {}: only active services are listed", Quoted(status))
            }
            Reason::UnknownStatus(status) => {
                write!(f, "{} is unknown: write active, inactive, defunct or temporarily closed", Quoted(status))
            }
            Reason::OddStatus(status) => write!(f, "{} was read as one of the four statuses: write it in small letters", Quoted(status)),
            Reason::NotPlainText => {
                write!(f, "holds markup or control characters: write plain text")
            }
            Reason::NotAWebAddress(text) => write!(f, "{} is not a web address: begin it with https://", Quoted(text)),
            Reason::HiddenInAddress(text) => {
                write!(f, "{} holds white space or control characters: remove them", Quoted(text))
            }
            Reason::NoScheme(text) => {
                write!(f, "{} has no https:// at its start: write it", Quoted(text))
            }
            Reason::NotAnEmail(text) => write!(f, "{} is not an e-mail address: write one, with an @", Quoted(text)),
            Reason::NotAPhone(text) => write!(f, "{} is not a phone number: write 3 to 15 digits", Quoted(text)),
            Reason::MoreThanAPhone(text) => {
                write!(f, "{} is more than a phone number: put the rest in the description", Quoted(text))
            }
            Reason::ImpossibleCoordinate(text) => {
                write!(f, "{} is impossible: write latitude (-90 to 90) and longitude (-180 to 180)", Quoted(text))
            }
            Reason::CoordinateOutsideUk(text) => {
                write!(f, "{} is outside the United Kingdom: perhaps latitude and longitude were swapped", Quoted(text))
            }
            Reason::NotADate(text) => write!(f, "{} is not a date: write year-month-day, such as 2026-11-22", Quoted(text)),
            Reason::NotATime(text) => write!(f, "{} is not a time: write hours and minutes, such as 09:30", Quoted(text)),
            Reason::NotADay(text) => write!(f, "{} is not a day: write days such as MO,TU or 2MO, or numbers 1 to 31", Quoted(text)),
            Reason::UnknownFrequency(text) => {
                write!(f, "{} is unknown: write WEEKLY or MONTHLY", Quoted(text))
            }
            Reason::NotAnInterval(text) => write!(f, "{} is not a number of weeks or months: write 1 or more", Quoted(text)),
            Reason::NotAnAge(text) => {
                write!(f, "{} is not an age: write years, 0 to 120", Quoted(text))
            }
            Reason::NotAnAmount(text) => write!(f, "{} is not an amount: write a number, 0 or more", Quoted(text)),
            Reason::EndBeforeStart { start, end } => {
                write!(f, "{} comes before its start, {}: hours past midnight need two schedules", Quoted(end), Quoted(start))
            }
            Reason::UnknownCertainty(text) => write!(f, "{} is unknown: write official, secondary or unverified", Quoted(text)),
        }
    }
}

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not JSON at all.
    NotJson {
        /// From 1.
        line: usize,
        /// From 1; 0 when the parser does not know.
        column: usize,
        /// The parser's account.
        message: String,
    },
    /// JSON, but neither a page of services, nor a list of them, nor a service.
    NotAFeed,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadError::NotJson { line, column, message } => write!(f, "line {line}, column {column}: this is not JSON: {message}"),
            ReadError::NotAFeed => {
                write!(f, "this is not an Open Referral feed: it needs a page with \"contents\", a list of services, or one service")
            }
        }
    }
}

impl std::error::Error for ReadError {}

/// A feed's own text inside a message: quoted, cut short, and with nothing in it that could trick a terminal.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 60;
        let short: String = self.0.chars().take(LONGEST).collect();
        let more = if short.len() < self.0.len() { "…" } else { "" };
        write!(f, "\"{}{more}\"", short.escape_debug())
    }
}
