//! Reads an Open Referral UK feed: tolerantly, but never in silence. Start at [`read`].
//!
//! Feeds are other people's input. A page of a feed, a bare list and one object are all read, in the names of version
//! 3.0 and of 1.0; `null` and `""` mean absent; what a page's header says of its length is never believed. A value that
//! cannot be shown is put right or left out, and reported as mended. A service that cannot be listed at all (no id, no
//! name, not active, an id seen before) is refused, and reported once.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::problem::{Action, FeedProblem, ReadError, Reason};
use super::service::{Certainty, CostOption, Eligibility, Organisation, Service, Source};
use fields::Fields;

mod fields;
mod phones;
mod places;
mod plain;
mod schedules;
mod tags;
#[cfg(test)]
mod tests;

pub use plain::is_web_address;

/// What was read from one feed, or from several joined.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The services that can be listed, in the order of the file. Their ids differ.
    pub services: Vec<Service>,
    /// What was wrong, in the order of the file. One problem is `Refused` for each service that is not listed.
    pub problems: Vec<FeedProblem>,
}

impl Reading {
    /// Puts several readings together. Of services with the same id the first is kept and the others are refused: they
    /// are never merged.
    pub fn join(readings: Vec<Reading>) -> Reading {
        let mut all = Reading::default();
        let mut seen = HashSet::new();
        for reading in readings {
            let (kept, refused): (Vec<_>, Vec<_>) = reading.services.into_iter().partition(|service| !seen.contains(&service.id));
            let refused_ids: HashSet<&str> = refused.iter().map(|service| service.id.as_str()).collect();
            let was_mended = |problem: &FeedProblem| problem.action == Action::Mended && refused_ids.contains(problem.id.as_str());
            all.problems.extend(reading.problems.into_iter().filter(|problem| !was_mended(problem)));
            all.problems.extend(refused.iter().map(|service| refusal(&service.id, "id", Reason::DuplicateId)));
            seen.extend(kept.iter().map(|service| service.id.clone()));
            all.services.extend(kept);
        }
        all
    }

    /// The service with this id.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }
}

/// Reads a feed. Fails only when nothing in the text can be taken for a service; never panics.
pub fn read(json: &str) -> Result<Reading, ReadError> {
    let json = json.trim_start_matches('\u{feff}');
    let feed: Value = serde_json::from_str(json).map_err(|error| ReadError::NotJson {
        line: error.line(),
        column: error.column(),
        // The parser says the place again at the end of its message.
        message: error.to_string().split(" at line ").next().unwrap_or_default().to_owned(),
    })?;
    let items = items(&feed).ok_or(ReadError::NotAFeed)?;
    if !items.is_empty() && !items.iter().any(|item| item.is_object()) {
        return Err(ReadError::NotAFeed);
    }
    let mut reading = Reading::default();
    let mut seen = HashSet::new();
    for (number, item) in (1..).zip(&items) {
        match service(item, number, &mut seen) {
            Ok((service, mended)) => {
                reading.services.push(service);
                reading.problems.extend(mended);
            }
            Err(refused) => reading.problems.push(refused),
        }
    }
    Ok(reading)
}

/// The things in a feed that ought to be services: of a page (3.0 `contents`, 1.0 `content`), of a list, of an
/// organisation with its services, of a service at a location, or the one service that the file is.
fn items(feed: &Value) -> Option<Vec<Cow<'_, Value>>> {
    if let Value::Array(list) = feed {
        return Some(list.iter().map(Cow::Borrowed).collect());
    }
    let object = feed.as_object()?;
    if let Some(Value::Array(list)) = object.get("contents").or_else(|| object.get("content")) {
        return Some(list.iter().map(Cow::Borrowed).collect());
    }
    if let Some(Value::Array(list)) = object.get("services") {
        let mut organisation = object.clone();
        organisation.remove("services");
        return Some(list.iter().map(|service| with_default(service, "organization", organisation.clone().into())).collect());
    }
    if let Some(service @ Value::Object(_)) = object.get("service") {
        let mut at_location = object.clone();
        at_location.remove("service");
        return Some(vec![with_default(service, "service_at_locations", Value::Array(vec![at_location.into()]))]);
    }
    let is_service = ["id", "name", "status"].iter().any(|field| object.contains_key(*field));
    is_service.then(|| vec![Cow::Borrowed(feed)])
}

