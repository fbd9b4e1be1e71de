//! The reader meets input that nobody would write, and does not panic.

use proptest::prelude::*;
use serde_json::json;

use super::*;

/// Any JSON, made of the words that a feed is made of, so that the reader gets far into it.
fn any_json() -> impl Strategy<Value = Value> {
    let field = prop::sample::select(vec![
        "contents",
        "id",
        "name",
        "status",
        "url",
        "email",
        "phones",
        "number",
        "type",
        "schedules",
        "byday",
        "bymonthday",
        "freq",
        "interval",
        "opens_at",
        "closes_at",
        "valid_from",
        "valid_to",
        "service_at_locations",
        "location",
        "latitude",
        "longitude",
        "organization",
        "contacts",
        "attributes",
        "taxonomy_term",
        "eligibilitys",
        "minimum_age",
        "maximum_age",
        "assured_date",
        "description",
        "services",
        "service",
        "cost_options",
        "amount",
        "languages",
        "addresses",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
        "[-+()0-9:T,.é<>/&; MOTUWE]{0,14}".prop_map(Value::from),
        prop::sample::select(vec!["active", "WEEKLY", "MONTHLY", "-1FR", "5MO", "https://é", "<script", "24:00", "kind"])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((field.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect())),
        ]
    })
}

/// Whatever is read can be shown as it is.
fn check(json: &str) {
    for service in read(json).iter().flat_map(|reading| &reading.services) {
        assert!(!service.id.is_empty() && !service.name.is_empty());
        assert!(service.web().is_none_or(|web| web.starts_with("https://") || web.starts_with("http://")));
        assert!(service.name.chars().chain(service.web().unwrap_or_default().chars()).all(|c| !c.is_control()));
        assert!(service.email.as_deref().is_none_or(|email| email.contains('@')));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics_on_a_service_with_any_field_replaced(field in 0_usize..40, value in any_json()) {
        let mut service: Value = serde_json::from_str(fixture!("hsds_service_full")).unwrap();
        let object = service.as_object_mut().unwrap();
        let name = object.keys().nth(field % object.len()).unwrap().clone();
        object.insert(name, value);
        check(&service.to_string());
    }

    #[test]
    fn never_panics_on_any_json(value in any_json()) {
        check(&value.to_string());
        let _ = read(&json!([{ "id": "a", "name": "A", "status": "active", "schedules": value, "phones": value }]).to_string());
    }

    #[test]
    fn never_panics_on_broken_text(at in 0_usize..20_000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = fixture!("hsds_service_full").as_bytes().to_vec();
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let _ = read(&String::from_utf8_lossy(&bytes));
    }
}
