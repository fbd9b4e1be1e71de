//! Tag: <https://service-manual.nhs.uk/design-system/components/tag>

use leptos::prelude::*;

use super::{classes, when};

/// The colour of a tag. It may repeat what the words say, but never say it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagColour {
    /// The design system's own.
    #[default]
    Default,
    /// No ground at all: plain words.
    NoColour,
    /// White.
    White,
    /// Grey.
    Grey,
    /// Green.
    Green,
    /// Aqua green.
    AquaGreen,
    /// Blue.
    Blue,
    /// Purple.
    Purple,
    /// Pink.
    Pink,
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
}

impl TagColour {
    fn class(self) -> &'static str {
        match self {
            Self::Default => "",
            Self::NoColour => "nhsuk-tag--no-colour",
            Self::White => "nhsuk-tag--white",
            Self::Grey => "nhsuk-tag--grey",
            Self::Green => "nhsuk-tag--green",
            Self::AquaGreen => "nhsuk-tag--aqua-green",
            Self::Blue => "nhsuk-tag--blue",
            Self::Purple => "nhsuk-tag--purple",
            Self::Pink => "nhsuk-tag--pink",
            Self::Red => "nhsuk-tag--red",
            Self::Orange => "nhsuk-tag--orange",
            Self::Yellow => "nhsuk-tag--yellow",
        }
    }
}

/// A tag as a value, for components that hold one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagText {
    /// The words.
    pub text: String,
    /// The colour.
    pub colour: TagColour,
    /// With a border.
    pub border: bool,
    /// Further classes; may be empty.
    pub class: String,
}

impl TagText {
    /// A tag with a border.
    pub fn new(text: impl Into<String>, colour: TagColour) -> Self {
        Self { text: text.into(), colour, border: true, class: String::new() }
    }

    /// Plain words in the place of a tag: how a finished task is marked, so that what is still to do stands out.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), colour: TagColour::NoColour, border: false, class: "nhsuk-u-font-weight-normal".to_owned() }
    }
}

/// A word or two on the state of something, such as "Not started".
#[component]
pub fn Tag(
    /// The words.
    #[prop(into)]
    text: String,
    /// The colour.
    #[prop(optional)]
    colour: TagColour,
    /// With a border.
    #[prop(default = true)]
    border: bool,
    /// Further classes.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let class = classes(&["nhsuk-tag", colour.class(), when(!border, "nhsuk-tag--no-border"), &class]);
    view! { <strong class=class>{text}</strong> }
}
