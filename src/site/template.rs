//! `index.html` after Trunk: the frame that every page is put into. Start at [`Template::fill`].

use super::output::{Output, hex};
use super::{PICTURES, Paths, SiteError, hosts};
use crate::content::{Settings, markdown::escape};
use crate::pages::render::{Build, Rendered};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::path::Path;

/// Stands for the release's name while that is not known yet.
pub(super) const RELEASE_MARK: &str = "0000000000";

const TITLE: &str = "portal:title";
const HEAD: &str = "<!-- portal:head -->";
const BODY: &str = "<!-- portal:body -->";
const LANGUAGE: &str = "<html lang=\"en\" dir=\"ltr\">";
/// Trunk writes addresses from its `public_url`, "./"; each page puts its own way to the top there.
const HERE: &str = "\"./";

/// The style sheet of every page, to which the host's look is added.
const PAGES_STYLE: &str = "portal";
/// The style sheet of tools, which Trunk links from the frame as from any page. See `style/tools-only.txt`.
const TOOLS_STYLE: &str = "tools";
/// What stands in a page that is drawn with it: a live part, the hand-out maker, the switch of a ward tablet, a paper version, services.
const NEEDS_TOOLS_STYLE: [&str; 6] =
    ["data-live", "data-hand-out", "data-ward-switch", "portal-paper", "portal-service", "nhsuk-summary-list"];

/// The frame of every page.
pub struct Template {
    html: String,
    /// The link to the tools' style sheet in it.
    tools: Link,
}

/// A link to a style sheet: its whole tag, and the address that it names.
struct Link {
    tag: String,
    address: String,
}

impl Template {
    /// Reads the template: as Trunk staged it, or as it was kept when only the content has changed. The files that it names get names
    /// made from what they hold now, since Trunk's are made before the last tools have changed them. `look` is what the host adds to the
    /// style sheet: see [`look`].
    pub(super) fn open(paths: &Paths<'_>, look: &str, output: &mut Output) -> Result<Template, SiteError> {
        let staged = paths.out.join("index.html");
        let mut html = read(&staged)?;
        if html.contains(BODY) {
            let names: Vec<_> = std::fs::read_dir(paths.out)
                .map_err(|source| SiteError::File { path: paths.out.to_owned(), source })?
                .flatten()
                .filter_map(|entry| entry.file_name().into_string().ok())
                .collect();
            for name in names {
                if let Some(new) = rename(paths.out, &name, look)? {
                    html = html.replace(&name, &new);
                }
            }
            if let Some(parent) = paths.template.parent() {
                std::fs::create_dir_all(parent).map_err(|source| SiteError::File { path: parent.to_owned(), source })?;
            }
            std::fs::write(paths.template, &html).map_err(|source| SiteError::File { path: paths.template.to_owned(), source })?;
        } else {
            html = read(paths.template)?;
        }
        for mark in [LANGUAGE, TITLE, HEAD, BODY] {
            if !html.contains(mark) {
                return Err(SiteError::Template { mark });
            }
        }
        let tools = style(&html, TOOLS_STYLE).ok_or(SiteError::Template { mark: "target/style/tools.css" })?;
        note_assets(paths.out, "", output)?;
        Ok(Template { html, tools })
    }

    /// A page in its frame.
    pub(super) fn fill(&self, build: &Build<'_>, page: &Rendered) -> String {
        let root = &page.root;
        let settings = &build.site.settings;
        let language = format!("<html lang=\"{}\" dir=\"{}\">", page.language.code, page.language.dir());
        let mut head = format!(
            "<meta name=\"description\" content=\"{}\">\n    <meta name=\"release\" content=\"{}\">\n    \
             <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n    <meta name=\"referrer\" content=\"no-referrer\">\n    \
             <meta name=\"theme-color\" content=\"{}\">\n    <meta name=\"format-detection\" content=\"telephone=no\">\n    \
             <link rel=\"icon\" href=\"./icon.svg\" type=\"image/svg+xml\">\n    \
             <link rel=\"apple-touch-icon\" href=\"./icon-180.png\">",
            escape(&page.summary),
            build.release,
            escape(&hosts::meta_policy()),
            escape(&settings.accent),
        );
        for (code, address) in &page.alternates {
            head += &format!("\n    <link rel=\"alternate\" hreflang=\"{code}\" href=\".{}\">", escape(address));
        }
        // No page of text waits for the style of tools: boot.js brings it when the page is read.
        let Link { tag, address } = &self.tools;
        let needs_tools = NEEDS_TOOLS_STYLE.iter().any(|mark| page.body.contains(mark));
        let (now, later) = if needs_tools { (tag.as_str(), String::new()) } else { ("", format!("data-style=\"{address}\" ")) };
        self.html
            .replace(tag, now)
            .replace("data-wasm=", &format!("fetchpriority=\"low\" data-release=\"{}\" {later}data-wasm=", build.release))
            .replace(LANGUAGE, &language)
            .replace(HEAD, &head)
            .replace(HERE, &format!("\"{root}"))
            .replace(TITLE, &escape(&page.title))
            .replace(BODY, &page.body)
    }
}

/// The link to a style sheet, whatever hash its name has.
fn style(html: &str, stem: &str) -> Option<Link> {
    html.match_indices("<link").find_map(|(at, _)| {
        let tag = &html[at..at + html[at..].find('>')? + 1];
        let address = tag.split('"').find(|value| value.ends_with(".css"))?;
        let is_wanted = address.rsplit('/').next()?.split('-').next() == Some(stem);
        is_wanted.then(|| Link { tag: tag.to_owned(), address: address.to_owned() })
    })
}

