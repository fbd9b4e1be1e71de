//! Reading the portal's own data files in the browser. serde's derived readers for words and index weighed 15 kB of the
//! brotli-compressed wasm; these few functions over the reader that the Questionnaires need anyway weigh next to nothing.

use serde_json::Value;

/// A text by its name; empty when there is none.
pub fn text(value: &Value, name: &str) -> String {
    value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A list by its name; empty when there is none.
pub fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A list of texts by its name; what is no text is left out.
pub fn texts(value: &Value, name: &str) -> Vec<String> {
    list(value, name).iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}
