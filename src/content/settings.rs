//! `content/site.toml`: the host, its look, the menu. Start at [`Settings`].

use super::LANGUAGE;
use super::address::is_plain;
use super::fields::{Fields, Located, TomlFile};
use super::problem::{Fault, Problems};

/// What a trust decides about its own portal. The field names are those of `content/site.toml`.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The name of the site, shown in the header and in every title.
    pub service: String,
    /// The organisation that hosts and answers for it.
    pub organisation: String,
    /// A logo in `public/`, as a file name; none shows the name alone.
    pub logo: Option<String>,
    /// The colour of the header, as `#rrggbb`; white text must be readable on it ([WCAG 1.4.3](https://www.w3.org/TR/WCAG22/#contrast-minimum)).
    pub accent: String,
    /// Where readers report a mistake or a barrier: an e-mail address or the organisation's own contact page.
    pub contact: String,
    /// The folder of the web server in which the site stands, `/carers/portal/`. Needed only for a host that takes the last slash off
    /// addresses; without it all links are relative and the site works in any folder.
    pub path: Option<String>,
    /// True until a trust has put its own details here; while true the site calls itself a demonstration.
    pub demonstration: bool,
    /// Where the leave-quickly button goes: a neutral page that greets nobody by name.
    pub leave_to: String,
    /// After how many minutes without a touch a ward tablet clears itself.
    pub idle_minutes: u8,
    /// The pages of the main menu, as addresses, in order.
    pub menu: Vec<Located<String>>,
    /// The pages linked at the foot of every page.
    pub footer: Vec<Located<String>>,
    /// `[[languages]]`: the languages of the site, its own first; none for a site in one language.
    pub languages: Vec<Language>,
}

/// A language in which pages can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Language {
    /// `code`: its [tag](https://www.w3.org/International/questions/qa-choosing-language-tags), and the name of its folder.
    pub code: String,
    /// `name`: its name in the language itself.
    pub name: String,
    /// `dir`: true for one that is written from right to left.
    pub right_to_left: bool,
}

impl Language {
    /// The language of a site that names none.
    pub(super) fn own() -> Language {
        Language { code: LANGUAGE.to_owned(), ..Language::default() }
    }

    /// What stands in `dir` of an element in this language.
    pub fn dir(&self) -> &'static str {
        if self.right_to_left { "rtl" } else { "ltr" }
    }
}

impl Settings {
    /// Reads the settings, and notes a [`Fault::Demonstration`] while they are a sample.
    pub fn read(file: &str, text: &str, problems: &Problems) -> Settings {
        let Some(toml) = TomlFile::parse(file, text, 1, problems) else { return Settings::default() };
        let fields = toml.fields(problems);
        let accent = fields.text("accent", "a colour such as \"#005eb8\"");
        if !accent.value.is_empty() && contrast_with_white(&accent.value).is_none_or(|c| c < 4.5) {
            let allowed = "a dark colour as #rrggbb, on which white text has a contrast of 4.5 or more".to_owned();
            let fault = Fault::BadValue { field: "accent".to_owned(), value: accent.value.clone(), allowed, near: None };
            fields.problem(accent.line, fault);
        }
        let path = fields.optional_text("path");
        if let Some(path) = &path
            && !is_folder(&path.value)
        {
            let allowed = "a folder with a slash at both ends, such as \"/carers/portal/\"".to_owned();
            fields.problem(path.line, Fault::BadValue { field: "path".to_owned(), value: path.value.clone(), allowed, near: None });
        }
        let leave_to = web_address(&fields, "leave_to");
        if fields.line_of("menu").is_none() {
            let write = "a list of addresses, such as [\"/help-now/\", \"/about/\"]";
            fields.problem(fields.line(), Fault::MissingField { field: "menu".to_owned(), write });
        }
        let contact = fields.text("contact", "an e-mail address or a web address");
        let settings = Settings {
            service: fields.text("service", "the name of the site").value,
            organisation: fields.text("organisation", "the name of the organisation that hosts it").value,
            logo: fields.optional_text("logo").map(|logo| logo.value),
            accent: accent.value,
            contact: contact.value,
            path: path.map(|path| path.value),
            demonstration: fields.flag("demonstration"),
            leave_to,
            idle_minutes: idle_minutes(&fields),
            menu: fields.texts("menu"),
            footer: fields.texts("footer"),
            languages: languages(&fields),
        };
        if settings.demonstration {
            fields.problem(fields.line_of("demonstration").unwrap_or(1), Fault::Demonstration);
        }
        fields.finish();
        settings
    }
}

/// Shorter than a minute, and reading a page would not be possible; longer than an hour, and the next person would find it all.
fn idle_minutes(fields: &Fields<'_>) -> u8 {
    const USUAL: u8 = 5;
    let Some(number) = fields.optional_number("idle_minutes") else { return USUAL };
    let minutes = u8::try_from(number.value).ok().filter(|minutes| (1..=60).contains(minutes));
    minutes.unwrap_or_else(|| {
        let allowed = "a number from 1 to 60".to_owned();
        let fault = Fault::BadValue { field: "idle_minutes".to_owned(), value: number.value.to_string(), allowed, near: None };
        fields.problem(number.line, fault);
        USUAL
    })
}

/// The languages, the site's own first: that is where each page can be read that another lacks.
fn languages(fields: &Fields<'_>) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for table in fields.tables("languages") {
        let code = table.text("code", "a language's code, such as \"cy\"");
        let bad = |allowed: String| Fault::BadValue { field: "languages.code".to_owned(), value: code.value.clone(), allowed, near: None };
        if languages.is_empty() && code.value != LANGUAGE {
            table.problem(code.line, bad(format!("\"{LANGUAGE}\" in the first of [[languages]]; the others follow it")));
        } else if !is_plain(&code.value) || code.value.contains('/') {
            table.problem(code.line, bad("a language's code in small letters, such as \"cy\"".to_owned()));
        } else if languages.iter().any(|language| language.code == code.value) {
            let first = "an earlier [[languages]]".to_owned();
            table.problem(code.line, Fault::DuplicateId { what: "language", id: code.value.clone(), first });
        }
        let name = table.text("name", "its name in the language itself").value;
        let right_to_left = table.optional_choice("dir", &[("ltr", false), ("rtl", true)]).is_some_and(|dir| dir.value);
        table.finish();
        languages.push(Language { code: code.value, name, right_to_left });
    }
    languages
}

/// A folder of a web server: `/carers/portal/`. Two slashes in a row would lead to another server.
fn is_folder(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    path.starts_with('/') && path.ends_with('/') && !path.contains("//") && path.chars().all(plain)
}

fn web_address(fields: &Fields<'_>, name: &'static str) -> String {
    let address = fields.text(name, "a web address that begins with https://");
    if !address.value.is_empty() && !address.value.starts_with("https://") {
        fields.problem(
            address.line,
            Fault::ForbiddenScheme { address: address.value.clone(), write: "an address that begins with https://" },
        );
    }
    address.value
}

/// The contrast of white text on a colour, by [WCAG's formula](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio); `None` for what is not `#rrggbb`.
fn contrast_with_white(colour: &str) -> Option<f64> {
    let hex = colour.strip_prefix('#').filter(|h| h.len() == 6 && h.is_ascii())?;
    let channel = |i: usize| {
        let value = f64::from(u8::from_str_radix(&hex[i..i + 2], 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    let luminance = 0.2126 * channel(0)? + 0.7152 * channel(2)? + 0.0722 * channel(4)?;
    Some(1.05 / (luminance + 0.05))
}
