//! Reads TOML tables field by field and notes every problem with its line. Start at [`TomlFile::parse`] and [`Fields`].

use super::problem::{Fault, Problems, nearest};
use jiff::civil::Date;
use std::borrow::Cow;
use std::cell::RefCell;
use toml_edit::{Document, Item, TableLike, Value};

/// A TOML text with its place: a whole file, or the front matter at the head of one.
pub(super) struct TomlFile {
    document: Document<String>,
    place: Place,
}

/// Where a text begins in a file, so that an offset becomes a line.
#[derive(Clone)]
struct Place {
    file: String,
    text: String,
    first_line: usize,
}

impl Place {
    fn line(&self, offset: usize) -> usize {
        let end = offset.min(self.text.len());
        self.first_line + self.text.as_bytes()[..end].iter().filter(|b| **b == b'\n').count()
    }
}

impl TomlFile {
    /// Reads a text whose first line is line `first_line` of `file`. A text that is not TOML is noted, and there is nothing to read.
    pub(super) fn parse(file: &str, text: &str, first_line: usize, problems: &Problems) -> Option<TomlFile> {
        let place = Place { file: file.to_owned(), text: text.to_owned(), first_line };
        match Document::parse(text.to_owned()) {
            Ok(document) => Some(TomlFile { document, place }),
            Err(error) => {
                let line = error.span().map_or(first_line, |span| place.line(span.start));
                let reason = error.message().replace('\n', " ");
                problems.add(file, line, Fault::Syntax { format: "TOML", reason });
                None
            }
        }
    }

    /// The fields of the whole text.
    pub(super) fn fields<'a>(&'a self, problems: &'a Problems) -> Fields<'a> {
        Fields::new(self.document.as_table(), &Cow::Borrowed(&self.place), self.place.first_line, "", problems)
    }
}

/// A value and its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its line in the file, counted from 1.
    pub line: usize,
}

/// A table of a list, and where it stands.
type Row<'a> = (&'a dyn TableLike, Option<std::ops::Range<usize>>);

/// One table. Each accessor takes the field out; [`Fields::finish`] then names the ones that nobody took.
pub(super) struct Fields<'a> {
    table: &'a dyn TableLike,
    place: Cow<'a, Place>,
    line: usize,
    prefix: String,
    taken: RefCell<Vec<&'static str>>,
    problems: &'a Problems,
}

impl<'a> Fields<'a> {
    /// A table that stands in no text: its problems have no line.
    pub(super) fn of(table: &'a dyn TableLike, file: &str, problems: &'a Problems) -> Self {
        let place = Place { file: file.to_owned(), text: String::new(), first_line: 1 };
        Fields { table, place: Cow::Owned(place), line: 1, prefix: String::new(), taken: RefCell::default(), problems }
    }

    fn new(table: &'a dyn TableLike, place: &Cow<'a, Place>, line: usize, prefix: &str, problems: &'a Problems) -> Self {
        let place = place.clone();
        Fields { table, place, line, prefix: prefix.to_owned(), taken: RefCell::default(), problems }
    }

    /// The line on which this table begins.
    pub(super) fn line(&self) -> usize {
        self.line
    }

    /// Notes a problem at a line of this file.
    pub(super) fn problem(&self, line: usize, fault: Fault) {
        self.problems.add(&self.place.file, line, fault);
    }

    fn take(&self, name: &'static str) -> Option<(&'a Item, usize)> {
        self.taken.borrow_mut().push(name);
        let (key, item) = self.table.get_key_value(name)?;
        Some((item, key.span().map_or(self.line, |span| self.place.line(span.start))))
    }

    fn name(&self, name: &str) -> String {
        if self.prefix.is_empty() { name.to_owned() } else { format!("{}.{name}", self.prefix) }
    }

    fn missing(&self, name: &str, write: &'static str) {
        self.problem(self.line, Fault::MissingField { field: self.name(name), write });
    }

    fn wrong(&self, line: usize, name: &str, write: &'static str) {
        self.problem(line, Fault::WrongType { field: self.name(name), write });
    }

    /// A text that may be left out. An empty one is a problem: leave the field out instead.
    pub(super) fn optional_text(&self, name: &'static str) -> Option<Located<String>> {
        let (item, line) = self.take(name)?;
        match item.as_str() {
            Some("") => {
                self.problem(line, Fault::EmptyText { field: self.name(name) });
                None
            }
            Some(text) => Some(Located { value: text.to_owned(), line }),
            None => {
                self.wrong(line, name, "text in quotes");
                None
            }
        }
    }

    /// A text that must be there. `write` says what to write.
    pub(super) fn text(&self, name: &'static str, write: &'static str) -> Located<String> {
        if self.table.get(name).is_none() {
            self.missing(name, write);
        }
        self.optional_text(name).unwrap_or(Located { value: String::new(), line: self.line })
    }

