//! The design system's inline icons: decoration, hidden from screen readers.

use leptos::prelude::*;

/// An icon. Only those in use are here; the browser carries only those that live parts show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow to the left, as on "Previous".
    ArrowLeft,
    /// An arrow to the right, as on "Next".
    ArrowRight,
    /// A magnifying glass.
    Search,
    /// The tick of a "do" list.
    #[cfg(feature = "ssr")]
    Tick,
    /// The cross of a "don't" list.
    #[cfg(feature = "ssr")]
    Cross,
    /// The arrow of a primary card.
    #[cfg(feature = "ssr")]
    ChevronRightCircle,
}

impl Icon {
    fn class(self) -> &'static str {
        match self {
            Self::ArrowLeft => "nhsuk-icon nhsuk-icon--arrow-left",
            Self::ArrowRight => "nhsuk-icon nhsuk-icon--arrow-right",
            Self::Search => "nhsuk-icon nhsuk-icon--search",
            #[cfg(feature = "ssr")]
            Self::Tick => "nhsuk-icon nhsuk-icon--tick",
            #[cfg(feature = "ssr")]
            Self::Cross => "nhsuk-icon nhsuk-icon--cross",
            #[cfg(feature = "ssr")]
            Self::ChevronRightCircle => "nhsuk-icon nhsuk-icon--chevron-right-circle",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::ArrowLeft => {
                "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z"
            }
            Self::ArrowRight => {
                "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z"
            }
            Self::Search => {
                "m20.7 18.9-4.1-4.1a7 7 0 1 0-1.4 1.4l4 4.1a1 1 0 0 0 1.5 0c.4-.4.4-1 0-1.4ZM6 10.6a5 5 0 1 1 10 0 5 5 0 0 1-10 0Z"
            }
            #[cfg(feature = "ssr")]
            Self::Tick => "M11.4 17.5a2 2 0 0 1-2.7.1h-.1L4 12.8a1.5 1.5 0 0 1 2.1-2L10 14.7l8.1-8.1a1.5 1.5 0 1 1 2.2 2l-8.9 9Z",
            #[cfg(feature = "ssr")]
            Self::Cross => {
                "M17 18.5c-.4 0-.8-.1-1.1-.4l-10-10c-.6-.6-.6-1.6 0-2.1.6-.6 1.5-.6 2.1 0l10 10c.6.6.6 1.5 0 2.1-.3.3-.6.4-1 .4z M7 18.5c-.4 0-.8-.1-1.1-.4-.6-.6-.6-1.5 0-2.1l10-10c.6-.6 1.5-.6 2.1 0 .6.6.6 1.5 0 2.1l-10 10c-.3.3-.6.4-1 .4z"
            }
            #[cfg(feature = "ssr")]
            Self::ChevronRightCircle => {
                "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Zm-.3 5.8a1 1 0 1 0-1.5 1.4l2.9 2.8-2.9 2.8a1 1 0 0 0 1.5 1.4l3.5-3.5c.4-.4.4-1 0-1.4Z"
            }
        }
    }

    /// The icon as an inline drawing.
    pub(super) fn view(self) -> impl IntoView {
        view! {
            <svg
                class=self.class()
                xmlns="http://www.w3.org/2000/svg"
                viewBox="0 0 24 24"
                width="16"
                height="16"
                focusable="false"
                aria-hidden="true"
            >
                <path d=self.path() />
            </svg>
        }
    }
}
