//! The document on the screen: finding its parts, its title, the focus, and what a screen reader is told.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::js_sys;
pub use web_sys::{Element, HtmlElement};
pub use web_sys::{Event, MouseEvent};

/// The element around everything that a navigation exchanges.
pub const PORTAL: &str = "#portal";

/// The window. In the prerender: none.
pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

/// The document. In the prerender: none.
pub(super) fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The first element that a selector names. In the prerender: none.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()?.and_then(|element| element.dyn_into().ok())
}

/// All elements below `within` that a selector names, in order.
pub fn find_all(within: &HtmlElement, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = within.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// The text inside the first element that a selector names: how a page hands data to its live part.
pub fn text_of(selector: &str) -> Option<String> {
    find(selector)?.text_content()
}

/// The address in the element's `data-source`, as it is written. In the prerender: never called.
pub fn source_of(element: &HtmlElement) -> Option<String> {
    element.get_attribute("data-source")
}

/// What the reader ticked or chose before the page came alive: the `value` of every checked input below `host`.
pub fn checked_values(host: &HtmlElement) -> Vec<String> {
    find_all(host, "input:checked").iter().filter_map(|input| input.get_attribute("value")).collect()
}

/// Shows or hides an element.
pub fn show(element: &HtmlElement, shown: bool) {
    element.set_hidden(!shown);
}

/// The title of the document.
pub fn title() -> String {
    document().map(|d| d.title()).unwrap_or_default()
}

/// Sets the title of the document. In the prerender: nothing.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to an element that need not be focusable by itself, such as a heading. In the prerender: nothing.
pub fn focus(element: &HtmlElement) {
    if !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
    }
    let _ = element.focus();
}

/// Moves the focus to the page's first-level heading, as after following a link. In the prerender: nothing.
pub fn focus_heading() {
    if let Some(heading) = find("#portal h1") {
        focus(&heading);
    }
}

/// Tells a screen reader something that has changed on the page. In the prerender: nothing.
pub fn announce(text: &str) {
    if let Some(region) = find("#portal-announcer") {
        region.set_text_content(Some(text));
    }
}

/// Scrolls the window to a place, in CSS pixels from the top.
pub fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// How far the window is scrolled, in CSS pixels from the top.
pub fn scroll_position() -> f64 {
    window().and_then(|w| w.scroll_y().ok()).unwrap_or_default()
}

/// Opens the browser's print dialog. In the prerender: nothing.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Asks a question that is answered with yes or no. In the prerender: no.
pub fn confirm(question: &str) -> bool {
    window().and_then(|w| w.confirm_with_message(question).ok()).unwrap_or(false)
}

/// Runs something when the browser has painted what changed. In the prerender: nothing.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let closure = wasm_bindgen::prelude::Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(closure.unchecked_ref());
    }
}

/// Listens to an element for as long as this is kept.
pub struct Listener {
    element: HtmlElement,
    event: &'static str,
    closure: Closure<dyn FnMut(Event)>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.element.remove_event_listener_with_callback(self.event, self.closure.as_ref().unchecked_ref());
    }
}

/// Calls `handler` for each such event in an element. In the prerender: never called.
pub fn on(element: &HtmlElement, event: &'static str, handler: Box<dyn FnMut(Event)>) -> Listener {
    let closure = Closure::wrap(handler);
    let _ = element.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    Listener { element: element.clone(), event, closure }
}

/// The element that a selector names around where an event happened. In the prerender: never called.
pub fn around(event: &Event, selector: &str) -> Option<HtmlElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(selector).ok()??.dyn_into().ok()
}

/// Whether a click asks for what a link does by itself, such as a new tab. In the prerender: never called.
pub fn is_plain_click(event: &Event) -> bool {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return false };
    mouse.button() == 0 && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key())
}

/// The first element below another that a selector names. In the prerender: never called.
pub fn find_in(within: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    within.query_selector(selector).ok()?.and_then(|element| element.dyn_into().ok())
}

/// What stands in a field. In the prerender: never called.
pub fn value_of(field: &HtmlElement) -> String {
    js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts something into a field. In the prerender: never called.
pub fn set_value(field: &HtmlElement, value: &str) {
    let _ = js_sys::Reflect::set(field, &"value".into(), &value.into());
}

/// A copy of an element with all that is in it. In the prerender: never called.
pub fn copy(element: &HtmlElement) -> Option<HtmlElement> {
    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// Puts an element at the end of another. In the prerender: never called.
pub fn put(into: &HtmlElement, element: &HtmlElement) {
    let _ = into.insert_before(element, None);
}

/// Writes a text into an element, in the place of all that was in it. In the prerender: never called.
pub fn set_text(element: &HtmlElement, text: &str) {
    element.set_text_content(Some(text));
}

/// Writes a text into the first element below another that a selector names; without a text it is hidden. In the prerender: never called.
pub fn fill_in(within: &HtmlElement, selector: &str, text: Option<&str>) {
    if let Some(element) = find_in(within, selector) {
        set_text(&element, text.unwrap_or_default());
        show(&element, text.is_some());
    }
}

/// Writes markup of the site's own files into an element. In the prerender: never called.
pub fn set_markup(element: &HtmlElement, markup: &str) {
    element.set_inner_html(markup);
}

/// Follows a link to a field of this page, such as one in an error summary: straight into the field. In the prerender: never called.
pub fn focus_field(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
    let field = link.and_then(|link| link.get_attribute("href")).and_then(|id| document()?.get_element_by_id(&id[1..]));
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        let _ = field.focus();
        field.scroll_into_view();
    }
}

/// Moves the focus to the element that a selector names. In the prerender: nothing.
pub fn focus_on(selector: &str) {
    if let Some(element) = find(selector) {
        focus(&element);
    }
}

/// The day where the reader is: year, month, day. In the prerender: never called.
pub fn today() -> (u16, u8, u8) {
    parts(&web_sys::js_sys::Date::new_0())
}

/// The day so many days after today: year, month, day. In the prerender: never called.
pub fn day_after(days: u32) -> (u16, u8, u8) {
    let day = web_sys::js_sys::Date::new_0();
    day.set_date(day.get_date() + days);
    parts(&day)
}

fn parts(day: &web_sys::js_sys::Date) -> (u16, u8, u8) {
    let year = u16::try_from(day.get_full_year()).unwrap_or_default();
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    (year, small(day.get_month() + 1), small(day.get_date()))
}

/// Something that no other tab has at this moment, such as a name for what is being kept. In the prerender: never called.
pub fn stamp() -> String {
    let digits = |number: f64| web_sys::js_sys::Number::from(number).to_string_with_radix(36).ok().map(String::from).unwrap_or_default();
    [digits(web_sys::js_sys::Date::now()), digits(web_sys::js_sys::Math::random())].concat()
}

/// Runs something after so many milliseconds. In the prerender: nothing.
pub fn later(milliseconds: i32, then: impl FnOnce() + 'static) {
    let closure = wasm_bindgen::prelude::Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), milliseconds);
    }
}

/// Sets an attribute of the root element, for styles; `None` takes it away. In the prerender: nothing.
pub fn mark_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Says that the page is alive, for whoever has to know (tests, styles).
pub fn mark_ready(element: Option<&HtmlElement>) {
    match element {
        Some(element) => drop(element.set_attribute("data-ready", "")),
        None => mark_root("data-ready", Some("")),
    }
}
