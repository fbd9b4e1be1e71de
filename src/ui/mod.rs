//! The NHS design system as Leptos components, one file each.
//!
//! Components know no domain and no words: whatever a reader sees is a prop. Markup is that of nhsuk-frontend 10.6.1 (GOV.UK
//! for [`ExitThisPage`]); `tests/components/` compares every component with nhsuk-frontend's own fixtures, and
//! `docs/components.md` lists what is left out or differs, with the reason.
//!
//! Start with [`Radios`] for a form field, [`CareCard`] for a piece of a page.
//!
//! Components that a live part of a page may hold are in both builds and write the same elements in both, so that they hydrate.
//! Those that only ever stand in prerendered pages are native only, so that the browser does not carry them.

mod back_link;
mod button;
mod checkboxes;
mod choice;
mod details;
mod error_message;
mod error_summary;
mod fieldset;
mod file_upload;
mod form_group;
mod heading;
mod hint;
mod icon;
mod input;
mod inset_text;
mod label;
mod piece;
mod radios;
mod search_input;
mod select;
mod summary_list;
mod tag;
mod target;
mod task_list;
mod textarea;

pub use back_link::*;
pub use button::*;
pub use checkboxes::*;
pub use choice::{Choice, ChoiceItem, after_choosing};
pub use details::*;
pub use error_message::*;
pub use error_summary::*;
pub use fieldset::*;
pub use file_upload::*;
pub use heading::{Level, Size};
pub use hint::*;
pub use icon::Icon;
pub use input::*;
pub use inset_text::*;
pub use label::*;
pub use piece::{Inner, Piece, Settle, live};
pub use radios::*;
pub use search_input::*;
pub use select::*;
pub use summary_list::*;
pub use tag::*;
pub use target::Target;
pub use task_list::*;
pub use textarea::*;

#[cfg(feature = "ssr")]
mod breadcrumb;
#[cfg(feature = "ssr")]
mod card;
#[cfg(feature = "ssr")]
mod care_card;
#[cfg(feature = "ssr")]
mod contents_list;
#[cfg(feature = "ssr")]
mod do_dont_list;
#[cfg(feature = "ssr")]
mod exit_this_page;
#[cfg(feature = "ssr")]
mod footer;
#[cfg(feature = "ssr")]
mod header;
#[cfg(feature = "ssr")]
mod html;
#[cfg(feature = "ssr")]
mod nav_item;
#[cfg(feature = "ssr")]
mod pagination;
#[cfg(feature = "ssr")]
mod skip_link;
#[cfg(feature = "ssr")]
mod warning_callout;

#[cfg(feature = "ssr")]
pub use self::{
    breadcrumb::*, card::*, care_card::*, contents_list::*, do_dont_list::*, exit_this_page::*, footer::*, header::*, html::Html,
    nav_item::NavItem, pagination::*, skip_link::*, warning_callout::*,
};

/// One `class` value out of the names that apply; empty names are skipped.
fn classes(names: &[&str]) -> String {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    all
}

/// A class name, where it applies.
fn when(applies: bool, name: &str) -> &str {
    if applies { name } else { "" }
}
