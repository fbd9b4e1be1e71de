//! Writes `sw.js`, the script that keeps the whole site on the reader's device, from the list of the site's files.
//!
//! How it behaves stands in `service_worker.js`, beside this file; here only the release and the list are filled in. Start there.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::hosts::HOST_FILES;

const TEMPLATE: &str = include_str!("service_worker.js");
const RELEASE: &str = "\"@release@\"";
const FILES: &str = "{ \"@files@\": \"\" }";
const PARTS: &str = "{ \"@parts@\": \"\" }";

/// The text of `sw.js`. `files` are paths relative to the base with `/` between folders (`sharing/index.html`) and the SHA-256 of each
/// file as it is served; `release` is the name that the pages show (and that `boot.js` is given as `data-release`). Every byte
/// that changes in a listed file changes this text, which is how a browser learns of a new release.
///
/// `parts` are files that a reader may ask to keep, one by one.
///
/// `sw.js` itself and the files that are for servers ([`HOST_FILES`]) are left out of the list, wherever they come from.
pub(super) fn service_worker(files: &[(String, [u8; 32])], parts: &[(String, [u8; 32])], release: &str) -> String {
    let mut listed: Vec<&(String, [u8; 32])> =
        files.iter().filter(|(path, _)| path != "sw.js" && !HOST_FILES.contains(&path.as_str())).collect();
    listed.sort();
    let list = |files: &[&(String, [u8; 32])]| {
        let mut list = String::from("{\n");
        for (path, hash) in files {
            let _ = writeln!(list, "  {}: \"sha256-{}\",", js_string(path), base64(hash));
        }
        list + "}"
    };

    // A different list under one release name must not share a copy with the old one: the list is part of the copy's name.
    let mut fingerprint = Sha256::new();
    for (path, hash) in &listed {
        fingerprint.update(path);
        fingerprint.update(hash);
    }
    let fingerprint = base64(&fingerprint.finalize()[..12]);
    let parts: Vec<&(String, [u8; 32])> = parts.iter().collect();
    TEMPLATE.replacen(RELEASE, &js_string(release), 1).replacen(FILES, &list(&listed), 1).replacen(PARTS, &list(&parts), 1).replacen(
        "OWN + RELEASE;",
        &format!("OWN + RELEASE + \" {fingerprint}\";"),
        1,
    )
}

/// JSON's strings are JavaScript's.
fn js_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Base64 with padding, as an `integrity` value wants it.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = DIGITS[(group >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= chunk.len() { digit as char } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, byte: u8) -> (String, [u8; 32]) {
        (path.to_owned(), [byte; 32])
    }

    #[test]
    fn base64_is_the_standard_one() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff; 32]), "//////////////////////////////////////////8=");
    }

    #[test]
    fn the_template_has_each_place_once() {
        for place in [RELEASE, FILES, PARTS, "OWN + RELEASE;"] {
            assert_eq!(TEMPLATE.matches(place).count(), 1, "{place}");
        }
        assert!(TEMPLATE.contains(&format!("startsWith(\"{}\")", super::super::hosts::HASHED_FOLDER)));
    }

    #[test]
    fn the_list_is_sorted_and_leaves_out_what_is_not_the_site() {
        let files = [file("sw.js", 1), file("z/index.html", 2), file("index.html", 0), file("_headers", 3), file(".htaccess", 3)];
        let text = service_worker(&files, &[file("assets/area-x.json", 1)], "1.0 \"of\" today");
        assert!(text.contains("const RELEASE = \"1.0 \\\"of\\\" today\";"));
        let list = "const FILES = {\n  \"index.html\": \"sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\n  \"z/index.html\": \"sha256-AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=\",\n};";
        assert!(text.contains(list), "{text}");
        assert!(text.contains("const PARTS = {\n  \"assets/area-x.json\": \"sha256-AQEB"), "{text}");
        assert!(!text.contains('@'));
    }

    #[test]
    fn one_changed_byte_is_another_cache() {
        let name = |byte| {
            let text = service_worker(&[file("index.html", byte)], &[], "1");
            text.lines().find(|line| line.starts_with("const CACHE")).map(str::to_owned)
        };
        assert!(name(1).is_some_and(|line| line.contains("RELEASE + \" ")));
        assert_ne!(name(1), name(2));
        assert_eq!(name(1), name(1));
    }
}
