//! Where a reader is in a tool, what has been answered, and what each press does. Start at [`ToolState`]; what happens to answers that
//! are saved, opened or kept is in `kept`.

mod kept;

use super::Kit;
use crate::browser::{document, memory, navigation};
use crate::questionnaire::flow::{self, Progress};
use crate::questionnaire::{Answer, Answers, ErrorKind, Evaluation, Item, evaluate};
use crate::ui::ErrorItem;
use crate::words::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// The screens of a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// One question, or one text between questions, by its `linkId`.
    Question(String),
    /// All sections.
    TaskList,
    /// All answers.
    CheckAnswers,
    /// The result.
    Summary,
    /// Saving, opening, keeping and deleting the answers.
    YourAnswers,
}

impl Step {
    /// The step as a text, for the memory of the browser's history. It never holds an answer.
    pub fn code(&self) -> String {
        match self {
            Step::Question(link_id) => format!("question {link_id}"),
            Step::TaskList => "sections".to_owned(),
            Step::CheckAnswers => "answers".to_owned(),
            Step::Summary => "summary".to_owned(),
            Step::YourAnswers => "keep".to_owned(),
        }
    }

    /// The step that a text stands for.
    pub fn of_code(code: &str) -> Option<Step> {
        match code {
            "sections" => Some(Step::TaskList),
            "answers" => Some(Step::CheckAnswers),
            "summary" => Some(Step::Summary),
            "keep" => Some(Step::YourAnswers),
            _ => code.strip_prefix("question ").map(|link_id| Step::Question(link_id.to_owned())),
        }
    }
}

/// A change that began on the list of answers and leads back there.
#[derive(Debug, Clone, PartialEq)]
struct Change {
    before: Evaluation,
    changed: String,
}

/// What a tool holds in memory while the reader is on another page.
#[derive(Clone, Default)]
struct Held {
    answers: Answers,
    seen: Vec<usize>,
    earlier: Option<Earlier>,
    stamp: String,
}

/// The answers of another time, to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// What was answered.
    pub answers: Answers,
    /// The day, in words; empty when nobody knows.
    pub date: String,
}

/// What is kept on the device.
#[derive(Clone, Copy, Default)]
pub struct Kept {
    /// The last day, as FHIR writes it; none while nothing is kept.
    pub until: RwSignal<Option<String>>,
    /// Another tab has written since: nothing is written until the reader has chosen.
    pub conflict: RwSignal<bool>,
    /// The reader has come back to answers that were kept: shown until they have gone on.
    pub welcome: RwSignal<bool>,
    stamp: RwSignal<String>,
}

/// A tool at work. Cheap to clone: all clones are the same tool.
#[derive(Clone)]
pub struct ToolState {
    /// The tool.
    pub kit: Arc<Kit>,
    /// Where the reader is.
    pub step: RwSignal<Step>,
    /// What has been answered, in memory only.
    pub answers: RwSignal<Answers>,
    /// What follows from the answers.
    pub evaluation: Memo<Evaluation>,
    /// What is wrong on this screen, after "Continue".
    pub errors: RwSignal<Vec<ErrorItem>>,
    /// The positions of the questions that the reader has gone past, answered or not: every question may be left out.
    seen: RwSignal<Vec<usize>>,
    change: RwSignal<Option<Change>>,
    /// What is kept on the device.
    pub kept: Kept,
    /// The answers of another time: those that were opened from a file or from the device.
    pub earlier: RwSignal<Option<Earlier>>,
    /// What the last press has done, in words.
    pub note: RwSignal<String>,
}

impl ToolState {
    /// A tool at its first question. An empty Questionnaire begins with the list of its sections.
    pub fn new(kit: Arc<Kit>) -> ToolState {
        let answers = RwSignal::new(Answers::new());
        let evaluated = Arc::clone(&kit);
        let evaluation = Memo::new(move |_| answers.with(|answers| evaluate(&evaluated.questionnaire, answers)));
        let first = first(&kit);
        ToolState {
            kit,
            step: RwSignal::new(first),
            answers,
            evaluation,
            errors: RwSignal::new(Vec::new()),
            seen: RwSignal::default(),
            change: RwSignal::new(None),
            kept: Kept::default(),
            earlier: RwSignal::new(None),
            note: RwSignal::default(),
        }
    }

