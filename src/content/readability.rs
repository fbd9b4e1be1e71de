//! How hard a text is to read. An early warning for editors, never a proof: the NHS service manual says so of every such measure.
//! Start at [`Report`].
//!
//! The measure is the Flesch-Kincaid grade (Kincaid and others, 1975), since editors know it and can compare it with other programs:
//! 0.39 × words per sentence + 11.8 × syllables per word − 15.59; the reading age is the grade and 5 years. It sees only lengths. A short
//! word may be unknown, a long one well known ("medicine"), and whether a page answers the reader's question no formula can tell.
//! Syllables are counted by a rule of thumb, so two programs differ by a few tenths.

use super::Page;
use std::fmt;

/// More words than this in a sentence are too many.
const LONG: usize = 30;

/// How many of a page's longest sentences the report names.
const NAMED: usize = 3;

/// Collects the text of one paragraph or list item, then parts it into sentences.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    text: String,
    /// Where in the text each line of the file begins.
    lines: Vec<(usize, usize)>,
}

/// A sentence, or as much of one as stands in a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The line of the file on which it begins.
    pub line: usize,
    /// Its words, with one space between them.
    pub text: String,
}

impl Sentence {
    /// How many words it has.
    pub fn words(&self) -> usize {
        self.text.split(' ').count()
    }

    pub(super) fn is_long(&self) -> bool {
        self.words() > LONG
    }

    /// Its first words.
    pub(super) fn start(&self) -> String {
        self.text.split(' ').take(5).collect::<Vec<_>>().join(" ")
    }
}

impl Sentences {
    /// Adds a piece of text that stands on a line of the file.
    pub(super) fn text(&mut self, text: &str, line: usize) {
        self.lines.push((self.text.len(), line));
        self.text.push_str(text);
    }

    /// Ends the paragraph, and gives its sentences.
    pub(super) fn end(&mut self) -> Vec<Sentence> {
        let Sentences { text, lines } = std::mem::take(self);
        let words: Vec<&str> = text.split_whitespace().collect();
        let sentence = |words: &[&str]| {
            let offset = words[0].as_ptr().addr() - text.as_ptr().addr();
            let line = lines.iter().rev().find(|(start, _)| *start <= offset).map_or(1, |(_, line)| *line);
            Sentence { line, text: words.join(" ") }
        };
        words.split_inclusive(|word| ends_sentence(word)).map(sentence).collect()
    }
}

/// A closing bracket or quotation mark may stand after the full stop. A colon ends a thought, as Flesch counted.
fn ends_sentence(word: &str) -> bool {
    word.trim_end_matches([')', '"', '”', '’']).ends_with(['.', '?', '!', ':', ';'])
}

/// How hard one page is.
#[derive(Debug, Clone)]
pub struct Difficulty {
    /// The page's file.
    pub file: String,
    /// The Flesch-Kincaid grade.
    pub grade: f64,
    /// How many words it has.
    pub words: usize,
    /// Its longest sentences, the longest first.
    pub longest: Vec<Sentence>,
}

impl Difficulty {
    /// The age at which a reader with as many years of school reads the page with ease.
    pub fn age(&self) -> f64 {
        self.grade + 5.0
    }
}

/// How hard every page is, the hardest first. It prints as a table.
#[derive(Debug, Clone)]
pub struct Report(pub Vec<Difficulty>);

impl Report {
    /// Measures the pages. A page without text is not in it.
    pub fn of<'a>(pages: impl IntoIterator<Item = &'a Page>) -> Report {
        let mut all: Vec<_> = pages.into_iter().filter_map(difficulty).collect();
        all.sort_by(|a, b| b.grade.total_cmp(&a.grade).then_with(|| a.file.cmp(&b.file)));
        Report(all)
    }

    /// The page in the middle; of an even number, the harder of the two.
    pub fn middle(&self) -> Option<&Difficulty> {
        self.0.get(self.0.len().saturating_sub(1) / 2)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, " age  grade  words  page, and its longest sentences")?;
        for page in &self.0 {
            writeln!(f, "{:4.1}  {:5.1}  {:5}  {}", page.age(), page.grade, page.words, page.file)?;
            for sentence in &page.longest {
                writeln!(f, "{:20} line {}, {} words: {} …", "", sentence.line, sentence.words(), sentence.start())?;
            }
        }
        if let Some(middle) = self.middle() {
            writeln!(f, "The middle page has reading age {:.1}: {}", middle.age(), middle.file)?;
        }
        write!(f, "Reading age: Flesch-Kincaid grade and 5 years. It counts words and syllables, so it is an early warning and no proof.")
    }
}

