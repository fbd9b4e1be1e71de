//! Storage on the device: what a reader asked to keep, and nothing else.
//!
//! Every access can fail: gloo's accessors throw where site data is blocked (private modes, policies of the host), so each storage is
//! tried first, and whoever keeps something gets to know whether it was kept.

use super::document::window;
use super::listen;
use gloo_storage::{LocalStorage, SessionStorage, Storage};
use web_sys::StorageEvent;

/// What all our names begin with: a host's other pages may share the storage.
const OURS: &str = "carer-portal/";

/// Why something is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageError {
    /// The browser keeps nothing for this site.
    Refused,
    /// There is no room.
    Full,
}

/// The device's storage, if the browser allows any.
fn local() -> Option<web_sys::Storage> {
    matches!(window()?.local_storage(), Ok(Some(_))).then(LocalStorage::raw)
}

fn name_of(name: &str) -> String {
    [OURS, name].concat()
}

/// Keeps a text on the device. In the prerender: never called.
///
/// # Errors
/// When the browser refuses, or there is no room; what was kept before is still there then.
pub fn keep(name: &str, text: &str) -> Result<(), StorageError> {
    let storage = local().ok_or(StorageError::Refused)?;
    storage.set_item(&name_of(name), text).map_err(|_| StorageError::Full)
}

/// What is kept under a name. In the prerender: never called.
pub fn kept(name: &str) -> Option<String> {
    local()?.get_item(&name_of(name)).ok()?
}

/// Lets go of what is kept under a name. In the prerender: never called.
pub fn remove(name: &str) {
    if let Some(storage) = local() {
        let _ = storage.remove_item(&name_of(name));
    }
}

/// The names under which something of ours is kept. In the prerender: never called.
pub fn names() -> Vec<String> {
    let Some(storage) = local() else { return Vec::new() };
    let count = storage.length().unwrap_or_default();
    let name = |at| storage.key(at).ok()??.strip_prefix(OURS).map(str::to_owned);
    (0..count).filter_map(name).collect()
}

/// Calls when another tab has changed what is kept under a name. In the prerender: never called.
pub fn watch(mut changed: impl FnMut(&str) + 'static) {
    let Some(window) = window() else { return };
    listen(&window, "storage", move |event: StorageEvent| {
        // No key: the other tab has emptied the storage.
        match event.key() {
            Some(key) => {
                if let Some(name) = key.strip_prefix(OURS) {
                    changed(name);
                }
            }
            None => changed(""),
        }
    });
}

/// Empties both storages, a host's other pages included: whoever leaves in a hurry leaves nothing. In the prerender: never called.
pub fn clear() {
    if local().is_some() {
        LocalStorage::clear();
    }
    if window().is_some_and(|window| matches!(window.session_storage(), Ok(Some(_)))) {
        SessionStorage::clear();
    }
}
