//! The summary: nested headings, and answers inside rich text.

use super::super::summary::lines;
use super::super::{Answer, Answers, fill, placeholders};
use super::{WORDS, answers, evaluated, is_yes, of, text};
use serde_json::json;

#[test]
fn nested_groups_are_headings_with_a_depth_and_empty_ones_are_left_out() {
    let questionnaire = of(
        json!([{"linkId": "s", "type": "group", "item": [{"linkId": "q", "type": "boolean"}]}, {"linkId": "summary", "type": "group", "text": "Result", "item": [
            {"linkId": "a", "type": "group", "text": "A", "item": [
                {"linkId": "a1", "type": "display", "text": "a1"},
                {"linkId": "b", "type": "group", "text": "B", "item": [{"linkId": "b1", "type": "display", "text": "b1"}]},
                {"linkId": "c", "type": "group", "text": "C", "item": [{"linkId": "c1", "type": "display", "text": "c1", "enableWhen": [is_yes("q", true)]}]}
            ]},
            {"linkId": "d", "type": "group", "item": [{"linkId": "d1", "type": "display", "text": "d1"}]}
        ]}]),
    );
    let given = answers([]);
    let lines = lines(&questionnaire, &given, &evaluated(&questionnaire, &given), &WORDS);
    let lines: Vec<_> = lines.iter().map(|line| (line.item.link_id.as_str(), line.heading, line.depth)).collect();
    assert_eq!(lines, [("a", true, 0), ("a1", false, 1), ("b", true, 1), ("b1", false, 2), ("d1", false, 1)]);
}

#[test]
fn answers_are_escaped_in_rich_text_only() {
    let xhtml = json!({"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/rendering-xhtml", "valueString": "<p>You said <b>{q}</b></p>"}]});
    let questionnaire =
        of(json!([{"linkId": "q", "type": "text"}, {"linkId": "x", "type": "display", "text": "You said {q}", "_text": xhtml}]));
    let given = answers([("q", vec![text("<img src=x onerror=\"a('&')\">\n{x}{q}")])]);
    let filled = fill(&questionnaire, &given, &evaluated(&questionnaire, &given), &questionnaire.item("x").unwrap().text, &WORDS);
    assert_eq!(filled.plain, "You said <img src=x onerror=\"a('&')\">\n{x}{q}", "an answer is not filled again");
    assert_eq!(filled.html.unwrap(), "<p>You said <b>&lt;img src=x onerror=&quot;a(&#39;&amp;&#39;)&quot;&gt;<br/>{x}{q}</b></p>");
}

#[test]
fn a_placeholder_shows_only_what_counts_and_may_be_printed() {
    let questionnaire = of(json!([
        {"linkId": "open", "type": "boolean"}, {"linkId": "shut", "type": "string", "enableWhen": [is_yes("open", true)]},
        {"linkId": "secret", "type": "string", "extension": [{"url": "https://carer-portal.example/StructureDefinition/not-kept", "valueBoolean": true}]},
        {"linkId": "x", "type": "display", "text": "{shut} {secret} {nowhere} {x} { {open} {"}
    ]));
    let given = answers([("open", vec![Answer::Boolean(false)]), ("shut", vec![text("one")]), ("secret", vec![text("two")])]);
    let filled = fill(&questionnaire, &given, &evaluated(&questionnaire, &given), &questionnaire.item("x").unwrap().text, &WORDS);
    assert_eq!(filled.plain, "(nothing) (nothing) {nowhere} {x} { no {");
    assert_eq!(placeholders("a {b} {c{d}} }{"), ["b", "d"]);
}

#[test]
fn the_short_version_takes_marked_lines_marked_groups_and_the_headings_above_them() {
    let short = json!([{"url": "https://carer-portal.example/StructureDefinition/in-short", "valueBoolean": true}]);
    let questionnaire = of(json!([{"linkId": "summary", "type": "group", "item": [
        {"linkId": "long", "type": "display", "text": "Long"},
        {"linkId": "g", "type": "group", "text": "Group", "item": [
            {"linkId": "a", "type": "display", "text": "A", "extension": short}, {"linkId": "b", "type": "display", "text": "B"}
        ]},
        {"linkId": "h", "type": "group", "text": "All of it", "extension": short, "item": [{"linkId": "c", "type": "display", "text": "C"}]},
        {"linkId": "i", "type": "group", "text": "None of it", "item": [{"linkId": "d", "type": "display", "text": "D"}]}
    ]}]));
    let given = Answers::new();
    let lines = lines(&questionnaire, &given, &evaluated(&questionnaire, &given), &WORDS);
    let in_short: Vec<_> = lines.iter().filter(|line| line.in_short).map(|line| line.text.plain.as_str()).collect();
    assert_eq!(in_short, ["Group", "A", "All of it", "C"]);
}
