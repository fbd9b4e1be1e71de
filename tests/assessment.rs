//! The carer's assessment tool says what the law says, and no more.
//!
//! Reads `content/en/tools/carers-assessment.json` and asks the engine what a reader's summary shows. The rule is regulation 3
//! of SI 2015/313: necessary unpaid care for an adult, **and** health or any one of eight outcomes, **and** a significant effect
//! on wellbeing; each part is yes, no or not known. Start at [`truth_table`]; [`Carer`] is the reader of every test.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]

use carer_portal::questionnaire::{Answer, Answers, Item, ItemType, Questionnaire, evaluate};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const OUTCOMES: [&str; 8] = [
    "outcome-child-care",
    "outcome-other-care",
    "outcome-home",
    "outcome-nutrition",
    "outcome-relationships",
    "outcome-work",
    "outcome-community",
    "outcome-recreation",
];
/// The three ways in which a carer counts as unable to achieve an outcome, regulation 3(3)(a) to (c).
const LIMBS: [&str; 3] = ["without-help", "hurts", "at-risk"];
/// Words of the law that people under 18, and people who help only a child, never meet.
const ADULT_LAW: [&str; 6] = ["2015/313", "egulation", "ligibility", "legal test", "legal-test", "section 10 "];
const NEVER_SAID: [&str; 24] = [
    "eligible",
    "bame",
    "bme",
    "mentally ill",
    "suffer",
    "victim",
    "elderly",
    "committed suicide",
    "care programme",
    "service user",
    "care worker",
    "co-ordinator",
    "25a",
    "significantly longer",
    "two or more",
    "high risk",
    "low risk",
    "medium risk",
    "high-risk",
    "low-risk",
    "score",
    "clinician",
    "eligibility criteria) regulations 2014",
    "disorder",
];

static TOOL: LazyLock<Questionnaire> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/content/en/tools/carers-assessment.json");
    let json = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file}: {error}"));
    Questionnaire::read(&json).unwrap_or_else(|error| panic!("{file}: {error:?}"))
});

/// A reader, with the answers given so far.
#[derive(Clone, Default)]
struct Carer(Answers);

impl Carer {
    /// Helps an adult who needs it, without pay; health and all outcomes are fine; a big effect on wellbeing.
    fn of_an_adult() -> Carer {
        let fine = OUTCOMES.iter().fold(Carer::default(), |carer, outcome| carer.says(outcome, "fine"));
        fine.says("age-band", "18-to-64")
            .says("who-for", "adult")
            .says("without-you", "could-not")
            .says("paid", "unpaid")
            .says("health", "not-affected")
            .says("wellbeing-effect", "yes")
    }

    /// Gives an answer, by the code of its option; a text question takes the words as they are. An empty code skips it.
    fn says(mut self, question: &str, code: &str) -> Carer {
        let item = TOOL.item(question).unwrap_or_else(|| panic!("no question {question}"));
        let answer = if item.options.is_empty() {
            Some(Answer::Text(code.to_owned()))
        } else {
            item.options.iter().map(|option| &option.value).find(|value| code_of(value) == code).cloned()
        };
        assert!(answer.is_some() || code.is_empty(), "{question} has no option {code}");
        self.0.set(question, answer.filter(|_| !code.is_empty()).into_iter().collect());
        self
    }

    fn skips(self, question: &str) -> Carer {
        self.says(question, "")
    }

    fn code(&self, question: &str) -> &str {
        self.0.get(question).first().map_or("", code_of)
    }

    /// The `linkId`s of everything that is asked and shown.
    fn sees(&self) -> BTreeSet<&'static str> {
        let evaluation = evaluate(&TOOL, &self.0);
        TOOL.items().iter().filter(|item| evaluation.is_enabled(item)).map(|item| item.link_id.as_str()).collect()
    }

    /// The `linkId`s of the lines in the summary that tell of the test.
    fn result(&self) -> BTreeSet<&'static str> {
        self.sees().into_iter().filter(|id| id.starts_with("test-") && item(id).item_type == ItemType::Display).collect()
    }

    fn assert_shows(&self, lines: &[&str]) {
        let result = self.result();
        for line in lines {
            assert!(result.contains(line), "{line} is not in {result:?}");
        }
    }

    fn assert_hides(&self, lines: &[&str]) {
        let result = self.result();
        for line in lines {
            assert!(!result.contains(line), "{line} is in {result:?}");
        }
    }
}

fn item(link_id: &str) -> &'static Item {
    TOOL.item(link_id).unwrap_or_else(|| panic!("no item {link_id}"))
}

fn code_of(answer: &Answer) -> &str {
    match answer {
        Answer::Coding { code, .. } => code,
        Answer::Text(text) => text,
        _ => "",
    }
}

