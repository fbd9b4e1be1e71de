//! Where a link-like control leads: to an address, or to a piece of the page's own code.

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

/// What happens when a reader follows a [`crate::ui::BackLink`], a "Change" link or a task.
#[derive(Clone, Debug)]
pub enum Target {
    /// An address: the control is an `<a>` and works without any script.
    Link(String),
    /// A callback: the control is a `<button type="button">` that looks like a link.
    Press(Callback<()>),
}

impl From<String> for Target {
    fn from(href: String) -> Self {
        Self::Link(href)
    }
}

impl From<&str> for Target {
    fn from(href: &str) -> Self {
        Self::Link(href.to_owned())
    }
}

impl From<Callback<()>> for Target {
    fn from(callback: Callback<()>) -> Self {
        Self::Press(callback)
    }
}

impl Target {
    /// The control itself.
    pub(super) fn view(self, class: String, id: Option<String>, described_by: Option<String>, inner: Piece) -> Piece {
        match self {
            Self::Link(href) => view! {
                <a class=class id=id href=href aria-describedby=described_by>
                    {inner}
                </a>
            }
            .settle(),
            Self::Press(callback) => view! {
                <button
                    class=class
                    id=id
                    type="button"
                    aria-describedby=described_by
                    on:click=move |_| callback.run(())
                >
                    {inner}
                </button>
            }
            .settle(),
        }
    }
}
