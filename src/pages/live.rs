//! The pages in the browser: takes over links, wakes the live parts of whatever document is shown. Start at [`start`].

use super::support::{Filters, Frame};
use super::tool::{self, alive, state::ToolState};
use crate::browser::document::{self, HtmlElement};
use crate::browser::{self, fetch, leaving, memory, navigation, storage};
use crate::directory::{Date, Index};
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use std::any::Any;
use std::cell::{Cell, RefCell};
use std::sync::Arc;

thread_local! {
    /// What is alive on the page: dropped when the page goes.
    static ALIVE: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
    static TOOL: RefCell<Option<ToolState>> = const { RefCell::new(None) };
    /// Counts the pages shown: a part that wakes after its page has gone must not stay.
    static PAGE: Cell<u32> = const { Cell::new(0) };
}

/// Brings the page to life.
pub fn start() {
    tool::forget_what_is_over();
    storage::watch(|name| {
        if let Some(tool) = TOOL.with_borrow(Option::clone)
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
            let mark = host.clone();
            let woken = match host.get_attribute("data-live").as_deref() {
                Some("tool") => alive::wake(host).await.map(|(alive, state)| (alive, Some(state))),
                Some("directory") => directory(host).await.map(|alive| (alive, None)),
                _ => None,
            };
            let Some((alive, tool)) = woken.filter(|_| PAGE.get() == page) else { return };
            ALIVE.with_borrow_mut(|list| list.push(alive));
            TOOL.set(tool);
            document::mark_ready(Some(&mark));
        });
    }
}

fn leave() {
    TOOL.set(None);
    drop(ALIVE.take());
}

fn step(code: Option<String>) {
    if let Some(tool) = TOOL.with_borrow(Option::clone) {
        tool.revisit(code.as_deref());
    }
}

/// Wakes the directory's filter. Without its index the page stays what it is: the whole list.
async fn directory(host: HtmlElement) -> Option<Box<dyn Any>> {
    let frame = Frame::read(&document::text_of("[data-frame]")?)?;
    let file = fetch::text(&document::source_of(&host)?).await.ok()?;
    let index = Index::read(&file.text)?;
    let (year, month, day) = document::today();
    let today = Date { year, month, day };
    let mounted = hydrate_from(host, move || view! { <Filters frame=frame index=Arc::new(index) today=today /> });
    Some(Box::new(mounted))
}
