//! Answers: what a reader types, ticks and clears, and what is wrong with it.

use super::super::{Answer, Answers, ErrorKind, Questionnaire, answer_words, evaluate};
use super::{WORDS, answers, coding, of, options, text};
use serde_json::json;

fn questionnaire() -> Questionnaire {
    let mut some = options(&["a", "b", "none"]);
    some[2]["extension"] = json!([{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive", "valueBoolean": true}]);
    of(json!([
        {"linkId": "boolean", "type": "boolean"}, {"linkId": "string", "type": "string", "maxLength": 4}, {"linkId": "date", "type": "date"},
        {"linkId": "integer", "type": "integer"}, {"linkId": "decimal", "type": "decimal"},
        {"linkId": "one", "type": "choice", "answerOption": some}, {"linkId": "many", "type": "choice", "repeats": true, "answerOption": some},
        {"linkId": "open", "type": "open-choice", "maxLength": 4, "answerOption": some}
    ]))
}

fn typed(link_id: &str, raw: &str) -> Option<Answer> {
    Answer::typed(questionnaire().item(link_id).unwrap(), raw)
}

fn error(link_id: &str, given: Vec<Answer>) -> Option<ErrorKind> {
    evaluate(&questionnaire(), &answers([(link_id, given)])).error(link_id)
}

#[test]
fn what_is_typed_becomes_the_answer_that_is_asked_for() {
    assert_eq!(typed("integer", " 42 "), Some(Answer::Integer(42)));
    assert_eq!(typed("decimal", "007.50"), Some(Answer::Decimal("7.5".to_owned())));
    assert_eq!(typed("decimal", ".05"), Some(Answer::Decimal("0.05".to_owned())));
    assert_eq!(typed("decimal", "-120."), Some(Answer::Decimal("-120".to_owned())));
    assert_eq!(typed("decimal", "-0.0"), Some(Answer::Decimal("0".to_owned())));
    assert_eq!(typed("date", "2024-02-29"), Some(Answer::Date("2024-02-29".to_owned())));
    assert_eq!(typed("string", " so "), Some(text(" so ")));
    assert_eq!(typed("string", " \n"), None);
}

#[test]
fn what_cannot_be_read_stays_as_it_was_typed_and_is_an_error() {
    for (link_id, raw, kind) in [
        ("integer", "2.5", ErrorKind::NotWhole),
        ("integer", "a few", ErrorKind::NotANumber),
        ("integer", "99999999999", ErrorKind::NotWhole),
        ("decimal", "1,5", ErrorKind::NotANumber),
        ("decimal", "1.2.3", ErrorKind::NotANumber),
        ("decimal", ".", ErrorKind::NotANumber),
        ("decimal", "1234567890.123456", ErrorKind::NotANumber),
        ("date", "2026-02-30", ErrorKind::NotADate),
        ("date", "2100-02-29", ErrorKind::NotADate),
    ] {
        let answer = typed(link_id, raw).unwrap();
        assert_eq!(answer, text(raw));
        assert_eq!(error(link_id, vec![answer]), Some(kind), "{raw}");
    }
}

#[test]
fn a_date_input_has_three_fields() {
    assert_eq!(Answer::date("7", "3", "2026"), Some(Answer::Date("2026-03-07".to_owned())));
    assert_eq!(Answer::date(" ", "", ""), None);
    let impossible = Answer::date("31", "2", "2026").unwrap();
    assert_eq!(
        (impossible.date_fields(), error("date", vec![impossible])),
        (["31", "2", "2026"].map(str::to_owned), Some(ErrorKind::NotADate))
    );
    for (day, month, year) in
        [("", "3", "2026"), ("1", "", "2026"), ("1", "2", ""), ("1", "2", "26"), ("1-1", "2", "2026"), ("1/1", "2", "2026")]
    {
        assert!(matches!(Answer::date(day, month, year), Some(Answer::Text(_))), "{day} {month} {year}");
    }
    assert_eq!(Answer::Date("2026-03-07".to_owned()).date_fields(), ["07", "03", "2026"].map(str::to_owned));
}

#[test]
fn each_error_has_its_kind() {
    assert_eq!(error("string", vec![text("naïve")]), Some(ErrorKind::TooLong { max: 4, length: 5 }));
    assert_eq!(error("string", vec![text("naïf")]), None, "characters count, not bytes");
    assert_eq!(error("open", vec![text("my own")]), Some(ErrorKind::TooLong { max: 4, length: 6 }));
    assert_eq!(error("open", vec![text("mine")]), None);
    assert_eq!(error("one", vec![coding("c")]), Some(ErrorKind::NotAnOption));
    assert_eq!(error("one", vec![text("a")]), Some(ErrorKind::NotAnOption));
    assert_eq!(error("open", vec![coding("c")]), Some(ErrorKind::NotAnOption));
    assert_eq!(error("one", vec![coding("a"), coding("b")]), Some(ErrorKind::TooManyAnswers));
    assert_eq!(error("many", vec![coding("a"), coding("b")]), None);
    assert_eq!(error("many", vec![coding("a"), coding("none")]), Some(ErrorKind::ExclusiveWithOthers));
    assert_eq!(error("many", vec![coding("none")]), None);
    assert_eq!(error("boolean", vec![text("yes")]), Some(ErrorKind::WrongType));
}

#[test]
fn none_of_these_clears_the_others_and_they_clear_it() {
    let questionnaire = questionnaire();
    let (many, one) = (questionnaire.item("many").unwrap(), questionnaire.item("one").unwrap());
    let mut given = Answers::new();
    given.toggle(many, coding("b"), true);
    given.toggle(many, coding("a"), true);
    assert_eq!(given.get("many"), [coding("a"), coding("b")], "in the order of the options");
    given.toggle(many, coding("none"), true);
    assert_eq!(given.get("many"), [coding("none")]);
    given.toggle(many, coding("a"), true);
    assert_eq!(given.get("many"), [coding("a")]);
    given.toggle(many, coding("a"), false);
    assert!(given.is_empty());
    given.toggle(one, coding("a"), true);
    given.toggle(one, coding("b"), true);
    assert_eq!(given.get("one"), [coding("b")]);
}

#[test]
fn answers_read_as_words() {
    let questionnaire = questionnaire();
    let words = |link_id: &str, given: &[Answer]| answer_words(questionnaire.item(link_id).unwrap(), given, &WORDS);
    assert_eq!(words("boolean", &[Answer::Boolean(true)]), "yes");
    assert_eq!(words("many", &[coding("a"), coding("b")]), "A and B");
    assert_eq!(words("many", &[]), "");
    assert_eq!(words("one", &[coding("gone")]), "gone");
    assert_eq!(words("date", &[Answer::Date("2026-03-07".to_owned())]), "7 Mar 2026");
    assert_eq!(words("date", &[Answer::Date("2026-03".to_owned())]), "Mar 2026");
    assert_eq!(words("date", &[text("31/2/2026")]), "31/2/2026");
    assert_eq!(words("integer", &[Answer::Integer(-3)]), "-3");
}
