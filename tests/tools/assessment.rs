//! The carer's assessment tool says what the law says, and no more.
//!
//! Reads `content/en/tools/carers-assessment.json` and asks the engine what a reader's summary shows. The rule is regulation 3
//! of SI 2015/313: necessary unpaid care for an adult, **and** health or any one of eight outcomes, **and** a significant effect
//! on wellbeing; each part is yes, no or not known. Start at [`truth_table`]; [`Carer`] is the reader of every test. The tests
//! in [`questions`] are about the rest of the tool: what is asked, what is told again, and what is never kept.

mod questions;

use crate::support::{Reader, Tool, assert_never_says, code_of, texts};
use carer_portal::questionnaire::{Answers, Item, ItemType, SUMMARY, evaluate, response};
use serde_json::Value;
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
/// What other tools may say of something else; here it would be the law of another day, the test of the person, or an illness.
const NOT_OF_A_CARER: [&str; 4] = ["25a", "significantly longer", "two or more", "disorder"];

static TOOL: LazyLock<Tool> = LazyLock::new(|| Tool::read("carers-assessment"));

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
    fn says(self, question: &str, code: &str) -> Carer {
        let reader = Reader { tool: &TOOL, answers: self.0 };
        Carer(reader.says(question, code).answers)
    }

    fn skips(self, question: &str) -> Carer {
        self.says(question, "")
    }

    /// This reader with each answer that there is, one at a time, and with each question skipped.
    fn with_each_answer(&self) -> impl Iterator<Item = (&'static Item, &'static str, Carer)> {
        items().iter().filter(|item| item.is_question()).flat_map(move |question| {
            let codes = if question.options.is_empty() { vec!["In my own words", ""] } else { TOOL.codes_or_skipped(&question.link_id) };
            codes.into_iter().map(move |code| (question, code, self.clone().says(&question.link_id, code)))
        })
    }

    fn code(&self, question: &str) -> &str {
        self.0.get(question).first().map_or("", code_of)
    }

    /// The `linkId`s of everything that is asked and shown.
    fn sees(&self) -> BTreeSet<&'static str> {
        let evaluation = evaluate(&TOOL.questionnaire, &self.0);
        items().iter().filter(|item| evaluation.is_enabled(item)).map(|item| item.link_id.as_str()).collect()
    }

    /// The lines of the summary that this reader gets, headings aside.
    fn summary(&self) -> Vec<&'static Item> {
        let sees = self.sees();
        let lines = TOOL.questionnaire.descendants(TOOL.item(SUMMARY)).iter().filter(|item| item.item_type == ItemType::Display);
        lines.filter(|item| sees.contains(item.link_id.as_str())).collect()
    }

    /// The lines that make the print for two minutes.
    fn in_short(&self) -> Vec<&'static Item> {
        self.summary().into_iter().filter(|line| line.in_short).collect()
    }

    fn file(&self) -> Value {
        response::export(&TOOL.questionnaire, &self.0, &evaluate(&TOOL.questionnaire, &self.0), None, None)
    }

    /// The `linkId`s of the lines in the summary that tell of the test.
    fn result(&self) -> BTreeSet<&'static str> {
        self.sees().into_iter().filter(|id| id.starts_with("test-") && TOOL.item(id).item_type == ItemType::Display).collect()
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

