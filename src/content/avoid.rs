//! `avoid.toml`: words that no reader is to meet, each with what to write instead. Only the site's own language has the file, and need not.

use super::fields::TomlFile;
use super::problem::{Fault, Problems};
use super::{Files, LANGUAGE};

struct Avoid {
    words: String,
    write: String,
    except: Vec<String>,
}

/// Looks for the words in every file of the site's own language, across line ends too. Addresses do not count: they are other people's words.
pub(crate) fn check(files: &Files<'_>, problems: &Problems) {
    let path = format!("{LANGUAGE}/avoid.toml");
    if !files.has(&path) {
        return;
    }
    let list = read(&files.name(&path), &files.text(&path).unwrap_or_default(), problems);
    for (folder, ending) in [("pages", "md"), ("tools", "json"), ("", "toml")] {
        let folder = format!("{LANGUAGE}/{folder}");
        for file in files.below(folder.trim_end_matches('/'), ending) {
            let name = format!("{}/{file}", folder.trim_end_matches('/'));
            // What readers type is not ours to choose.
            if name == path || name.ends_with("/synonyms.toml") {
                continue;
            }
            let text = Text::new(&files.text(&name).unwrap_or_default());
            for avoid in list.iter().filter(|avoid| !avoid.except.iter().any(|except| name.ends_with(except.as_str()))) {
                for line in text.lines_with(&avoid.words) {
                    let fault = Fault::ForbiddenWords { words: avoid.words.clone(), write: avoid.write.clone() };
                    problems.add(&files.name(&name), line, fault);
                }
            }
        }
    }
}

fn read(file: &str, text: &str, problems: &Problems) -> Vec<Avoid> {
    let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Vec::new() };
    let fields = toml.fields(problems);
    let list = fields
        .tables("avoid")
        .into_iter()
        .map(|table| {
            let words = table.text("words", "the words to avoid, in lower case").value.to_lowercase();
            let write = table.text("write", "what to write instead").value;
            let except = table.texts("except").into_iter().map(|file| file.value).collect();
            table.finish();
            Avoid { words, write, except }
        })
        .filter(|avoid| !avoid.words.is_empty())
        .collect();
    fields.finish();
    list
}

/// The line without web addresses.
fn without_addresses(line: &str) -> String {
    line.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')')).filter(|word| !word.contains("://")).collect()
}

/// A file as one line of small letters, so that words are found that stand on two lines.
struct Text {
    words: String,
    /// Where each line of the file begins.
    starts: Vec<usize>,
}

impl Text {
    fn new(text: &str) -> Text {
        let mut read = Text { words: String::with_capacity(text.len()), starts: Vec::new() };
        for line in text.lines() {
            read.starts.push(read.words.len());
            for word in without_addresses(line).to_lowercase().split_whitespace() {
                read.words.push_str(word);
                read.words.push(' ');
            }
        }
        read
    }

    /// The lines of the file on which these words begin, as whole words.
    fn lines_with<'t>(&'t self, words: &'t str) -> impl Iterator<Item = usize> + 't {
        let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let found = self.words.match_indices(words).filter(move |(at, found)| {
            outside(self.words[..*at].chars().next_back()) && outside(self.words[at + found.len()..].chars().next())
        });
        found.map(|(at, _)| self.starts.partition_point(|start| *start <= at))
    }
}
