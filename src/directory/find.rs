//! What `portal find` does: the very search that the browser runs, over services that were just read.

use std::fmt;

use super::date::Date;
use super::index::{FACETS, Index, IndexWords, listed, write, write_spots};
use super::map::Map;
use super::postcode::{Postcode, PostcodeError};
use super::report::FoundService;
use super::search::{Finder, Order, Query};
use super::service::Service;

/// A search as it is asked for at the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    /// The words.
    pub words: String,
    /// A postcode, a sector or an outcode.
    pub near: Option<String>,
    /// Ids or names of tags, such as `dementia` or `day:mo`.
    pub tags: Vec<String>,
    /// Whether to list in the order of the index instead of the best first.
    pub in_order: bool,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The services, best first.
    pub services: Vec<FoundService>,
    /// How the postcode was understood, such as `WC2B 6`.
    pub near: Option<String>,
    /// The authorities that it lies in, the likeliest first.
    pub authorities: Vec<String>,
    /// What could not be done, though the rest could.
    pub notes: Vec<FindError>,
}

/// Why a search cannot be answered, or not wholly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindError {
    /// The postcode cannot be used.
    Postcode {
        /// As typed.
        typed: String,
        /// Why.
        error: PostcodeError,
    },
    /// The content has no places.
    NoPlaces,
    /// No service has this tag.
    UnknownTag {
        /// As typed.
        tag: String,
        /// The tags that there are.
        known: Vec<String>,
    },
    /// The index that was made cannot be read again: a mistake of this program.
    Index,
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FindError::Postcode { typed, error } => {
                let typed = typed.escape_debug();
                match error {
                    PostcodeError::Incomplete => {
                        write!(f, "the postcode \"{typed}\" is incomplete: write the whole of it, or its first half, such as LE1")
                    }
                    PostcodeError::Impossible => {
                        write!(f, "the postcode \"{typed}\" is impossible: there is none like it; check its letters and numbers")
                    }
                    PostcodeError::NorthernIreland => write!(
                        f,
                        "the postcode \"{typed}\" is in Northern Ireland, where it is not open data which postcode lies where: there are no distances"
                    ),
                    PostcodeError::Islands => {
                        write!(
                            f,
                            "the postcode \"{typed}\" is in the Channel Islands or the Isle of Man, which are not covered: there are no distances"
                        )
                    }
                }
            }
            FindError::NoPlaces => write!(f, "the content has no places/postcode_sectors.csv, so nothing can be found near a postcode"),
            FindError::UnknownTag { tag, known } => {
                write!(f, "no service has the tag \"{}\"; there are: {}", tag.escape_debug(), known.join(", "))
            }
            FindError::Index => write!(f, "the index could not be read again; please report this"),
        }
    }
}

impl std::error::Error for FindError {}

/// Searches. A postcode of a place that is not covered is noted, and the search goes on without it.
///
/// # Errors
/// When the postcode is no postcode, or a tag is unknown.
pub fn find(services: &[Service], map: &Map, words: &IndexWords, today: Date, ask: &Ask) -> Result<Answer, FindError> {
    let listed = listed(services, map, words);
    let mut index = Index::read(&write(services, &listed, words, today)).ok_or(FindError::Index)?;
    if !index.read_spots(&write_spots(&listed.spots)) {
        return Err(FindError::Index);
    }
    let mut finder = Finder::new(index);
    let mut answer = Answer::default();
    let mut query = Query { words: ask.words.clone(), ..Query::default() };
    if let Some(typed) = &ask.near {
        let refused = |error| FindError::Postcode { typed: typed.clone(), error };
        match Postcode::read(typed).and_then(|postcode| if map.is_empty() { Ok(None) } else { map.locate(&postcode).map(Some) }) {
            Ok(Some(located)) => {
                query.near = Some(located.spot);
                query.order = Order::Near;
                answer.near = Some(located.postcode);
                answer.authorities = located.authorities.iter().map(|authority| authority.code.clone()).collect();
            }
            Ok(None) => return Err(FindError::NoPlaces),
            Err(error @ (PostcodeError::NorthernIreland | PostcodeError::Islands)) => answer.notes.push(refused(error)),
            Err(error) => return Err(refused(error)),
        }
    }
    for tag in &ask.tags {
        query.tags.extend(tags_of(&finder.index, tag)?);
    }
    let mut found = finder.search(&query, today, usize::MAX);
    if ask.in_order {
        found.hits.sort_by_key(|hit| hit.at);
    }
    answer.services = found
        .hits
        .iter()
        .map(|hit| {
            let service = &services[listed.order[hit.at]];
            FoundService { id: service.id.clone(), name: service.name.clone(), distance_m: hit.distance }
        })
        .collect();
    Ok(answer)
}