/// A copy of an object with one field more, unless it has that field.
fn with_default<'a>(item: &'a Value, field: &str, default: Value) -> Cow<'a, Value> {
    match item {
        Value::Object(object) if object.get(field).is_none_or(Value::is_null) => {
            let mut object = object.clone();
            object.insert(field.to_owned(), default);
            Cow::Owned(Value::Object(object))
        }
        _ => Cow::Borrowed(item),
    }
}

fn refusal(id: &str, field: &'static str, reason: Reason) -> FeedProblem {
    FeedProblem { id: id.to_owned(), field, reason, action: Action::Refused }
}

/// Reads one service and what was mended in it; or says why it is refused. `seen` holds the ids of the services listed.
fn service(item: &Value, number: usize, seen: &mut HashSet<String>) -> Result<(Service, Vec<FeedProblem>), FeedProblem> {
    let nameless = format!("#{number}");
    if !item.is_object() {
        return Err(refusal(&nameless, "service", Reason::NotAService));
    }
    let id = fields::bare(item, "id").ok_or_else(|| refusal(&nameless, "id", Reason::Missing))?;
    let id = plain::text(&id).0;
    if id.is_empty() {
        return Err(refusal(&nameless, "id", Reason::Missing));
    }
    let mut fields = Fields::of(&id);
    if item["id"].is_number() {
        fields.mend("id", Reason::IdIsANumber);
    }
    let name = fields.text(item, "name").ok_or_else(|| refusal(&id, "name", Reason::Missing))?;
    check_status(item, &mut fields).map_err(|reason| refusal(&id, "status", reason))?;
    if !seen.insert(id.clone()) {
        return Err(refusal(&id, "id", Reason::DuplicateId));
    }

    let tags = tags::read(item, &mut fields);
    let mut service = Service {
        name,
        description: fields.text(item, "description"),
        url: fields.web(item, "url"),
        email: fields.email(item, "email"),
        phones: phones::read(item, &mut fields),
        kinds: tags.kinds,
        needs: tags.needs,
        audiences: tags.audiences,
        topics: tags.topics,
        schedules: schedules::read(item, &mut fields),
        languages: languages(item, &mut fields),
        cost: fields.text(item, "fees_description").or_else(|| fields.text(item, "fees")),
        cost_options: cost_options(item, &mut fields),
        eligibility: eligibility(item, &mut fields),
        accessibility: places::accessibility(item, &mut fields),
        places: places::read(item, &mut fields),
        organisation: organisation(item, &mut fields),
        alert: fields.text(item, "alert"),
        assured: fields.date(item, "assured_date"),
        assurer: fields.email(item, "assurer_email"),
        last_modified: fields.date(item, "last_modified"),
        source: source(item, &mut fields),
        certainty: certainty(item, &mut fields),
        area: attribute(item, "area").and_then(|attribute| fields.text(attribute, "value")),
        online: false,
        id: id.clone(),
    };
    let only_a_page = service.places.is_empty() && service.phones.is_empty() && service.web().is_some();
    service.online = places::is_virtual(item) || only_a_page;
    Ok((service, fields.mended))
}

