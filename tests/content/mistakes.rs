//! One folder for each mistake in `tests/fixtures/sites/`: its `expected.txt` is the whole report. No kind of fault is without one.

use crate::site::{SiteTest, fixtures};
use carer_portal::content::problem::Fault;
use std::collections::BTreeSet;
use std::{env, fs};

/// The kinds of fault. A new one does not compile before it stands here, and fails [`every_fault_has_a_mistake`] before it has a folder.
macro_rules! faults {
    ($($name:ident)*) => {
        const FAULTS: &[&str] = &[$(stringify!($name)),*];

        fn kind(fault: &Fault) -> &'static str {
            match fault {
                $(Fault::$name { .. } => stringify!($name)),*
            }
        }
    };
}

faults! {
    MissingFile Unreadable NotUtf8 BadFileName NoFrontMatter StrayField Syntax WrongFile UnknownField MissingField WrongType BadDate
    DateOrder BadValue PastReview UnknownWord MissingWord EmptyText DuplicateId DuplicateAddress DeadLink DeadAnchor RawHtml
    ForbiddenScheme NotAllowed HeadingJump InNoMenu UnknownChild LongSentence UnknownBlock UnclosedBlock StrayBlockEnd BlockHeading
    TooManyBullets UnknownReference NothingToRefer FigureExpired FigureNotYet FigureTwice ForbiddenWords NoSuchTool ToolOnNoPage
    GlossaryOnNoPage SetsOnNoPage NoSuchService NoSuchPicture UnusedPicture InPicture UnknownTerm Questionnaire Service MissingPage
    NotSignedOff SourceNotChecked ServiceNotChecked ServiceStale ServiceIsSample CrisisElsewhere CouncilNotChecked FigureNotChecked
    Demonstration OtherPlaces NotTranslatable OtherHeadings TranslationBehind TranslationNotChecked
}

fn mistakes() -> Vec<String> {
    let folders = fs::read_dir(fixtures()).unwrap().map(|entry| entry.unwrap());
    let names = folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != "base").collect();
    names.sort();
    names
}

#[test]
fn the_base_has_nothing_wrong() {
    SiteTest::base().says(&[]);
}

#[test]
fn each_mistake_is_reported_with_file_line_and_cure() {
    let mut wrong = Vec::new();
    for name in mistakes() {
        let file = fixtures().join(&name).join("expected.txt");
        let found = SiteTest::mistake(&name).report().join("\n") + "\n";
        if env::var_os("UPDATE").is_some() {
            fs::write(file, found).unwrap();
        } else if fs::read_to_string(file).unwrap_or_default() != found {
            wrong.push(format!("{name}:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "these say something else than their expected.txt:\n\n{}", wrong.join("\n"));
}

#[test]
fn every_fault_has_a_mistake() {
    let found: BTreeSet<_> =
        mistakes().iter().flat_map(|name| SiteTest::mistake(name).read().problems).map(|problem| kind(&problem.fault)).collect();
    let without: Vec<_> = FAULTS.iter().filter(|name| !found.contains(*name)).collect();
    assert!(without.is_empty(), "no folder in tests/fixtures/sites shows {without:?}");
}

#[test]
fn a_message_is_one_line_and_names_a_file_of_the_content() {
    for name in mistakes() {
        for line in SiteTest::mistake(&name).report() {
            assert!(!line.contains(char::is_control), "{name}: {line:?}");
            let place: Vec<_> = line.splitn(3, ':').collect();
            assert!(place[0].starts_with("content/") && place[1].parse::<usize>().is_ok_and(|line| line > 0), "{name}: {line}");
        }
    }
}

#[test]
fn a_line_is_never_beyond_the_end_of_its_file() {
    for name in mistakes() {
        let site = SiteTest::mistake(&name);
        for problem in site.read().problems {
            let path = site.content().parent().unwrap().join(&problem.file);
            let lines = fs::read(path).unwrap_or_default().iter().filter(|byte| **byte == b'\n').count();
            assert!(problem.line <= lines.max(1), "{name}: {problem}");
        }
    }
}

#[test]
fn a_word_that_no_file_holds_gets_no_suggestion() {
    let site =
        SiteTest::base().with("en/pages/404.md", fs::read_to_string(fixtures().join("base/en/pages/404.md")).unwrap() + "\n[x](/zzz/)\n");
    site.says(&["content/en/pages/404.md:21: there is no page /zzz/; link to a page that exists"]);
}
