//! The feeds that this project writes: they keep the schema of the Open Referral UK profile, and they are read without a mend.
//!
//! The schema uses few of JSON Schema's words, so a few lines check them all; a word that they do not know fails the test. Formats are
//! notes, as JSON Schema has it, but addresses and e-mail addresses are looked at.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use carer_portal::directory::{Reading, read};
use serde_json::{Value, json};
use std::path::Path;

fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Our own feeds, by name.
fn feeds() -> Vec<(String, String)> {
    let files = std::fs::read_dir(folder("content/directory")).unwrap().map(|entry| entry.unwrap().path());
    let feeds = files.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    feeds.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())).collect()
}

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string(folder("tests/fixtures/schema/service.schema.json")).unwrap()).unwrap()
}

/// Every way in which a value breaks a schema, each with the place.
fn faults(schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    // What describes and does not demand.
    const NOTES: [&str; 13] = [
        "name",
        "path",
        "title",
        "description",
        "datapackage_metadata",
        "datapackage_type",
        "constraints",
        "example",
        "core",
        "$schema",
        "tabular_required",
        "$id",
        "default",
    ];
    for (word, demand) in schema.as_object().unwrap() {
        match word.as_str() {
            "type" => {
                let is = match demand.as_str().unwrap_or_else(|| panic!("{at}: type {demand}")) {
                    "object" => value.is_object(),
                    "array" => value.is_array(),
                    "string" => value.is_string(),
                    "number" => value.is_number(),
                    "integer" => value.is_i64(),
                    "boolean" => value.is_boolean(),
                    other => panic!("the schema has the type {other}"),
                };
                if !is {
                    found.push(format!("{at} is no {demand}"));
                }
            }
            "required" => {
                for name in demand.as_array().unwrap() {
                    if value.is_object() && value.get(name.as_str().unwrap()).is_none() {
                        found.push(format!("{at} has no {name}"));
                    }
                }
            }
            "enum" => {
                if !demand.as_array().unwrap().contains(value) {
                    found.push(format!("{at} cannot be {value}"));
                }
            }
            "format" => {
                let text = value.as_str().unwrap_or_default();
                let fits = match demand.as_str().unwrap() {
                    "uri" => text.starts_with("https://") || text.starts_with("http://"),
                    "email" => text.contains('@'),
                    _ => true,
                };
                if !fits {
                    found.push(format!("{at} is no {demand}: {text}"));
                }
            }
            "properties" => {
                for (name, of_property) in demand.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        faults(of_property, value, &format!("{at}.{name}"), found);
                    }
                }
            }
            "items" => {
                for (number, value) in value.as_array().into_iter().flatten().enumerate() {
                    faults(demand, value, &format!("{at}[{number}]"), found);
                }
            }
            note if NOTES.contains(&note) => {}
            other => panic!("{at}: the schema says \"{other}\", which this test does not know"),
        }
    }
}

#[test]
fn our_feeds_keep_the_schema_of_the_uk_profile() {
    let schema = schema();
    let mut found = Vec::new();
    for (name, text) in feeds() {
        let feed: Value = serde_json::from_str(&text).unwrap();
        for service in feed["contents"].as_array().unwrap() {
            faults(&schema, service, &format!("{name} {}", service["id"]), &mut found);
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_check_finds_what_breaks_the_schema() {
    let schema = schema();
    let broken = json!({
        "id": 3, "status": "open", "url": "www", "email": "x", "minimum_age": "5", "schedules": [{ "freq": "DAILY" }],
        "service_at_locations": [{ "id": "a", "location": { "id": "b", "location_type": "real" } }]
    });
    let mut found = Vec::new();
    faults(&schema, &broken, "service", &mut found);
    for part in ["service.id is no", "service has no \"name\"", "service.status cannot be", "url is no", "email is no", "minimum_age is no"]
    {
        assert!(found.iter().any(|fault| fault.contains(part)), "{part}: {found:#?}");
    }
    for part in ["schedules[0].freq cannot be", "schedules[0] has no \"id\"", "location.location_type cannot be"] {
        assert!(found.iter().any(|fault| fault.contains(part)), "{part}: {found:#?}");
    }
}

#[test]
fn a_page_of_ours_says_how_much_is_in_it() {
    for (name, text) in feeds() {
        let feed: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(feed["total_items"], feed["contents"].as_array().unwrap().len(), "{name}");
    }
}

#[test]
fn our_feeds_are_read_without_a_mend() {
    let all = Reading::join(feeds().iter().map(|(_, text)| read(text).unwrap()).collect());
    assert_eq!(all.problems, []);
    assert!(all.services.len() > 80);
}

#[test]
fn a_sample_can_be_reached_nowhere() {
    let (_, text) = feeds().into_iter().find(|(name, _)| name == "sample.json").unwrap();
    for service in read(&text).unwrap().services {
        // Numbers and addresses that are kept free for examples.
        assert!(service.phones.iter().all(|phone| phone.number.starts_with("01632 960")), "{}", service.id);
        assert!(service.web().is_some_and(|web| web.starts_with("https://www.example.org/")), "{}", service.id);
        assert!(service.email.iter().all(|email| email.ends_with("@example.org")), "{}", service.id);
        assert!(service.id.starts_with("sample-"), "{}", service.id);
    }
}
