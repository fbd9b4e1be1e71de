//! The index: the part of the directory that the browser gets, made at build time by [`Index::of`].

use serde_json::Value;

use crate::json::{list, text, texts};

use super::date::Date;

/// A value that a reader can choose in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Tag {
    /// The taxonomy term's id, such as `carer-groups`.
    pub id: String,
    /// The words a reader sees, from the feed.
    pub name: String,
}

/// Everything that a search needs, and nothing else: the cards themselves are already in the page.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Index {
    /// One per service, in the order of the services it was made of.
    pub entries: Vec<Entry>,
    /// The kinds of help that occur, in order of first appearance.
    pub kinds: Vec<Tag>,
    /// The needs that occur, in order of first appearance.
    pub needs: Vec<Tag>,
    /// The audiences that occur, in order of first appearance.
    pub audiences: Vec<Tag>,
    /// Folded words that a search ignores, such as "the" and "with".
    pub small_words: Vec<String>,
}

/// One service, as the search sees it. Tags are ids.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "ssr", derive(serde::Serialize))]
pub struct Entry {
    /// The service's id.
    pub id: String,
    /// The service's name, as written.
    pub name: String,
    /// The folded name.
    pub title: String,
    /// The other words a reader may search by, folded, each once: description, organisation, tags, place.
    pub text: String,
    /// What kind of help it is.
    #[cfg_attr(feature = "ssr", serde(skip_serializing_if = "Vec::is_empty"))]
    pub kinds: Vec<String>,
    /// What it helps with.
    #[cfg_attr(feature = "ssr", serde(skip_serializing_if = "Vec::is_empty"))]
    pub needs: Vec<String>,
    /// Whom it is for.
    #[cfg_attr(feature = "ssr", serde(skip_serializing_if = "Vec::is_empty"))]
    pub audiences: Vec<String>,
    /// When its details were last checked.
    #[cfg_attr(feature = "ssr", serde(skip_serializing_if = "Option::is_none"))]
    pub checked: Option<Date>,
}

impl Tag {
    /// Reads what serde wrote.
    pub fn of_json(value: &Value) -> Tag {
        Tag { id: text(value, "id"), name: text(value, "name") }
    }
}

impl Index {
    /// Reads the file that the build wrote. `None`: it is not JSON. Whatever is missing in it is empty.
    pub fn read(json: &str) -> Option<Index> {
        let value: Value = serde_json::from_str(json).ok()?;
        let tags = |name| list(&value, name).iter().map(Tag::of_json).collect();
        let entries = list(&value, "entries").iter().map(Entry::of_json).collect();
        Some(Index {
            entries,
            kinds: tags("kinds"),
            needs: tags("needs"),
            audiences: tags("audiences"),
            small_words: texts(&value, "small_words"),
        })
    }
}

impl Entry {
    fn of_json(value: &Value) -> Entry {
        let checked = list(value, "checked").iter().map(|part| part.as_u64().unwrap_or_default()).collect::<Vec<_>>();
        let checked = match checked[..] {
            [year, month, day] => u16::try_from(year).ok().zip(u8::try_from(month).ok()).zip(u8::try_from(day).ok()),
            _ => None,
        };
        Entry {
            id: text(value, "id"),
            name: text(value, "name"),
            title: text(value, "title"),
            text: text(value, "text"),
            kinds: texts(value, "kinds"),
            needs: texts(value, "needs"),
            audiences: texts(value, "audiences"),
            checked: checked.and_then(|((year, month), day)| Date::new(year, month, day)),
        }
    }
}

#[cfg(feature = "ssr")]
mod making {
    use super::super::fold::fold_text;
    use super::super::service::Service;
    use super::{Entry, Index, Tag};

    impl Index {
        /// Makes the index of these services. `small_words` are the words that a search ignores, from the content.
        pub fn of(services: &[Service], small_words: &[String]) -> Index {
            let mut index = Index { small_words: small_words.iter().map(|word| fold_text(word)).collect(), ..Index::default() };
            for service in services {
                index.entries.push(Entry {
                    id: service.id.clone(),
                    name: service.name.clone(),
                    title: fold_text(&service.name),
                    text: other_words(service),
                    kinds: note(&service.kinds, &mut index.kinds),
                    needs: note(&service.needs, &mut index.needs),
                    audiences: note(&service.audiences, &mut index.audiences),
                    checked: service.checked(),
                });
            }
            index
        }
    }

    /// The ids of these tags; those not met before join the list of all.
    fn note(tags: &[Tag], all: &mut Vec<Tag>) -> Vec<String> {
        for tag in tags {
            if !all.iter().any(|known| known.id == tag.id) {
                all.push(tag.clone());
            }
        }
        tags.iter().map(|tag| tag.id.clone()).collect()
    }

    /// Each word once: repetition would weigh in the download and change nothing in the search.
    fn other_words(service: &Service) -> String {
        let tags = service.kinds.iter().chain(&service.needs).chain(&service.audiences).map(|tag| tag.name.as_str());
        let texts = service
            .description
            .iter()
            .chain(&service.eligibility.description)
            .chain(service.organisation.iter().map(|organisation| &organisation.name))
            .chain(&service.topics)
            .chain(&service.languages)
            .chain(service.places.iter().flat_map(|place| place.name.iter().chain(&place.address)))
            .map(String::as_str)
            .chain(tags);
        let title = fold_text(&service.name);
        let mut words: Vec<String> = Vec::new();
        for text in texts {
            for word in fold_text(text).split(' ') {
                let known = title.split(' ').any(|known| known == word) || words.iter().any(|known| known == word);
                if !word.is_empty() && !known {
                    words.push(word.to_owned());
                }
            }
        }
        words.join(" ")
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop")]

    use super::super::date::Date;
    use super::super::read::read;
    use super::super::search::{Filter, search};
    use super::Index;

    fn national() -> Index {
        let services = read(include_str!("../../content/directory/national.json")).unwrap().services;
        Index::of(&services, &["The".to_owned(), "with".to_owned()])
    }

    #[test]
    fn a_service_is_found_by_the_words_that_readers_use() {
        let index = national();
        let first = |words: &str| {
            let filter = Filter { words: words.to_owned(), ..Filter::default() };
            let found = search(&index, &filter, Date { year: 2026, month: 11, day: 22 });
            found.first().map(|at| index.entries[*at].id.clone()).unwrap_or_default()
        };
        assert_eq!(first("Carers UK"), "carers-uk");
        assert_eq!(first("someone with memory loss"), "alzheimers-society");
        assert_eq!(first("drinking"), "frank");
        assert_eq!(first("forced mariage"), "karma-nirvana");
        assert_eq!(first("the grief"), "cruse");
        assert_eq!(first("alzhiemers"), "alzheimers-society");
    }

    #[test]
    fn the_lists_of_tags_hold_each_once_and_the_index_survives_its_journey() {
        let index = national();
        for tags in [&index.kinds, &index.needs, &index.audiences] {
            let mut ids: Vec<_> = tags.iter().map(|tag| &tag.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), tags.len());
        }
        let json = serde_json::to_string(&index).unwrap();
        assert_eq!(Index::read(&json).unwrap(), index);
    }
}
