//! Where a service is given, and how to get in.

use serde_json::Value;

use super::super::problem::Reason;
use super::super::service::{Place, Position};
use super::fields::{Fields, bare, list};

/// The places that have a name, an address or a position.
pub(super) fn read(service: &Value, fields: &mut Fields<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for location in locations(service).filter(|location| !is_online(location)) {
        // 3.0 says `addresses`; 1.0's records say `physical_addresses`, some with one s more.
        let addresses = ["addresses", "physical_addresses", "physical_addresss"];
        let address = addresses.into_iter().find_map(|field| list(location, field).first()).unwrap_or(&Value::Null);
        let mut lines = Vec::new();
        for field in ["address_1", "address_2", "city", "region", "state_province"] {
            if let Some(line) = fields.text(address, field).filter(|line| !lines.contains(line)) {
                lines.push(line);
            }
        }
        let place = Place {
            name: fields.text(location, "name"),
            address: lines,
            city: fields.text(address, "city"),
            postcode: fields.text(address, "postal_code"),
            position: position(location, fields),
        };
        if place != Place::default() && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// Whether the service is given online: at a location that is no place.
pub(super) fn is_virtual(service: &Value) -> bool {
    locations(service).any(is_online)
}

fn is_online(location: &Value) -> bool {
    bare(location, "location_type").is_some_and(|kind| kind.eq_ignore_ascii_case("virtual"))
}

/// What the feed says of access to its buildings, then of interpreters. 3.0 says `accessibility`, 1.0
/// `accessibility_for_disabilities`.
pub(super) fn accessibility(service: &Value, fields: &mut Fields<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    for location in locations(service) {
        for entry in ["accessibility", "accessibility_for_disabilities"].into_iter().flat_map(|field| list(location, field)) {
            for field in ["description", "accessibility", "details"] {
                texts.extend(fields.text(entry, field));
            }
        }
    }
    texts.extend(fields.text(service, "interpretation_services"));
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

fn locations(service: &Value) -> impl Iterator<Item = &Value> {
    list(service, "service_at_locations").iter().flat_map(|at| list(at, "location"))
}

/// The point, when both of its coordinates are possible and it lies in or near the United Kingdom: a point elsewhere
/// is a mistake, most often the two coordinates swapped, and would spoil every distance.
fn position(location: &Value, fields: &mut Fields<'_>) -> Option<Position> {
    let written = (bare(location, "latitude"), bare(location, "longitude"));
    let latitude = fields.number(location, "latitude", -90.0..=90.0, Reason::ImpossibleCoordinate);
    let longitude = fields.number(location, "longitude", -180.0..=180.0, Reason::ImpossibleCoordinate);
    match (latitude, longitude) {
        (Some(latitude), Some(longitude)) => {
            if !(49.0..=61.5).contains(&latitude) {
                fields.mend("latitude", Reason::CoordinateOutsideUk(latitude.to_string()));
                return None;
            }
            if !(-9.5..=2.5).contains(&longitude) {
                fields.mend("longitude", Reason::CoordinateOutsideUk(longitude.to_string()));
                return None;
            }
            Some(Position { latitude, longitude })
        }
        // The other one is absent, or was reported above.
        (Some(alone), None) if written.1.is_none() => {
            fields.mend("longitude", Reason::ImpossibleCoordinate(alone.to_string()));
            None
        }
        (None, Some(alone)) if written.0.is_none() => {
            fields.mend("latitude", Reason::ImpossibleCoordinate(alone.to_string()));
            None
        }
        _ => None,
    }
}
