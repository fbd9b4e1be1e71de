//! Pictures: what stands on a page of them, and what of a drawing is refused wherever it is cut.

use crate::site::{SiteTest, files, fixtures, portal};
use std::fs;
use std::process::Command;

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

/// On a dark screen, and in forced colours, dark lines are seen only on a ground of their own.
#[test]
fn every_picture_of_the_portal_brings_its_white_ground_and_is_light() {
    for file in files(&portal().join("pictures")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("<rect width=\"160\" height=\"160\" rx=\"12\" fill=\"#fff\"/>"), "{}", file.display());
        assert!(text.len() < 1_500, "{} has {} bytes", file.display(), text.len());
    }
}

/// The offline copy lists what lies in the folder: a picture of the build before must not stay there.
#[test]
fn a_changed_picture_takes_the_place_of_the_old_one_on_the_page_in_the_folder_and_in_the_offline_copy() {
    let site = SiteTest::base();
    let work = site.content().join("..");
    fs::create_dir_all(work.join("dist")).unwrap();
    let frame = "<html lang=\"en\" dir=\"ltr\"><title>portal:title</title><!-- portal:head --><link rel=\"stylesheet\" href=\"./tools-.css\"><!-- portal:body -->";
    fs::write(work.join("dist/index.html"), frame).unwrap();
    fs::write(work.join("dist/manifest.webmanifest"), "{}").unwrap();
    let build = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
        let output = command.args(["build", "--today", "2026-11-22"]).current_dir(&work).env_remove("TRUNK_STAGING_DIR").output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let names = files(&work.join("dist/assets/pictures")).iter().map(|file| file.file_name().unwrap().to_owned()).collect::<Vec<_>>();
        let name = names[0].to_str().unwrap().to_owned();
        let read = |file: &str| fs::read_to_string(work.join("dist").join(file)).unwrap();
        assert_eq!(names.len(), 1, "{names:?}");
        assert_eq!(read("sw.js").matches("assets/pictures/").count(), 1);
        assert!(read("sw.js").contains(&format!("\"assets/pictures/{name}\"")));
        let img = format!("<img src=\"../assets/pictures/{name}\" alt=\"A hand that is held out.\" width=\"160\" height=\"80\">");
        assert!(read("help-now/index.html").contains(&img), "{}", read("help-now/index.html"));
        name
    };
    let before = build();
    site.replace("pictures/hand.svg", "h100", "h90");
    assert_ne!(before, build());
}
