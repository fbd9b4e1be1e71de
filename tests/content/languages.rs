//! A second language: what it takes from the site's own, and where its links lead.

use crate::site::SiteTest;
use carer_portal::content::Site;
use carer_portal::content::markdown::Block;

const ABOUT: &str = "+++
title = \"Amdanom ni\"
summary = \"Pwy ydym ni.\"
reviewed = 2026-11-20
translation_checked = { by = \"A. Cyfieithydd\", on = 2026-11-21 }
+++
";

fn welsh(site: &SiteTest) -> Site {
    site.read().site.translations.remove(0)
}

fn html(site: &Site, address: &str) -> String {
    match &site.pages[address].article.blocks[0] {
        Block::Html(html) => html.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_word_that_is_missing_or_empty_is_that_of_the_sites_own_language() {
    let site = SiteTest::base().with("cy/words.toml", "[shell]\nskip = \"Neidio\"\nhome = \"\"\n");
    let welsh = welsh(&site);
    assert_eq!(welsh.words.shell.skip, "Neidio");
    assert_eq!(welsh.words.shell.home, "Home");
    assert_eq!(welsh.words.schedule.days[0], "Monday");
    assert!(welsh.lacks.words.contains(&"shell.menu_label".to_owned()) && !welsh.lacks.words.contains(&"shell.skip".to_owned()));
}

#[test]
fn without_a_file_of_words_all_are_lacking_and_nothing_is_wrong() {
    let site = SiteTest::base();
    std::fs::remove_dir_all(site.content().join("cy")).unwrap();
    site.says(&[]);
    let welsh = welsh(&site);
    assert_eq!(welsh.words.shell, site.read().site.words.shell);
    assert!(welsh.lacks.words.len() > 300 && welsh.lacks.pages.len() == welsh.lacks.of);
}

#[test]
fn a_translation_has_its_own_words_and_all_else_of_its_page() {
    let site = SiteTest::base();
    let (own, welsh) = (site.read().site, welsh(&site));
    let (page, translated) = (&own.pages["/about/"], &welsh.pages["/about/"]);
    assert_eq!(translated.title, "Amdanom ni");
    assert_eq!((translated.next_review, &translated.signed_off), (page.next_review, &page.signed_off));
    assert_eq!(translated.sources.len(), page.sources.len());
    assert_eq!(welsh.pages["/sharing/"].title, own.pages["/sharing/"].title, "what is missing is there in the site's own language");
    assert!(page.translation.is_none() && welsh.pages["/sharing/"].translation.is_none());
}

#[test]
fn a_field_that_was_copied_with_the_page_is_passed_over() {
    for field in ["next_review = 2027-05-20", "safety = true", "tool = \"plan\"", "directory = true", "list = \"reviews\"", "ward = true"] {
        let about = ABOUT.replace("reviewed =", &format!("{field}\nreviewed ="));
        SiteTest::base().with("cy/pages/about.md", format!("{about}Pwy ydym ni.\n")).says(&[]);
    }
}

#[test]
fn a_link_leads_to_the_translation_or_to_the_notice_and_says_so() {
    let body = "[Ni](/about/), [cydsyniad](/sharing/consent/), [adran](/sharing/consent/#how-to-ask), [draw](https://a.example/).";
    let site = SiteTest::base().with("cy/pages/about.md", format!("{ABOUT}{}", body.replace("/#how-to-ask", "/")));
    let welsh = welsh(&site);
    assert_eq!(
        html(&welsh, "/about/").trim(),
        "<p><a href=\"/cy/about/\">Ni</a>, <a href=\"/sharing/consent/#cy\" hreflang=\"en\">cydsyniad (in English)</a>, \
         <a href=\"/sharing/consent/#cy\" hreflang=\"en\">adran (in English)</a>, \
         <a href=\"https://a.example/\" rel=\"noreferrer noopener\">draw</a>.</p>"
    );
    assert_eq!(welsh.in_language("/about/"), "/cy/about/");
    assert_eq!(welsh.in_language("/about/#not-there"), "/cy/about/");
    assert_eq!(welsh.in_language("/tools/plan/paper/"), "/tools/plan/paper/#cy");
    assert_eq!(welsh.in_language("/assets/a.json"), "/assets/a.json");
    assert_eq!(site.read().site.in_language("/about/"), "/about/");
}

#[test]
fn headings_have_the_names_of_the_page_so_that_links_hold_in_both() {
    let site = SiteTest::base().with("cy/pages/about.md", format!("{ABOUT}## Sut i ofyn\n\nNi.\n\n::: inset\n### Pwy\n\nNi.\n:::\n"));
    site.replace("en/pages/about.md", "Who we are.", "## How to ask\n\nUs.\n\n::: inset\n### Who\n\nUs.\n:::");
    let welsh = welsh(&site);
    assert!(html(&welsh, "/about/").starts_with("<h2 id=\"how-to-ask\">Sut i ofyn</h2>"), "{}", html(&welsh, "/about/"));
    assert!(matches!(&welsh.pages["/about/"].article.blocks[1], Block::Inset(html) if html.contains("<h3 id=\"who\">Pwy</h3>")));
    assert_eq!(welsh.in_language("/about/#who"), "/cy/about/#who");
}

#[test]
fn references_and_dates_are_in_the_words_of_the_language() {
    let words = "[article]\nhours_unknown = \"gwiriwch\"\n[dates]\nnovember = \"Tachwedd\"\n[schedule]\nevery_day = \"bob dydd\"\n";
    let site = SiteTest::base().with("cy/words.toml", words).with("cy/pages/about.md", format!("{ABOUT}{{{{phone 999}}}}"));
    let welsh = welsh(&site);
    assert_eq!(html(&welsh, "/about/").trim(), "<p><a href=\"tel:999\">999</a></p>");
    assert_eq!(welsh.words.date(jiff::civil::date(2026, 11, 22)), "22 Tachwedd 2026");
}

#[test]
fn a_languages_own_list_explains_its_words_in_place() {
    let term = "[[term]]\nterm = \"Cydsyniad\"\nmeaning = \"Cytuno.\"\nsource_title = \"A\"\nsource_publisher = \"B\"\n\
                source_url = \"https://a.example\"\ncertainty = \"official\"\nchecked = 2026-11-20\n";
    let site = SiteTest::base().with("cy/glossary.toml", term).with("cy/pages/about.md", format!("{ABOUT}Mae cydsyniad yn bwysig."));
    let html = html(&welsh(&site), "/about/");
    assert!(html.contains("data-meaning=\"Cytuno.\">cydsyniad</a>") && html.contains("#cy\" hreflang=\"en\""), "{html}");
}

#[test]
fn each_language_is_searched_in_its_own_pages() {
    let site = SiteTest::base().read().site;
    let addresses = |site: &Site| {
        let index: serde_json::Value = serde_json::from_str(&carer_portal::site::search::index(site, crate::site::TODAY)).unwrap();
        index["entries"].as_array().unwrap().iter().map(|entry| entry[1].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(addresses(&site.translations[0]), ["/cy/about/"]);
    assert!(!addresses(&site).iter().any(|address| address.starts_with("/cy/")));
}

#[test]
fn the_portals_own_translations_have_every_word_and_the_pages_that_show_the_way() {
    let reading = carer_portal::content::read(&crate::site::portal(), crate::site::TODAY);
    for translation in &reading.site.translations {
        assert_eq!(translation.lacks.words, Vec::<String>::new(), "{}", translation.language.code);
        assert!(translation.lacks.of - translation.lacks.pages.len() >= 4);
    }
}
