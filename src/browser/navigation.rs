//! Following links without a full load: the target's prerendered document is fetched and its `#portal` takes the place of ours.
//!
//! The address never chooses what is shown; the document does. So the site works under any path, with or without the last slash, and
//! there is one artefact a page. Start at [`start`]. Scroll positions, and the step that a tool was at, are kept in memory by the
//! number that `history.state` holds, so that no address, title or storage tells what a reader did.

use super::document::{self, document, find, window};
use super::{fetch, listen};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, DomParser, Element, Event, HtmlAnchorElement, MouseEvent, ScrollRestoration, SupportedType, Url};

/// What is remembered of one entry of the browser's history.
#[derive(Clone, Default)]
struct Entry {
    scroll: f64,
    step: Option<String>,
}

/// What the pages do when a document comes and goes.
#[derive(Clone, Copy)]
pub struct Handlers {
    /// The document on the screen is about to be exchanged.
    pub leave: fn(),
    /// A document has arrived.
    pub arrive: fn(),
    /// Back or Forward led to another step of the same page; `None` is the page as it first was.
    pub step: fn(Option<String>),
}

thread_local! {
    /// By number. A list is enough: nobody makes a thousand steps, and a map would cost the wasm kilobytes.
    static ENTRIES: RefCell<Vec<(u32, Entry)>> = const { RefCell::new(Vec::new()) };
    static CURRENT: Cell<u32> = const { Cell::new(0) };
    static PATH: RefCell<String> = const { RefCell::new(String::new()) };
    /// Which navigation is under way: an answer to an earlier one comes too late.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Takes over the links of the page. In the prerender: never called.
pub fn start(handlers: Handlers) {
    let (Some(window), Some(document)) = (window(), document()) else { return };
    PATH.set(path());
    CURRENT.set(state().unwrap_or_default());
    write_state(CURRENT.get(), None, true);
    if let Ok(history) = window.history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    keep_head_links(&document);
    // A reload is the browser's to restore.
    listen(&window, "pagehide", |_: Event| {
        if let Some(history) = super::document::window().and_then(|w| w.history().ok()) {
            let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
        }
    });
    listen(&document, "click", move |event: MouseEvent| {
        if let Some(url) = followed(&event) {
            event.prevent_default();
            go(url, None, handlers);
        }
    });
    listen(&window, "popstate", move |_: Event| {
        let Some(number) = state() else {
            // A link to a heading of this page made a new entry by itself: it is still the same step.
            let number = next_number();
            let step = step();
            CURRENT.set(number);
            change_entry(|entry| *entry = Entry { step, ..Entry::default() });
            return write_state(number, None, true);
        };
        // A page that is still under way is not wanted any more.
        TURN.set(TURN.get() + 1);
        if number == CURRENT.get() {
            // Back at the page that is shown: the other one could not be fetched, or had not come yet.
            return;
        }
        remember_scroll();
        if path() == PATH.with_borrow(String::clone) {
            CURRENT.set(number);
            let entry = entry();
            (handlers.step)(entry.step);
            document::after_paint(move || document::scroll_to(entry.scroll));
        } else if let Some(url) = href() {
            go(url, Some(number), handlers);
        }
    });
}

/// Notes that the reader went on to another step of the page (the next question of a tool), so that Back leads to the one before.
/// In the prerender: never called.
pub fn push_step(step: String) {
    remember_scroll();
    let number = next_number();
    CURRENT.set(number);
    change_entry(|entry| *entry = Entry { scroll: 0.0, step: Some(step) });
    write_state(number, None, false);
}

/// The step at which this entry of the history was left. In the prerender: none.
pub fn step() -> Option<String> {
    entry().step
}

/// What is remembered of the entry that is on the screen.
fn entry() -> Entry {
    let current = CURRENT.get();
    ENTRIES.with_borrow(|entries| entries.iter().find(|(number, _)| *number == current).map(|(_, entry)| entry.clone())).unwrap_or_default()
}

/// Remembers something of the entry that is on the screen.
fn change_entry(change: impl FnOnce(&mut Entry)) {
    let current = CURRENT.get();
    ENTRIES.with_borrow_mut(|entries| {
        if let Some((_, entry)) = entries.iter_mut().find(|(number, _)| *number == current) {
            return change(entry);
        }
        let mut entry = Entry::default();
        change(&mut entry);
        entries.push((current, entry));
    });
}

/// Goes one entry back. In the prerender: never called.
pub fn back() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Makes the addresses of icons and manifest whole. They are relative to the page, and a browser looks for them again, in the wrong
/// folder, as soon as the address changes: the host would see every page that is read.
fn keep_head_links(document: &Document) {
    let Ok(links) = document.query_selector_all("head link:not([rel=stylesheet])") else { return };
    for link in (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<Element>().ok()) {
        if let Some(url) = link.get_attribute("href").and_then(|address| Url::new_with_base(&address, &document.base_uri().ok()??).ok()) {
            let _ = link.set_attribute("href", &url.href());
        }
    }
}

fn next_number() -> u32 {
    let last = ENTRIES.with_borrow(|entries| entries.iter().map(|(number, _)| *number).max()).unwrap_or_default();
    last.max(CURRENT.get()) + 1
}

fn state() -> Option<u32> {
    let number = window()?.history().ok()?.state().ok()?.as_f64()?;
    // Only whole numbers are ever written there; another page of the host may have written something else.
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

fn write_state(number: u32, url: Option<&str>, replace: bool) {
    let Some(history) = window().and_then(|w| w.history().ok()) else { return };
    let state = JsValue::from_f64(f64::from(number));
    let _ = if replace { history.replace_state_with_url(&state, "", url) } else { history.push_state_with_url(&state, "", url) };
}

fn remember_scroll() {
    let scroll = document::scroll_position();
    change_entry(|entry| entry.scroll = scroll);
}

fn href() -> Option<Url> {
    Url::new(&window()?.location().href().ok()?).ok()
}

/// The path of the page, the same for `/x`, `/x/` and `/x/index.html`.
fn path() -> String {
    window().and_then(|w| w.location().pathname().ok()).map(|path| plain_path(&path)).unwrap_or_default()
}

fn plain_path(path: &str) -> String {
    path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/').to_owned()
}

/// The page that a click asks for, when it is ours to show: a plain click on a link to another page of this site.
fn followed(event: &MouseEvent) -> Option<Url> {
    if event.default_prevented() || event.button() != 0 || event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    if link.has_attribute("download") || link.has_attribute("data-exit") || !matches!(link.target().as_str(), "" | "_self") {
        return None;
    }
    let url = Url::new(&link.href()).ok()?;
    let top = Url::new_with_base(&find(document::PORTAL)?.get_attribute("data-root")?, &href()?.href()).ok()?;
    let ours = url.origin() == top.origin() && url.pathname().starts_with(&top.pathname()) && url.search().is_empty();
    let name = url.pathname();
    let file = name.rsplit('/').next().is_some_and(|last| last.contains('.') && last != "index.html");
    let heading_here = plain_path(&url.pathname()) == path() && !url.hash().is_empty();
    (ours && !file && !heading_here).then_some(url)
}

/// Fetches a page and shows it. `known` is the entry of the history that Back or Forward led to: the address is there already, and the
/// page is shown as it was left. A followed link leads to the top of a page, or to its heading.
fn go(url: Url, known: Option<u32>, handlers: Handlers) {
    let turn = TURN.get() + 1;
    TURN.set(turn);
    super::run(async move {
        let hash = url.hash();
        url.set_hash("");
        let fetched = fetch::text(&url.href()).await;
        if TURN.get() != turn {
            return;
        }
        let shown = match &fetched {
            Ok(fetched) => parse(&fetched.text),
            Err(fetch::FetchError::Unreachable) => {
                if let Some(notice) = find("[data-connection-lost]") {
                    document::show(&notice, true);
                    document::focus(&notice);
                }
                if let Some(number) = known {
                    return_from(number);
                }
                return;
            }
            Err(fetch::FetchError::Refused) => None,
        };
        // Another release, or no page of ours: the browser's own way is always right.
        let (Some(next), Ok(fetched)) = (shown, fetched) else {
            if let Some(window) = window() {
                let location = window.location();
                // To go where the address is already would only look for the heading behind the `#`.
                let _ = if known.is_some() { location.reload() } else { location.assign(&format!("{}{hash}", url.href())) };
            }
            return;
        };
        if let Some(number) = known {
            CURRENT.set(number);
        } else {
            remember_scroll();
            let number = next_number();
            CURRENT.set(number);
            change_entry(|entry| *entry = Entry::default());
            write_state(number, Some(&format!("{}{hash}", fetched.url)), false);
        }
        PATH.set(path());
        (handlers.leave)();
        if exchange(&next).is_some() {
            (handlers.arrive)();
            settle(known.map(|_| entry().scroll), &hash);
        }
    });
}

/// Back or Forward led to an entry whose page could not be fetched: the address goes back to the page that is still shown. Numbers grow
/// along the history, so they tell the way.
fn return_from(number: u32) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = if number < CURRENT.get() { history.forward() } else { history.back() };
    }
}

