//! What the carer's assessment tool asks, what it tells again in the summary and in the short version, and what it never keeps.

use super::{Carer, LIMBS, OUTCOMES, TOOL, items};
use crate::support::texts;
use carer_portal::questionnaire::{Item, SUMMARY, placeholders};

const SECTIONS: [&str; 14] = [
    "before-you-start",
    "you-and-them",
    "what-you-do",
    "how-it-affects-you",
    "your-wellbeing",
    "going-on",
    "your-life",
    "information",
    "emergency",
    "what-would-help",
    "at-the-assessment",
    "safety",
    "in-your-own-words",
    SUMMARY,
];
/// What version 0.1.0 asked, with the codes of its options. Files that it saved must still open.
const ASKED_BEFORE: [(&str, &str); 27] = [
    ("help-now", "yes no not-sure"),
    ("filled-in-by", "carer carer-with-worker for-carer"),
    ("age-band", "under-18 18-to-64 65-or-over"),
    ("who-for", "adult child both"),
    ("why-help", "mental-health dementia alcohol-or-drugs disability illness age not-diagnosed not-sure"),
    ("lives", "with-me near far"),
    (
        "tasks",
        "emotional-support watching-over medicines money nights speaking-for-them interpreting appointments personal-care housework none",
    ),
    ("without-you", "could-not could-some could-all not-sure"),
    ("paid", "unpaid paid voluntary not-sure"),
    ("comes-and-goes", "steady comes-and-goes growing not-sure"),
    ("changes-over", "days weeks months not-sure"),
    ("health", "not-affected worse may-worsen not-sure"),
    ("outcome-child-care", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-other-care", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-home", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-nutrition", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-relationships", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-work", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-community", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    ("outcome-recreation", "fine hard-but-manage without-help hurts at-risk not-sure does-not-apply"),
    (
        "wellbeing-parts",
        "dignity health-and-feelings safety control work-and-leisure money-and-society relationships home contribution not-sure",
    ),
    ("wellbeing-effect", "yes no not-sure"),
    ("able", "yes with-more-help no not-sure"),
    ("willing", "all some none not-sure"),
    ("what-to-change", ""),
    ("would-help", "breaks someone-to-talk-to group training money-advice equipment nights information none not-sure"),
    ("own-words", ""),
];
/// What a worker with two minutes needs to hear about, when it was answered.
const NEEDED_IN_SHORT: [&str; 22] = [
    "filled-in-by",
    "age-band",
    "who-for",
    "relation",
    "lives",
    "why-help",
    "others-help",
    "hours",
    "tasks",
    "health",
    "wellbeing-effect",
    "able",
    "willing",
    "what-to-change",
    "step-in",
    "emergency-plan",
    "would-help",
    "would-help-own",
    "assessment-who",
    "assessment-needs",
    "assessment-where",
    "assessment-hard",
];

/// Whether one of the lines shows the answer to this question.
fn tells(lines: &[&Item], question: &str) -> bool {
    lines.iter().any(|line| placeholders(&line.text.plain).contains(&question))
}

#[test]
fn the_sections_come_in_their_order() {
    assert_eq!(TOOL.questionnaire.top_level().map(|item| item.link_id.as_str()).collect::<Vec<_>>(), SECTIONS);
}

#[test]
fn files_of_the_first_version_still_open() {
    for (question, known) in ASKED_BEFORE {
        let now = TOOL.codes(question);
        assert!(known.split_whitespace().all(|code| now.contains(&code)), "{question}: {now:?}");
    }
}

#[test]
fn what_was_answered_is_told() {
    let with_follow_ups = Carer::of_an_adult().says("comes-and-goes", "comes-and-goes").says("assessment-needs", "interpreter");
    for base in [Carer::of_an_adult(), with_follow_ups] {
        for (question, code, carer) in base.with_each_answer() {
            let asked = carer.sees().contains(question.link_id.as_str()) && !question.not_kept;
            assert_eq!(tells(&carer.summary(), &question.link_id), asked && !code.is_empty(), "{}: {code}", question.link_id);
        }
    }
}

#[test]
fn every_question_offers_a_true_answer_to_who_is_not_sure() {
    // What somebody always knows, or what may be left out where nothing in the list fits.
    let known = ["filled-in-by", "age-band", "who-for", "relation", "lives", "tasks", "life-now", "life-gave-up"];
    let wished = ["assessment-needs", "assessment-where"];
    for question in items().iter().filter(|item| !item.options.is_empty()) {
        let id = question.link_id.as_str();
        assert!(TOOL.codes(id).contains(&"not-sure") || known.contains(&id) || wished.contains(&id), "{id}");
    }
}

#[test]
fn a_question_about_safety_opens_help_and_nothing_else() {
    assert!(TOOL.item("unsafe").not_kept);
    assert_eq!(TOOL.item("safety-help").support_links, ["/help-now/when-you-are-not-safe/", "/help-now/"]);
    for (code, opens) in [("yes", true), ("not-sure", true), ("no", false), ("", false)] {
        let without = Carer::of_an_adult().sees();
        let with = Carer::of_an_adult().says("unsafe", code).sees();
        let opened = with.difference(&without).copied().collect::<Vec<_>>();
        assert_eq!(opened, if opens { vec!["safety-help"] } else { Vec::new() }, "{code}");
        assert!(with.is_superset(&without), "{code}");
    }
}

#[test]
fn what_is_never_kept_is_in_no_file_and_in_no_summary() {
    let never_kept = items().iter().filter(|item| item.is_question() && item.not_kept).map(|item| item.link_id.as_str());
    assert_eq!(never_kept.collect::<Vec<_>>(), ["help-now", "unsafe"]);
    for item in items() {
        let depends = item.enable_when.iter().any(|condition| ["help-now", "unsafe"].contains(&condition.question.as_str()));
        assert!(!depends || ["get-help-first", "safety-help"].contains(&item.link_id.as_str()), "{}", item.link_id);
    }
    for base in [Carer::default(), Carer::of_an_adult(), Carer::of_an_adult().says("age-band", "under-18")] {
        for question in ["help-now", "unsafe"] {
            for code in TOOL.codes(question) {
                let carer = base.clone().says(question, code);
                assert_eq!(carer.file(), base.file(), "{question}: {code}");
                assert_eq!(carer.summary(), base.summary(), "{question}: {code}");
                assert!(!carer.file().to_string().contains(question));
            }
        }
    }
}

#[test]
fn the_hours_decide_which_money_is_named() {
    for (hours, allowance, credit) in [
        ("under-20", false, false),
        ("20-to-34", false, true),
        ("35-or-more", true, true),
        ("day-and-night", true, true),
        ("not-sure", false, false),
        ("", false, false),
    ] {
        for age in ["18-to-64", "65-or-over"] {
            let sees = Carer::of_an_adult().says("hours", hours).says("age-band", age).sees();
            assert_eq!(sees.contains("other-money-allowance"), allowance, "{hours}");
            assert_eq!(sees.contains("other-money-credit"), credit, "{hours}");
            assert_eq!(sees.contains("other-money-pension"), allowance && age == "65-or-over", "{hours}");
            assert_eq!(sees.contains("other-money-hours-not-known"), hours == "not-sure", "{hours}");
            assert!(sees.contains("other-money"), "an adviser comes first");
        }
    }
    let at_home = Carer::of_an_adult().says("hours", "35-or-more").says("lives", "with-me");
    for (relation, shown) in [("parent", true), ("", true), ("partner", false)] {
        assert_eq!(at_home.clone().says("relation", relation).sees().contains("other-money-council-tax"), shown, "{relation}");
    }
    assert!(!at_home.says("lives", "near").sees().contains("other-money-council-tax"));
}

#[test]
fn nobody_under_18_is_sent_to_the_money_of_adults() {
    let money = ["Carer's Allowance", "Carer's Credit", "/rights/money/", "Council Tax"];
    let at_home = Carer::of_an_adult().says("lives", "with-me").says("would-help", "money-advice");
    for age in ["under-18", ""] {
        for hours in TOOL.codes("hours") {
            for line in at_home.clone().says("hours", hours).says("age-band", age).summary() {
                for text in texts(line) {
                    assert!(!money.iter().any(|words| text.contains(words)), "{}: {text}", line.link_id);
                }
            }
        }
    }
}

#[test]
fn each_way_has_its_own_assessment_and_its_own_pages() {
    let young = Carer::of_an_adult().says("age-band", "under-18");
    let parent = Carer::of_an_adult().says("who-for", "child");
    for (carer, asks, pages) in [
        (Carer::of_an_adult(), "ask-carers-assessment", ["/rights/carers-assessment/", "/rights/if-nothing-happens/"]),
        (young, "ask-young-carers-assessment", ["/carers/young-carers/", "/rights/young-and-parent-carers/"]),
        (parent, "ask-parent-carers-assessment", ["/carers/parent-carers/", "/rights/young-and-parent-carers/"]),
    ] {
        let all = ["ask-carers-assessment", "ask-young-carers-assessment", "ask-parent-carers-assessment"];
        let sees = carer.sees();
        assert_eq!(all.into_iter().filter(|id| sees.contains(id)).collect::<Vec<_>>(), [asks]);
        assert!(carer.in_short().iter().any(|line| line.link_id == asks), "{asks} is in the short version");
        for page in pages {
            let linked = |line: &&Item| line.text.markdown.as_deref().is_some_and(|text| text.contains(page));
            assert!(carer.summary().iter().any(linked), "{asks}: {page}");
        }
    }
}

#[test]
fn who_helps_only_a_child_is_not_asked_for_the_child_s_consent() {
    assert!(!Carer::of_an_adult().says("who-for", "child").sees().contains("info-consent"));
    for who in ["adult", "both", ""] {
        assert!(Carer::of_an_adult().says("who-for", who).sees().contains("info-consent"), "{who}");
    }
}

#[test]
fn nobody_is_told_to_ask_the_person_for_consent() {
    let asks = |code: &str| Carer::of_an_adult().says("info-consent", code).sees();
    assert!(TOOL.item("info-consent").hint.as_deref().unwrap().contains("You do not have to ask them"));
    assert!(TOOL.item("ask-consent-not-asked").text.plain.starts_with("Ask staff to ask the person"));
    assert!(asks("not-asked").contains("ask-consent-not-asked") && asks("not-sure").contains("ask-consent-not-asked"));
    assert!(!asks("none").contains("ask-consent-not-asked") && asks("none").contains("ask-consent-none"), "a no is a no");
}

#[test]
fn the_short_version_is_never_empty_when_something_is_answered() {
    for base in [Carer::default(), Carer::of_an_adult().says("age-band", "under-18"), Carer::of_an_adult().says("who-for", "child")] {
        for (question, code, carer) in base.with_each_answer() {
            let short = carer.in_short();
            assert!(!short.is_empty(), "{}: {code}", question.link_id);
            let needed = NEEDED_IN_SHORT.contains(&question.link_id.as_str());
            assert!(!needed || code.is_empty() || tells(&short, &question.link_id), "{}: {code}", question.link_id);
            assert!(short.len() < carer.summary().len(), "short is shorter");
        }
        for outcome in OUTCOMES {
            for code in TOOL.codes(outcome) {
                let short = base.clone().says(outcome, code).in_short();
                assert_eq!(tells(&short, outcome), LIMBS.contains(&code), "what is hardest: {outcome}: {code}");
            }
        }
    }
}