fn items() -> &'static [Item] {
    TOOL.questionnaire.items()
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
        for need in TOOL.codes_or_skipped("without-you") {
            for paid in TOOL.codes_or_skipped("paid") {
                for health in TOOL.codes_or_skipped("health") {
                    for effect in TOOL.codes_or_skipped("wellbeing-effect") {
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
    assert!(TOOL.item(&line).text.plain.contains(&format!("egulation 3(2)(b)({regulation})")), "{line}");
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
    assert!(TOOL.item("test-health-touched").text.plain.contains("egulation 3(2)(a)"));
    for health in ["worse", "may-worsen"] {
        let carer = Carer::of_an_adult().says("health", health);
        carer.assert_shows(&["test-all-touched", "test-health-touched"]);
        carer.assert_hides(&["test-limb-without-help", "test-limb-hurts", "test-limb-at-risk"]);
    }
}

#[test]
fn a_carer_has_exactly_three_limbs() {
    let everything = OUTCOMES.iter().flat_map(|outcome| TOOL.codes(outcome)).collect::<BTreeSet<_>>();
    let touching = |code: &&&str| Carer::of_an_adult().says("outcome-home", code).result().contains("test-part-2-touched");
    assert_eq!(everything.iter().filter(touching).copied().collect::<BTreeSet<_>>(), BTreeSet::from(LIMBS));
    assert_eq!(items().iter().filter(|item| item.link_id.starts_with("test-limb-")).count(), 3);
    for (limb, letter) in LIMBS.iter().zip(["a", "b", "c"]) {
        assert!(TOOL.item(&format!("test-limb-{limb}")).text.plain.contains(&format!("egulation 3(3)({letter})")));
    }
    assert!(items().iter().all(|item| !item.text.plain.contains("3(3)(d)")));
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
        let unsure = TOOL.codes(question).contains(&"not-sure").then(|| Carer::of_an_adult().says(question, "not-sure"));
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
        for text in texts(TOOL.item(id)) {
            assert!(ADULT_LAW.iter().all(|words| !text.contains(words)), "{id}: {text}");
        }
    }
    assert!(carer.result().is_empty());
}

#[test]
fn under_18_the_regulations_are_never_cited() {
    for who in TOOL.codes_or_skipped("who-for") {
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
    for (question, _, carer) in Carer::of_an_adult().says("age-band", "under-18").with_each_answer() {
        if question.link_id != "age-band" {
            assert_never_cites_adult_law(&carer);
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
    for (question, _, carer) in Carer::of_an_adult().says("who-for", "child").with_each_answer() {
        if question.link_id != "who-for" {
            assert_never_cites_adult_law(&carer);
        }
    }
}

#[test]
fn an_adult_and_a_child_get_both_laws() {
    let carer = Carer::of_an_adult().says("who-for", "both").says("health", "worse");
    carer.assert_shows(&["test-all-touched"]);
    assert!(carer.sees().contains("ask-parent-carer-too"));
    assert!(TOOL.item("ask-parent-carer-too").text.plain.contains("17ZD"));
}

#[test]
fn the_council_decides_stands_at_the_top_and_the_bottom() {
    let summary: Vec<_> = TOOL.questionnaire.children(TOOL.questionnaire.summary().unwrap()).collect();
    for line in [summary.first().unwrap(), summary.last().unwrap()] {
        assert_eq!(line.text.plain, "The council decides. You can ask for an assessment whatever this page says.");
        assert!(line.enable_when.is_empty());
    }
}

#[test]
fn asking_for_help_opens_the_way_to_it_and_is_not_kept() {
    assert!(TOOL.item("help-now").not_kept);
    assert_eq!(TOOL.item("get-help-first").support_links, ["/help-now/"]);
    for (code, opens) in [("yes", true), ("not-sure", true), ("no", false), ("", false)] {
        assert_eq!(Carer::default().says("help-now", code).sees().contains("get-help-first"), opens, "{code}");
    }
}

#[test]
fn no_law_but_a_carers_own_and_no_illness() {
    assert_never_says(&TOOL, &NOT_OF_A_CARER);
}

#[test]
fn every_item_and_every_line_can_be_reached() {
    let bases = [
        Carer::default(),
        Carer::of_an_adult(),
        Carer::of_an_adult().says("health", "worse").says("comes-and-goes", "comes-and-goes"),
        Carer::of_an_adult().says("hours", "35-or-more").says("assessment-needs", "interpreter"),
        Carer::of_an_adult().says("age-band", "under-18"),
    ];
    let reached = bases.iter().flat_map(Carer::with_each_answer).flat_map(|(_, _, carer)| carer.sees()).collect::<BTreeSet<_>>();
    for item in items() {
        assert!(reached.contains(item.link_id.as_str()), "{} is never shown", item.link_id);
    }
}

#[test]
fn the_example_touches_every_part_of_the_test() {
    let carer = Carer(response::import(&TOOL.questionnaire, &TOOL.example).unwrap().answers);
    carer.assert_shows(&["test-all-touched"]);
    let answered = items().iter().filter(|item| !carer.0.get(&item.link_id).is_empty()).count();
    assert!(answered > 30, "an example shows much: {answered}");
}