    /// Takes up what was answered before, after hydration: from memory when the reader comes back to the page, and from what was ticked
    /// on the first question before the page came alive (`ticked`: the places of its options).
    pub fn resume(&self, ticked: &[String]) {
        let held = memory::recall::<Held>(&self.kit.frame.name);
        let first_time = held.is_none();
        let held = held.unwrap_or_default();
        let fresh = held.answers.is_empty();
        self.answers.set(held.answers);
        self.seen.set(held.seen);
        self.earlier.set(held.earlier);
        self.kept.stamp.set(held.stamp);
        self.take_up_record(first_time);
        if let (true, Step::Question(link_id)) = (fresh, self.step.get_untracked())
            && let Some(item) = self.kit.questionnaire.item(&link_id)
            && !ticked.is_empty()
        {
            self.choose(item, ticked);
        }
        // Either is there only when the reader has been here before, so never on a first load, where the focus is not ours to move.
        let code = navigation::step().or_else(|| memory::recall_step(&self.kit.frame.name));
        if let Some(step) = code.as_deref().and_then(Step::of_code) {
            self.show(step);
            self.arrive();
        }
    }

    /// Shows a step that Back or Forward led to; `None` is the first.
    pub fn revisit(&self, code: Option<&str>) {
        self.show(code.and_then(Step::of_code).unwrap_or_else(|| first(&self.kit)));
        self.arrive();
    }

    /// Goes on to a step, as a new entry of the browser's history.
    pub fn go(&self, step: Step) {
        if step == Step::CheckAnswers {
            self.change.set(None);
        }
        self.kept.welcome.set(false);
        memory::keep_step(&self.kit.frame.name, &step.code());
        navigation::push_step(step.code());
        self.show(step);
        self.arrive();
        document::after_paint(|| document::scroll_to(0.0));
    }

    fn show(&self, step: Step) {
        // A step from the history may name a question that the answers have since closed.
        let open = match &step {
            Step::Question(link_id) => self
                .kit
                .questionnaire
                .item(link_id)
                .is_some_and(|item| self.evaluation.with_untracked(|evaluation| evaluation.is_enabled(item))),
            _ => true,
        };
        self.errors.set(Vec::new());
        self.note.set(String::new());
        document::mark_root("data-print", None);
        self.step.set(if open { step } else { self.overview() });
    }

    /// Where all of the tool is in view: its sections, or the result of a tool that has just one.
    pub fn overview(&self) -> Step {
        if flow::has_sections(&self.kit.questionnaire) { Step::TaskList } else { Step::Summary }
    }

    /// The last question that is asked now: where "Back" on the result of a short tool leads.
    pub fn last_question(&self) -> Step {
        self.evaluation.with_untracked(|evaluation| {
            let last = flow::screens(&self.kit.questionnaire, evaluation).next_back();
            last.map_or(Step::CheckAnswers, |item| Step::Question(item.link_id.clone()))
        })
    }

    /// Leads the reader to the screen: its heading in focus, its title set and read out.
    fn arrive(&self) {
        let state = self.clone();
        document::after_paint(move || {
            state.set_title(false);
            document::focus_heading();
            document::announce(&document::title());
        });
    }

    fn set_title(&self, error: bool) {
        let words = &self.kit.frame.words;
        let page = match self.step.get_untracked() {
            Step::Question(link_id) => self.kit.questionnaire.item(&link_id).map(|item| item.text.plain.clone()).unwrap_or_default(),
            Step::TaskList => words.task_list(),
            Step::CheckAnswers => words.check_answers(),
            Step::Summary => words.summary_title(),
            Step::YourAnswers => words.your_answers(),
        };
        let title = fill(&self.kit.frame.page_title, &[("page", &page)]);
        document::set_title(&if error { [words.error_prefix().as_str(), &title].join(" ") } else { title });
    }

    /// Sets the options of a question by their places in it.
    pub fn choose(&self, item: &Item, places: &[String]) {
        let chosen = places.iter().filter_map(|place| item.options.get(place.parse::<usize>().ok()?)).map(|option| option.value.clone());
        self.set(&item.link_id, chosen.collect());
    }

    /// Sets the answers to a question.
    pub fn set(&self, link_id: &str, answers: Vec<Answer>) {
        self.answers.update(|all| all.set(link_id, answers));
        self.keep();
    }