/// The tags that somebody means by an id or a name, with or without a facet before it: `monday`, `mo`, `day:mo`.
fn tags_of(index: &Index, typed: &str) -> Result<Vec<usize>, FindError> {
    let (facet, name) = match typed.split_once(':') {
        Some((facet, name)) if FACETS.contains(&facet) => (Some(facet), name),
        _ => (None, typed),
    };
    let folded = super::fold::fold_text(name);
    let means = |tag: &&super::index::IndexTag| tag.id == name || tag.name == folded || super::fold::fold_text(&tag.id) == folded;
    let found: Vec<usize> = index
        .tags
        .iter()
        .enumerate()
        .filter(|(_, tag)| facet.is_none_or(|facet| FACETS[tag.facet] == facet) && means(tag))
        .map(|(at, _)| at)
        .collect();
    if found.is_empty() {
        let known = index.tags.iter().map(|tag| format!("{}:{}", FACETS[tag.facet], tag.id)).collect();
        return Err(FindError::UnknownTag { tag: typed.to_owned(), known });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop")]

    use super::super::read::read;
    use super::super::tests::TODAY;
    use super::*;

    fn ask(ask: &Ask) -> Result<Answer, FindError> {
        let services = read(include_str!("../../tests/fixtures/feeds/areas.json")).unwrap().services;
        let authorities = Map::read_authorities("code,name\nE1,Northshire\nE2,Southshire\n").unwrap();
        let map = Map::from_tables("s,e,n,a\nNA1 1,400000,500000,E1\nNA1 2,400100,400000,E2\n", authorities).unwrap();
        find(
            &services,
            &map,
            &IndexWords { how: ["in person".to_owned(), "phone".to_owned(), "online".to_owned()], ..IndexWords::default() },
            TODAY,
            ask,
        )
    }

    fn near(postcode: &str) -> Ask {
        Ask { near: Some(postcode.to_owned()), ..Ask::default() }
    }

    #[test]
    fn the_nearest_come_first_with_their_distance() {
        let answer = ask(&near("na12bb")).unwrap();
        assert_eq!(answer.near.as_deref(), Some("NA1 2"));
        assert_eq!(answer.authorities, ["E2"]);
        let ids: Vec<_> = answer.services.iter().map(|service| service.id.as_str()).collect();
        assert_eq!(ids, ["postcode", "named", "point", "line", "town"]);
        assert_eq!(answer.services[0].distance_m, Some(0));
        assert_eq!(answer.services[4].distance_m, None);
    }

    #[test]
    fn each_kind_of_postcode_that_cannot_be_used_has_its_message() {
        let message = |typed: &str| ask(&near(typed)).unwrap_err().to_string();
        assert!(message("NA1 1A").contains("incomplete"));
        assert!(message("NA").contains("incomplete"));
        assert!(message("12345").contains("impossible"));
        assert!(message("QQ1 1AA").contains("impossible"));
        let answer = ask(&near("BT1 1AA")).unwrap();
        assert_eq!(answer.services.len(), 5, "the search goes on");
        assert!(answer.notes[0].to_string().contains("Northern Ireland"));
    }

    #[test]
    fn tags_go_by_id_by_name_and_with_their_facet() {
        let by = |tag: &str| ask(&Ask { tags: vec![tag.to_owned()], ..Ask::default() }).map(|answer| answer.services.len());
        assert_eq!(by("in-person"), Ok(4));
        assert_eq!(by("In person"), Ok(4));
        assert_eq!(by("how:phone"), Ok(1));
        assert!(by("day:phone").unwrap_err().to_string().contains("how:in-person"));
    }
}
