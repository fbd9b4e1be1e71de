//! Addresses of pages: where a file's page stands, and how one page links to another so that the site works in any folder.

/// The address of a page's file, by its path below `pages/`: `sharing/consent.md` stands at `/sharing/consent/`, `index.md` at `/`.
pub fn of_file(path: &str) -> String {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let folder = stem.strip_suffix("index").filter(|f| f.is_empty() || f.ends_with('/')).unwrap_or(stem);
    let trimmed = folder.trim_matches('/');
    if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") }
}

/// Whether a file's name (with its folders, without its ending) can stand in an address on every host: small letters, digits, hyphens.
pub fn is_plain(stem: &str) -> bool {
    let plain = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    stem.split('/').all(plain)
}

/// The way from a page up to the top of the site: `../../` for `/sharing/consent/`, `./` for `/`.
///
/// Links go all the way up and down again, never to a sibling: a browser stops at the top of the server, so they hold on a host that
/// drops the last slash of `/sharing/consent/`, as long as the site stands at the top.
pub fn root(address: &str) -> String {
    match depth(address) {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// The link to an address (with or without a `#heading`) for a page whose way to the top is `root`.
pub fn href(root: &str, address: &str) -> String {
    format!("{root}{}", address.strip_prefix('/').unwrap_or(address))
}

/// The address of the page above: `/sharing/` for `/sharing/consent/`. The home page has none.
pub fn parent(address: &str) -> Option<String> {
    let trimmed = address.trim_end_matches('/');
    trimmed.rfind('/').map(|end| address[..=end].to_owned())
}

/// How many folders deep a page stands.
fn depth(address: &str) -> usize {
    address.split('/').filter(|part| !part.is_empty()).count()
}

/// The name that a heading has in addresses: lower case, with hyphens for all that is no letter or digit.
pub fn slug(heading: &str) -> String {
    let mut out = String::new();
    for c in heading.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if c != '\'' && c != '’' && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_address_of_its_path() {
        assert_eq!(of_file("index.md"), "/");
        assert_eq!(of_file("sharing/index.md"), "/sharing/");
        assert_eq!(of_file("sharing/consent.md"), "/sharing/consent/");
        assert_eq!(of_file("the-index.md"), "/the-index/");
    }

    #[test]
    fn a_link_goes_up_to_the_top_and_down_again() {
        assert_eq!(href(&root("/"), "/help-now/"), "./help-now/");
        assert_eq!(href(&root("/sharing/consent/"), "/help-now/#a"), "../../help-now/#a");
        assert_eq!(parent("/sharing/consent/"), Some("/sharing/".to_owned()));
        assert_eq!(parent("/sharing/"), Some("/".to_owned()));
        assert_eq!(parent("/"), None);
    }

    #[test]
    fn a_heading_becomes_a_slug() {
        assert_eq!(slug("What you can ask: a carer's list"), "what-you-can-ask-a-carers-list");
        assert_eq!(slug("  Who? "), "who");
    }
}
