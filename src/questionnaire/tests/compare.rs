//! What has changed since another time.

use super::super::{Answers, differences, evaluate};
use super::{WORDS, answers, coding, is_yes, of, options, text};
use serde_json::json;

fn changed(before: &Answers, now: &Answers) -> Vec<(String, Option<String>, Option<String>)> {
    let not_kept = json!([{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}]);
    let questionnaire = of(json!([
        {"linkId": "s", "type": "group", "text": "S", "item": [
            {"linkId": "a", "type": "boolean", "text": "A"},
            {"linkId": "b", "type": "string", "text": "B", "enableWhen": [is_yes("a", true)]},
            {"linkId": "c", "type": "choice", "repeats": true, "text": "C", "answerOption": options(&["x", "y"])},
            {"linkId": "secret", "type": "string", "text": "Secret", "extension": not_kept}
        ]},
        {"linkId": "summary", "type": "group", "item": [{"linkId": "d", "type": "display", "text": "D"}]}
    ]));
    let evaluation = evaluate(&questionnaire, now);
    differences(&questionnaire, before, now, &evaluation, &WORDS)
        .into_iter()
        .map(|change| (change.item.link_id.clone(), change.before, change.now))
        .collect()
}

fn said(words: &str) -> Option<String> {
    Some(words.to_owned())
}

#[test]
fn only_what_reads_otherwise_is_a_difference() {
    let before = answers([("a", vec![yes(true)]), ("b", vec![text("then")]), ("c", vec![coding("x")])]);
    assert_eq!(changed(&before, &before), []);
    let now = answers([("a", vec![yes(true)]), ("b", vec![text("now")]), ("c", vec![coding("x"), coding("y")])]);
    assert_eq!(changed(&before, &now), [("b".to_owned(), said("then"), said("now")), ("c".to_owned(), said("X"), said("X and Y"))]);
}

#[test]
fn a_question_that_is_asked_at_one_time_only_counts_as_unanswered_at_the_other() {
    let open = answers([("a", vec![yes(true)]), ("b", vec![text("told")])]);
    let shut = answers([("a", vec![yes(false)]), ("b", vec![text("told")])]);
    let a = |from: &str, to: &str| ("a".to_owned(), said(from), said(to));
    assert_eq!(changed(&open, &shut), [a("yes", "no"), ("b".to_owned(), said("told"), None)]);
    assert_eq!(changed(&shut, &open), [a("no", "yes"), ("b".to_owned(), None, said("told"))]);
    assert_eq!(changed(&open, &Answers::new()).len(), 2);
    assert_eq!(changed(&Answers::new(), &open).len(), 2);
}

#[test]
fn what_is_never_kept_is_never_compared() {
    assert_eq!(changed(&answers([("secret", vec![text("one")])]), &answers([("secret", vec![text("two")])])), []);
}

fn yes(yes: bool) -> super::Answer {
    super::Answer::Boolean(yes)
}
