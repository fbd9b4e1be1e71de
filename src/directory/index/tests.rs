#![allow(clippy::unwrap_used, reason = "a test may stop")]

use super::super::map::Map;
use super::super::read::read;
use super::super::search::{Finder, Query};
use super::super::service::Service;
use super::super::tests::{TODAY, language};
use super::*;

fn national() -> Vec<Service> {
    read(include_str!("../../../content/directory/national.json")).unwrap().services
}

fn file(services: &[Service]) -> Vec<u8> {
    write(services, &listed(services, &Map::default(), &language()), &language(), TODAY)
}

#[test]
fn a_service_is_found_by_the_words_that_readers_use() {
    let services = national();
    let order = listed(&services, &Map::default(), &language()).order;
    let mut finder = Finder::new(Index::read(&file(&services)).unwrap());
    let mut first = |words: &str| {
        let found = finder.search(&Query { words: words.to_owned(), ..Query::default() }, TODAY, 1);
        found.hits.first().map(|hit| services[order[hit.at]].id.clone()).unwrap_or_default()
    };
    assert_eq!(first("Carers UK"), "carers-uk");
    assert_eq!(first("memory loss"), "alzheimers-society");
    assert_eq!(first("drinking"), "al-anon");
    assert_eq!(first("forced mariage"), "karma-nirvana");
    assert_eq!(first("the grief"), "cruse");
    assert_eq!(first("alzhiemers"), "alzheimers-society");
}

#[test]
fn the_file_gives_back_names_organisations_and_dates() {
    let mut services = national();
    services[0].assured = Date::new(2026, 5, 1);
    services[0].last_modified = Date::new(2026, 6, 1);
    services[1].last_modified = Date::new(2025, 5, 1);
    let listed = listed(&services, &Map::default(), &language());
    let index = Index::read(&write(&services, &listed, &language(), TODAY)).unwrap();
    assert_eq!(index.len(), services.len());
    for (at, place) in listed.order.iter().enumerate() {
        let service = &services[*place];
        assert_eq!(index.name(at), service.name);
        assert_eq!(index.organisation(at), service.organisation.as_ref().map(|o| o.name.clone()).unwrap_or_default());
        assert_eq!(index.checked(at), service.checked(), "{}", service.id);
        assert_eq!(index.is_assured(at), service.assured.is_some());
    }
}

#[test]
fn a_broken_file_is_no_index_and_no_panic() {
    let file = file(&national());
    for end in 0..file.len() {
        assert_eq!(Index::read(&file[..end]), None, "{end}");
    }
    let mut finders = 0;
    for at in (0..file.len()).step_by(7) {
        let mut broken = file.clone();
        broken[at] ^= 0x55;
        if let Some(index) = Index::read(&broken) {
            finders += 1;
            let mut finder = Finder::new(index);
            let _ = finder.search(&Query { words: "dementia care".to_owned(), ..Query::default() }, TODAY, 50);
            for at in 0..finder.index.len() {
                let _ = (finder.index.name(at), finder.index.town(at), finder.index.checked(at), finder.index.area(at));
            }
        }
    }
    assert!(finders > 0);
}

#[test]
fn the_places_of_another_index_are_refused() {
    let mut index = Index::read(&file(&national())).unwrap();
    assert!(!index.read_spots(&[]));
    assert!(!index.read_spots(&write_spots(&[None])));
    let somewhere = Spot { east: 123_456, north: 654_321 };
    let mut spots = vec![None; index.len()];
    spots[3] = Some(somewhere);
    assert!(index.read_spots(&write_spots(&spots)));
    assert!(index.spot(3).unwrap().distance(somewhere) < 10);
    assert_eq!(index.spot(2), None);
}

#[test]
fn tags_are_made_of_what_the_feed_says() {
    let feed = include_str!("../../../tests/fixtures/feeds/facets.json");
    let services = read(feed).unwrap().services;
    let mut index = Index::read(&file(&services)).unwrap();
    let tags = |index: &Index, name: &str| {
        let at = (0..index.len()).find(|at| index.name(*at) == name).unwrap();
        index.tags_of(at).iter().map(|tag| index.tags[*tag as usize].id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(tags(&index, "All"), ["mo", "we", "morning", "afternoon", "in-person", "phone", "english", "urdu", "step-free", "free"]);
    assert_eq!(tags(&index, "Evening"), ["fr", "evening", "online"]);
    assert_eq!(tags(&index, "Denied"), ["in-person"], "\"no ramp\" and \"not free\" are no ramp and not free");
    assert_eq!(tags(&index, "Page"), ["online"], "with nothing but a page it is given there");
    assert_eq!(tags(&index, "Over"), Vec::<String>::new(), "last year's hours are not this year's");
    index.tags.retain(|tag| FACETS[tag.facet] == "day");
    assert_eq!(index.tags.iter().map(|tag| tag.id.as_str()).collect::<Vec<_>>(), ["mo", "we", "fr"], "Monday first");
}

#[test]
fn areas_of_long_names_stay_two_and_have_short_addresses() {
    let mut services = national();
    services.truncate(3);
    for (service, end) in services.iter_mut().zip(["one", "two", "one"]) {
        service.area = Some(format!("{} {end}", "County of the very long name".repeat(20)));
    }
    let listed = listed(&services, &Map::default(), &language());
    assert_eq!((0..listed.areas.len()).map(|at| listed.in_area(at).len()).collect::<Vec<_>>(), [2, 1]);
    assert!(listed.areas.iter().all(|area| area.slug.len() <= 82), "{:?}", listed.areas);
    assert_ne!(listed.areas[0].slug, listed.areas[1].slug);
}

#[test]
fn areas_are_named_by_the_feed_by_the_authority_or_by_the_town() {
    let authorities = Map::read_authorities("code,name\nE1,Northshire\nE2,Southshire\n").unwrap();
    let map = Map::from_tables("s,e,n,a\nNA1 1,400000,500000,E1\nNA1 2,400100,400000,E2\n", authorities).unwrap();
    let services = read(include_str!("../../../tests/fixtures/feeds/areas.json")).unwrap().services;
    let listed = listed(&services, &map, &language());
    let areas: Vec<_> = (0..listed.areas.len())
        .map(|at| {
            let names: Vec<_> = listed.in_area(at).iter().map(|place| services[*place].id.as_str()).collect();
            (listed.areas[at].name.as_str(), listed.areas[at].slug.as_str(), names.join(" "))
        })
        .collect();
    assert_eq!(
        areas,
        [
            ("By phone or online", "by-phone-or-online", "line".to_owned()),
            ("Northshire", "northshire", "point".to_owned()),
            ("Nowhere-on-Sea", "nowhere-on-sea", "town".to_owned()),
            ("Southshire", "southshire", "postcode".to_owned()),
            ("Trust's area", "trusts-area", "named".to_owned()),
        ]
    );
}
