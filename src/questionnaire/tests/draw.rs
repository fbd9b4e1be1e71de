//! The flow as a graph.

use super::super::dot;
use super::{is_yes, of};
use serde_json::json;

#[test]
fn screens_follow_each_other_and_conditions_lead_to_what_they_open() {
    let questionnaire = of(json!([
        {"linkId": "s", "type": "group", "text": "The \"first\"", "item": [
            {"linkId": "a", "type": "boolean", "text": "Is it so?"},
            {"linkId": "g", "type": "group", "enableWhen": [is_yes("a", true)], "item": [{"linkId": "b", "type": "string", "text": "What?"}]},
            {"linkId": "t", "type": "display", "text": "Read this", "enableWhen": [{"question": "b", "operator": "exists", "answerBoolean": false}]}
        ]},
        {"linkId": "summary", "type": "group", "text": "End", "item": [
            {"linkId": "d", "type": "display", "text": "Done", "enableWhen": [is_yes("a", true), is_yes("a", false)], "enableBehavior": "any"}
        ]}
    ]));
    let graph = dot(&questionnaire);
    for line in [
        "label=\"The \\\"first\\\"\";",
        "\"a\" [label=\"a\\nIs it so?\"];",
        "\"t\" [label=\"t\\nRead this\", shape=note];",
        "\"a\" -> \"b\";",
        "\"b\" -> \"t\";",
        "\"a\" -> \"b\" [style=dashed, constraint=false, label=\"= yes\"];",
        "\"b\" -> \"t\" [style=dashed, constraint=false, label=\"not answered\"];",
        "\"a\" -> \"d\" [style=dashed, constraint=false, label=\"= no (any)\"];",
    ] {
        assert!(graph.contains(line), "{line} in\n{graph}");
    }
    assert!(!graph.contains("\"t\" -> \"d\";"), "the result is no screen that comes next");
    assert_eq!(graph.matches('{').count(), graph.matches('}').count());
}