    /// One of a few words; `None` when it is missing or another.
    pub(super) fn choice<T: Copy>(&self, name: &'static str, allowed: &[(&'static str, T)]) -> Option<T> {
        if self.table.get(name).is_none() {
            self.missing(name, "one of the words that content/README.md allows");
        }
        self.optional_choice(name, allowed).map(|choice| choice.value)
    }

    /// One of a few words, which may be left out.
    pub(super) fn optional_choice<T: Copy>(&self, name: &'static str, allowed: &[(&'static str, T)]) -> Option<Located<T>> {
        let text = self.optional_text(name)?;
        let line = text.line;
        let found = allowed.iter().find(|(word, _)| *word == text.value).map(|(_, value)| *value);
        if found.is_none() {
            let words: Vec<_> = allowed.iter().map(|(word, _)| *word).collect();
            let near = nearest(&text.value, words.iter().copied());
            self.problem(
                text.line,
                Fault::BadValue { field: self.name(name), value: text.value, allowed: format!("one of: {}", words.join(", ")), near },
            );
        }
        found.map(|value| Located { value, line })
    }

    /// A date that may be left out.
    pub(super) fn optional_date(&self, name: &'static str) -> Option<Located<Date>> {
        const WRITE: &str = "a date without quotes, such as 2026-11-22";
        let (item, line) = self.take(name)?;
        let date = item
            .as_datetime()
            .and_then(|d| d.date)
            .and_then(|d| Date::new(i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?).ok());
        if date.is_none() {
            self.problem(line, Fault::BadDate { field: self.name(name), write: WRITE });
        }
        date.map(|value| Located { value, line })
    }

    /// A date that must be there.
    pub(super) fn date(&self, name: &'static str) -> Option<Located<Date>> {
        if self.table.get(name).is_none() {
            self.missing(name, "a date without quotes, such as 2026-11-22");
        }
        self.optional_date(name)
    }

    /// A whole number that may be left out.
    pub(super) fn optional_number(&self, name: &'static str) -> Option<Located<i64>> {
        let (item, line) = self.take(name)?;
        let number = item.as_integer();
        if number.is_none() {
            self.wrong(line, name, "a whole number without quotes, such as 5");
        }
        number.map(|value| Located { value, line })
    }

    /// `true` or `false`; false when left out.
    pub(super) fn flag(&self, name: &'static str) -> bool {
        let Some((item, line)) = self.take(name) else { return false };
        item.as_bool().unwrap_or_else(|| {
            self.wrong(line, name, "true or false, without quotes");
            false
        })
    }

    /// A list of texts; empty when left out.
    pub(super) fn texts(&self, name: &'static str) -> Vec<Located<String>> {
        const WRITE: &str = "a list of texts, such as [\"one\", \"two\"]";
        let Some((item, line)) = self.take(name) else { return Vec::new() };
        let Some(array) = item.as_array() else {
            self.wrong(line, name, WRITE);
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|value| {
                let line = value.span().map_or(line, |span| self.place.line(span.start));
                let text = value.as_str().map(|text| Located { value: text.to_owned(), line });
                if text.is_none() {
                    self.wrong(line, name, WRITE);
                }
                text
            })
            .collect()
    }

    /// A table inside this one, if it is there.
    pub(super) fn table(&self, name: &'static str) -> Option<Fields<'a>> {
        let (item, line) = self.take(name)?;
        let Some(table) = item.as_table_like() else {
            self.wrong(line, name, "a table, such as [name] and its fields below");
            return None;
        };
        let line = item.span().map_or(line, |span| self.place.line(span.start));
        Some(Fields::new(table, &self.place, line, &self.name(name), self.problems))
    }

    /// A table inside this one whose name is not known beforehand; nothing is noted.
    pub(super) fn named(&self, name: &str) -> Option<Fields<'a>> {
        let table = self.table.get(name)?.as_table_like()?;
        Some(Fields::new(table, &self.place, self.line, name, self.problems))
    }

    /// Whatever stands under a name; nothing is noted.
    pub(super) fn get(&self, name: &str) -> Option<&'a Item> {
        self.table.get(name)
    }

    /// A list of tables (`[[name]]`); empty when left out.
    pub(super) fn tables(&self, name: &'static str) -> Vec<Fields<'a>> {
        const WRITE: &str = "a list of tables, each beginning with [[name]]";
        let Some((item, line)) = self.take(name) else { return Vec::new() };
        let prefix = self.name(name);
        let found: Option<Vec<Row<'a>>> = match item {
            Item::ArrayOfTables(tables) => Some(tables.iter().map(|t| (t as &dyn TableLike, t.span())).collect()),
            Item::Value(Value::Array(array)) => {
                array.iter().map(|v| v.as_inline_table().map(|t| (t as &dyn TableLike, t.span()))).collect()
            }
            _ => None,
        };
        let Some(found) = found else {
            self.wrong(line, name, WRITE);
            return Vec::new();
        };
        found
            .into_iter()
            .map(|(table, span)| {
                let line = span.map_or(line, |span| self.place.line(span.start));
                Fields::new(table, &self.place, line, &prefix, self.problems)
            })
            .collect()
    }

    /// The line of a field, if it is there.
    pub(super) fn line_of(&self, name: &str) -> Option<usize> {
        let (key, _) = self.table.get_key_value(name)?;
        Some(key.span().map_or(self.line, |span| self.place.line(span.start)))
    }

    /// Takes fields out that are read elsewhere.
    pub(super) fn pass(&self, names: &[&'static str]) {
        self.taken.borrow_mut().extend(names);
    }

    /// Notes a field that has no meaning in this file. `what` is its name as the message shows it.
    pub(super) fn refuse(&self, name: &'static str, what: &'static str, write: &'static str) {
        if let Some((_, line)) = self.take(name) {
            self.problem(line, Fault::NotAllowed { what, write });
        }
    }

    /// Every key that stands here, with its line: for tables whose keys are not known beforehand.
    pub(super) fn keys(&self) -> Vec<Located<String>> {
        self.table
            .iter()
            .map(|(name, _)| {
                let span = self.table.key(name).and_then(|key| key.span());
                Located { value: name.to_owned(), line: span.map_or(self.line, |span| self.place.line(span.start)) }
            })
            .collect()
    }

    /// Names the fields that nobody asked for.
    pub(super) fn finish(&self) {
        let taken = self.taken.borrow();
        for key in self.keys() {
            if !taken.contains(&key.value.as_str()) {
                let near = nearest(&key.value, taken.iter().copied());
                self.problem(key.line, Fault::UnknownField { field: self.name(&key.value), near });
            }
        }
    }
}
