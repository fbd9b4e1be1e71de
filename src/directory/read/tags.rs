//! Taxonomy terms. Three taxonomies are ours and feed the filters: `kind`, `need` and `audience`. The names of all other
//! terms, whatever a council's taxonomy is, can be searched.

use serde_json::Value;

use super::super::index::Tag;
use super::fields::{Fields, bare, list};

/// The terms of one service.
#[derive(Default)]
pub(super) struct Tags {
    pub(super) kinds: Vec<Tag>,
    pub(super) needs: Vec<Tag>,
    pub(super) audiences: Vec<Tag>,
    pub(super) topics: Vec<String>,
}

/// 3.0 has terms in `attributes` (`taxonomy_term`), 1.0 in `service_taxonomys` (`taxonomy`).
pub(super) fn read(service: &Value, fields: &mut Fields<'_>) -> Tags {
    let mut tags = Tags::default();
    let newer = list(service, "attributes").iter().flat_map(|attribute| list(attribute, "taxonomy_term"));
    let older = list(service, "service_taxonomys").iter().flat_map(|link| list(link, "taxonomy"));
    for term in newer.chain(older) {
        let Some(name) = fields.text(term, "name") else {
            continue;
        };
        let taxonomy = bare(term, "taxonomy").or_else(|| bare(term, "vocabulary"));
        let ours = match taxonomy.as_deref() {
            Some("kind") => &mut tags.kinds,
            Some("need") => &mut tags.needs,
            Some("audience") => &mut tags.audiences,
            _ => {
                tags.topics.push(name);
                continue;
            }
        };
        // A term's code is its short name; its id may be a number that only a machine reads.
        let Some(id) = fields.text(term, "code").or_else(|| fields.text(term, "id")) else {
            continue;
        };
        if !ours.iter().any(|known| known.id == id) {
            // Our own terms say in their description by what other words they may be searched.
            ours.push(Tag { id, name, words: fields.text(term, "description").unwrap_or_default() });
        }
    }
    tags
}