/// Only active services are listed. "Active" and "ACTIVE" are read as what they mean.
fn check_status(item: &Value, fields: &mut Fields<'_>) -> Result<(), Reason> {
    let status = fields::bare(item, "status").ok_or(Reason::Missing)?;
    let meant = status.to_ascii_lowercase().replace(['_', '-'], " ");
    match meant.as_str() {
        "active" => {
            if status != meant {
                fields.mend("status", Reason::OddStatus(status));
            }
            Ok(())
        }
        "inactive" | "defunct" | "temporarily closed" => Err(Reason::NotActive(meant)),
        _ => Err(Reason::UnknownStatus(status)),
    }
}

fn languages(item: &Value, fields: &mut Fields<'_>) -> Vec<String> {
    let mut languages = Vec::new();
    for language in fields::list(item, "languages") {
        let name = ["name", "language", "code"].into_iter().find_map(|field| fields.text(language, field));
        if let Some(name) = name.filter(|name| !languages.contains(name)) {
            languages.push(name);
        }
    }
    languages
}

fn cost_options(item: &Value, fields: &mut Fields<'_>) -> Vec<CostOption> {
    let mut options = Vec::new();
    for option in fields::list(item, "cost_options") {
        let Some((_, until)) = fields.period(option, "valid_from", "valid_to") else {
            continue;
        };
        let option = CostOption {
            option: fields.text(option, "option"),
            amount: fields.number(option, "amount", 0.0..=1_000_000.0, Reason::NotAnAmount),
            note: fields.text(option, "amount_description"),
            until,
        };
        if option.option.is_some() || option.amount.is_some() || option.note.is_some() {
            options.push(option);
        }
    }
    options
}

/// 3.0 has eligibility on the service, 1.0 in a list of its own.
fn eligibility(item: &Value, fields: &mut Fields<'_>) -> Eligibility {
    let older = fields::list(item, "eligibilitys").first().unwrap_or(&Value::Null);
    let mut age = |field: &'static str| {
        let holder = if item.get(field).is_some_and(|age| !age.is_null()) { item } else { older };
        let years = fields.number(holder, field, 0.0..=120.0, Reason::NotAnAge)?;
        // In range, so the cast drops only months.
        Some(years as u8)
    };
    let (mut minimum_age, mut maximum_age) = (age("minimum_age"), age("maximum_age"));
    if let (Some(start), Some(end)) = (minimum_age, maximum_age)
        && end < start
    {
        fields.mend("maximum_age", Reason::EndBeforeStart { start: start.to_string(), end: end.to_string() });
        (minimum_age, maximum_age) = (None, None);
    }
    let description = fields.text(item, "eligibility_description").or_else(|| fields.text(older, "eligibility"));
    Eligibility { description, minimum_age, maximum_age }
}

fn organisation(item: &Value, fields: &mut Fields<'_>) -> Option<Organisation> {
    let organisation = item.get("organization").filter(|value| value.is_object())?;
    Some(Organisation {
        name: fields.text(organisation, "name")?,
        description: fields.text(organisation, "description"),
        website: fields.web(organisation, "website").or_else(|| fields.web(organisation, "url")),
    })
}

/// The value of our own attribute of this `link_type`, and the attribute.
fn attribute<'a>(item: &'a Value, link_type: &str) -> Option<&'a Value> {
    let is_ours = |attribute: &&Value| attribute["link_type"] == link_type && fields::bare(attribute, "value").is_some();
    fields::list(item, "attributes").iter().find(is_ours)
}

fn source(item: &Value, fields: &mut Fields<'_>) -> Option<Source> {
    let attribute = attribute(item, "source")?;
    Some(Source { url: fields.web(attribute, "value")?, publisher: fields.text(attribute, "label") })
}

fn certainty(item: &Value, fields: &mut Fields<'_>) -> Option<Certainty> {
    let attribute = attribute(item, "certainty")?;
    let value = fields::bare(attribute, "value")?;
    let known =
        [Certainty::Official, Certainty::Secondary, Certainty::Unverified, Certainty::Sample].into_iter().find(|known| known.id() == value);
    if known.is_none() {
        fields.mend("value", Reason::UnknownCertainty(value));
    }
    known
}
