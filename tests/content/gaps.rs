//! A site is a demonstration while something that it shows is unchecked; `--go-live` then refuses it.

use crate::site::SiteTest;
use carer_portal::content::problem::{Problem, Severity};

fn stops(problem: &Problem) -> bool {
    problem.severity(true) == Severity::Error
}

#[test]
fn a_site_without_gaps_is_no_demonstration() {
    let reading = SiteTest::base().read();
    assert!(!reading.site.demonstration);
    assert!(!reading.problems.iter().any(stops));
}

#[test]
fn each_gap_makes_a_demonstration_that_is_built_and_does_not_go_live() {
    for name in [
        "not-signed-off",
        "source-not-checked",
        "service-not-checked",
        "service-stale",
        "sample-service",
        "council-not-checked",
        "figure-not-checked",
        "demonstration",
        "translation-not-checked",
    ] {
        let reading = SiteTest::mistake(name).read();
        assert!(reading.site.demonstration, "{name}");
        assert!(!reading.problems.is_empty(), "{name}");
        for problem in &reading.problems {
            assert_eq!((problem.severity(false), problem.severity(true)), (Severity::Gap, Severity::Error), "{name}: {problem}");
        }
    }
}

#[test]
fn a_past_review_date_warns_and_stops_going_live() {
    let problems = SiteTest::mistake("past-review").read().problems;
    assert_eq!(problems.len(), 2, "{problems:#?}");
    assert!(problems.iter().all(|problem| problem.severity(false) == Severity::Warning && stops(problem)));
}

#[test]
fn a_long_sentence_never_stops_a_site() {
    assert!(!SiteTest::mistake("long-sentence").read().problems.iter().any(stops));
}

#[test]
fn a_figure_of_another_year_need_not_be_checked() {
    let site = SiteTest::base();
    let path = site.content().join("figures.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    let last = text.rfind("checked = 2026-11-20\n").unwrap();
    std::fs::write(path, format!("{}{}", &text[..last], &text[last + "checked = 2026-11-20\n".len()..])).unwrap();
    site.says(&[]);
}

/// Better a page that says so than no site at all; but nobody may overlook it.
#[test]
fn a_figure_that_has_run_out_is_shown_with_a_notice_and_fails_the_check() {
    let shown = |site: &SiteTest| match &site.read().site.pages["/sharing/consent/"].article.blocks[0] {
        carer_portal::content::markdown::Block::Html(html) => html.clone(),
        other => panic!("{other:?}"),
    };
    let notice = "may have changed: see <a href=\"https://";
    let fresh = shown(&SiteTest::base());
    assert!(fresh.contains(" hidden>") && fresh.contains(notice), "{fresh}");

    let site = SiteTest::mistake("figure-expired");
    let html = shown(&site);
    assert!(html.contains(notice) && !html.contains("hidden"), "{html}");
    let problems = site.read().problems;
    assert!(!problems.is_empty() && problems.iter().all(|problem| problem.severity(false) == Severity::Late), "{problems:?}");
    let check = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_portal"));
        command.args(["check", "--today", "2026-11-22"]).args(arguments).arg(site.content()).output().unwrap().status.success()
    };
    assert!(!check(&[]) && !check(&["--go-live"]));
}
