//! A service, as the portal shows it: what Open Referral UK 3.0 says, with what cannot be shown already left out.
//!
//! Every text is plain: no markup, no control characters, one space between words. Every address is `http` or `https`.

use super::date::Date;
use super::index::Tag;

/// A service that is active and can be listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Unique in a reading.
    pub id: String,
    /// Never empty.
    pub name: String,
    /// What it gives, and for whom.
    pub description: Option<String>,
    /// The service's own page.
    pub url: Option<String>,
    /// Where to write.
    pub email: Option<String>,
    /// In the order of the places a feed may hold them, without duplicates: the first is the one to show.
    pub phones: Vec<Phone>,
    /// Terms of our taxonomy `kind`: what kind of help it is.
    pub kinds: Vec<Tag>,
    /// Terms of our taxonomy `need`: what it helps with.
    pub needs: Vec<Tag>,
    /// Terms of our taxonomy `audience`: whom it is for.
    pub audiences: Vec<Tag>,
    /// The names of other taxonomies' terms. Found by a search, not shown.
    pub topics: Vec<String>,
    /// When it is open. [`super::hours_lines`] puts them into words.
    pub schedules: Vec<Schedule>,
    /// The languages that are spoken, by name, or by code where a feed has no name.
    pub languages: Vec<String>,
    /// What it costs, in the feed's words.
    pub cost: Option<String>,
    /// What it costs, by group of people.
    pub cost_options: Vec<CostOption>,
    /// Whom it takes.
    pub eligibility: Eligibility,
    /// Access to its buildings and interpreters, in the feed's words.
    pub accessibility: Vec<String>,
    /// Where it is given. Empty for a service by phone or online.
    pub places: Vec<Place>,
    /// Who gives it.
    pub organisation: Option<Organisation>,
    /// A warning about changes, in the feed's words.
    pub alert: Option<String>,
    /// When somebody last checked the details with the service.
    pub assured: Option<Date>,
    /// Who checked them: an e-mail address.
    pub assurer: Option<String>,
    /// When the record was last changed.
    pub last_modified: Option<Date>,
    /// Where our own data found these details: the attribute `source`.
    pub source: Option<Source>,
    /// How far that source can be relied on: the attribute `certainty`.
    pub certainty: Option<Certainty>,
    /// The area that it is listed under, where our own data names one: the attribute `area`.
    pub area: Option<String>,
    /// Whether it can be used online: one of its locations is virtual, or it has no place and no phone but a page.
    pub online: bool,
}

impl Service {
    /// The number to call.
    pub fn voice(&self) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.kind == PhoneKind::Voice)
    }

    /// The number to send a text message to.
    pub fn text(&self) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.kind == PhoneKind::Text)
    }

    /// The service's page, else its organisation's.
    pub fn web(&self) -> Option<&str> {
        let organisation = || self.organisation.as_ref()?.website.as_deref();
        self.url.as_deref().or_else(organisation)
    }

    /// Whether its prices say that nothing is to be paid.
    pub fn is_free(&self) -> bool {
        !self.cost_options.is_empty() && self.cost_options.iter().all(|option| option.amount == Some(0.0))
    }

    /// The day that freshness counts from: assured, else last modified.
    pub fn checked(&self) -> Option<Date> {
        self.assured.or(self.last_modified)
    }
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As written, to be shown: `0800 068 4141`.
    pub number: String,
    /// To be asked for, or keyed in, after the call is answered.
    pub extension: Option<String>,
    /// What the number is for.
    pub kind: PhoneKind,
    /// What the feed adds, such as the word to text.
    pub note: Option<String>,
}

impl Phone {
    /// The link that calls the number or starts a message to it.
    pub fn href(&self) -> String {
        let scheme = if self.kind == PhoneKind::Text { "sms:" } else { "tel:" };
        // A zero in brackets is for callers from inside the country: +44 (0)20 is +4420.
        let number = if self.number.trim_start().starts_with('+') { self.number.replacen("(0)", "", 1) } else { self.number.clone() };
        let dialled = number.chars().enumerate().filter(|(at, c)| c.is_ascii_digit() || (*at == 0 && *c == '+'));
        scheme.chars().chain(dialled.map(|(_, c)| c)).collect()
    }

