//! Pictures: what stands on a page of them, and what of a drawing is refused wherever it is cut.

use crate::site::{SiteTest, fixtures};
use std::fs;

fn hand() -> String {
    fs::read_to_string(fixtures().join("base/pictures/hand.svg")).unwrap()
}

#[test]
fn a_picture_has_its_size_its_description_and_its_text() {
    let site = SiteTest::base().read().site;
    let picture = &site.pictures["hand"];
    assert_eq!((picture.width, picture.height), (160, 80));
    let shown = format!("{:?}", site.pages["/help-now/"].article.blocks);
    assert!(shown.contains("\"A hand that is held out.\"") && shown.contains("Ask somebody"), "{shown}");
}

#[test]
fn the_text_beside_a_picture_counts_for_the_reading_age() {
    let site = SiteTest::base().read().site;
    assert!(site.pages["/help-now/"].article.sentences.iter().any(|sentence| sentence.text == "Ask somebody to help you."));
}

#[test]
fn a_picture_that_no_page_shows_is_not_sent_to_readers() {
    assert!(!SiteTest::mistake("picture-not-used").read().site.pictures.contains_key("foot"));
}

#[test]
fn a_heavy_picture_is_refused() {
    let heavy = hand().replace("h100", &"h1".repeat(5_000));
    let message = "content/pictures/hand.svg:1: a picture cannot hold more than 10 kB; draw it with fewer points";
    SiteTest::base().with("pictures/hand.svg", heavy).says(&[message]);
}

#[test]
fn wherever_a_drawing_ends_too_early_it_is_refused_at_a_line_that_it_has() {
    let hand = hand();
    let site = SiteTest::base();
    for end in (0..hand.trim_end().len()).step_by(5) {
        fs::write(site.content().join("pictures/hand.svg"), &hand[..end]).unwrap();
        let report = site.report();
        let lines = hand[..end].lines().count().max(1);
        assert!(!report.is_empty(), "{}", &hand[..end]);
        for line in report {
            let number: usize = line.strip_prefix("content/pictures/hand.svg:").unwrap().split(':').next().unwrap().parse().unwrap();
            assert!((1..=lines).contains(&number), "{line}");
        }
    }
}