    /// Deletes every answer, here and on the device, and begins again.
    pub fn delete_all(&self) {
        self.answers.set(Answers::new());
        self.seen.set(Vec::new());
        self.earlier.set(None);
        self.stop_keeping();
        self.keep();
        self.go(first(&self.kit));
        document::announce(&self.kit.frame.words.delete_all_done());
    }

    /// "Continue" on a question: its error, or the next screen.
    pub fn proceed(&self, link_id: &str) {
        let Some(item) = self.kit.questionnaire.item(link_id) else { return };
        let evaluation = self.evaluation.get_untracked();
        if let Some(kind) = evaluation.error(link_id) {
            self.errors.set(vec![ErrorItem::new(self.error_words(kind), "#answer")]);
            self.set_title(true);
            return;
        }
        let position = item.position;
        self.seen.update(|seen| {
            if !seen.contains(&position) {
                seen.push(position);
            }
        });
        self.keep();
        let questionnaire = &self.kit.questionnaire;
        if let Some(change) = self.change.get_untracked() {
            let changed = questionnaire.item(&change.changed).unwrap_or(item);
            let step = match flow::next_arisen(questionnaire, &change.before, &evaluation, changed, item) {
                Some(next) => Step::Question(next.link_id.clone()),
                None => Step::CheckAnswers,
            };
            return self.go(step);
        }
        let section = questionnaire.section(item).map(|section| section.position);
        let step = match flow::next(questionnaire, &evaluation, item) {
            Some(next) if questionnaire.section(next).map(|section| section.position) == section => Step::Question(next.link_id.clone()),
            _ => self.overview(),
        };
        self.go(step);
    }

    /// "Back" on a question: the one before in its section, else the sections.
    pub fn back_from(&self, link_id: &str) {
        let questionnaire = &self.kit.questionnaire;
        if self.change.get_untracked().is_some() {
            return self.go(Step::CheckAnswers);
        }
        let Some(item) = questionnaire.item(link_id) else { return };
        let section = |item: &Item| questionnaire.section(item).map(|section| section.position);
        let step = self.evaluation.with_untracked(|evaluation| match flow::previous(questionnaire, evaluation, item) {
            Some(previous) if section(previous) == section(item) => Step::Question(previous.link_id.clone()),
            _ => self.overview(),
        });
        self.go(step);
    }

    /// "Change" on the list of answers.
    pub fn change(&self, link_id: &str) {
        let before = self.evaluation.get_untracked();
        self.go(Step::Question(link_id.to_owned()));
        self.change.set(Some(Change { before, changed: link_id.to_owned() }));
    }

    /// How far a section is: done once every question in it is answered or has been gone past.
    pub fn progress(&self, section: &Item) -> Progress {
        let seen = self.seen.get();
        self.evaluation.with(|evaluation| {
            let questions = flow::screens_in(&self.kit.questionnaire, evaluation, section).filter(|item| item.is_question());
            let (mut past, mut open) = (false, false);
            for question in questions {
                let wrong = evaluation.error(&question.link_id).is_some();
                if !wrong && (evaluation.is_answered(question) || seen.contains(&question.position)) { past = true } else { open = true }
            }
            match (past, open) {
                (_, false) => Progress::Done,
                (true, true) => Progress::InProgress,
                (false, true) => Progress::NotStarted,
            }
        })
    }

    /// True on the very first screen, which has nothing to go back to.
    pub fn is_first(&self, link_id: &str) -> bool {
        first(&self.kit) == Step::Question(link_id.to_owned()) && self.change.with(Option::is_none)
    }

    fn error_words(&self, kind: ErrorKind) -> String {
        let words = &self.kit.frame.words;
        match kind {
            ErrorKind::Required => words.error_required(),
            ErrorKind::TooLong { max, .. } => fill(&words.error_too_long(), &[("max", &max.to_string())]),
            ErrorKind::ExclusiveWithOthers => words.error_exclusive(),
            ErrorKind::NotADate => words.error_not_a_date(),
            ErrorKind::NotANumber => words.error_not_a_number(),
            ErrorKind::NotWhole => words.error_not_whole(),
            ErrorKind::TooManyAnswers => words.error_too_many(),
            ErrorKind::NotAnOption | ErrorKind::WrongType => words.error_not_an_option(),
        }
    }
}

fn first(kit: &Kit) -> Step {
    let evaluation = evaluate(&kit.questionnaire, &Answers::new());
    flow::screens(&kit.questionnaire, &evaluation).next().map_or(Step::TaskList, |item| Step::Question(item.link_id.clone()))
}
