//! Groups and services: reads Open Referral UK feeds, and searches what it read.
//!
//! Two halves. At build time [`read`] turns a feed into [`Service`]s and a list of what was wrong with it, and
//! [`Index::of`] makes from them the small [`Index`] that the browser gets. In the browser [`search`] and [`counts`]
//! answer a [`Filter`]; they need no Unicode tables, since all text was folded when the index was made.
//!
//! Start at `read.rs` for the feeds and at `search.rs` for the search. No files, no clock: today's date is an argument.

mod date;
mod fold;
mod index;
mod search;

/// The kind of help for somebody in danger: its lines stand first and are never mixed with others.
pub const CRISIS: &str = "crisis";

pub use date::{Date, Freshness, freshness};
pub use fold::fold;
pub use index::{Entry, Index, Tag};
pub use search::{Counts, Filter, counts, search};

#[cfg(feature = "ssr")]
mod hours;
#[cfg(feature = "ssr")]
mod problem;
#[cfg(feature = "ssr")]
mod read;
#[cfg(feature = "ssr")]
mod report;
#[cfg(feature = "ssr")]
mod service;

#[cfg(feature = "ssr")]
pub use hours::{ScheduleWords, hours_inline, hours_lines};
#[cfg(feature = "ssr")]
pub use problem::{Action, FeedProblem, ReadError, Reason};
#[cfg(feature = "ssr")]
pub use read::{Reading, read};
#[cfg(feature = "ssr")]
pub use report::{Found, directory_json, find_json};
#[cfg(feature = "ssr")]
pub use service::{
    Certainty, CostOption, Day, Eligibility, Frequency, Organisation, Phone, PhoneKind, Place, Position, Schedule, Service, Source, Time,
    Weekday,
};
