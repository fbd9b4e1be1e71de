//! Card: <https://service-manual.nhs.uk/design-system/components/card>
//!
//! [`CardFrame`] is the frame that care cards, callouts and do-and-don't lists share.

use crate::ui::Inner;
use crate::ui::{Piece, Settle};
use leptos::prelude::*;

use super::{
    Html, Icon, Level, Size, classes,
    heading::{heading, sized},
    when,
};

/// The look of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CardKind {
    /// A white box.
    #[default]
    Basic,
    /// A box whose heading stands on a coloured ribbon.
    Feature,
    /// With an arrow: the main ways into the site.
    Primary,
    /// Without a box: lesser ways.
    Secondary,
}

/// A box that stands for a page or holds facts that belong together.
#[component]
pub fn Card(
    /// The heading.
    #[prop(optional_no_strip, into)]
    heading: Option<String>,
    /// The page that the heading leads to. A feature card has no link.
    #[prop(optional_no_strip, into)]
    href: Option<String>,
    /// One paragraph.
    #[prop(optional_no_strip, into)]
    description: Option<Html>,
    /// The level of the heading.
    #[prop(optional)]
    level: Level,
    /// The size of the heading.
    #[prop(optional_no_strip, into)]
    size: Option<Size>,
    /// The look.
    #[prop(optional)]
    kind: CardKind,
    /// The whole card is the link.
    #[prop(optional)]
    clickable: bool,
    /// An id for the heading.
    #[prop(optional_no_strip, into)]
    heading_id: Option<String>,
    /// What stands below heading and paragraph.
    #[prop(optional)]
    children: Option<Inner>,
) -> impl IntoView {
    let kind_class = match kind {
        CardKind::Basic => "",
        CardKind::Feature => "nhsuk-card--feature",
        CardKind::Primary => "nhsuk-card--primary",
        CardKind::Secondary => "nhsuk-card--secondary",
    };
    let words = heading.map(|words| match href {
        Some(href) if kind != CardKind::Feature => view! {
            <a class="nhsuk-card__link" href=href>
                {words}
            </a>
        }
        .settle(),
        _ => words.settle(),
    });
    let arrow = (kind == CardKind::Primary).then(|| Icon::ChevronRightCircle.view());
    let body = view! {
        {description.map(|text| view! { <p class="nhsuk-card__description">{text}</p> })}
        {children.map(|children| children.view())}
        {arrow}
    };
    CardFrame { class: classes(&[when(clickable, "nhsuk-card--clickable"), kind_class]), level, size, heading_id }
        .view(words, body.settle())
}

/// A card's outer elements.
pub(super) struct CardFrame {
    pub(super) class: String,
    pub(super) level: Level,
    pub(super) size: Option<Size>,
    pub(super) heading_id: Option<String>,
}

impl CardFrame {
    /// The card's heading element around `words`.
    pub(super) fn heading(&self, words: Piece) -> Piece {
        let class = sized("nhsuk-card__heading", "nhsuk-heading-", self.size);
        heading(self.level, class, self.heading_id.clone(), words)
    }

    /// A card with its heading inside the content.
    pub(super) fn view(self, words: Option<Piece>, body: Piece) -> Piece {
        let heading = words.map(|words| self.heading(words));
        view! {
            <div class=classes(&["nhsuk-card", &self.class])>
                <div class="nhsuk-card__content">{heading} {body}</div>
            </div>
        }
        .settle()
    }
}

/// A heading with words before it that only screen readers say, read out as one piece.
pub(super) fn prefixed(prefix: String, text: String) -> Piece {
    view! {
        <span role="text">
            <span class="nhsuk-u-visually-hidden">{prefix} ": "</span>
            {text}
        </span>
    }
    .settle()
}
