//! Every component of `ui`, compared with nhsuk-frontend's own fixtures as DOM trees.
//!
//! A [`fixtures::Component`] says how to build one of our components from a fixture's options, which options it leaves out and
//! where its markup differs on purpose, each with the reason. Start with [`content`], the simplest tables.
//!
//! `docs/components.md` is written from the same tables: `UPDATE=1 cargo test --test components` rewrites it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

mod actions;
mod behaviour;
mod choices;
mod content;
mod dom;
mod fields;
mod fixtures;
mod lists;
mod navigation;
mod report;

use fixtures::Component;

/// One test per component, and the list of all of them for the report.
macro_rules! components {
    ($($name:ident: $component:path,)*) => {
        const ALL: &[&Component] = &[$(&$component),*];
        $(
            #[test]
            fn $name() {
                fixtures::check(&$component);
            }
        )*
    };
}

components! {
    back_link: actions::BACK_LINK,
    breadcrumb: navigation::BREADCRUMB,
    button: actions::BUTTON,
    card: content::CARD,
    care_card: content::CARE_CARD,
    character_count: fields::CHARACTER_COUNT,
    checkboxes: choices::CHECKBOXES,
    contents_list: navigation::CONTENTS_LIST,
    details: content::DETAILS,
    do_dont_list: content::DO_DONT_LIST,
    error_message: fields::ERROR_MESSAGE,
    error_summary: lists::ERROR_SUMMARY,
    fieldset: choices::FIELDSET,
    file_upload: fields::FILE_UPLOAD,
    footer: navigation::FOOTER,
    header: navigation::HEADER,
    hint: fields::HINT,
    input: fields::INPUT,
    inset_text: content::INSET_TEXT,
    label: fields::LABEL,
    legend: choices::LEGEND,
    pagination: navigation::PAGINATION,
    radios: choices::RADIOS,
    search_input: fields::SEARCH_INPUT,
    select: fields::SELECT,
    skip_link: navigation::SKIP_LINK,
    summary_list: lists::SUMMARY_LIST,
    tag: content::TAG,
    task_list: lists::TASK_LIST,
    textarea: fields::TEXTAREA,
    warning_callout: content::WARNING_CALLOUT,
}

#[test]
fn the_list_of_what_is_left_out_is_up_to_date() {
    report::check(ALL);
}
