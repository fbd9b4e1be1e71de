//! `portal ask --json`: the exact shape, and `publish`.

use super::super::{Answer, Questionnaire, ask_json, publish};
use super::{answers, is_yes, of};
use serde_json::json;

#[test]
fn ask_prints_the_promised_shape() {
    let questionnaire = of(json!([
        {"linkId": "s", "type": "group", "item": [{"linkId": "q", "type": "boolean"}, {"linkId": "r", "type": "string", "required": true, "enableWhen": [is_yes("q", true)]}]},
        {"linkId": "summary", "type": "group", "item": [{"linkId": "line", "type": "display", "text": "You said {q}"}]}
    ]));
    assert_eq!(
        ask_json(&questionnaire, &answers([("q", vec![Answer::Boolean(true)])])),
        json!({
            "enabled": ["s", "q", "r", "summary", "line"], "errors": [{"linkId": "r", "message": "an answer is required"}],
            "summary": [{"linkId": "line", "text": "You said yes"}], "status": "in-progress"
        })
    );
}

#[test]
fn publishing_turns_markdown_into_html_at_any_depth() {
    let rich = json!({"extension": [
        {"url": "http://hl7.org/fhir/StructureDefinition/rendering-xhtml", "valueString": "<script>"},
        {"url": "http://hl7.org/fhir/StructureDefinition/rendering-markdown", "valueMarkdown": "*a*"}
    ]});
    let source = json!({"resourceType": "Questionnaire", "item": [{"linkId": "g", "type": "group", "item": [{"linkId": "x", "type": "display", "text": "a", "_text": rich}]}]});
    let published = Questionnaire::read(&publish(source, |markdown| format!("<p>{markdown}</p>")).to_string()).unwrap();
    let text = &published.item("x").unwrap().text;
    assert_eq!((text.html.as_deref(), text.markdown.as_deref()), (Some("<p>*a*</p>"), None));
    assert_eq!(publish(json!([1]), |_| String::new()), json!([1]));
}
