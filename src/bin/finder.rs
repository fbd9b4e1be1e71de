//! The directory's search by itself, as JavaScript calls it: what `make bench` measures beside other libraries. No part of the site.

use carer_portal::directory::{Date, Finder, Index, Query};
use wasm_bindgen::prelude::wasm_bindgen;

fn main() {}

/// An index that can be searched.
#[wasm_bindgen]
pub struct Search(Finder);

#[wasm_bindgen]
impl Search {
    /// Reads the index; nothing when it is broken.
    pub fn read(file: &[u8]) -> Option<Search> {
        Index::read(file).map(|index| Search(Finder::new(index)))
    }

    /// The places of the services that are found, best first, at most `limit` of them.
    pub fn find(&mut self, words: &str, limit: usize) -> Vec<u32> {
        let query = Query { words: words.to_owned(), ..Query::default() };
        let today = Date { year: 2026, month: 11, day: 24 };
        self.0.search(&query, today, limit).hits.iter().map(|hit| hit.at as u32).collect()
    }
}
