//! How hard the pages are to read: the report, and the limits that the portal keeps.

use crate::site::{SiteTest, TODAY, portal};
use carer_portal::content::{Report, read};
use std::process::Command;

#[test]
fn no_page_is_above_reading_age_14_and_the_middle_one_at_11_or_below() {
    let report = Report::of(read(&portal(), TODAY).site.pages.values());
    assert!(report.0.len() > 100, "the report has every page");
    let hard: Vec<_> = report.0.iter().filter(|page| page.age() > 14.0).map(|page| &page.file).collect();
    assert!(hard.is_empty(), "above reading age 14: {hard:?}");
    let middle = report.middle().unwrap();
    assert!(middle.age() <= 11.0, "the middle page, {}, has reading age {:.1}", middle.file, middle.age());
}

#[test]
fn the_report_names_the_hardest_page_first_and_its_longest_sentence_with_its_line() {
    let site = SiteTest::mistake("long-sentence");
    let output = Command::new(env!("CARGO_BIN_EXE_portal")).args(["check", "--report"]).arg(site.content()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let table = text.split("The middle page").next().unwrap();
    let ages: Vec<f64> = table.lines().filter_map(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert!(ages.len() > 5 && ages.is_sorted_by(|a, b| a >= b), "{text}");
    let line = site.read().problems[0].line;
    let mut after = text.lines().skip_while(|line| !line.ends_with("  content/en/pages/sharing/you-can-always-speak.md")).skip(1);
    assert!(after.next().unwrap().trim_start().starts_with(&format!("line {line}, ")), "{text}");
    assert!(text.contains("The middle page has reading age"), "{text}");
}

#[test]
fn headings_count_for_nothing_and_numbers_of_services_are_no_sentences() {
    let site = SiteTest::base();
    let page = &site.read().site.pages["/sharing/consent/"];
    let texts: Vec<_> = page.article.sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    assert_eq!(texts[0], "Consent means saying yes.");
    assert!(!texts.contains(&"How to ask"), "{texts:?}");
    assert!(texts.iter().all(|text| !text.contains("{{") && !text.contains('<')), "{texts:?}");
}
