//! Files that a reader saves and opens. They never leave the device.

use super::document::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, Event, HtmlAnchorElement, HtmlInputElement, Url};

/// The largest file that is read, in bytes: many times what any tool saves.
const LARGEST: f64 = 2_000_000.0;

/// Why a file could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileError {
    /// The browser could not read it.
    Unreadable,
    /// Larger than anything that the portal saves.
    TooLarge,
}

/// Hands a text to the reader as a file, which the browser puts where it puts downloads. `false`: it could not. In the prerender:
/// never called.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    let made = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // Not at once: the browser may not have begun yet.
        super::document::later(10_000, move || drop(Url::revoke_object_url(&url)));
        Some(())
    };
    window().is_some() && made().is_some()
}

/// Reads the file that was chosen in a field, and empties the field, so that the same file can be chosen again. Calls nothing when
/// none was chosen. In the prerender: never called.
pub fn read(event: &Event, then: impl FnOnce(Result<String, FileError>) + 'static) {
    let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    let Some(file) = field.files().and_then(|files| files.get(0)) else { return };
    field.set_value("");
    super::run(async move {
        let text = if file.size() > LARGEST {
            Err(FileError::TooLarge)
        } else {
            JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).ok_or(FileError::Unreadable)
        };
        then(text);
    });
}
