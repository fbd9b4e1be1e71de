//! Storage on the device. Nothing is kept there in this release; it is only emptied, since a host's other pages may share it.

use gloo_storage::{LocalStorage, SessionStorage, Storage};

/// Empties both storages. In the prerender: never called.
///
/// gloo's accessors throw where site data is blocked (private modes, policies of the host), so each storage is tried first.
pub fn clear() {
    let Some(window) = super::document::window() else { return };
    if matches!(window.local_storage(), Ok(Some(_))) {
        LocalStorage::clear();
    }
    if matches!(window.session_storage(), Ok(Some(_))) {
        SessionStorage::clear();
    }
}