fn difficulty(page: &Page) -> Option<Difficulty> {
    let sentences = &page.article.sentences;
    let mut longest = sentences.clone();
    longest.sort_by_key(|sentence| (std::cmp::Reverse(sentence.words()), sentence.line));
    longest.truncate(NAMED);
    let words = sentences.iter().map(Sentence::words).sum();
    Some(Difficulty { file: page.file.clone(), grade: grade(sentences)?, words, longest })
}

/// The Flesch-Kincaid grade; `None` without a word. Numbers are no words.
fn grade(sentences: &[Sentence]) -> Option<f64> {
    let spoken = |sentence: &Sentence| {
        let syllables: Vec<usize> = sentence.text.split([' ', '-', '–', '/']).map(syllables).filter(|count| *count > 0).collect();
        (syllables.len(), syllables.iter().sum::<usize>())
    };
    let counts: Vec<(usize, usize)> = sentences.iter().map(spoken).filter(|(words, _)| *words > 0).collect();
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let (words, syllables) = counts.iter().fold((0, 0), |sum, count| (sum.0 + count.0, sum.1 + count.1));
    (words > 0).then(|| 0.39 * float(words) / float(counts.len()) + 11.8 * float(syllables) / float(words) - 15.59)
}

/// The syllables of an English word, by its groups of vowels; none for what holds no letter.
fn syllables(word: &str) -> usize {
    let word: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if word.is_empty() {
        return 0;
    }
    let is_vowel = |c: char| "aeiouy".contains(c);
    let groups = word.split(|c| !is_vowel(c)).filter(|group| !group.is_empty()).count();
    // An e at the end is not heard: "care", "cares", "cared"; but "little", "houses", "needed".
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| !stem.ends_with(is_vowel));
    let silent = match (stem("e"), stem("es"), stem("ed")) {
        (Some(stem), ..) => !stem.ends_with('l') || stem.chars().rev().nth(1).is_none_or(is_vowel),
        (_, Some(stem), _) => !stem.ends_with(['s', 'x', 'z', 'c', 'g']) && !stem.ends_with("ch") && !stem.ends_with("sh"),
        (.., Some(stem)) => !stem.ends_with(['t', 'd']),
        _ => false,
    };
    groups.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<Sentence> {
        let mut sentences = Sentences::default();
        sentences.text(text, 1);
        sentences.end()
    }

    #[test]
    fn syllables_are_those_that_are_heard() {
        for (word, count) in [
            ("care", 1),
            ("cares", 1),
            ("cared", 1),
            ("needed", 2),
            ("houses", 2),
            ("little", 2),
            ("carer", 2),
            ("the", 1),
            ("medicine", 3),
            ("information", 4),
            ("NHS", 1),
            ("2026", 0),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn a_sentence_ends_where_a_thought_ends() {
        let texts: Vec<_> = sentences("Ask (in peace.) Then say: \"No.\" It is  2.5 km").into_iter().map(|s| s.text).collect();
        assert_eq!(texts, ["Ask (in peace.)", "Then say:", "\"No.\"", "It is 2.5 km"]);
    }

    /// "The cat sat on the mat." has 6 words of one syllable: 0.39 × 6 + 11.8 − 15.59.
    #[test]
    fn the_grade_is_that_of_the_formula() {
        let grade = grade(&sentences("The cat sat on the mat.")).unwrap_or_default();
        assert!((grade - -1.45).abs() < 0.001, "{grade}");
        assert!(super::grade(&sentences("1 2 3.")).is_none());
    }
}
