//! The checks that texts and addresses from outside pass: the same as for Markdown. No markup, no control characters, only
//! `http` and `https`, nothing hidden in a scheme.

use super::super::problem::Reason;
use std::net::Ipv6Addr;

/// A text without markup and control characters, with one space between words; and whether it was plain already.
/// White space alone, line ends included, does not make a text less plain.
pub(super) fn text(raw: &str) -> (String, bool) {
    let (without_tags, had_tags) = without_tags(raw);
    let mut plain = without_tags;
    let mut was_plain = !had_tags;
    for (entity, character) in [("&nbsp;", " "), ("&quot;", "\""), ("&#39;", "'"), ("&apos;", "'"), ("&amp;", "&")] {
        if plain.contains(entity) {
            plain = plain.replace(entity, character);
            was_plain = false;
        }
    }
    let kept: String = plain.chars().filter(|c| c.is_whitespace() || !is_hidden(*c)).collect();
    // A byte-order mark or a zero-width space is a scar of copying, not worth a report.
    was_plain &= kept.len() == plain.chars().filter(|c| !matches!(c, '\u{feff}' | '\u{200b}')).map(char::len_utf8).sum::<usize>();
    (kept.split_whitespace().collect::<Vec<_>>().join(" "), was_plain)
}

/// Characters that show nothing: controls, and those that turn the direction of the text after them.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Replaces each tag by a space, so that no new tag can close up around it. What a script or style holds goes with it.
fn without_tags(raw: &str) -> (String, bool) {
    let mut plain = String::with_capacity(raw.len());
    let mut rest = raw;
    let mut had_tags = false;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        plain.push_str(before);
        let name = &tag[1..];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            plain.push('<');
            rest = name;
            continue;
        }
        had_tags = true;
        plain.push(' ');
        let silent =
            ["script", "style"].into_iter().find(|silent| name.get(..silent.len()).is_some_and(|name| name.eq_ignore_ascii_case(silent)));
        let end = match silent {
            Some(silent) => tag.to_ascii_lowercase().find(&format!("</{silent}")).unwrap_or(tag.len()),
            // An unclosed tag loses only its bracket: the words after it may matter.
            None => tag.find('>').map_or(1, |end| end + 1),
        };
        rest = &tag[end..];
    }
    plain.push_str(rest);
    (plain, had_tags)
}

/// A web address that can be linked to, and what was wrong with it. An address without a scheme gets `https`.
pub(super) fn web_address(raw: &str) -> (Option<String>, Option<Reason>) {
    if raw.chars().any(|c| c.is_whitespace() || is_hidden(c)) {
        return (None, Some(Reason::HiddenInAddress(raw.to_owned())));
    }
    let wrong = || (None, Some(Reason::NotAWebAddress(raw.to_owned())));
    if raw.contains(['<', '>', '"', '\\', '`']) {
        return wrong();
    }
    for scheme in ["https://", "http://"] {
        if raw.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            let rest = &raw[scheme.len()..];
            return if is_host(host(rest)) { (Some(format!("{scheme}{rest}")), None) } else { wrong() };
        }
    }
    let rest = raw.trim_start_matches("//");
    // Before the first slash a colon ends a scheme, and none but the two above will do.
    if host(rest).contains(':') || !host(rest).contains('.') || !is_host(host(rest)) {
        return wrong();
    }
    (Some(format!("https://{rest}")), Some(Reason::NoScheme(raw.to_owned())))
}

/// What stands before the path.
fn host(address: &str) -> &str {
    address.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether an address that begins with `http://` or `https://` has a host that a browser can look for.
pub fn is_web_address(address: &str) -> bool {
    address.split_once("://").is_some_and(|(scheme, rest)| matches!(scheme, "http" | "https") && is_host(host(rest)))
}

/// A name, or in brackets the numbers of version 6, and then perhaps a port. No name and password before an `@`: they serve to deceive
/// about the host.
fn is_host(host: &str) -> bool {
    let is_port = |port: &str| port.bytes().all(|digit| digit.is_ascii_digit()) && port.parse::<u16>().is_ok();
    if let Some((numbers, after)) = host.strip_prefix('[').and_then(|host| host.split_once(']')) {
        return numbers.parse::<Ipv6Addr>().is_ok() && (after.is_empty() || after.strip_prefix(':').is_some_and(is_port));
    }
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    let is_name = name.starts_with(char::is_alphanumeric) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_'));
    is_name && port.is_none_or(is_port)
}

/// One e-mail address, without the `mailto:` that some feeds put before it.
pub(super) fn email_address(raw: &str) -> Option<String> {
    let address = raw.strip_prefix("mailto:").unwrap_or(raw);
    let (name, host) = address.split_once('@')?;
    let name_is_one = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "!#$'*+-./=^_{|}~".contains(c));
    let host_is_one = host.contains('.')
        && !host.starts_with(['.', '-'])
        && !host.ends_with(['.', '-'])
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    (name_is_one && host_is_one).then(|| address.to_owned())
}
