//! What is held while the page is open, and by nothing else: answers survive following a link, and a reload asks first.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::BeforeUnloadEvent;

#[derive(Default)]
struct Held {
    answers: BTreeMap<String, Box<dyn Any>>,
    steps: BTreeMap<String, String>,
    views: BTreeMap<String, Box<dyn Any>>,
    warning: Option<Closure<dyn FnMut(BeforeUnloadEvent)>>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

/// Holds the answers to a tool; `None` lets them go. While any are held, closing or reloading the page asks the reader first.
/// In the prerender: never called.
pub fn keep<T: 'static>(name: &str, answers: Option<T>) {
    HELD.with_borrow_mut(|held| {
        match answers {
            Some(answers) => {
                held.answers.insert(name.to_owned(), Box::new(answers));
            }
            None => {
                held.answers.remove(name);
            }
        }
        warn(held);
    });
}

/// The answers to a tool, if any are held. In the prerender: none.
pub fn recall<T: Clone + 'static>(name: &str) -> Option<T> {
    HELD.with_borrow(|held| held.answers.get(name)?.downcast_ref::<T>().cloned())
}

/// Holds where a reader is in a tool. In the prerender: never called.
pub fn keep_step(name: &str, step: &str) {
    HELD.with_borrow_mut(|held| held.steps.insert(name.to_owned(), step.to_owned()));
}

/// Where a reader was in a tool. In the prerender: none.
pub fn recall_step(name: &str) -> Option<String> {
    HELD.with_borrow(|held| held.steps.get(name).cloned())
}

/// Holds how a reader left a page, such as what was searched for. Nothing that they would miss much, so nobody is asked before it goes.
/// In the prerender: never called.
pub fn keep_view<T: 'static>(name: &str, view: T) {
    HELD.with_borrow_mut(|held| held.views.insert(name.to_owned(), Box::new(view)));
}

/// How a reader left a page. In the prerender: nothing.
pub fn recall_view<T: Clone + 'static>(name: &str) -> Option<T> {
    HELD.with_borrow(|held| held.views.get(name)?.downcast_ref::<T>().cloned())
}

/// Lets everything go. In the prerender: never called.
pub fn forget_all() {
    HELD.with_borrow_mut(|held| {
        held.answers.clear();
        held.steps.clear();
        held.views.clear();
        warn(held);
    });
}

/// The browser's own question is asked only while there is something to lose: a page that always listens for it is shut out of the
/// back-forward cache.
fn warn(held: &mut Held) {
    let Some(window) = super::document::window() else { return };
    match (held.answers.is_empty(), held.warning.take()) {
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
