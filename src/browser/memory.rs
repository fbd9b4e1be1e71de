//! What is held while the page is open, and by nothing else: answers survive following a link, and a reload asks first.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::BeforeUnloadEvent;

#[derive(Default)]
struct Held {
    answers: BTreeMap<String, Box<dyn Any>>,
    /// The tools whose answers are nowhere but here.
    unsaved: BTreeSet<String>,
    steps: BTreeMap<String, String>,
    warning: Option<Closure<dyn FnMut(BeforeUnloadEvent)>>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

/// Holds the answers to a tool; `None` lets them go. While any are held that are `saved` nowhere else, closing or reloading the page
/// asks the reader first. In the prerender: never called.
pub fn keep<T: 'static>(name: &str, answers: Option<T>, saved: bool) {
    HELD.with_borrow_mut(|held| {
        if saved || answers.is_none() {
            held.unsaved.remove(name);
        } else {
            held.unsaved.insert(name.to_owned());
        }
        match answers {
            Some(answers) => drop(held.answers.insert(name.to_owned(), Box::new(answers))),
            None => drop(held.answers.remove(name)),
        }
        warn(held);
    });
}

/// The answers to a tool, if any are held. In the prerender: none.
pub fn recall<T: Clone + 'static>(name: &str) -> Option<T> {
    HELD.with_borrow(|held| held.answers.get(name)?.downcast_ref::<T>().cloned())
}

/// Notes that the answers to a tool are saved somewhere else, too, as they are now. In the prerender: never called.
pub fn saved(name: &str) {
    HELD.with_borrow_mut(|held| {
        held.unsaved.remove(name);
        warn(held);
    });
}

/// Holds where a reader is in a tool. In the prerender: never called.
pub fn keep_step(name: &str, step: &str) {
    HELD.with_borrow_mut(|held| held.steps.insert(name.to_owned(), step.to_owned()));
}

/// Where a reader was in a tool. In the prerender: none.
pub fn recall_step(name: &str) -> Option<String> {
    HELD.with_borrow(|held| held.steps.get(name).cloned())
}

/// Lets everything go. In the prerender: never called.
pub fn forget_all() {
    HELD.with_borrow_mut(|held| {
        held.answers.clear();
        held.unsaved.clear();
        held.steps.clear();
        warn(held);
    });
}

/// The browser's own question is asked only while there is something to lose: a page that always listens for it is shut out of the
/// back-forward cache.
fn warn(held: &mut Held) {
    let Some(window) = super::document::window() else { return };
    match (held.unsaved.is_empty(), held.warning.take()) {
        (false, None) => {
            let closure = Closure::<dyn FnMut(BeforeUnloadEvent)>::new(|event: BeforeUnloadEvent| {
                event.prevent_default();
                event.set_return_value("unsaved");
            });
            let _ = window.add_event_listener_with_callback("beforeunload", closure.as_ref().unchecked_ref());
            held.warning = Some(closure);
        }
        (true, Some(closure)) => {
            let _ = window.remove_event_listener_with_callback("beforeunload", closure.as_ref().unchecked_ref());
        }
        (_, unchanged) => held.warning = unchanged,
    }
}
