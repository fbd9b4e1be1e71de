#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use super::super::date::Date;
use super::super::service::{Frequency, Position, Time, Weekday};
use super::*;

macro_rules! feed {
    ($name:literal) => {
        read(fixture!($name)).unwrap()
    };
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/feeds/", $name, ".json"))
    };
}

mod addresses;
mod never_panics;

fn ids(reading: &Reading) -> Vec<&str> {
    reading.services.iter().map(|service| service.id.as_str()).collect()
}

/// Each problem as "id field action".
fn problems(reading: &Reading) -> Vec<String> {
    reading.problems.iter().map(|p| format!("{} {} {}", p.id, p.field, p.action.id())).collect()
}

fn service<'a>(reading: &'a Reading, id: &str) -> &'a Service {
    reading.service(id).unwrap_or_else(|| panic!("{id} is not listed: {:?}", reading.problems))
}

#[test]
fn reads_a_page_a_list_and_one_object() {
    assert_eq!(feed!("uk_service_list").services.len(), 1);
    assert_eq!(feed!("hsds_service_list").services.len(), 1);
    assert_eq!(feed!("uk_service_full").services.len(), 1);
    assert_eq!(ids(&read(r#"[{"id":"a","name":"A","status":"active"}]"#).unwrap()), ["a"]);
    assert_eq!(read("[]").unwrap(), Reading::default());
    assert_eq!(read("\u{feff}{\"contents\":[]}").unwrap(), Reading::default());
}

#[test]
fn reads_the_services_of_an_organisation_and_the_service_at_a_location() {
    let reading = feed!("uk_organization_full");
    assert_eq!(reading.services[0].organisation.as_ref().unwrap().name, "Example Organization Inc.");
    let reading = feed!("uk_service_at_location_full");
    assert_eq!(reading.services[0].places[0].name.as_deref(), Some("MyCity Civic Center"));
}

#[test]
fn never_believes_the_header_of_a_page() {
    assert_eq!(ids(&feed!("lying_header")), ["a", "b"]);
}

#[test]
fn says_why_nothing_could_be_read() {
    let Err(ReadError::NotJson { line, .. }) = read("{\n\"contents\": [}") else { panic!("that was not JSON") };
    assert_eq!(line, 2);
    for text in ["3", "\"text\"", "null", "{}", "[1, 2]", r#"{"contents": null}"#, r#"{"contents": [1]}"#] {
        assert_eq!(read(text), Err(ReadError::NotAFeed), "{text}");
    }
    assert!(matches!(read(&"[".repeat(10_000)), Err(ReadError::NotJson { .. })));
}

#[test]
fn null_and_empty_are_absent_and_what_is_required_is_named() {
    let reading = feed!("absent");
    let bare = Service { id: "a".to_owned(), name: "A".to_owned(), ..Service::default() };
    assert_eq!(reading.services, [bare]);
    assert_eq!(problems(&reading), ["#2 id refused", "#3 id refused", "b name refused", "c status refused", "#6 service refused"]);
}

#[test]
fn reads_the_official_example_and_reports_its_nonsense() {
    let reading = feed!("hsds_service_full");
    let service = &reading.services[0];
    assert_eq!(service.phones.len(), 1, "the same number stands in many places");
    assert_eq!(service.phones[0].number, "+44 1234 234567");
    assert_eq!(service.phones[0].extension.as_deref(), Some("100"));
    assert_eq!(service.languages, ["Urdu"]);
    assert_eq!(service.schedules.len(), 1);
    assert_eq!(service.eligibility.minimum_age, Some(12));
    assert_eq!(service.checked(), Date::new(2005, 1, 1));
    assert_eq!(service.places[0].position, None);
    assert_eq!(problems(&reading), ["ac148810-d857-441c-9679-408f346de14b latitude mended"]);
    assert_eq!(problems(&feed!("uk_service_full")), problems(&reading));
}

#[test]
fn reads_the_names_of_version_1() {
    let reading = feed!("older_names");
    let cafe = service(&reading, "1021");
    assert_eq!(problems(&reading), ["1021 id mended"]);
    assert_eq!(cafe.eligibility.description.as_deref(), Some("Anyone over 60"));
    assert_eq!((cafe.eligibility.minimum_age, cafe.eligibility.maximum_age), (Some(60), Some(120)));
    assert_eq!((cafe.schedules[0].interval, cafe.schedules[0].opens), (2, Some(Time(600))));
    assert_eq!(cafe.schedules[0].frequency, Some(Frequency::Weekly));
    assert_eq!(cafe.topics, ["Dementia"]);
    assert_eq!(cafe.kinds[0].id, "carer-groups");
    assert_eq!(cafe.languages, ["Welsh"]);
    assert_eq!(cafe.cost_options[0].amount, Some(1.5));
    assert_eq!(cafe.phones[0].number, "01632 960001");
    assert_eq!(cafe.web(), Some("http://example.org/cafe"));
    assert_eq!(cafe.organisation.as_ref().unwrap().website.as_deref(), Some("https://example.org"));
    let place = &cafe.places[0];
    assert_eq!(place.address, ["1 High Street", "Exampleton", "Exampleshire"]);
    assert_eq!(place.postcode.as_deref(), Some("NE1 1AA"));
    assert_eq!(place.position, Some(Position { latitude: 54.9, longitude: -1.6 }));
    assert_eq!(cafe.accessibility, ["Ramp at the side door"]);
}

#[test]
fn a_duplicate_id_is_refused_and_nothing_is_merged() {
    let reading = feed!("duplicate_ids");
    assert_eq!(ids(&reading), ["a"]);
    assert_eq!(reading.services[0].name, "First");
    assert!(reading.services[0].phones.is_empty());
    assert_eq!(problems(&reading), ["a id refused", "a id refused"]);
    assert!(reading.problems.iter().all(|problem| problem.reason == Reason::DuplicateId));
}

#[test]
fn a_duplicate_id_in_another_file_is_refused_too() {
    let one = read(r#"[{"id":"a","name":"One","status":"active"}]"#).unwrap();
    let two =
        read(r#"[{"id":"a","name":"Two","status":"active","email":"x"},{"id":"b","name":"B","status":"active","email":"x"}]"#).unwrap();
    let all = Reading::join(vec![one, two]);
    assert_eq!(ids(&all), ["a", "b"]);
    assert_eq!(all.services[0].name, "One");
    assert_eq!(problems(&all), ["b email mended", "a id refused"]);
}

#[test]
fn an_end_before_its_start_is_left_out() {
    let reading = feed!("ends_before_starts");
    assert_eq!(problems(&reading), ["hours closes_at mended", "dates valid_to mended", "ages maximum_age mended", "price valid_to mended"]);
    assert_eq!(service(&reading, "hours").schedules.len(), 1);
    assert_eq!(service(&reading, "hours").schedules[0].days[0].weekday, Weekday::Tuesday);
    assert_eq!(service(&reading, "ages").eligibility, Eligibility::default());
    assert_eq!(service(&reading, "midnight").schedules[0].closes, Some(Time::MIDNIGHT));
}

#[test]
fn only_active_services_are_listed() {
    let reading = feed!("statuses");
    assert_eq!(ids(&reading), ["a", "f"]);
    assert_eq!(
        problems(&reading),
        ["b status refused", "c status refused", "d status refused", "e status refused", "f status mended", "g status refused"]
    );
    assert!(matches!(reading.problems[3].reason, Reason::UnknownStatus(_)));
}

#[test]
fn what_cannot_be_understood_of_hours_dates_and_ages_is_left_out() {
    let reading = feed!("bad_hours");
    let time = &service(&reading, "time").schedules[0];
    assert_eq!((time.opens, time.closes), (None, None));
    assert_eq!(service(&reading, "day").schedules[0].days.len(), 1);
    assert!(service(&reading, "frequency").schedules.is_empty());
    assert!(service(&reading, "interval").schedules.is_empty());
    assert_eq!(service(&reading, "date").checked(), None);
    let expected = [
        "time opens_at",
        "time closes_at",
        "day byday",
        "day byday",
        "day bymonthday",
        "frequency freq",
        "interval interval",
        "date assured_date",
        "age minimum_age",
    ];
    assert_eq!(problems(&reading), expected.map(|problem| format!("{problem} mended")));
}

#[test]
fn our_own_directory_has_no_problems() {
    let crisis = read(include_str!("../../../content/directory/crisis.json")).unwrap();
    let national = read(include_str!("../../../content/directory/national.json")).unwrap();
    let all = Reading::join(vec![crisis, national]);
    assert_eq!(all.problems, []);
    assert_eq!(all.services.len(), 43);
    for service in &all.services {
        assert!(!service.kinds.is_empty() && !service.needs.is_empty() && !service.audiences.is_empty(), "{}", service.id);
        assert!(service.source.is_some() && service.certainty.is_some(), "{}", service.id);
        assert!(!service.phones.is_empty() || service.web().is_some(), "{}", service.id);
        assert_eq!(service.assured, None, "{}: nobody has checked it yet", service.id);
    }
}

#[test]
fn mind_is_never_listed_as_a_crisis_line() {
    for file in [include_str!("../../../content/directory/crisis.json"), include_str!("../../../content/directory/national.json")] {
        for service in read(file).unwrap().services.iter().filter(|service| service.id.starts_with("mind-")) {
            assert!(service.kinds.iter().all(|kind| kind.id != "crisis"), "{}", service.id);
        }
    }
}