fn codes(question: &str) -> Vec<&'static str> {
    item(question).options.iter().map(|option| code_of(&option.value)).collect()
}

/// Every code of a question, and "" for skipping it.
fn codes_or_skipped(question: &str) -> Vec<&'static str> {
    codes(question).into_iter().chain([""]).collect()
}

/// Every word of an item that a reader can meet.
fn texts(item: &Item) -> Vec<&str> {
    let displays = item.options.iter().filter_map(|option| match &option.value {
        Answer::Coding { display, .. } => display.as_deref(),
        _ => None,
    });
    [Some(item.text.plain.as_str()), item.text.markdown.as_deref(), item.hint.as_deref()].into_iter().flatten().chain(displays).collect()
}

/// What the law makes of the answers: Some(true) touched, Some(false) not touched, None not known.
struct Law {
    necessary: Option<bool>,
    health: Option<bool>,
    outcomes: [Option<bool>; 8],
    wellbeing: Option<bool>,
}

impl Law {
    fn of(carer: &Carer) -> Law {
        let one = |question: &str, yes: &[&str], no: &[&str]| match carer.code(question) {
            code if yes.contains(&code) => Some(true),
            code if no.contains(&code) => Some(false),
            _ => None,
        };
        let needs = [
            one("who-for", &["adult", "both"], &["child"]),
            one("without-you", &["could-not", "could-some"], &["could-all"]),
            one("paid", &["unpaid"], &["paid", "voluntary"]),
        ];
        Law {
            necessary: if needs.contains(&Some(false)) { Some(false) } else { needs.into_iter().collect::<Option<Vec<_>>>().map(|_| true) },
            health: one("health", &["worse", "may-worsen"], &["not-affected"]),
            outcomes: OUTCOMES.map(|outcome| one(outcome, &LIMBS, &["fine", "hard-but-manage", "does-not-apply"])),
            wellbeing: one("wellbeing-effect", &["yes"], &["no"]),
        }
    }

    /// Part 2: one yes is enough; one that is not known keeps it open; else no.
    fn circumstance(&self) -> Option<bool> {
        let mut all = self.outcomes.to_vec();
        all.push(self.health);
        if all.contains(&Some(true)) {
            Some(true)
        } else if all.contains(&None) {
            None
        } else {
            Some(false)
        }
    }

    /// Nothing is known, not even a no.
    fn is_silent(&self) -> bool {
        [self.necessary, self.health, self.wellbeing].iter().chain(&self.outcomes).all(Option::is_none)
    }
}

/// Asserts that the summary shows exactly what the law makes of the answers.
fn assert_follows_the_law(carer: &Carer) {
    let (law, shown) = (Law::of(carer), carer.result());
    let parts = [("test-part-1", law.necessary), ("test-part-2", law.circumstance()), ("test-part-3", law.wellbeing)];
    for (part, value) in parts {
        for (ending, of) in [("-touched", Some(true)), ("-not-touched", Some(false)), ("-not-known", None)] {
            let line = format!("{part}{ending}");
            assert_eq!(shown.contains(line.as_str()), value == of, "{line}: {:?}", carer.0);
        }
    }
    let all = parts.iter().all(|(_, value)| *value == Some(true));
    assert_eq!(shown.contains("test-all-touched"), all, "{:?}", carer.0);
    assert_eq!(shown.contains("test-nothing-yet"), law.is_silent(), "{:?}", carer.0);
    assert_eq!(shown.contains("test-health-touched"), law.health == Some(true), "{:?}", carer.0);
    for (outcome, value) in OUTCOMES.iter().zip(law.outcomes) {
        assert_eq!(shown.contains(format!("test-{outcome}-touched").as_str()), value == Some(true), "{outcome}: {:?}", carer.0);
    }
}

#[test]
fn truth_table() {
    let outcomes: [&[(&str, &str)]; 7] = [
        &[],
        &[("outcome-home", "hurts")],
        &[("outcome-work", "not-sure")],
        &[("outcome-nutrition", "")],
        &[("outcome-community", "hard-but-manage"), ("outcome-recreation", "does-not-apply")],
        &[("outcome-child-care", "at-risk"), ("outcome-other-care", "not-sure"), ("outcome-home", "without-help")],
        &OUTCOMES.map(|outcome| (outcome, "")),
    ];
    for who in ["adult", "both", ""] {
        for need in codes_or_skipped("without-you") {
            for paid in codes_or_skipped("paid") {
                for health in codes_or_skipped("health") {
                    for effect in codes_or_skipped("wellbeing-effect") {
                        let carer = Carer::of_an_adult().says("who-for", who).says("without-you", need).says("paid", paid);
                        let carer = carer.says("health", health).says("wellbeing-effect", effect);
                        for answers in outcomes {
                            assert_follows_the_law(&answers.iter().fold(carer.clone(), |carer, (outcome, code)| carer.says(outcome, code)));
                        }
                    }
                }
            }
        }
    }
}

