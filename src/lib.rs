//! The carer portal: a folder of standard formats becomes a static site, and small pure engines run over the same formats in the
//! browser. Nothing that a reader types leaves the page. This is the map.
//!
//! | room | what it is for | it may use |
//! |---|---|---|
//! | [`questionnaire`] | FHIR Questionnaires: what is asked next, what is wrong, the summary | nothing (pure) |
//! | [`directory`] | Open Referral UK services: reading, hours in words, index and search, postcodes and councils | nothing (pure) |
//! | [`words`], [`json`] | the interface's words by name; reading our own data files | nothing (pure) |
//! | [`ui`] | the NHS design system's components; they know no domain | Leptos |
//! | [`browser`] | history, focus, memory, leaving quickly: the only room that names web-sys or gloo | web-sys, gloo |
//! | `content` (native) | reads `content/` into a checked site; every problem has file, line and cure | questionnaire, directory, words |
//! | [`pages`] | one file per kind of page; prerenders it natively, wakes its live parts in the browser | all of the above |
//! | `site` (native) | writes `dist/`: pages, index, offline copy, headers; serves it | content, pages, directory, words |
//!
//! `bin/portal.rs` is the command line (feature `ssr`), `bin/client.rs` the browser's entry (feature `hydrate`); `bin/finder.rs` is for
//! `make bench` only. Arrows go one way: `bin -> site -> pages -> {content, ui, questionnaire, directory, browser, words, json}` and
//! `content -> {questionnaire, directory, words}`.
//!
//! The small scripts of `public/` are no part of this: they start at `boot.js` and use the browser directly, so the list of what the wasm
//! asks of the browser (`tests/browser/wasm-imports.txt`) does not cover them.
//!
//! *Pure* means: no Leptos, no browser, no files, no clock, no randomness. Today's date is an argument.
//!
//! How a page comes to life: [`pages`]. Why it is done so: `docs/decisions/`.

// Leptos writes a view as one nested type; a date question's is deeper than the compiler's default allows.
#![recursion_limit = "256"]

pub mod browser;
#[cfg(feature = "ssr")]
pub mod content;
pub mod directory;
pub mod json;
pub mod pages;
pub mod questionnaire;
#[cfg(feature = "ssr")]
pub mod site;
pub mod ui;
pub mod words;
