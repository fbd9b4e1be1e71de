//! How hard a text is to read. An early warning for editors, never a proof: the NHS service manual says so of every such measure.

/// More words than this in a sentence are too many.
const LONG: usize = 30;

/// Collects the text of one paragraph, then names its long sentences.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    text: String,
    /// Where in the text each line of the file begins.
    lines: Vec<(usize, usize)>,
}

/// A sentence of more than 30 words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LongSentence {
    /// The line of the file on which it begins.
    pub line: usize,
    /// How many words it has.
    pub words: usize,
    /// Its first words.
    pub start: String,
}

impl Sentences {
    /// Adds a piece of text that stands on a line of the file.
    pub(super) fn text(&mut self, text: &str, line: usize) {
        self.lines.push((self.text.len(), line));
        self.text.push_str(text);
    }

    /// Ends the paragraph, and names each sentence that is too long.
    pub(super) fn end(&mut self) -> Vec<LongSentence> {
        let Sentences { text, lines } = std::mem::take(self);
        let words: Vec<&str> = text.split_whitespace().collect();
        let ends_sentence = |word: &&str| word.ends_with(['.', '?', '!', ':', ';']);
        let sentences = words.split_inclusive(ends_sentence).filter(|words| words.len() > LONG);
        let long = |words: &[&str]| {
            let offset = words[0].as_ptr().addr() - text.as_ptr().addr();
            let line = lines.iter().rev().find(|(start, _)| *start <= offset).map_or(1, |(_, line)| *line);
            LongSentence { line, words: words.len(), start: words[..5].join(" ") }
        };
        sentences.map(long).collect()
    }
}
