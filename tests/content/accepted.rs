//! What editors' programs write without being asked does no harm, and an empty folder is told what it needs.

use crate::site::{SiteTest, TODAY};
use carer_portal::pages::support::lists::{every_service_address, list_addresses};
use std::collections::BTreeSet;

#[test]
fn line_ends_of_windows_change_nothing() {
    let crlf = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
    SiteTest::base().with_every_file(crlf).says(&[]);
}

#[test]
fn line_ends_of_windows_leave_the_line_numbers_right() {
    let crlf = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
    for mistake in ["dead-link", "unknown-field", "unknown-reference", "unknown-item-type", "raw-html", "unclosed-block"] {
        assert_eq!(SiteTest::mistake(mistake).with_every_file(crlf).report(), SiteTest::mistake(mistake).report(), "{mistake}");
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    SiteTest::base().with_every_file(|bytes| [b"\xEF\xBB\xBF", bytes].concat()).says(&[]);
}

#[test]
fn space_after_the_marks_of_the_front_matter_changes_nothing() {
    let spaced = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("+++\n", "+++  \n").into_bytes();
    SiteTest::base().with_every_file(spaced).says(&[]);
}

#[test]
fn a_page_may_end_with_its_front_matter() {
    let site = SiteTest::base();
    site.replace("en/pages/about.md", "+++\nWho we are.\n", "+++");
    site.says(&[]);
}

#[test]
fn what_editors_leave_behind_is_no_page() {
    let site = SiteTest::base().with("en/pages/.#about.md", "?").with("en/pages/._about.md", b"\0\x05").with("en/pages/about.md~", "?");
    site.says(&[]);
}

#[test]
fn a_folder_without_words_to_avoid_and_without_services_is_a_site() {
    let site = SiteTest::base();
    std::fs::remove_file(site.content().join("en/avoid.toml")).unwrap();
    std::fs::remove_file(site.content().join("directory/services.json")).unwrap();
    site.replace("en/pages/index.md", "{{phone 999}}", "999");
    site.replace("en/pages/sharing/consent.md", " You can call {{web listeners}}, {{hours listeners}}.", "");
    site.replace("en/tools/plan.json", "{{phone listeners}}", "us");
    site.replace("en/sets.toml", "services = [\"listeners\"]", "");
    site.says(&[]);
}

#[test]
fn a_feed_s_long_names_make_addresses_that_every_disk_can_hold() {
    let page =
        "+++\ntitle = \"Support\"\nsummary = \"Who helps.\"\nreviewed = 2026-11-20\nnext_review = 2027-11-20\ndirectory = true\n+++\n";
    let long = "é".repeat(300);
    let service = |end: &str| {
        serde_json::json!({ "id": format!("{long}{end}"), "name": format!("{}{end}", "Carers ".repeat(50)), "status": "active",
            "attributes": [{ "taxonomy_term": { "id": format!("{long}{end}"), "name": end, "taxonomy": "kind" } }] })
    };
    let feed = serde_json::json!({ "contents": [service("one"), service("two"), service("one more")] });
    let site = SiteTest::base().with("en/pages/support.md", page).with("directory/long.json", feed.to_string()).read().site;
    let mut addresses = every_service_address(&site, TODAY);
    addresses.extend(list_addresses(&site, TODAY).into_iter().map(|(_, address)| address));
    assert_eq!(addresses.iter().filter(|address| address.contains("/kinds/")).count(), 3, "{addresses:#?}");
    assert!(addresses.iter().flat_map(|address| address.split('/')).all(|part| part.len() <= 90), "{addresses:#?}");
    assert_eq!(addresses.iter().collect::<BTreeSet<_>>().len(), addresses.len());
}

#[test]
fn an_empty_folder_is_told_what_it_needs() {
    SiteTest::empty().says(&[
        "content/en/words.toml:1: this file is missing; every portal has one",
        "content/figures.toml:1: this file is missing; every portal has one",
        "content/site.toml:1: the page / is missing; every portal has one",
        "content/site.toml:1: the page /404/ is missing; every portal has one",
        "content/site.toml:1: the page /help-now/ is missing; every portal has one",
        "content/site.toml:1: this file is missing; every portal has one",
    ]);
}

#[test]
fn a_folder_that_is_not_there_is_told_the_same() {
    let site = SiteTest::empty();
    std::fs::remove_dir(site.content()).unwrap();
    assert_eq!(site.report().len(), 6);
}
