//! The carer portal.
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
