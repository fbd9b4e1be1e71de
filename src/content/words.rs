//! `words.toml`: the interface's words in one language. Start at [`Words::read`].

use super::fields::{Fields, TomlFile};
use super::problem::{Fault, Problems, nearest};
use crate::directory::{IndexWords, ScheduleWords};
use crate::words::{
    ArticleWords, DateWords, DirectoryWords, GlossaryWords, HandOutWords, LanguageWords, SearchWords, ServiceWords, ShellWords, ToolWords,
    WardWords,
};
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::BTreeSet;
use toml_edit::{DocumentMut, Item};

/// All the words of the interface.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each group documents itself")]
pub struct Words {
    pub shell: ShellWords,
    pub article: ArticleWords,
    pub glossary: GlossaryWords,
    pub search: SearchWords,
    pub hand_out: HandOutWords,
    pub ward: WardWords,
    pub language: LanguageWords,
    pub dates: DateWords,
    pub tool: ToolWords,
    pub directory: DirectoryWords,
    pub service: ServiceWords,
    pub schedule: ScheduleWords,
    /// Words that a search passes over: "the", "for".
    pub small_words: Vec<String>,
}

impl Words {
    /// Reads the file and notes every word that is missing, empty or not known.
    pub fn read(file: &str, text: &str, problems: &Problems) -> Words {
        let toml = TomlFile::parse(file, text, 1, problems);
        toml.map(|toml| Words::of(&toml.fields(problems))).unwrap_or_default()
    }

    fn of(fields: &Fields<'_>) -> Words {
        let words = Words {
            shell: group(fields, ShellWords::TABLE, ShellWords::from_lookup),
            article: group(fields, ArticleWords::TABLE, ArticleWords::from_lookup),
            glossary: group(fields, GlossaryWords::TABLE, GlossaryWords::from_lookup),
            search: group(fields, SearchWords::TABLE, SearchWords::from_lookup),
            language: group(fields, LanguageWords::TABLE, LanguageWords::from_lookup),
            hand_out: group(fields, HandOutWords::TABLE, HandOutWords::from_lookup),
            ward: group(fields, WardWords::TABLE, WardWords::from_lookup),
            dates: group(fields, DateWords::TABLE, DateWords::from_lookup),
            tool: group(fields, ToolWords::TABLE, ToolWords::from_lookup),
            directory: group(fields, DirectoryWords::TABLE, DirectoryWords::from_lookup),
            service: group(fields, ServiceWords::TABLE, ServiceWords::from_lookup),
            schedule: schedule(fields),
            small_words: small_words(fields),
        };
        fields.finish();
        words
    }

    /// Reads the words of another language. What they lack is taken from `own`, the text of the site's own, and named.
    pub fn translated(file: &str, text: &str, own: &str, problems: &Problems) -> (Words, Vec<String>) {
        let (noted, unheard) = (Problems::default(), Problems::default());
        Words::read(file, text, &noted);
        let own: DocumentMut = own.parse().unwrap_or_default();
        let own_keys = |table: &str| own.get(table).and_then(Item::as_table).into_iter().flatten().map(|(key, _)| key.to_owned());
        let lacks = |fault: &Fault| match fault {
            Fault::MissingWord { key } => vec![key.clone()],
            Fault::MissingField { field, .. } => own_keys(field).map(|key| format!("{field}.{key}")).collect(),
            _ => Vec::new(),
        };
        let lacking = noted.all().iter().flat_map(|problem| lacks(&problem.fault)).collect();
        if let Some(toml) = TomlFile::parse(file, text, 1, &unheard) {
            note_other_places(&own, &toml.fields(&noted));
        }
        problems.take(noted, |fault| !matches!(fault, Fault::MissingWord { .. } | Fault::MissingField { .. }));
        let merged = merged(own, &text.parse().unwrap_or_default());
        (Words::of(&Fields::of(merged.as_table(), file, &unheard)), lacking)
    }

    /// What the directory's index needs of the words.
    pub fn index_words(&self) -> IndexWords {
        let words = self.service.clone();
        IndexWords {
            days: self.schedule.days.clone(),
            times: [words.morning, words.afternoon, words.evening],
            how: [words.in_person, words.by_phone, words.online],
            step_free: words.step_free,
            free: words.free,
            step_free_signs: words.step_free_signs,
            free_signs: words.free_signs,
            denials: words.denials,
            anywhere: words.anywhere,
            wales: words.wales,
            scotland: words.scotland,
            small_words: self.small_words.clone(),
        }
    }

    /// A date in words, "22 November 2026".
    pub fn date(&self, date: Date) -> String {
        let months = self.dates.months();
        let month = usize::try_from(date.month()).ok().and_then(|m| months.get(m.wrapping_sub(1)).copied());
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let values = [("day", day.as_str()), ("month", month.unwrap_or_default()), ("year", year.as_str())];
        crate::words::fill(&self.dates.date, &values)
    }
}

/// The words of one language, with those of another in the place of what it lacks or leaves empty.
fn merged(mut own: DocumentMut, other: &DocumentMut) -> DocumentMut {
    for (name, mine) in own.iter_mut() {
        let Some(theirs) = other.get(name.get()) else { continue };
        match (mine.as_table_mut(), theirs.as_table()) {
            (Some(mine), Some(theirs)) => {
                for (key, item) in mine.iter_mut() {
                    take_over(item, theirs.get(key.get()));
                }
            }
            _ => take_over(mine, Some(theirs)),
        }
    }
    own
}

