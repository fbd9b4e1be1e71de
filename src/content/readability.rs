//! How hard a text is to read. An early warning for editors, never a proof: the NHS service manual says so of every such measure.

/// More words than this in a sentence are too many.
const LONG: usize = 30;

/// Collects the text of one paragraph, then names its long sentences.
#[derive(Debug, Default)]
pub struct Sentences(String);

impl Sentences {
    /// Adds a piece of text.
    pub fn text(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// Ends the paragraph: for each sentence over 30 words, how many it has and how it begins.
    pub fn end(&mut self) -> Vec<(usize, String)> {
        let text = std::mem::take(&mut self.0);
        let mut long = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for word in text.split_whitespace() {
            words.push(word);
            if word.ends_with(['.', '?', '!', ':', ';']) {
                note(&mut words, &mut long);
            }
        }
        note(&mut words, &mut long);
        long
    }
}

fn note(words: &mut Vec<&str>, long: &mut Vec<(usize, String)>) {
    if words.len() > LONG {
        long.push((words.len(), words[..5].join(" ")));
    }
    words.clear();
}
