//! Reading and checking a content folder. Start at [`site::SiteTest`]: it lays a mistake over a small valid site and reads the two.
//!
//! `tests/fixtures/sites/README.md` says how to add a mistake. `UPDATE=1 cargo test --test content` writes what is expected of each;
//! read the difference before you keep it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod accepted;
mod check;
mod gaps;
mod languages;
mod mistakes;
mod mutations;
mod pictures;
mod portal;
mod reading;
mod site;
