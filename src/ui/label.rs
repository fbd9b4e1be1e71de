//! Label, and the words over a field: <https://service-manual.nhs.uk/design-system/components/label>

use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{
    Level, Size, classes,
    heading::{heading, sized},
};

/// The words over a field: its label, or the legend of a group of fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldTitle {
    /// The question or the field's name.
    pub text: String,
    /// A smaller line before it, for example the name of the section.
    pub caption: Option<String>,
    /// The size; none is the size of body text.
    pub size: Option<Size>,
    /// The level when the words are also a heading. On a question page they are the page's `h1`.
    pub heading: Option<Level>,
    /// An id for the label or the legend.
    pub id: Option<String>,
    /// For screen readers only.
    pub hidden: bool,
}

impl FieldTitle {
    /// Words that are no heading, in the size of body text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The one question of a question page: large, and the page's `h1`.
    pub fn question(text: impl Into<String>) -> Self {
        Self { text: text.into(), size: Some(Size::L), heading: Some(Level::One), ..Self::default() }
    }

    /// The same with a caption.
    #[must_use]
    pub fn caption(mut self, caption: impl Into<String>) -> Self {
        self.caption = Some(caption.into());
        self
    }

    /// The same in another size.
    #[must_use]
    pub fn size(mut self, size: Size) -> Self {
        self.size = Some(size);
        self
    }

    /// Caption and words, for the inside of the element.
    pub(super) fn words(text: String, caption: Option<String>, size: Option<Size>) -> Piece {
        let class = match size {
            None | Some(Size::Xs | Size::S) => "nhsuk-caption",
            Some(Size::M) => "nhsuk-caption-m",
            Some(Size::L) => "nhsuk-caption-l",
            Some(Size::Xl) => "nhsuk-caption-xl",
        };
        let caption = caption.map(|caption| view! { <span class=class>{caption}</span> });
        view! { {caption} {text} }.settle()
    }

    /// The class of the label or legend whose plain class is `base`.
    pub(super) fn class(&self, base: &str) -> String {
        let mut class = sized(base, &[base, "--"].concat(), self.size);
        if self.hidden {
            class.push_str(" nhsuk-u-visually-hidden");
        }
        class
    }
}

impl From<&str> for FieldTitle {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<String> for FieldTitle {
    fn from(text: String) -> Self {
        Self::plain(text)
    }
}

/// The label of one field.
#[component]
pub fn Label(
    /// The words.
    #[prop(into)]
    title: FieldTitle,
    /// The id of the field; none leaves the label without a field.
    #[prop(optional_no_strip, into)]
    for_id: Option<String>,
    /// Further classes, for a component that contains the label.
    #[prop(optional, into)]
    class: String,
) -> impl IntoView {
    let class = classes(&[&title.class("nhsuk-label"), &class]);
    let FieldTitle { text, caption, size, heading: level, id, .. } = title;
    let label = view! {
        <label class=class id=id for=for_id>
            {FieldTitle::words(text, caption, size)}
        </label>
    }
    .settle();
    match level {
        Some(level) => heading(level, "nhsuk-label-wrapper".to_owned(), None, label),
        None => label,
    }
}
