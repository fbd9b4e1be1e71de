//! Turns a Questionnaire as it is edited into the file that the site publishes. Native only: the browser needs no Markdown.

use super::read::{HL7, extension_name};
use serde_json::{Value, json};

/// Replaces every `rendering-markdown` of an item's text by the standard `rendering-xhtml`, made with `html`. HTML that was
/// already in the file is dropped: it has not passed the checks that Markdown passes.
pub fn publish(mut questionnaire: Value, html: impl Fn(&str) -> String) -> Value {
    publish_items(&mut questionnaire, &html);
    questionnaire
}

fn publish_items(around: &mut Value, html: &impl Fn(&str) -> String) {
    let Some(items) = around.get_mut("item").and_then(Value::as_array_mut) else {
        return;
    };
    for item in items {
        let extensions = item.get_mut("_text").and_then(|text| text.get_mut("extension")).and_then(Value::as_array_mut);
        if let Some(extensions) = extensions {
            extensions.retain(|extension| extension_name(extension) != "rendering-xhtml");
            for extension in extensions {
                if extension_name(extension) == "rendering-markdown" {
                    let markdown = extension.get("valueMarkdown").and_then(Value::as_str).unwrap_or_default();
                    let xhtml = html(markdown);
                    *extension = json!({"url": format!("{HL7}rendering-xhtml"), "valueString": xhtml});
                }
            }
        }
        publish_items(item, html);
    }
}
