//! What the tests of all tools share: a tool with its files, a reader with their answers, and what no tool ever says. Start at [`Tool`].

use carer_portal::questionnaire::{Answer, Answers, Item, ItemType, Questionnaire, Words, evaluate, publish, summary};
use std::collections::BTreeSet;
use std::fs;

/// Interface words in which a missing answer cannot be overlooked.
pub(crate) const WORDS: Words<'static> = Words {
    yes: "yes",
    no: "no",
    and: "and",
    not_answered: "NOTHING",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
};

/// Own words that an engine could spoil: quotes, signs of HTML and Markdown, placeholders, several lines.
pub(crate) const OWN_WORDS: &str = "Tea & \"toast\" <b>*at 4*</b> {who} {asked}\nthen a walk";

/// What no tool ever says to anybody, in small letters. What nothing on the site says stands in `content/en/avoid.toml`: the check
/// looks for that in tools, too. What only some tools never say stands in their own tests.
pub(crate) const NEVER_SAID: [&str; 45] = [
    // Verdicts, grades and promises: nobody but the council, a court or a doctor may say such things, and no tool can.
    "eligible",
    "you qualify",
    "entitled",
    "high-risk",
    "low-risk",
    "medium risk",
    "risk level",
    "level of risk",
    "score",
    "severe burden",
    "red flag",
    "traffic light",
    "the diagnosis is",
    "valid",
    "unlawful",
    "illegal",
    "in breach",
    "breach of the",
    "guarantee",
    "right to know",
    "must tell",
    "have to tell you",
    "has to tell you",
    "they will tell you",
    "staff will tell you",
    // Pressing the person, or making care depend on a yes.
    "until they agree",
    "until the person agrees",
    "keep them in",
    "in return",
    "persuade",
    "convince",
    "insist",
    "make them agree",
    "get them to agree",
    "depends on their consent",
    // Words that are not ours.
    "should",
    "suffer",
    "victim",
    "clinician",
    "care programme",
    "co-ordinator",
    "next of kin",
    "telephone",
    "–",
    "—",
];

/// A tool: its file, the example beside it, and the Questionnaire in it.
pub(crate) struct Tool {
    pub(crate) name: String,
    pub(crate) json: String,
    pub(crate) example: String,
    pub(crate) questionnaire: Questionnaire,
}

impl Tool {
    pub(crate) fn read(name: &str) -> Tool {
        let text = |path: &str| {
            let file = format!("{}/content/en/tools/{path}{name}.json", env!("CARGO_MANIFEST_DIR"));
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"))
        };
        let json = text("");
        let questionnaire = Questionnaire::read(&json).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        Tool { name: name.to_owned(), example: text("examples/"), json, questionnaire }
    }

    /// Every tool that there is, also one that a trust has added.
    pub(crate) fn all() -> Vec<Tool> {
        let folder = format!("{}/content/en/tools", env!("CARGO_MANIFEST_DIR"));
        let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let files = paths.filter(|path| path.is_file());
        let mut names: Vec<_> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
        names.sort();
        names.iter().map(|name| Tool::read(name)).collect()
    }

    pub(crate) fn item(&self, link_id: &str) -> &Item {
        self.questionnaire.item(link_id).unwrap_or_else(|| panic!("{}: no item {link_id}", self.name))
    }

    pub(crate) fn questions(&self) -> impl Iterator<Item = &Item> {
        self.questionnaire.items().iter().filter(|item| item.is_question())
    }

    /// The displays that stand in a group at any depth, whether enabled or not.
    pub(crate) fn lines_in(&self, group: &str) -> impl Iterator<Item = &Item> {
        self.questionnaire.descendants(self.item(group)).iter().filter(|item| item.item_type == ItemType::Display)
    }

    pub(crate) fn codes(&self, question: &str) -> Vec<&str> {
        self.item(question).options.iter().map(|option| code_of(&option.value)).collect()
    }

    /// Every code of a question, and "" for skipping it.
    pub(crate) fn codes_or_skipped(&self, question: &str) -> Vec<&str> {
        self.codes(question).into_iter().chain([""]).collect()
    }

    /// A reader who has not answered anything yet.
    pub(crate) fn reader(&self) -> Reader<'_> {
        Reader { tool: self, answers: Answers::new() }
    }

    /// How many bytes the published file has on its way to the reader.
    pub(crate) fn packed(&self) -> usize {
        let published = publish(serde_json::from_str(&self.json).unwrap(), str::to_owned).to_string();
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
        brotli::BrotliCompress(&mut published.as_bytes(), &mut packed, &params).unwrap();
        packed.len()
    }
}