/// Any of the three limbs of one outcome, and nothing else, touches part 2 and so the whole test.
fn one_outcome_is_enough(outcome: &str, regulation: &str) {
    let line = format!("test-{outcome}-touched");
    assert!(item(&line).text.plain.contains(&format!("egulation 3(2)(b)({regulation})")), "{line}");
    for limb in LIMBS {
        let carer = Carer::of_an_adult().says(outcome, limb);
        carer.assert_shows(&["test-all-touched", &line, &format!("test-limb-{limb}")]);
        assert_eq!(carer.result().iter().filter(|id| id.starts_with("test-outcome-")).count(), 1);
        assert_follows_the_law(&carer);
    }
    for code in ["fine", "hard-but-manage", "does-not-apply", "not-sure", ""] {
        Carer::of_an_adult().says(outcome, code).assert_hides(&["test-all-touched", "test-part-2-touched", &line]);
    }
}

macro_rules! one_outcome_is_enough {
    ($($test:ident: $outcome:literal $regulation:literal)*) => {
        $(#[test] fn $test() { one_outcome_is_enough($outcome, $regulation); })*
    };
}

one_outcome_is_enough! {
    looking_after_a_child_alone_is_enough: "outcome-child-care" "i"
    caring_for_others_alone_is_enough: "outcome-other-care" "ii"
    the_home_alone_is_enough: "outcome-home" "iii"
    eating_well_alone_is_enough: "outcome-nutrition" "iv"
    relationships_alone_are_enough: "outcome-relationships" "v"
    work_alone_is_enough: "outcome-work" "vi"
    the_community_alone_is_enough: "outcome-community" "vii"
    recreation_alone_is_enough: "outcome-recreation" "viii"
}

#[test]
fn health_alone_is_enough() {
    assert!(item("test-health-touched").text.plain.contains("egulation 3(2)(a)"));
    for health in ["worse", "may-worsen"] {
        let carer = Carer::of_an_adult().says("health", health);
        carer.assert_shows(&["test-all-touched", "test-health-touched"]);
        carer.assert_hides(&["test-limb-without-help", "test-limb-hurts", "test-limb-at-risk"]);
    }
}

#[test]
fn a_carer_has_exactly_three_limbs() {
    let everything = OUTCOMES.iter().flat_map(|outcome| codes(outcome)).collect::<BTreeSet<_>>();
    let touching = |code: &&&str| Carer::of_an_adult().says("outcome-home", code).result().contains("test-part-2-touched");
    assert_eq!(everything.iter().filter(touching).copied().collect::<BTreeSet<_>>(), BTreeSet::from(LIMBS));
    assert_eq!(TOOL.items().iter().filter(|item| item.link_id.starts_with("test-limb-")).count(), 3);
    for (limb, letter) in LIMBS.iter().zip(["a", "b", "c"]) {
        assert!(item(&format!("test-limb-{limb}")).text.plain.contains(&format!("egulation 3(3)({letter})")));
    }
    assert!(TOOL.items().iter().all(|item| !item.text.plain.contains("3(3)(d)")));
}

#[test]
fn hard_but_i_manage_is_a_note() {
    for outcome in OUTCOMES {
        let carer = Carer::of_an_adult().says(outcome, "hard-but-manage");
        carer.assert_shows(&["test-notes-intro", "test-part-2-not-touched"]);
        assert!(carer.sees().contains(format!("note-{outcome}-hard").as_str()));
    }
}

#[test]
fn not_sure_never_counts_as_no() {
    let questions = ["who-for", "without-you", "paid", "health", "wellbeing-effect"];
    for question in questions.into_iter().chain(OUTCOMES) {
        let skipped = Carer::of_an_adult().skips(question);
        let unsure = codes(question).contains(&"not-sure").then(|| Carer::of_an_adult().says(question, "not-sure"));
        for carer in unsure.into_iter().chain([skipped]) {
            let part = match question {
                "who-for" | "without-you" | "paid" => "test-part-1",
                "wellbeing-effect" => "test-part-3",
                _ => "test-part-2",
            };
            carer.assert_shows(&[&format!("{part}-not-known")]);
            carer.assert_hides(&[&format!("{part}-not-touched"), &format!("{part}-touched")]);
        }
    }
}

#[test]
fn a_silent_reader_is_told_that_there_is_nothing_yet() {
    Carer::default().assert_shows(&["test-nothing-yet", "test-part-1-not-known", "test-part-2-not-known", "test-part-3-not-known"]);
    let unsure = ["without-you", "paid", "health", "wellbeing-effect"].into_iter().chain(OUTCOMES);
    unsure.fold(Carer::default(), |carer, question| carer.says(question, "not-sure")).assert_shows(&["test-nothing-yet"]);
    Carer::default().says("outcome-home", "fine").assert_hides(&["test-nothing-yet"]);
}

/// Everything that this reader meets: questions, hints, options and the summary.
fn assert_never_cites_adult_law(carer: &Carer) {
    for id in carer.sees() {
        for text in texts(item(id)) {
            assert!(ADULT_LAW.iter().all(|words| !text.contains(words)), "{id}: {text}");
        }
    }
    assert!(carer.result().is_empty());
}

#[test]
fn under_18_the_regulations_are_never_cited() {
    for who in codes_or_skipped("who-for") {
        for base in [Carer::default(), Carer::of_an_adult(), Carer::of_an_adult().says("health", "worse")] {
            for outcome in OUTCOMES {
                let carer = base.clone().says("age-band", "under-18").says("who-for", who).says(outcome, "hurts");
                let carer = carer.says("comes-and-goes", "comes-and-goes");
                assert_never_cites_adult_law(&carer);
                let sees = carer.sees();
                assert!(sees.contains("law-young-carer-17za") && sees.contains("law-young-carer-near-18"));
                assert!(!sees.contains("law-parent-carer") && !sees.contains("ask-adult") && !sees.contains("other-money"));
            }
        }
    }
}

#[test]
fn for_a_child_only_the_regulations_are_never_cited() {
    for age in ["18-to-64", "65-or-over", ""] {
        let carer = Carer::of_an_adult().says("who-for", "child").says("age-band", age).says("health", "worse");
        let carer = carer.says("comes-and-goes", "comes-and-goes");
        assert_never_cites_adult_law(&carer);
        let sees = carer.sees();
        assert!(sees.contains("law-parent-carer-17zd") && sees.contains("law-parent-carer-near-18"));
        assert!(!sees.contains("law-young-carer") && !sees.contains("ask-adult"));
    }
}

#[test]
fn an_adult_and_a_child_get_both_laws() {
    let carer = Carer::of_an_adult().says("who-for", "both").says("health", "worse");
    carer.assert_shows(&["test-all-touched"]);
    assert!(carer.sees().contains("ask-parent-carer-too"));
    assert!(item("ask-parent-carer-too").text.plain.contains("17ZD"));
}

#[test]
fn the_council_decides_stands_at_the_top_and_the_bottom() {
    let summary: Vec<_> = TOOL.children(TOOL.summary().unwrap()).collect();
    for line in [summary.first().unwrap(), summary.last().unwrap()] {
        assert_eq!(line.text.plain, "The council decides. You can ask for an assessment whatever this page says.");
        assert!(line.enable_when.is_empty());
    }
}

#[test]
fn asking_for_help_opens_the_way_to_it_and_is_not_kept() {
    assert!(item("help-now").not_kept);
    assert_eq!(item("get-help-first").support_links, ["/help-now/"]);
    for (code, opens) in [("yes", true), ("not-sure", true), ("no", false), ("", false)] {
        assert_eq!(Carer::default().says("help-now", code).sees().contains("get-help-first"), opens, "{code}");
    }
}

#[test]
fn every_question_can_be_skipped_and_says_why_it_is_asked() {
    for question in TOOL.items().iter().filter(|item| item.is_question()) {
        assert!(!question.required, "{}", question.link_id);
        assert_eq!(TOOL.children(question).filter(|child| child.is_help()).count(), 1, "{}", question.link_id);
    }
}

#[test]
fn no_word_that_is_never_said() {
    for item in TOOL.items() {
        for text in texts(item) {
            let text = text.to_lowercase();
            for words in NEVER_SAID {
                assert!(!text.contains(words), "{}: “{words}” in: {text}", item.link_id);
            }
        }
    }
}

#[test]
fn every_item_and_every_line_can_be_reached() {
    let bases = [
        Carer::default(),
        Carer::of_an_adult(),
        Carer::of_an_adult().says("health", "worse").says("comes-and-goes", "comes-and-goes"),
        Carer::of_an_adult().says("age-band", "under-18"),
    ];
    let mut reached = BTreeSet::new();
    for base in bases {
        for question in TOOL.items().iter().filter(|item| item.is_question()) {
            let codes = if question.options.is_empty() { vec!["In my own words"] } else { codes_or_skipped(&question.link_id) };
            for code in codes {
                reached.extend(base.clone().says(&question.link_id, code).sees());
            }
        }
    }
    for item in TOOL.items() {
        assert!(reached.contains(item.link_id.as_str()), "{} is never shown", item.link_id);
    }
}
