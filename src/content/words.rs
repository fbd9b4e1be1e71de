//! `words.toml`: the interface's words in one language. Start at [`Words::read`].

use super::fields::{Fields, TomlFile};
use super::problem::{Fault, Problems, nearest};
use crate::directory::ScheduleWords;
use crate::words::{ArticleWords, DateWords, DirectoryWords, ShellWords, ToolWords};
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::cell::RefCell;

/// All the words of the interface.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "each group documents itself")]
pub struct Words {
    pub shell: ShellWords,
    pub article: ArticleWords,
    pub dates: DateWords,
    pub tool: ToolWords,
    pub directory: DirectoryWords,
    pub schedule: ScheduleWords,
    /// Words that a search passes over: "the", "for".
    pub small_words: Vec<String>,
}

impl Words {
    /// Reads the file and notes every word that is missing, empty or not known.
    pub fn read(file: &str, text: &str, problems: &Problems) -> Words {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Words::default() };
        let fields = toml.fields(problems);
        let words = Words {
            shell: group(&fields, ShellWords::TABLE, ShellWords::from_lookup),
            article: group(&fields, ArticleWords::TABLE, ArticleWords::from_lookup),
            dates: group(&fields, DateWords::TABLE, DateWords::from_lookup),
            tool: group(&fields, ToolWords::TABLE, ToolWords::from_lookup),
            directory: group(&fields, DirectoryWords::TABLE, DirectoryWords::from_lookup),
            schedule: schedule(&fields),
            small_words: fields.texts("small_words").into_iter().map(|word| word.value).collect(),
        };
        fields.finish();
        words
    }

    /// A date in words, "22 November 2026".
    pub fn date(&self, date: Date) -> String {
        let d = &self.dates;
        let months = [
            &d.january, &d.february, &d.march, &d.april, &d.may, &d.june, &d.july, &d.august, &d.september, &d.october, &d.november, &d.december,
        ];
        let month = usize::try_from(date.month()).ok().and_then(|m| months.get(m.wrapping_sub(1)).copied());
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let values = [("day", day.as_str()), ("month", month.map_or("", String::as_str)), ("year", year.as_str())];
        crate::words::fill(&d.date, &values)
    }
}

/// One table of texts. Whatever stands in it and is not asked for is named.
fn group<T>(fields: &Fields<'_>, name: &'static str, build: impl FnOnce(&mut dyn FnMut(&'static str) -> String) -> T) -> T {
    let table = fields.table(name);
    if table.is_none() {
        fields.problem(1, Fault::MissingField { field: name.to_owned(), write: "a table of words with this name" });
    }
    let known = RefCell::new(Vec::new());
    let built = build(&mut |key| {
        known.borrow_mut().push(key);
        let Some(table) = &table else { return String::new() };
        let word = table.optional_text(key);
        if word.is_none() && !table.keys().iter().any(|k| k.value == key) {
            table.problem(table.line(), Fault::MissingWord { key: format!("{name}.{key}") });
        }
        word.map(|word| word.value).unwrap_or_default()
    });
    if let Some(table) = &table {
        let known = known.borrow();
        for key in table.keys() {
            if !known.contains(&key.value.as_str()) {
                let near = nearest(&key.value, known.iter().copied());
                table.problem(key.line, Fault::UnknownWord { key: format!("{name}.{}", key.value), near });
            }
        }
    }
    built
}

/// The words of opening hours: texts, and two lists.
fn schedule(fields: &Fields<'_>) -> ScheduleWords {
    const NAME: &str = "schedule";
    const LISTS: [&str; 2] = ["days", "ordinals"];
    const TEXTS: [&str; 20] = [
        "and", "to", "every_day", "always", "all_day", "line", "from", "until", "midday", "midnight", "morning", "afternoon", "minutes",
        "second_week", "nth_week", "last", "monthly", "nth_month", "month_days", "separator",
    ];
    let mut map = Map::new();
    if let Some(table) = fields.table(NAME) {
        for list in LISTS {
            let words = table.texts(list).into_iter().map(|word| Value::String(word.value)).collect();
            map.insert(list.to_owned(), Value::Array(words));
        }
        for text in TEXTS {
            if let Some(word) = table.optional_text(text) {
                map.insert(text.to_owned(), Value::String(word.value));
            }
        }
        let line = table.line();
        table.finish();
        return serde_json::from_value(Value::Object(map)).unwrap_or_else(|error| {
            let key = error.to_string().split('`').nth(1).map_or_else(|| error.to_string(), str::to_owned);
            fields.problem(line, Fault::MissingWord { key: format!("{NAME}.{key}") });
            ScheduleWords::default()
        });
    }
    fields.problem(1, Fault::MissingField { field: NAME.to_owned(), write: "a table of words with this name" });
    ScheduleWords::default()
}
