//! Phone numbers, from the five places where a feed may hold them.

use serde_json::Value;

use super::super::problem::Reason;
use super::super::service::{Phone, PhoneKind};
use super::fields::{Fields, bare, list};
use super::plain;

/// The numbers of the service, its contacts, its organisation, its locations, and the service at those locations: in
/// that order, without duplicates. A contact at any of these stands right after it.
pub(super) fn read(service: &Value, fields: &mut Fields<'_>) -> Vec<Phone> {
    let mut holders = vec![service];
    holders.extend(list(service, "contacts"));
    for organisation in list(service, "organization") {
        holders.push(organisation);
        holders.extend(list(organisation, "contacts"));
    }
    let at_locations = list(service, "service_at_locations");
    for location in at_locations.iter().flat_map(|at| list(at, "location")) {
        holders.push(location);
        holders.extend(list(location, "contacts"));
    }
    for at_location in at_locations {
        holders.push(at_location);
        holders.extend(list(at_location, "contacts"));
    }

    let mut phones: Vec<Phone> = Vec::new();
    for entry in holders.into_iter().flat_map(|holder| list(holder, "phones")) {
        let Some(phone) = phone(entry, fields) else {
            continue;
        };
        let same = |known: &Phone| known.kind == phone.kind && known.dialled_here() == phone.dialled_here();
        if !phones.iter().any(same) {
            phones.push(phone);
        }
    }
    phones
}

fn phone(entry: &Value, fields: &mut Fields<'_>) -> Option<Phone> {
    let kind = match bare(entry, "type").map(|kind| kind.to_ascii_lowercase()).as_deref() {
        Some("text" | "sms") => PhoneKind::Text,
        Some("textphone" | "tty") => PhoneKind::Textphone,
        // Nobody calls these for help.
        Some("fax" | "pager" | "video") => return None,
        _ => PhoneKind::Voice,
    };
    let written = bare(entry, "number")?;
    let plain = plain::text(&written).0;
    let (number, rest) = number(&plain);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if !(3..=15).contains(&digits) {
        fields.mend("number", Reason::NotAPhone(written));
        return None;
    }
    if rest {
        fields.mend("number", Reason::MoreThanAPhone(written.clone()));
    }
    Some(Phone {
        number: number.to_owned(),
        extension: bare(entry, "extension").filter(|extension| extension.chars().all(|c| c.is_ascii_digit())),
        kind,
        note: fields.text(entry, "description"),
    })
}

/// The first thing in the text that looks like a number, and whether there is more than that. Quotation marks around the
/// number are not more: exports often leave them.
fn number(written: &str) -> (&str, bool) {
    let bare = written.trim_matches(['"', '\'', ' ']);
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.' | '+');
    let first = bare.find(|c: char| c.is_ascii_digit() || c == '+').unwrap_or(bare.len());
    // An area code often stands in brackets.
    let start = if bare[..first].ends_with('(') { first - 1 } else { first };
    let from_start = &bare[start..];
    let end = from_start.find(|c| !in_number(c)).unwrap_or(from_start.len());
    // A bracket that opens the words after the number is not part of it.
    let number = from_start[..end].trim_end_matches([' ', '-', '(', '.', '+']);
    (number, number.len() < bare.len())
}
