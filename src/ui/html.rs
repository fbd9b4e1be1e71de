//! Ready-made markup among the children of a prerendered component.

use leptos::tachys::{html::InertElement, view::IntoRender};

/// A piece of HTML, written into the page as it is and without an element around it.
///
/// Only for prerendered parts: hydration would not know how many nodes it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Markup that this project wrote, such as the output of the Markdown renderer. Never anything of a feed or a reader.
    pub fn trusted(markup: impl Into<String>) -> Self {
        Self(markup.into())
    }

    /// Text: what would be markup is escaped.
    pub fn text(text: impl AsRef<str>) -> Self {
        let text = text.as_ref();
        Self(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::text(text)
    }
}

impl IntoRender for Html {
    type Output = InertElement;

    fn into_render(self) -> InertElement {
        InertElement::new(self.0)
    }
}
