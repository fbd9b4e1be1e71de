//! `synonyms.toml`: the words in which readers ask, and what the pages call the same. Only the site's search uses it. Start at
//! [`Synonyms::read`].

use super::fields::{Located, TomlFile};
use super::problem::{Fault, Problems};

/// The file.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// `ignore`: words that say nothing of what is looked for, besides the interface's small words.
    pub ignore: Vec<String>,
    /// `[[synonym]]`, in order.
    pub all: Vec<Synonym>,
}

/// Words in which readers ask.
#[derive(Debug, Clone, Default)]
pub struct Synonym {
    /// `words`: how readers say it; several words only count together and in this order.
    pub words: Vec<String>,
    /// `means`: what the pages call it.
    pub means: Vec<String>,
    /// `pages`: the addresses of pages that answer it, the best first.
    pub pages: Vec<String>,
}

impl Synonyms {
    /// Reads the file. The addresses come back as the second value: they can be checked when all pages are read.
    pub(super) fn read(file: &str, text: &str, problems: &Problems) -> (Synonyms, Vec<Located<String>>) {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Default::default() };
        let fields = toml.fields(problems);
        let values = |words: Vec<Located<String>>| words.into_iter().map(|word| word.value).collect::<Vec<_>>();
        let mut synonyms = Synonyms { ignore: values(fields.texts("ignore")), all: Vec::new() };
        let mut addresses = Vec::new();
        for table in fields.tables("synonym") {
            let pages = table.texts("pages");
            addresses.extend(pages.clone());
            let synonym = Synonym { words: values(table.texts("words")), means: values(table.texts("means")), pages: values(pages) };
            let missing =
                |field: &str, write| table.problem(table.line(), Fault::MissingField { field: format!("synonym.{field}"), write });
            if synonym.words.is_empty() {
                missing("words", "a list of the words in which readers ask");
            }
            if synonym.means.is_empty() && synonym.pages.is_empty() {
                missing("means", "a list of the words that the pages use, or \"pages\" with addresses");
            }
            table.finish();
            synonyms.all.push(synonym);
        }
        fields.finish();
        (synonyms, addresses)
    }
}
