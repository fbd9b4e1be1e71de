//! The page of sets for carers. Without a script every set is a section of it (`#they-said-no`); with one, the pages that a worker chose
//! (`#consent+money`) take the place of the sections.

use super::Catalogue;
use crate::content::markdown::escape;
use crate::pages::render::{Build, Place};
use std::fmt::Write as _;

/// The sections, and the empty place of a set that stands in an address.
pub(in crate::pages) fn html(build: &Build<'_>, place: &Place<'_>) -> String {
    let catalogue = Catalogue::of(build);
    let words = &build.site.words.hand_out;
    let mut sets = String::new();
    for set in &build.site.sets.all {
        let _ = write!(sets, "<h2 id=\"{}\">{}</h2><p>{}</p><ul>", escape(&set.name), escape(&set.title), escape(&set.text));
        for entry in catalogue.of_set(set) {
            let _ = write!(sets, "<li><a href=\"{}\">{}</a></li>", escape(&place.href(&entry.address)), escape(&entry.title));
        }
        sets.push_str("</ul>");
    }
    // By name: where it stands, and its title.
    let all: serde_json::Map<_, _> =
        catalogue.entries().map(|entry| (entry.name.clone(), serde_json::json!([entry.address[1..], entry.title]))).collect();
    // Inside a script element only "</" could end the data early.
    let data = serde_json::json!({ "pages": all, "unknown": words.unknown }).to_string().replace("</", "<\\/");
    format!(
        "<div class=\"portal-article portal-sets\" data-for-you><div data-chosen hidden><h2>{title}</h2><p>{text}</p>\
         <ul data-list></ul><p role=\"status\" data-unknown hidden></p><p><a href=\"#maincontent\" data-all>{all}</a></p></div>\
         <div data-sets>{sets}</div></div><script type=\"application/json\" data-frame>{data}</script>",
        title = escape(&words.chosen_title),
        text = escape(&words.chosen_text),
        all = escape(&words.chosen_all),
    )
}
