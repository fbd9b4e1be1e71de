//! What the portal asks of the browser: the only room that names web-sys or gloo. Start at [`navigation`].
//!
//! Everything here is for event handlers and effects, which never run in the prerender; each function says what it does there.

pub mod document;
pub mod fetch;
pub mod file;
pub mod leaving;
pub mod memory;
pub mod navigation;
pub mod storage;

use std::task::Poll;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Runs something that waits, such as for a file. In the prerender: never called.
pub fn run(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Lets the browser do what waits, such as a touch or a frame, before the work goes on: in one piece it would make a slow phone's page stiff.
/// In the prerender: never called.
pub async fn pause() {
    let mut asked = false;
    std::future::poll_fn(move |context| {
        if asked {
            return Poll::Ready(());
        }
        asked = true;
        let waker = context.waker().clone();
        document::later(0, move || waker.wake());
        Poll::Pending
    })
    .await;
}

/// Listens for an event of the window or the document until the page is gone.
fn listen<E: JsCast + 'static>(target: &web_sys::EventTarget, event: &str, handler: impl FnMut(E) + 'static) {
    let mut handler = handler;
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| handler(event.unchecked_into()));
    // A browser refuses only what is no event target.
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}
