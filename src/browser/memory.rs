//! What is held while the page is open, and by nothing else: answers survive following a link, and a reload asks first.

use std::any::Any;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::BeforeUnloadEvent;

/// What is held of one tool.
#[derive(Default)]
struct Tool {
    name: String,
    answers: Option<Box<dyn Any>>,
    step: Option<String>,
    /// The answers are nowhere but here.
    unsaved: bool,
}

#[derive(Default)]
struct Held {
    tools: Vec<Tool>,
    /// How a reader left each page: its name, and what it was.
    views: Vec<(String, Box<dyn Any>)>,
    warning: Option<Closure<dyn FnMut(BeforeUnloadEvent)>>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
}

fn change(name: &str, change: impl FnOnce(&mut Tool)) {
    HELD.with_borrow_mut(|held| {
        let at = held.tools.iter().position(|tool| tool.name == name).unwrap_or_else(|| {
            held.tools.push(Tool { name: name.to_owned(), ..Tool::default() });
            held.tools.len() - 1
        });
        change(&mut held.tools[at]);
        warn(held);
    });
}

fn look<T>(name: &str, look: impl FnOnce(&Tool) -> Option<T>) -> Option<T> {
    HELD.with_borrow(|held| look(held.tools.iter().find(|tool| tool.name == name)?))
}

/// Holds the answers to a tool; `None` lets them go. While any are held that are `saved` nowhere else, closing or reloading the page
/// asks the reader first. In the prerender: never called.
pub fn keep<T: 'static>(name: &str, answers: Option<T>, saved: bool) {
    let answers = answers.map(|answers| Box::new(answers) as Box<dyn Any>);
    change(name, |tool| {
        tool.unsaved = answers.is_some() && !saved;
        tool.answers = answers;
    });
}

/// The answers to a tool, if any are held. In the prerender: none.
pub fn recall<T: Clone + 'static>(name: &str) -> Option<T> {
    look(name, |tool| tool.answers.as_ref()?.downcast_ref::<T>().cloned())
}

/// Notes that the answers to a tool are saved somewhere else, too, as they are now. In the prerender: never called.
pub fn saved(name: &str) {
    change(name, |tool| tool.unsaved = false);
}

/// Holds where a reader is in a tool. In the prerender: never called.
pub fn keep_step(name: &str, step: &str) {
    change(name, |tool| tool.step = Some(step.to_owned()));
}

/// Where a reader was in a tool. In the prerender: none.
pub fn recall_step(name: &str) -> Option<String> {
    look(name, |tool| tool.step.clone())
}

/// Holds how a reader left a page, such as what was searched for. Nothing that they would miss much, so nobody is asked before it goes.
/// In the prerender: never called.
pub fn keep_view<T: 'static>(name: &str, view: T) {
    HELD.with_borrow_mut(|held| {
        held.views.retain(|(other, _)| other != name);
        held.views.push((name.to_owned(), Box::new(view)));
    });
}

/// How a reader left a page. In the prerender: nothing.
pub fn recall_view<T: Clone + 'static>(name: &str) -> Option<T> {
    HELD.with_borrow(|held| held.views.iter().find(|(other, _)| other == name)?.1.downcast_ref::<T>().cloned())
}

/// Lets everything go. In the prerender: never called.
pub fn forget_all() {
    HELD.with_borrow_mut(|held| {
        held.tools.clear();
        held.views.clear();
        warn(held);
    });
}

/// The browser's own question is asked only while there is something to lose: a page that always listens for it is shut out of the
/// back-forward cache.
fn warn(held: &mut Held) {
    let Some(window) = super::document::window() else { return };
    match (!held.tools.iter().any(|tool| tool.unsaved), held.warning.take()) {
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