/// The file of a page: `sharing/consent/index.html`. Hosts look for the page for unknown addresses at `404.html`.
pub(super) fn file_of(address: &str) -> String {
    match address {
        "/404/" => "404.html".to_owned(),
        _ => format!("{}index.html", address.trim_start_matches('/')),
    }
}

fn read(path: &Path) -> Result<String, SiteError> {
    std::fs::read_to_string(path).map_err(|source| SiteError::File { path: path.to_owned(), source })
}

/// Gives a file that Trunk named by a hash a name by what it holds; the style sheet first gets what the host adds.
fn rename(folder: &Path, name: &str, look: &str) -> Result<Option<String>, SiteError> {
    let Some((stem, rest)) = parts(name) else { return Ok(None) };
    let path = folder.join(name);
    let failed = |source| SiteError::File { path: path.clone(), source };
    let mut bytes = std::fs::read(&path).map_err(failed)?;
    if stem == PAGES_STYLE && rest == ".css" {
        bytes.extend_from_slice(look.as_bytes());
    }
    let new = format!("{}{stem}-{}{rest}", hosts::HASHED_FOLDER, hex(&Sha256::digest(&bytes)[..8]));
    std::fs::create_dir_all(folder.join(hosts::HASHED_FOLDER)).map_err(failed)?;
    std::fs::write(folder.join(&new), bytes).map_err(failed)?;
    std::fs::remove_file(&path).map_err(failed)?;
    Ok(Some(new))
}

/// What a host adds to the style sheet: its colour, and the line at the foot of every printed sheet.
pub(super) fn look(settings: &Settings, sheet: &str) -> String {
    format!(":root{{--host-accent:{};--sheet:{}}}", settings.accent, css_string(sheet))
}

/// A text as CSS writes it, in plain ASCII: a host may serve style sheets in any encoding.
fn css_string(text: &str) -> String {
    let mut css = String::from("\"");
    for c in text.chars() {
        if c == '"' || c == '\\' || !matches!(c, ' '..='~') {
            let _ = write!(css, "\\{:x} ", u32::from(c));
        } else {
            css.push(c);
        }
    }
    css + "\""
}

/// The parts of a name that Trunk made: `client-0123456789abcdef_bg.wasm` is `client` and `_bg.wasm`. Trunk leaves the noughts at the
/// head of its hash out, so one name in sixteen is shorter.
fn parts(name: &str) -> Option<(&str, &str)> {
    let (stem, rest) = name.split_once('-')?;
    let hash = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
    let rest = &rest[hash..];
    ((8..=16).contains(&hash) && matches!(rest, ".css" | ".js" | "_bg.wasm")).then_some((stem, rest))
}

/// Notes every file that is not a page: styles, scripts, wasm, icons. Pages, and what the build writes itself, are noted when written.
/// Pictures are among these, or those of the build before would stay in the offline copy for ever.
fn note_assets(folder: &Path, below: &str, output: &mut Output) -> Result<(), SiteError> {
    let path = folder.join(below);
    let failed = |source| SiteError::File { path: path.clone(), source };
    for entry in std::fs::read_dir(&path).map_err(failed)?.flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if name.strip_prefix(hosts::HASHED_FOLDER).is_some_and(|name| format!("{name}/") == PICTURES) {
                continue;
            }
            note_assets(folder, &format!("{name}/"), output)?;
        } else if is_asset(&name) && !output.has(&name) {
            output.note(&name, &std::fs::read(entry.path()).map_err(failed)?);
        }
    }
    Ok(())
}

fn is_asset(name: &str) -> bool {
    let ending = name.rsplit('.').next().unwrap_or_default();
    name != "sw.js" && matches!(ending, "css" | "js" | "wasm" | "svg" | "png" | "jpg" | "webp" | "ico" | "webmanifest")
}

#[cfg(test)]
mod tests {
    use super::{css_string, is_asset, parts, style};

    #[test]
    fn a_text_stays_one_string_of_css() {
        assert_eq!(css_string("Ann's \"care\" \\ café\n}"), "\"Ann's \\22 care\\22  \\5c  caf\\e9 \\a }\"");
    }

    #[test]
    fn the_offline_copy_has_a_logo_of_every_form() {
        for name in ["logo.svg", "logo.png", "logo.jpg", "logo.webp", "hand-out.css", "search.js", "favicon.ico"] {
            assert!(is_asset(name), "{name}");
        }
        for name in ["sw.js", "index.html", "nginx.conf", ".htaccess", "web.config"] {
            assert!(!is_asset(name), "{name}");
        }
    }

    #[test]
    fn every_name_that_trunk_makes_is_known() {
        assert_eq!(parts("client-0123456789abcdef_bg.wasm"), Some(("client", "_bg.wasm")));
        assert_eq!(parts("client-96b11faab7bc491.js"), Some(("client", ".js")), "a hash that begins with a nought is a digit short");
        assert_eq!(parts("portal-f00dcafe.css"), Some(("portal", ".css")));
    }

    #[test]
    fn a_style_sheet_is_found_by_its_name() {
        let html = r#"<link rel="icon" href="./i.svg"><link rel="stylesheet" href="./assets/portal-1.css"><link rel="stylesheet" href="./assets/tools-2.css"/>"#;
        let tools = style(html, "tools").unwrap();
        assert_eq!(
            (tools.tag.as_str(), tools.address.as_str()),
            (r#"<link rel="stylesheet" href="./assets/tools-2.css"/>"#, "./assets/tools-2.css")
        );
        assert!(style(html, "other").is_none());
    }

    #[test]
    fn no_other_name_is() {
        for name in ["boot.js", "icon-180.png", "sw.js", "a-cafe.js", "client-0123456789abcdef0.js", "client-0123456789abcdef.txt"] {
            assert_eq!(parts(name), None, "{name}");
        }
    }
}
