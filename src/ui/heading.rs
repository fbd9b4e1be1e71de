//! Heading levels and sizes, shared by every component that carries a heading.

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

/// The level of a heading in the page's outline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// `h1`: the page's own; one to a page.
    One,
    /// `h2`.
    #[default]
    Two,
    /// `h3`.
    Three,
    /// `h4`.
    Four,
}

/// The size of a heading, legend or label. It says nothing about the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// Extra small: for headings of cards only.
    Xs,
    /// Small.
    S,
    /// Medium.
    M,
    /// Large: a question that is the page's heading.
    L,
    /// Extra large.
    Xl,
}

impl Size {
    /// The ending of the design system's class names.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Xs => "xs",
            Self::S => "s",
            Self::M => "m",
            Self::L => "l",
            Self::Xl => "xl",
        }
    }
}

/// `base`, followed by its variant for `size`, for example `nhsuk-label nhsuk-label--l`.
pub(super) fn sized(base: &str, joint: &str, size: Option<Size>) -> String {
    match size {
        Some(size) => [base, " ", joint, size.suffix()].concat(),
        None => base.to_owned(),
    }
}

/// A heading element of the given level.
pub(super) fn heading(level: Level, class: String, id: Option<String>, inner: Piece) -> Piece {
    match level {
        Level::One => view! { <h1 class=class id=id>{inner}</h1> }.settle(),
        Level::Two => view! { <h2 class=class id=id>{inner}</h2> }.settle(),
        Level::Three => view! { <h3 class=class id=id>{inner}</h3> }.settle(),
        Level::Four => view! { <h4 class=class id=id>{inner}</h4> }.settle(),
    }
}
