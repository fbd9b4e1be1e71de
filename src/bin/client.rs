//! The browser's entry: brings the prerendered page to life, nothing else.

fn main() {
    // The browser has just compiled all this: it may draw, and answer a touch, before it runs.
    carer_portal::browser::document::later(0, carer_portal::pages::live::start);
}
