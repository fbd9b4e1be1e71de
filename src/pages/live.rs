//! The pages in the browser: takes over links, wakes the live parts of whatever document is shown. Start at [`start`].

use super::support;
use super::tool::{self, alive, state::ToolState};
use crate::browser::document;
use crate::browser::{self, leaving, memory, navigation, storage};
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

thread_local! {
    /// What is alive on the page: dropped when the page goes.
    static ALIVE: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
    static STEPS: RefCell<Option<Steps>> = const { RefCell::new(None) };
    /// Counts the pages shown: a part that wakes after its page has gone must not stay.
    static PAGE: Cell<u32> = const { Cell::new(0) };
}

/// A part with steps of its own in the browser's history.
#[derive(Clone)]
enum Steps {
    Tool(ToolState),
    Directory(Rc<support::alive::Directory>),
}

/// Brings the page to life.
pub fn start() {
    tool::forget_what_is_over();
    storage::watch(|name| {
        if let Some(Steps::Tool(tool)) = STEPS.with_borrow(Option::clone)
            && (name.is_empty() || name == tool.kit.frame.name)
        {
            tool.kept_changed();
        }
    });
    leaving::watch(memory::forget_all);
    navigation::start(navigation::Handlers { leave, arrive, step });
    arrive();
    document::mark_ready(None);
}

fn arrive() {
    let page = PAGE.get() + 1;
    PAGE.set(page);
    let Some(portal) = document::find(document::PORTAL) else { return };
    for host in document::find_all(&portal, "[data-live]") {
        browser::run(async move {
            browser::pause().await;
            let mark = host.clone();
            let woken = match host.get_attribute("data-live").as_deref() {
                Some("tool") => alive::wake(host).await.map(|(alive, state)| (alive, Steps::Tool(state))),
                Some("directory") => support::alive::wake(host).await.map(|(alive, directory)| (alive, Steps::Directory(directory))),
                _ => None,
            };
            let Some((alive, steps)) = woken.filter(|_| PAGE.get() == page) else { return };
            ALIVE.with_borrow_mut(|list| list.push(alive));
            STEPS.set(Some(steps));
            document::mark_ready(Some(&mark));
        });
    }
}

fn leave() {
    STEPS.set(None);
    drop(ALIVE.take());
    // How a result was to be printed is no wish for the next page.
    document::mark_root("data-print", None);
}

fn step(code: Option<String>) {
    match STEPS.with_borrow(Option::clone) {
        Some(Steps::Tool(tool)) => tool.revisit(code.as_deref()),
        Some(Steps::Directory(directory)) => directory.revisit(code.as_deref()),
        None => {}
    }
}