    /// The digits as dialled inside the United Kingdom: the same for `+44 1234 567890` and `01234 567890`.
    pub(super) fn dialled_here(&self) -> String {
        let digits: String = self.number.chars().filter(char::is_ascii_digit).collect();
        let abroad = digits.strip_prefix("0044").or_else(|| digits.strip_prefix("44").filter(|_| self.number.starts_with('+')));
        match abroad {
            Some(rest) => format!("0{}", rest.trim_start_matches('0')),
            None => digits,
        }
    }
}

/// What a number is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneKind {
    /// Calls.
    Voice,
    /// Text messages.
    Text,
    /// Calls by textphone, for Deaf people.
    Textphone,
}

/// A price for a group of people.
#[derive(Clone, Debug, PartialEq)]
pub struct CostOption {
    /// Who pays it, or for what.
    pub option: Option<String>,
    /// In the currency's main unit, such as pounds; 0 is free.
    pub amount: Option<f64>,
    /// What the amount buys, in the feed's words.
    pub note: Option<String>,
    /// The last day of the price, when it has one.
    pub until: Option<Date>,
}

/// Whom a service takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eligibility {
    /// In the feed's words.
    pub description: Option<String>,
    /// In years, inclusive.
    pub minimum_age: Option<u8>,
    /// In years, inclusive. Never below the minimum.
    pub maximum_age: Option<u8>,
}

/// Where a service is given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The building's name.
    pub name: Option<String>,
    /// The address without the postcode, line by line.
    pub address: Vec<String>,
    /// The town among those lines.
    pub city: Option<String>,
    /// As written.
    pub postcode: Option<String>,
    /// Always in or near the United Kingdom.
    pub position: Option<Position>,
}

/// A point on the earth, WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    /// North is positive.
    pub latitude: f64,
    /// East is positive.
    pub longitude: f64,
}

/// Who gives a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// Never empty.
    pub name: String,
    /// What it does.
    pub description: Option<String>,
    /// Its site.
    pub website: Option<String>,
}

/// Where our own data found a service's details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The page.
    pub url: String,
    /// Who publishes it.
    pub publisher: Option<String>,
}

/// How far a source can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The official text itself.
    Official,
    /// Somebody else's account of it.
    Secondary,
    /// Nobody has checked it.
    Unverified,
    /// It was made up, to show how a directory looks. There is no such service.
    Sample,
}

impl Certainty {
    /// The word of the attribute, which is also the key of the words to show.
    pub fn id(self) -> &'static str {
        match self {
            Certainty::Official => "official",
            Certainty::Secondary => "secondary",
            Certainty::Unverified => "unverified",
            Certainty::Sample => "sample",
        }
    }
}

/// When a service is open: the subset of RFC 5545 that Open Referral uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// How it repeats. `None`: the feed gives times without days.
    pub frequency: Option<Frequency>,
    /// Every how many weeks or months; at least 1.
    pub interval: u16,
    /// `byday`, as written.
    pub days: Vec<Day>,
    /// `bymonthday`: 1 to 31, or -1 for the last day.
    pub month_days: Vec<i8>,
    /// When it opens.
    pub opens: Option<Time>,
    /// When it closes, after it opens. Midnight is the end of the day.
    pub closes: Option<Time>,
    /// The first day that this holds.
    pub from: Option<Date>,
    /// The last day that this holds, not before the first.
    pub until: Option<Date>,
    /// The feed's own words, shown when there is nothing else.
    pub note: Option<String>,
}

/// How a schedule repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// By the week.
    Weekly,
    /// By the month.
    Monthly,
}

/// A day of `byday`: `TH`, or `2MO` for the second Monday of the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// Which one in the month: 1 to 5, or -1 for the last. `None`: every one.
    pub ordinal: Option<i8>,
    /// The day.
    pub weekday: Weekday,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday first.
    pub const ALL: [Weekday; 7] =
        [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday, Weekday::Sunday];
}

/// A time of day, as minutes after midnight: 0 to 1440, which is the next midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub u16);

impl Time {
    /// The end of the day.
    pub const MIDNIGHT: Time = Time(24 * 60);
}
