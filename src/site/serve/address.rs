//! What an address means in the served folder. Pure: the folder is asked through a closure. Start at [`resolve`].

use super::Slash;
use crate::site::hosts;

/// What stands at a path of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    /// A folder with an `index.html`.
    Page,
    Nothing,
}

/// What an address means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This file, by its path in the folder.
    File(String),
    /// Ask here instead.
    Redirect(String),
    Unknown,
}

/// Finds what `target` (path and query of a request) means below `base`. Never leaves the folder: `..`, hidden files, back slashes and
/// broken escapes are unknown addresses, and so are the files that are for servers.
pub(super) fn resolve(target: &str, base: &str, slash: Slash, kind_of: impl Fn(&str) -> Kind) -> Meaning {
    let (address, query) = target.split_once('?').map_or((target, String::new()), |(path, query)| (path, format!("?{query}")));
    if address.len() + 1 == base.len() && base.starts_with(address) {
        return Meaning::Redirect(format!("{base}{query}"));
    }
    let Some(path) = address.strip_prefix(base).and_then(decode) else {
        return Meaning::Unknown;
    };
    let name = path.trim_end_matches('/');
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    if !(name.is_empty() || name.split('/').all(plain)) || hosts::HOST_FILES.contains(&name) {
        return Meaning::Unknown;
    }
    let has_slash = path.ends_with('/');
    match kind_of(name) {
        Kind::File if !has_slash => Meaning::File(path),
        Kind::Page if name.is_empty() => Meaning::File("index.html".to_owned()),
        Kind::Page if slash == Slash::Add && !has_slash => Meaning::Redirect(format!("{address}/{query}")),
        Kind::Page if slash == Slash::Drop && has_slash => Meaning::Redirect(format!("{}{query}", address.trim_end_matches('/'))),
        Kind::Page => Meaning::File(format!("{name}/index.html")),
        Kind::File | Kind::Nothing => Meaning::Unknown,
    }
}

/// Percent-decoding; `None` for a broken escape or what is no UTF-8.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(path: &str) -> Kind {
        match path {
            "" | "sharing" | "sharing/consent" => Kind::Page,
            "index.html" | "sharing/index.html" | "boot.js" | "a b.svg" | ".htaccess" | "_headers" => Kind::File,
            _ => Kind::Nothing,
        }
    }

    fn file(path: &str) -> Meaning {
        Meaning::File(path.to_owned())
    }

    fn redirect(to: &str) -> Meaning {
        Meaning::Redirect(to.to_owned())
    }

    #[test]
    fn pages_and_files_are_found_under_any_base() {
        for base in ["/", "/carers/portal/"] {
            let ask = |path: &str| resolve(&format!("{base}{path}"), base, Slash::Add, site);
            assert_eq!(ask(""), file("index.html"));
            assert_eq!(ask("?from=mail"), file("index.html"));
            assert_eq!(ask("sharing/"), file("sharing/index.html"));
            assert_eq!(ask("sharing/consent/"), file("sharing/consent/index.html"));
            assert_eq!(ask("boot.js"), file("boot.js"));
            assert_eq!(ask("a%20b.svg"), file("a b.svg"));
            assert_eq!(ask("sharing/index.html"), file("sharing/index.html"));
            assert_eq!(ask("nowhere/"), Meaning::Unknown);
            assert_eq!(ask("boot.js/"), Meaning::Unknown);
        }
        assert_eq!(resolve("/sharing/", "/carers/portal/", Slash::Add, site), Meaning::Unknown);
        assert_eq!(resolve("/carers/portal?a=1", "/carers/portal/", Slash::Add, site), redirect("/carers/portal/?a=1"));
    }

    #[test]
    fn each_kind_of_host_treats_the_slash_in_its_way() {
        assert_eq!(resolve("/sharing?a", "/", Slash::Add, site), redirect("/sharing/?a"));
        assert_eq!(resolve("/sharing/?a", "/", Slash::Drop, site), redirect("/sharing?a"));
        assert_eq!(resolve("/sharing", "/", Slash::Drop, site), file("sharing/index.html"));
        assert_eq!(resolve("/", "/", Slash::Drop, site), file("index.html"));
        assert_eq!(resolve("/sharing", "/", Slash::Keep, site), file("sharing/index.html"));
        assert_eq!(resolve("/sharing/", "/", Slash::Keep, site), file("sharing/index.html"));
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        let anything = |_: &str| Kind::File;
        for target in [
            "/../secret",
            "/sharing/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/..%5csecret",
            "/C:/secret",
            "//other.example/",
            "/.htaccess",
            "/_headers",
            "/web.config",
            "/%00",
            "/%zz",
            "/%f",
            "/%ff",
            "secret",
        ] {
            assert_eq!(resolve(target, "/", Slash::Keep, anything), Meaning::Unknown, "{target}");
        }
    }
}