/// A fetched page as a document, if it is a page of the release that is on the screen.
fn parse(html: &str) -> Option<Document> {
    let next = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let release = |document: &Document| document.query_selector("meta[name=release]").ok()??.get_attribute("content");
    (release(&next)? == release(&document()?)?).then_some(next)
}

/// Puts the fetched document's page in the place of ours.
fn exchange(next: &Document) -> Option<()> {
    let document = document()?;
    let ours = find(document::PORTAL)?;
    let theirs = next.query_selector(document::PORTAL).ok()??;
    for name in ["lang", "dir"] {
        if let Some(value) = next.document_element()?.get_attribute(name) {
            document.document_element()?.set_attribute(name, &value).ok()?;
        }
    }
    document.set_title(&next.title());
    ours.replace_with_with_node_1(&document.adopt_node(&theirs).ok()?).ok()
}

/// Leads the reader to the new page: focus on the heading, the title read out, and the right place in view.
fn settle(scroll: Option<f64>, hash: &str) {
    document::announce(&document::title());
    let heading = (hash.len() > 1).then(|| document()?.get_element_by_id(&hash[1..])).flatten();
    let heading = heading.and_then(|heading| heading.dyn_into().ok());
    if let Some(heading) = &heading {
        // A notice that waits for a link to it. Styles show it as the target, which an exchanged page has not.
        document::show(heading, true);
    }
    match (heading, scroll) {
        (Some(heading), None) => {
            document::focus(&heading);
            heading.scroll_into_view();
        }
        (_, scroll) => {
            document::focus_heading();
            document::scroll_to(scroll.unwrap_or_default());
        }
    }
}
