//! `places/`: where postcodes lie, and the councils' pages about carer's assessments. Start at [`read`].
//!
//! The folder may be missing: then nobody can search near a postcode, and areas are named by towns.

use super::Files;
use super::fields::TomlFile;
use super::problem::{Fault, Problems, nearest};
use crate::directory::{Map, TableError};

/// The postcodes' places and the councils' links.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Where postcodes lie.
    pub map: Map,
    /// Where a reader finds a council that has no link of its own.
    pub find_council: Option<String>,
}

/// Reads the folder.
pub(super) fn read(files: &Files<'_>, problems: &Problems) -> Places {
    const SECTORS: &str = "places/postcode_sectors.csv";
    const AUTHORITIES: &str = "places/authorities.csv";
    if !files.has(SECTORS) {
        return Places::default();
    }
    let table = |name: &str| files.text(name).map(|text| (files.name(name), text));
    let (Some((sectors_file, sectors)), Some((authorities_file, authorities))) = (table(SECTORS), table(AUTHORITIES)) else {
        return Places::default();
    };
    let note = |file: &str, error: TableError| {
        let fault = Fault::Syntax { format: "CSV", reason: error.reason.to_owned() };
        problems.add(file, error.line, fault);
    };
    let map = Map::read_authorities(&authorities)
        .map_err(|error| note(&authorities_file, error))
        .and_then(|authorities| Map::from_tables(&sectors, authorities).map_err(|error| note(&sectors_file, error)));
    let mut places = Places { map: map.unwrap_or_default(), find_council: None };
    read_councils(files, &mut places, problems);
    places
}

/// The table that a trust edits.
fn read_councils(files: &Files<'_>, places: &mut Places, problems: &Problems) {
    const COUNCILS: &str = "places/councils.toml";
    if !files.has(COUNCILS) {
        return;
    }
    let Some(text) = files.text(COUNCILS) else { return };
    let file = files.name(COUNCILS);
    let Some(toml) = TomlFile::parse(&file, &text, 1, problems) else { return };
    let fields = toml.fields(problems);
    let secure = |address: &str| address.starts_with("https://") && !address.contains(char::is_whitespace);
    let refuse = |line: usize, address: &str| {
        let write = "an address that begins with https://";
        problems.add(&file, line, Fault::ForbiddenScheme { address: address.to_owned(), write });
    };
    if let Some(find) = fields.optional_text("find") {
        if secure(&find.value) {
            places.find_council = Some(find.value);
        } else {
            refuse(find.line, &find.value);
        }
    }
    let authorities = places.map.authorities_mut();
    for council in fields.tables("council") {
        let code = council.text("code", "a code of authorities.csv");
        let link = council.text("assessment", "the address of the council's page about carer's assessments");
        let checked = council.optional_date("checked").is_some();
        if !link.value.is_empty() && !secure(&link.value) {
            refuse(link.line, &link.value);
        }
        if !checked {
            council.problem(council.line(), Fault::CouncilNotChecked { code: code.value.clone() });
        }
        match authorities.iter_mut().find(|authority| authority.code == code.value) {
            Some(authority) => {
                authority.link = link.value;
                authority.checked = checked;
            }
            None if code.value.is_empty() => {}
            None => {
                let near = nearest(&code.value, authorities.iter().map(|authority| authority.code.as_str()));
                let allowed = "a code of authorities.csv".to_owned();
                council.problem(code.line, Fault::BadValue { field: "code".to_owned(), value: code.value, allowed, near });
            }
        }
        council.finish();
    }
    fields.finish();
}
