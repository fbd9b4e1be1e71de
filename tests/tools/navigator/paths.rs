//! The walk over all paths: every reader of a tool, with every question skipped or answered. Start at [`assert_every_path`].

use crate::support::{Tool, code_of};
use carer_portal::questionnaire::{Answer, Answers, Condition, EnableBehavior, Expected, Item, Operator, SUMMARY, Status, evaluate};
use std::collections::{BTreeMap, BTreeSet};

/// Paths that are too many to walk one by one.
const MANY: usize = 5_000;

/// The codes that a reader has chosen, by question.
pub(super) type Codes = BTreeMap<&'static str, &'static str>;

/// One reader's answers and everything that the summary shows for them.
pub(super) struct Path {
    pub(super) codes: Codes,
    pub(super) answers: Answers,
    pub(super) shown: BTreeSet<&'static str>,
}

impl Path {
    pub(super) fn code(&self, question: &str) -> &'static str {
        self.codes.get(question).copied().unwrap_or_default()
    }
}

impl Tool {
    pub(super) fn answers(&self, codes: &Codes) -> Answers {
        let mut answers = Answers::new();
        for (question, code) in codes {
            let mut options = self.item(question).options.iter().map(|option| &option.value);
            let answer = options.find(|value| code_of(value) == *code);
            answers.set(question, vec![answer.unwrap_or_else(|| panic!("{question} has no option {code}")).clone()]);
        }
        answers
    }

    pub(super) fn path(&'static self, codes: Codes) -> Path {
        let answers = self.answers(&codes);
        let evaluation = evaluate(&self.questionnaire, &answers);
        assert!(evaluation.errors.is_empty() && evaluation.status == Status::Completed, "{codes:?}");
        let shown = self.lines_in(SUMMARY).filter(|line| evaluation.is_enabled(line)).map(|line| line.link_id.as_str()).collect();
        Path { codes, answers, shown }
    }

    pub(super) fn says(&'static self, codes: &[(&'static str, &'static str)]) -> Path {
        self.path(codes.iter().copied().collect())
    }

    /// Goes through every path: each question that is asked is skipped, and answered in every way; where that makes too many
    /// paths to wait for, in every way that an item can tell from another. Questions whose answer is not kept are left
    /// out: [`super::what_is_not_kept_leaves_no_trace`] is about them.
    pub(super) fn walk(&'static self, mut visit: impl FnMut(&Path)) {
        let asked = || self.questions().filter(|item| !item.not_kept);
        let all = asked().map(|item| item.options.len() + 1).product::<usize>() <= MANY;
        let questions: Vec<_> = asked().map(|item| (item, if all { ways(item) } else { self.told_apart(item) })).collect();
        let mut open = vec![(0, Codes::new())];
        while let Some((at, codes)) = open.pop() {
            let Some((question, ways)) = questions.get(at) else {
                visit(&self.path(codes));
                continue;
            };
            // The conditions of a question look only at questions before it, so its answers so far decide.
            let conditional = !question.enable_when.is_empty();
            if conditional && !evaluate(&self.questionnaire, &self.answers(&codes)).is_enabled(question) {
                open.push((at + 1, codes));
                continue;
            }
            for way in ways {
                let mut codes = codes.clone();
                if let Some(code) = way {
                    codes.insert(question.link_id.as_str(), code);
                }
                open.push((at + 1, codes));
            }
        }
    }

    /// Of the ways to answer a question that all items treat alike, the first. Lines that only repeat the answer do not
    /// count: [`super::the_result_repeats_the_answers`] is about them.
    fn told_apart(&'static self, question: &'static Item) -> Vec<Option<&'static str>> {
        let looks = |condition: &&Condition| condition.question == question.link_id;
        let items = self.questionnaire.items().iter().filter(|item| !item.link_id.starts_with("told"));
        let looking: Vec<_> = items.filter(|item| item.enable_when.iter().any(|condition| looks(&condition))).collect();
        let effect = |item: &Item, way: Option<&str>| {
            let mut held = item.enable_when.iter().filter(looks).map(|condition| holds(condition, way));
            // Where an item looks at this question alone, only the whole counts; else each condition by itself.
            match (&item.enable_behavior, item.enable_when.iter().all(|condition| looks(&condition))) {
                (Some(EnableBehavior::Any), true) => vec![held.any(|holds| holds)],
                (_, true) => vec![held.all(|holds| holds)],
                (_, false) => held.collect(),
            }
        };
        let mut seen = BTreeSet::new();
        let first = |way: &Option<&str>| seen.insert(looking.iter().map(|item| effect(item, *way)).collect::<Vec<_>>());
        ways(question).into_iter().filter(first).collect()
    }
}

/// Whether a condition holds when its question is answered with this code, or skipped.
fn holds(condition: &Condition, way: Option<&str>) -> bool {
    match (&condition.operator, &condition.expected) {
        (Operator::Exists, Expected::Value(Answer::Boolean(answered))) => way.is_some() == *answered,
        (Operator::Equal, Expected::Value(value @ Answer::Coding { .. })) => way == Some(code_of(value)),
        (Operator::NotEqual, Expected::Value(value @ Answer::Coding { .. })) => way != Some(code_of(value)),
        other => panic!("{other:?} is not walked"),
    }
}

/// Skipping a question, and each of its options.
pub(super) fn ways(question: &'static Item) -> Vec<Option<&'static str>> {
    [None].into_iter().chain(question.options.iter().map(|option| Some(code_of(&option.value)))).collect()
}

/// On every path, what is always there is there; over all paths, every line of the summary is seen.
pub(super) fn assert_every_path(tool: &'static Tool, always: &[&str], never_empty: &[&str], mut visit: impl FnMut(&Path)) {
    let groups: Vec<BTreeSet<_>> =
        never_empty.iter().map(|group| tool.lines_in(group).map(|line| line.link_id.as_str()).collect()).collect();
    let mut seen = BTreeSet::new();
    tool.walk(|path| {
        for line in always {
            assert!(path.shown.contains(line), "{line} is missing: {:?}", path.codes);
        }
        for (lines, group) in groups.iter().zip(never_empty) {
            assert!(!lines.is_disjoint(&path.shown), "{group} is empty: {:?}", path.codes);
        }
        seen.extend(path.shown.iter().copied());
        visit(path);
    });
    let lines: BTreeSet<_> = tool.lines_in(SUMMARY).map(|line| line.link_id.as_str()).collect();
    assert_eq!(seen, lines);
}
