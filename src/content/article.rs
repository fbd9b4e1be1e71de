//! What the text of a page is made of, once [`super::markdown`] has read it. Start at [`Article`].

use super::readability::Sentence;

/// What a page's text is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Paragraphs, headings and lists.
    Html(String),
    /// An [NHS care card](https://service-manual.nhs.uk/design-system/components/care-cards): only for getting care.
    CareCard {
        /// How soon care is needed.
        urgency: Urgency,
        /// Ends in "if:".
        heading: String,
        /// The text inside.
        html: String,
    },
    /// A list of things that help (`does`) or do not; each item is HTML.
    DoList {
        /// True for the things to do.
        does: bool,
        /// The items.
        items: Vec<String>,
    },
    /// Text that a reader opens.
    Details {
        /// The words to press.
        summary: String,
        /// What opens.
        html: String,
    },
    /// A warning callout.
    Callout {
        /// Its heading.
        heading: String,
        /// Its text.
        html: String,
    },
    /// Text set apart.
    Inset(String),
    /// One point of an easy read page: a picture, and what it says.
    Picture {
        /// The picture's name.
        name: String,
        /// What it shows, for those who cannot see it.
        alt: String,
        /// The point.
        html: String,
    },
}

/// How soon care is needed: the three levels of a care card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names are the NHS's own")]
pub enum Urgency {
    NonUrgent,
    Urgent,
    Emergency,
}

/// A heading and its name in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 or 3.
    pub level: usize,
    /// The `id` of the element.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// A link to a page of the site, to be checked once all pages are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The page's address.
    pub address: String,
    /// The heading on it.
    pub anchor: Option<String>,
    /// Where the link stands.
    pub line: usize,
}

/// The text of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// In order.
    pub blocks: Vec<Block>,
    /// In order.
    pub headings: Vec<Heading>,
    /// Links to pages of the site.
    pub links: Vec<Link>,
    /// Every sentence but the headings, in order.
    pub sentences: Vec<Sentence>,
}

impl Article {
    /// Changes every piece of HTML, in order.
    pub fn each_html(&mut self, mut change: impl FnMut(&mut String)) {
        for block in &mut self.blocks {
            match block {
                Block::Html(html)
                | Block::CareCard { html, .. }
                | Block::Details { html, .. }
                | Block::Callout { html, .. }
                | Block::Inset(html)
                | Block::Picture { html, .. } => change(html),
                Block::DoList { items, .. } => items.iter_mut().for_each(&mut change),
            }
        }
    }
}
