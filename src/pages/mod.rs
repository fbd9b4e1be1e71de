//! What the reader meets: one file per kind of route, joining content, engines and components.
//!
//! Natively, [`render`] turns a page of the site into the HTML of its `#portal`. In the browser, [`live`] wakes the live parts in
//! that HTML: the elements with `data-live`. A tool's first question is hydrated, since the same view was prerendered; the directory is
//! woken as it stands.

/// HTML of the content, with its links led from the top of the site to the page it is shown on: `root` is that page's way to the top.
fn localised(html: &str, root: &str) -> String {
    html.replace("href=\"/", &["href=\"", root].concat())
}

#[cfg(feature = "ssr")]
mod a_to_z;
#[cfg(feature = "ssr")]
mod article;
#[cfg(feature = "ssr")]
mod glossary;
#[cfg(feature = "ssr")]
mod hand_out;
#[cfg(feature = "ssr")]
mod home;
#[cfg(feature = "ssr")]
mod languages;
#[cfg(feature = "ssr")]
mod paper;
#[cfg(feature = "ssr")]
pub mod render;
#[cfg(feature = "ssr")]
mod reviews;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod ward;

#[cfg(feature = "hydrate")]
pub mod live;
pub mod support;
pub mod tool;
