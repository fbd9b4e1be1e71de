//! `portal check`, as an editor runs it: what it prints, and whether it fails.

use crate::site::SiteTest;
use std::process::Command;

/// The lines, and whether the command says that all is well.
fn check(site: &SiteTest, arguments: &[&str]) -> (Vec<String>, bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    let output = command.args(["check", "--today", "2026-11-22"]).args(arguments).arg(site.content()).output().unwrap();
    (String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect(), output.status.success())
}

#[test]
fn a_site_without_mistakes_passes_and_may_go_live() {
    let (lines, passes) = check(&SiteTest::base(), &["--go-live"]);
    assert_eq!((lines.first().map(String::as_str), passes), (Some("9 pages: 0 to mend, 0 to look at"), true));
}

#[test]
fn what_a_language_lacks_is_counted_and_named_when_asked_for() {
    let site = SiteTest::base();
    let (short, passes) = check(&site, &[]);
    assert!(passes, "a page that is missing is no mistake");
    assert!(short[1].starts_with("Cymraeg (cy) lacks ") && short[1].contains(" words and 5 of 6 pages"), "{short:?}");
    let (long, _) = check(&site, &["--languages"]);
    assert!(long.len() > short.len() + 50, "{}", long.len());
    for name in ["  shell.home", "  schedule.days", "  small_words", "  tool.back", "  /sharing/consent/"] {
        assert!(long.iter().any(|line| line == name), "{name}");
    }
    for name in ["  shell.skip", "  /about/", "  /tools/plan/", "  /404/"] {
        assert!(!long.iter().any(|line| line == name), "{name}");
    }
}

#[test]
fn a_mistake_is_a_line_and_fails() {
    let (lines, passes) = check(&SiteTest::mistake("stray-end"), &[]);
    assert!(!passes);
    assert_eq!(lines[0], SiteTest::mistake("stray-end").report()[0]);
}

#[test]
fn a_warning_is_a_line_and_passes() {
    let (lines, passes) = check(&SiteTest::mistake("long-sentence"), &[]);
    assert!(passes && lines[0].ends_with(" (warning)"), "{lines:?}");
}

#[test]
fn a_gap_passes_without_a_line_and_fails_with_one_before_going_live() {
    let site = SiteTest::mistake("not-signed-off");
    let (lines, passes) = check(&site, &[]);
    assert!(passes && !lines.iter().any(|line| line.contains("signed this page off")), "{lines:?}");
    let (lines, passes) = check(&site, &["--go-live"]);
    assert!(!passes && lines[0].contains("nobody has signed this page off"), "{lines:?}");
}

#[test]
fn a_folder_that_does_not_exist_is_named() {
    let site = SiteTest::empty();
    std::fs::remove_dir(site.content()).unwrap();
    let (lines, passes) = check(&site, &[]);
    assert!(lines.is_empty() && !passes);
}

/// `portal check | head` closes the pipe once it has seen enough.
#[test]
fn somebody_who_reads_no_further_is_no_failure() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let site = SiteTest::base();
    let child = command
        .args(["check", "--report", "--today", "2026-11-22"])
        .arg(site.content())
        .stdout(writer)
        .stderr(std::process::Stdio::piped());
    let output = child.spawn().unwrap().wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
