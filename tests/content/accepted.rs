//! What editors' programs write without being asked does no harm, and an empty folder is told what it needs.

use crate::site::SiteTest;

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
