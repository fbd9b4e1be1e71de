//! The directory: lists of services by kind and by area, a page for each, and a search over all of them.
//!
//! Everything that a reader sees is prerendered (`prerender.rs` the directory's own page, `lists.rs` the lists, `service.rs` a service).
//! In the browser `alive.rs` fills in what a search finds: it copies cards that stand in the page and writes texts into them, so the
//! wasm carries neither markup nor words. What was searched is held in memory and never in an address; a service is opened from its
//! area's file, so that the host learns at most which area somebody reads about.

#[cfg(feature = "hydrate")]
pub mod alive;
#[cfg(feature = "ssr")]
pub mod lists;
#[cfg(feature = "ssr")]
mod prerender;
#[cfg(feature = "ssr")]
mod qr;
#[cfg(feature = "ssr")]
mod service;

#[cfg(feature = "ssr")]
pub(super) use prerender::prerendered;

/// The folder of a page about one area, below the directory's.
#[cfg(feature = "ssr")]
const AREAS: &str = "areas";
/// The folder of a page about one kind of support.
#[cfg(feature = "ssr")]
const KINDS: &str = "kinds";
/// Up to so many services are few: all stand on the directory's own page, the site's search finds them, and every page of theirs is part of
/// the offline copy. More have pages by kind and by area only, and a reader keeps the areas that they need.
#[cfg(feature = "ssr")]
pub const FEW: usize = 200;
/// The folder of the services' own pages.
#[cfg(feature = "ssr")]
const SERVICES: &str = "services";
