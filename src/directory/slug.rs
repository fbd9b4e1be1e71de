//! Names as parts of addresses: each becomes the name of a folder or of a file, so it has to be short, and nobody else's.

use std::collections::HashMap;

/// So many bytes of a name stand in an address. A disk takes 255, and the build puts more around it.
const LONGEST: usize = 80;

/// The slug, cut to a length that every disk takes, as none of `taken` is called: a number is put behind it if need be.
pub fn free_slug(slug: &str, taken: &mut HashMap<String, usize>) -> String {
    let slug = slug[..slug.floor_char_boundary(LONGEST)].trim_end_matches('-');
    loop {
        let count = taken.entry(slug.to_owned()).or_default();
        *count += 1;
        if *count == 1 {
            return slug.to_owned();
        }
        let candidate = format!("{slug}-{count}");
        // "group-2" may be somebody's own name.
        if !taken.contains_key(&candidate) {
            taken.insert(candidate.clone(), 1);
            return candidate;
        }
    }
}
