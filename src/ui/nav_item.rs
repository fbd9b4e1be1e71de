//! A link of a menu.

/// A link of the header, the footer, a breadcrumb or a list of contents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavItem {
    /// The words.
    pub text: String,
    /// The address.
    pub href: String,
    /// Leads to the page, or the section, that the reader is in.
    pub current: bool,
    /// The language of the words and of the page, where it is not that of the page that holds the link.
    pub lang: Option<String>,
}

impl NavItem {
    /// A link to another page.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into(), ..Self::default() }
    }

    /// The same, marked as where the reader is or not.
    #[must_use]
    pub fn current(mut self, current: bool) -> Self {
        self.current = current;
        self
    }

    /// `dir` of such a link: its words begin at their own side, and end with their own full stop.
    pub(super) fn dir(&self) -> Option<&'static str> {
        self.lang.is_some().then_some("auto")
    }

    /// The same, marked as being in another language.
    #[must_use]
    pub fn lang(mut self, lang: Option<String>) -> Self {
        self.lang = lang;
        self
    }
}
