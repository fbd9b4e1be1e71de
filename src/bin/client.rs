//! The browser's entry: brings the prerendered page to life, nothing else.

fn main() {
    carer_portal::pages::live::start();
}
