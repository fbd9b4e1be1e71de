//! Leaving quickly ([GOV.UK "exit this page"](https://design-system.service.gov.uk/components/exit-this-page/)). Without script the
//! button is a plain link; with it, nothing stays on the screen, in memory or behind the Back button.

use super::document::{document, find, window};
use super::{listen, storage};
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, MouseEvent, PageTransitionEvent};

/// Three presses of Shift within this time leave the page, in milliseconds (GOV.UK's number).
const PRESSES_WITHIN: f64 = 5_000.0;

thread_local! {
    static PRESSES: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static LEFT: Cell<bool> = const { Cell::new(false) };
}

/// Watches the button and the Shift key on every page that has the button. `forget` wipes what is held in memory.
/// In the prerender: never called.
pub fn watch(forget: fn()) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    listen(&document, "click", move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.and_then(|target| target.closest("[data-exit]").ok().flatten()).is_some() {
            event.prevent_default();
            leave(forget);
        }
    });
    listen(&document, "keyup", move |event: KeyboardEvent| {
        if find("[data-exit]").is_none() {
            return;
        }
        let pressed = PRESSES.with_borrow_mut(|presses| {
            if event.key() != "Shift" {
                presses.clear();
                return 0;
            }
            let now = event.time_stamp();
            presses.retain(|earlier| now - earlier <= PRESSES_WITHIN);
            presses.push(now);
            presses.len()
        });
        show_presses(pressed);
        if pressed >= 3 {
            leave(forget);
        }
    });
    // The back-forward cache would show the page as it was left.
    listen(&window, "pageshow", |event: PageTransitionEvent| {
        if event.persisted()
            && LEFT.get()
            && let Some(window) = super::document::window()
        {
            let _ = window.location().reload();
        }
    });
}

/// Lights one of the three lamps beside the button for each press.
fn show_presses(pressed: usize) {
    let Some(button) = find(".portal-exit") else { return };
    for (index, lamp) in super::document::find_all(&button, ".portal-exit__press").iter().enumerate() {
        let _ = lamp.class_list().toggle_with_force("portal-exit__press--on", index < pressed);
    }
}

/// Covers the page, wipes what is held, and goes. The page's address is replaced, so that Back does not come here.
fn leave(forget: fn()) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    let to = find("[data-exit]").and_then(|link| link.get_attribute("href"));
    if let Some(root) = document.document_element() {
        let _ = root.class_list().add_1("portal-leaving");
    }
    LEFT.set(true);
    forget();
    storage::clear();
    document.set_title("");
    if let Some(portal) = find(super::document::PORTAL) {
        portal.set_text_content(None);
    }
    if let Some(to) = to {
        let _ = window.location().replace(&to);
    }
}