/// A text takes the place of a text, and a list that of a list of the same kind.
fn take_over(mine: &mut Item, theirs: Option<&Item>) {
    let Some(theirs) = theirs else { return };
    let both_texts = mine.is_str() && theirs.as_str().is_some_and(|text| !text.is_empty());
    if both_texts || (mine.is_array() && theirs.is_array()) {
        *mine = theirs.clone();
    }
}

/// Notes each word that does not hold the places of the same word in the site's own language: something would be left out, or stand there
/// in braces.
fn note_other_places(own: &DocumentMut, fields: &Fields<'_>) {
    for (group, own) in own.iter().filter_map(|(name, item)| Some((name, item.as_table()?))) {
        let Some(table) = fields.named(group) else { continue };
        for key in table.keys() {
            let text = |item: Option<&Item>| item.and_then(Item::as_str).filter(|text| !text.is_empty()).map(places);
            let (Some(ours), Some(theirs)) = (text(own.get(&key.value)), text(table.get(&key.value))) else { continue };
            if ours != theirs {
                let places = if ours.is_empty() { "none".to_owned() } else { ours.into_iter().collect::<Vec<_>>().join(" ") };
                table.problem(key.line, Fault::OtherPlaces { key: format!("{group}.{}", key.value), places });
            }
        }
    }
}

/// The places of a text: `{count}`.
fn places(text: &str) -> BTreeSet<String> {
    let after = text.split('{').skip(1);
    after.filter_map(|piece| piece.split_once('}')).map(|(name, _)| format!("{{{name}}}")).collect()
}

/// One table of texts. Whatever stands in it and is not asked for is named.
fn group<T>(fields: &Fields<'_>, name: &'static str, build: impl FnOnce(&mut dyn FnMut(&'static str) -> String) -> T) -> T {
    let table = table(fields, name);
    let known = RefCell::new(Vec::new());
    let built = build(&mut |key| {
        known.borrow_mut().push(key);
        table.as_ref().map(|table| word(table, name, key)).unwrap_or_default()
    });
    if let Some(table) = &table {
        note_unknown(table, name, &known.borrow());
    }
    built
}

fn table<'a>(fields: &Fields<'a>, name: &'static str) -> Option<Fields<'a>> {
    if fields.line_of(name).is_none() {
        fields.problem(1, Fault::MissingField { field: name.to_owned(), write: "a table of words with this name" });
    }
    fields.table(name)
}

/// One text of a table; empty when it is missing, which is noted.
fn word(table: &Fields<'_>, group: &str, key: &'static str) -> String {
    if table.line_of(key).is_none() {
        table.problem(table.line(), Fault::MissingWord { key: format!("{group}.{key}") });
    }
    table.optional_text(key).map(|word| word.value).unwrap_or_default()
}

fn note_unknown(table: &Fields<'_>, group: &str, known: &[&'static str]) {
    for key in table.keys() {
        if !known.contains(&key.value.as_str()) {
            let near = nearest(&key.value, known.iter().copied());
            table.problem(key.line, Fault::UnknownWord { key: format!("{group}.{}", key.value), near });
        }
    }
}

fn small_words(fields: &Fields<'_>) -> Vec<String> {
    const NAME: &str = "small_words";
    if fields.line_of(NAME).is_none() {
        fields.problem(1, Fault::MissingWord { key: NAME.to_owned() });
    }
    fields.texts(NAME).into_iter().map(|word| word.value).collect()
}

/// The words of opening hours: texts, and two lists of a fixed length.
fn schedule(fields: &Fields<'_>) -> ScheduleWords {
    const NAME: &str = "schedule";
    const LISTS: [(&str, usize, &str); 2] =
        [("days", 7, "a list of the seven days, Monday first"), ("ordinals", 5, "a list of five texts, from \"first\" to \"fifth\"")];
    const TEXTS: [&str; 20] = [
        "and",
        "to",
        "every_day",
        "always",
        "all_day",
        "line",
        "from",
        "until",
        "midday",
        "midnight",
        "morning",
        "afternoon",
        "minutes",
        "second_week",
        "nth_week",
        "last",
        "monthly",
        "nth_month",
        "month_days",
        "separator",
    ];
    let Some(table) = table(fields, NAME) else { return ScheduleWords::default() };
    let mut map = Map::new();
    for (list, count, write) in LISTS {
        let words: Vec<_> = table.texts(list).into_iter().map(|word| Value::String(word.value)).collect();
        match table.line_of(list) {
            None => table.problem(table.line(), Fault::MissingWord { key: format!("{NAME}.{list}") }),
            Some(line) if words.len() != count => table.problem(line, Fault::WrongType { field: format!("{NAME}.{list}"), write }),
            Some(_) => {}
        }
        map.insert(list.to_owned(), Value::Array(words));
    }
    for text in TEXTS {
        map.insert(text.to_owned(), Value::String(word(&table, NAME, text)));
    }
    let known: Vec<_> = LISTS.iter().map(|list| list.0).chain(TEXTS).collect();
    note_unknown(&table, NAME, &known);
    serde_json::from_value(Value::Object(map)).unwrap_or_default()
}
