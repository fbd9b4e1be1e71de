//! The portal's own content: it is read without an error, and keeps the rules that no reader of formats can know.

use crate::site::{TODAY, files, fixtures, portal};
use carer_portal::content::problem::Severity;
use carer_portal::content::{Reading, read};
use std::fs;
use std::sync::LazyLock;

static PORTAL: LazyLock<Reading> = LazyLock::new(|| read(&portal(), TODAY));

/// Every file that holds words for readers: all but the list of words to avoid, and what is written for editors.
fn words() -> impl Iterator<Item = (String, String)> {
    let files = files(&portal()).into_iter().filter(|file| !file.ends_with("avoid.toml") && !file.ends_with("README.md"));
    files.map(|file| (file.display().to_string(), fs::read_to_string(&file).unwrap().to_lowercase()))
}

#[test]
fn it_has_no_errors() {
    let errors: Vec<_> =
        PORTAL.problems.iter().filter(|problem| problem.severity(false) == Severity::Error).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn it_calls_itself_a_demonstration_while_anything_is_unchecked() {
    let gaps = PORTAL.problems.iter().any(|problem| problem.severity(false) == Severity::Gap);
    assert_eq!(PORTAL.site.demonstration, gaps);
}

/// Public lists call Mind's numbers crisis lines. They are not.
#[test]
fn mind_is_never_among_the_services_for_a_crisis() {
    let crisis = |service: &&carer_portal::directory::Service| service.kinds.iter().any(|kind| kind.id == "crisis");
    let wrong: Vec<_> =
        PORTAL.site.services.iter().filter(crisis).filter(|service| service.name.split(' ').any(|word| word == "Mind")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(PORTAL.site.services.iter().any(|service| service.name.contains("Mind")));
}

#[test]
fn the_emergency_numbers_are_there_and_are_for_a_crisis() {
    for number in ["999", "111"] {
        let service = PORTAL.site.services.iter().find(|service| service.id == number).expect(number);
        assert_eq!(service.voice().expect(number).href(), format!("tel:{number}"));
        assert!(service.kinds.iter().any(|kind| kind.id == "crisis"), "{number}");
    }
}

#[test]
fn every_service_says_where_it_comes_from_and_how_sure_that_is() {
    for service in &PORTAL.site.services {
        assert!(service.source.is_some(), "{} has no source", service.id);
        assert!(service.certainty.is_some(), "{} has no certainty", service.id);
        assert!(!service.kinds.is_empty(), "{} is of no kind", service.id);
    }
}

/// Mistakes that are in circulation, in sources good and bad. None may enter the portal.
#[test]
fn facts_that_are_known_to_be_wrong_stand_nowhere() {
    const WRONG: [&str; 16] = [
        // The criteria for carers are of 2015; 2014 was the draft's name.
        "eligibility criteria) regulations 2014",
        "eligibility criteria regulations 2014",
        "eligibility regulations 2014",
        // Supervision after care under section 25A to J was repealed in 2008.
        "section 25a",
        "section 25 a",
        "s25a",
        "s.25a",
        // Amounts that general websites gave for 2026.
        "76.75",
        "81.90",
        "87.40",
        "£151",
        "\"151\"",
        // Contact details of researchers and of one member of staff.
        "0845 456 0455",
        "08454560455",
        "sdo.lshtm",
        "lshtm.ac.uk",
    ];
    for (file, text) in words() {
        for wrong in WRONG {
            assert!(!text.contains(wrong), "{file} holds {wrong:?}");
        }
    }
}

/// A number or an amount in a page grows old where nobody looks for it: the directory and the figures hold them.
#[test]
fn no_page_and_no_tool_holds_an_amount_or_a_phone_number() {
    let dialled = |text: &str| {
        let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit()) && part.len() >= 3;
        text.split(|c: char| !c.is_ascii_digit() && c != ' ').any(|run| {
            let parts: Vec<_> = run.split(' ').filter(|part| !part.is_empty()).collect();
            parts.first().is_some_and(|first| first.starts_with('0') && digits(first))
                && parts.iter().map(|part| part.len()).sum::<usize>() >= 10
        })
    };
    assert!(dialled("call 0300 123 3393.") && dialled("02076460000") && !dialled("2026-04-08, 2015/313"));
    for (file, text) in words().filter(|(file, _)| file.ends_with(".md") || file.contains("/tools/")) {
        for line in text.lines().filter(|line| !line.contains("://")) {
            let amount = line.match_indices('£').any(|(at, _)| line[at + '£'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()));
            assert!(!amount && !dialled(line), "{file}: {line}");
        }
    }
}

#[test]
fn every_page_names_a_source_and_a_day_of_review() {
    for page in PORTAL.site.pages.values() {
        assert!(!page.sources.is_empty() && page.reviewed.is_some() && page.next_review.is_some(), "{}", page.file);
    }
}

/// The base holds every field once or says why not; what it holds, the editor's guide explains.
#[test]
fn the_guide_for_editors_names_every_field() {
    let guide = fs::read_to_string(portal().join("README.md")).unwrap();
    for file in files(&fixtures().join("base")).into_iter().filter(|file| !file.ends_with("avoid.toml") && !file.ends_with("words.toml")) {
        let text = fs::read_to_string(&file).unwrap();
        let text = if file.extension().is_some_and(|ending| ending == "md") { text.split("+++").nth(1).unwrap() } else { &text };
        for (key, _) in text.lines().filter_map(|line| line.split_once(" = ")) {
            assert!(guide.contains(&format!("`{key}`")), "content/README.md does not explain `{key}`, which stands in {}", file.display());
        }
    }
}

/// A word that stands nowhere on the site leads nobody anywhere.
#[test]
fn what_synonyms_mean_is_what_pages_say() {
    let site = &PORTAL.site;
    let index = carer_portal::site::search::index(site, TODAY).to_lowercase();
    for synonym in &site.synonyms.all {
        for word in synonym.means.iter().flat_map(|phrase| phrase.split(' ')) {
            assert!(index.matches(word).count() > 2, "synonyms.toml means {word:?}, which no page says");
        }
    }
}

/// From the home page: by its doors and text, the menu, a section's list, what a page names as next, and the links in its text. The foot of
/// the page does not count: nobody looks for help there.
#[test]
fn nothing_is_more_than_three_clicks_from_home() {
    let site = &PORTAL.site;
    let next = |address: &str| -> Vec<String> {
        let page = &site.pages[address];
        let texts = page.article.links.iter().map(|link| link.address.clone());
        let doors = page.doors.iter().map(|door| door.link.clone());
        let all = texts
            .chain(doors)
            .chain(page.related.clone())
            .chain(page.pages.clone())
            .chain(site.settings.menu.iter().map(|a| a.value.clone()));
        all.map(|address| address.split('#').next().unwrap().to_owned()).filter(|address| site.pages.contains_key(address)).collect()
    };
    let mut clicks = std::collections::BTreeMap::from([("/".to_owned(), 0)]);
    let mut open = std::collections::VecDeque::from(["/".to_owned()]);
    while let Some(address) = open.pop_front() {
        let count = clicks[&address] + 1;
        for target in next(&address) {
            clicks.entry(target.clone()).or_insert_with(|| {
                open.push_back(target);
                count
            });
        }
    }
    let footer: Vec<_> = site.settings.footer.iter().map(|address| &address.value).collect();
    let far: Vec<_> = site
        .pages
        .keys()
        .filter(|address| *address != "/404/" && !footer.contains(address) && clicks.get(*address).is_none_or(|count| *count > 3))
        .collect();
    assert!(far.is_empty(), "more than three clicks from home: {far:?}");
}
