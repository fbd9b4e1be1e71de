//! Groups and services: reads Open Referral UK feeds, and finds what it read.
//!
//! Two halves. At build time [`read`] turns a feed into [`Service`]s and a list of what was wrong with it, [`listed`] puts them in
//! their areas, and [`write`] makes the small file that the browser gets. In the browser [`Index::read`] reads that file, and a
//! [`Finder`] answers each [`Query`]; it needs no Unicode tables, since all text was folded when the file was made. Where a
//! [`Postcode`] lies, and which council answers for it, a [`Map`] says, from a file of its own.
//!
//! Start at `read.rs` for the feeds and at `search.rs` for the search. No files, no clock: today's date is an argument.

mod bytes;
mod date;
mod fold;
mod index;
mod lists;
mod map;
mod postcode;
mod search;

/// The kind of help for somebody in danger: its lines stand first and are never mixed with others.
pub const CRISIS: &str = "crisis";

pub use date::{Date, Freshness, freshness};
pub use fold::fold;
pub use index::{Area, FACETS, Field, Index, Tag};
pub use map::{Authority, Located, Map, Spot};
pub use postcode::{Postcode, PostcodeError};
pub use search::{Finder, Found, Hit, Order, Query, Wider};

#[cfg(feature = "ssr")]
mod find;
#[cfg(feature = "ssr")]
mod grid;
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
mod slug;
#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use find::{Answer, Ask, FindError, find};
#[cfg(feature = "ssr")]
pub use hours::{ScheduleWords, hours_inline, hours_lines};
#[cfg(feature = "ssr")]
pub use index::{IndexWords, Listed, all_tags, listed, says, write, write_spots};
#[cfg(feature = "ssr")]
pub use map::TableError;
#[cfg(feature = "ssr")]
pub use problem::{Action, FeedProblem, ReadError, Reason};
#[cfg(feature = "ssr")]
pub use read::{Reading, is_web_address, read};
#[cfg(feature = "ssr")]
pub use report::{FoundService, directory_json, find_json};
#[cfg(feature = "ssr")]
pub use service::{
    Certainty, CostOption, Day, Eligibility, Frequency, Organisation, Phone, PhoneKind, Place, Position, Schedule, Service, Source, Time,
    Weekday,
};
#[cfg(feature = "ssr")]
pub use slug::free_slug;
