//! `avoid.toml`: words that no reader is to meet, each with what to write instead. A language need not have the file.

use super::fields::TomlFile;
use super::problem::{Fault, Problems};
use super::{Files, LANGUAGE};

struct Avoid {
    words: String,
    write: String,
    except: Vec<String>,
}

/// Looks for the words in every file of the language, line by line. Addresses do not count: they are other people's words.
pub(crate) fn check(files: &Files<'_>, problems: &Problems) {
    let path = format!("{LANGUAGE}/avoid.toml");
    if !files.has(&path) {
        return;
    }
    let list = read(&files.name(&path), &files.text(&path), problems);
    for (folder, ending) in [("pages", "md"), ("tools", "json"), ("", "toml")] {
        let folder = format!("{LANGUAGE}/{folder}");
        for file in files.below(folder.trim_end_matches('/'), ending) {
            let name = format!("{}/{file}", folder.trim_end_matches('/'));
            if name == path {
                continue;
            }
            for (index, line) in files.text(&name).lines().enumerate() {
                let line = without_addresses(line).to_lowercase();
                for avoid in &list {
                    if stands_in(&line, &avoid.words) && !avoid.except.iter().any(|except| name.ends_with(except.as_str())) {
                        let fault = Fault::ForbiddenWords { words: avoid.words.clone(), write: avoid.write.clone() };
                        problems.add(&files.name(&name), index + 1, fault);
                    }
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
    line.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')'))
        .filter(|word| !word.contains("://"))
        .collect()
}

/// Whether the words stand in the line as whole words.
fn stands_in(line: &str, words: &str) -> bool {
    let outside = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    line.match_indices(words).any(|(at, found)| outside(line[..at].chars().next_back()) && outside(line[at + found.len()..].chars().next()))
}