/// A reader of one tool, with the answers given so far.
#[derive(Clone)]
pub(crate) struct Reader<'t> {
    pub(crate) tool: &'t Tool,
    pub(crate) answers: Answers,
}

impl<'t> Reader<'t> {
    /// Gives an answer, by the code of its option; other questions take the words as they are. An empty text skips it.
    pub(crate) fn says(mut self, question: &str, words: &str) -> Self {
        let item = self.tool.item(question);
        if !item.options.is_empty() {
            return self.chooses(question, if words.is_empty() { &[] } else { std::slice::from_ref(&words) });
        }
        self.answers.set(question, Answer::typed(item, words).into_iter().collect());
        self
    }

    /// Chooses the options with these codes, and no others.
    pub(crate) fn chooses(mut self, question: &str, codes: &[&str]) -> Self {
        let options = self.tool.item(question).options.iter().map(|option| &option.value);
        let chosen: Vec<_> = options.filter(|value| codes.contains(&code_of(value))).cloned().collect();
        assert_eq!(chosen.len(), codes.len(), "{}, {question}: no option in {codes:?}", self.tool.name);
        self.answers.set(question, chosen);
        self
    }

    fn summary(&self) -> Vec<summary::Line<'t>> {
        let questionnaire = &self.tool.questionnaire;
        let evaluation = evaluate(questionnaire, &self.answers);
        assert_eq!(evaluation.errors, [], "{}", self.tool.name);
        let lines: Vec<_> = summary::lines(questionnaire, &self.answers, &evaluation, &WORDS);
        for line in &lines {
            assert!(!line.text.plain.contains("NOTHING"), "{} speaks of an answer that is missing", line.item.link_id);
        }
        lines
    }

    /// The result, headings aside: each line's `linkId` and text.
    pub(crate) fn result(&self) -> Vec<(&'t str, String)> {
        let lines = self.summary().into_iter().filter(|line| !line.heading);
        lines.map(|line| (line.item.link_id.as_str(), line.text.plain)).collect()
    }

    pub(crate) fn result_ids(&self) -> BTreeSet<&'t str> {
        self.result().into_iter().map(|(id, _)| id).collect()
    }

    /// The lines that the short print has, too.
    pub(crate) fn in_short(&self) -> BTreeSet<&'t str> {
        self.summary().into_iter().filter(|line| !line.heading && line.in_short).map(|line| line.item.link_id.as_str()).collect()
    }

    pub(crate) fn text_of(&self, line: &str) -> Option<String> {
        self.tool.item(line);
        self.result().into_iter().find(|(id, _)| *id == line).map(|(_, text)| text)
    }

    pub(crate) fn has(&self, line: &str) -> bool {
        self.text_of(line).is_some()
    }

    /// Exactly one of these lines is in the result, and it is this one.
    pub(crate) fn assert_one_of(&self, lines: &[&str], expected: &str) {
        let ids = self.result_ids();
        let shown: Vec<&str> = lines.iter().copied().filter(|line| ids.contains(line)).collect();
        assert_eq!(shown, [expected], "{}: {:?}", self.tool.name, self.answers);
    }
}

/// What a test calls an answer: the code of an option, or the words themselves.
pub(crate) fn code_of(answer: &Answer) -> &str {
    match answer {
        Answer::Coding { code, .. } => code,
        Answer::Text(text) => text,
        _ => "",
    }
}

/// Every text of an item that a reader can meet: its words, its Markdown, its hint, its options.
pub(crate) fn texts(item: &Item) -> Vec<&str> {
    let options = item.options.iter().filter_map(|option| match &option.value {
        Answer::Coding { display, .. } => display.as_deref(),
        Answer::Text(text) => Some(text),
        _ => None,
    });
    [Some(item.text.plain.as_str()), item.text.markdown.as_deref(), item.hint.as_deref()].into_iter().flatten().chain(options).collect()
}

/// Asserts that no text of the tool has any of these words.
pub(crate) fn assert_never_says(tool: &Tool, never: &[&str]) {
    for item in tool.questionnaire.items() {
        for text in texts(item) {
            // "It is not a right to know" denies one.
            let text = text.to_lowercase().replace("no right to know", "").replace("not a right to know", "");
            let said: Vec<_> = never.iter().filter(|words| text.contains(**words)).collect();
            assert!(said.is_empty(), "{}, {}: {said:?} in \"{text}\"", tool.name, item.link_id);
        }
    }
}
