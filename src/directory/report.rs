//! What the command line prints as JSON. The shapes are a contract with other people's programs.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::problem::Action;
use super::read::Reading;

/// The report of `portal directory --json`.
///
/// `accepted` counts the services listed, `mended` those among them that needed mending, `refused` those left out.
pub fn directory_json(reading: &Reading) -> Value {
    let ids: Vec<&str> = reading.services.iter().map(|service| service.id.as_str()).collect();
    let problems: Vec<Value> = reading
        .problems
        .iter()
        .map(|problem| {
            json!({
                "id": problem.id,
                "field": problem.field,
                "reason": problem.reason.to_string(),
                "action": problem.action.id(),
            })
        })
        .collect();
    let with_mending: HashSet<&str> =
        reading.problems.iter().filter(|problem| problem.action == Action::Mended).map(|problem| problem.id.as_str()).collect();
    let mended = ids.iter().filter(|id| with_mending.contains(**id)).count();
    let refused = reading.problems.iter().filter(|problem| problem.action == Action::Refused).count();
    json!({ "services": ids, "problems": problems, "accepted": ids.len(), "mended": mended, "refused": refused })
}

/// One result of `portal find`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundService {
    /// The service's id.
    pub id: String,
    /// The service's name.
    pub name: String,
    /// Metres from the place that was asked for; `None` when none was, or when the service has no place.
    pub distance_m: Option<u32>,
}

/// The report of `portal find --json`.
pub fn find_json(found: &[FoundService]) -> Value {
    let results: Vec<Value> =
        found.iter().map(|result| json!({ "id": result.id, "name": result.name, "distance_m": result.distance_m })).collect();
    json!({ "results": results })
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    #[test]
    #[allow(clippy::unwrap_used, reason = "a test may stop")]
    fn counts_services_not_problems() {
        let feed = r#"[
            {"id": "a", "name": "A", "status": "active"},
            {"id": "b", "name": "B", "status": "active", "email": "none", "url": "ftp://b"},
            {"id": "a", "name": "A again", "status": "active"},
            {"id": "c", "name": "C", "status": "defunct"}
        ]"#;
        let report = directory_json(&read(feed).unwrap());
        assert_eq!(report["services"], json!(["a", "b"]));
        assert_eq!((&report["accepted"], &report["mended"], &report["refused"]), (&json!(2), &json!(1), &json!(2)));
        let actions: Vec<_> = report["problems"].as_array().unwrap().iter().map(|problem| &problem["action"]).collect();
        assert_eq!(actions, ["mended", "mended", "refused", "refused"]);
        assert_eq!(report["problems"][2]["id"], "a");
        assert_eq!(report["problems"][2]["field"], "id");
    }

    #[test]
    fn a_result_without_a_place_has_no_distance() {
        let found = [
            FoundService { id: "a".to_owned(), name: "A".to_owned(), distance_m: None },
            FoundService { id: "b".to_owned(), name: "B".to_owned(), distance_m: Some(1200) },
        ];
        assert_eq!(
            find_json(&found),
            json!({ "results": [
                { "id": "a", "name": "A", "distance_m": null },
                { "id": "b", "name": "B", "distance_m": 1200 },
            ]})
        );
    }
}
