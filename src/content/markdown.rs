//! Markdown and its blocks, turned into what a page shows. Start at [`article`]; [`inline`] does the texts inside tools.
//!
//! A block is a run of lines between `::: name words` and `:::` (the form that Pandoc and most static-site tools know).

pub use super::article::{Article, Block, Heading, Link, Urgency};

use super::address::slug;
use super::pictures;
use super::problem::{Fault, Problems, nearest};
use super::readability::Sentences;
use super::references::References;
use crate::directory::is_web_address;
use pulldown_cmark::utils::TextMergeWithOffset;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// What is around a text: where it stands, what it may refer to, and where problems go.
pub struct Around<'a> {
    /// The file.
    pub file: &'a str,
    /// The line of the file on which the text begins.
    pub first_line: usize,
    /// The address of the page, for links to its own headings.
    pub address: &'a str,
    /// What `{{…}}` may name.
    pub references: &'a References<'a>,
    /// The list of problems.
    pub problems: &'a Problems,
}

/// A heading's words also stand in lists and addresses, where nothing is replaced.
const REFERENCE_IN_HEADING: Fault = Fault::NotAllowed { what: "{{…}} in a heading", write: "write it in the text below" };

const BLOCKS: [&str; 9] = ["non-urgent", "urgent", "emergency", "do", "dont", "details", "callout", "inset", "picture"];

/// Reads the text of a page.
pub fn article(text: &str, around: &Around<'_>) -> Article {
    let mut writer = Writer { around, article: Article::default(), level: 1 };
    let mut open: Option<(String, String, usize)> = None;
    let mut run = String::new();
    let mut run_line = around.first_line;
    for (index, line) in text.lines().enumerate() {
        let number = around.first_line + index;
        let Some(marker) = line.trim_start().strip_prefix(":::") else {
            run.push_str(line);
            run.push('\n');
            continue;
        };
        let marker = marker.trim();
        match (open.take(), marker.is_empty()) {
            (Some((name, words, at)), true) => writer.block(&name, &words, at, &run),
            (Some((name, words, at)), false) => {
                around.problems.add(around.file, at, Fault::UnclosedBlock { name: name.clone() });
                writer.block(&name, &words, at, &run);
                open = Some(opening(marker, number));
            }
            (None, true) => around.problems.add(around.file, number, Fault::StrayBlockEnd),
            (None, false) => {
                writer.plain(&run, run_line);
                open = Some(opening(marker, number));
            }
        }
        run.clear();
        run_line = number + 1;
    }
    match open {
        Some((name, words, at)) => {
            around.problems.add(around.file, at, Fault::UnclosedBlock { name: name.clone() });
            writer.block(&name, &words, at, &run);
        }
        None => writer.plain(&run, run_line),
    }
    writer.article
}

/// Reads a short text, such as a line of a tool's summary: paragraphs, lists and links. Returns its HTML and its links.
pub fn inline(text: &str, around: &Around<'_>) -> (String, Vec<Link>) {
    let mut writer = Writer { around, article: Article::default(), level: 1 };
    let html = writer.html(text, around.first_line);
    (html, writer.article.links)
}

fn opening(marker: &str, line: usize) -> (String, String, usize) {
    let (name, words) = marker.split_once(char::is_whitespace).unwrap_or((marker, ""));
    (name.to_owned(), words.trim().to_owned(), line)
}

struct Writer<'a> {
    around: &'a Around<'a>,
    article: Article,
    level: usize,
}

impl Writer<'_> {
    fn problem(&self, line: usize, fault: Fault) {
        self.around.problems.add(self.around.file, line, fault);
    }

    fn plain(&mut self, text: &str, line: usize) {
        let html = self.html(text, line);
        if !html.trim().is_empty() {
            self.article.blocks.push(Block::Html(html));
        }
    }

    fn block(&mut self, name: &str, words: &str, line: usize, text: &str) {
        let html = self.html(text, line + 1);
        let heading = words.to_owned();
        let (needs, fits) = match name {
            "non-urgent" | "urgent" | "emergency" if self.around.references.translation => {
                ("the words of its heading after the name", !words.is_empty())
            }
            "non-urgent" | "urgent" | "emergency" => ("words that end in \"if:\"", words.ends_with("if:")),
            "details" | "callout" => ("the words of its heading after the name", !words.is_empty()),
            "do" | "dont" | "inset" => ("the name alone", words.is_empty()),
            "picture" => ("the name of a picture, and in a few words what it shows", words.contains(char::is_whitespace)),
            _ => {
                let near = nearest(name, BLOCKS);
                return self.problem(line, Fault::UnknownBlock { name: name.to_owned(), near });
            }
        };
        if !fits {
            self.problem(line, Fault::BlockHeading { name: name.to_owned(), write: needs });
        }
        let (picture, shows) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        if name == "picture"
            && fits
            && let Some(fault) = pictures::missing(picture, self.around.references.pictures)
        {
            self.problem(line, fault);
        }
        let urgency = match name {
            "non-urgent" => Some(Urgency::NonUrgent),
            "urgent" => Some(Urgency::Urgent),
            "emergency" => Some(Urgency::Emergency),
            _ => None,
        };
        if words.contains("{{") {
            self.problem(line, REFERENCE_IN_HEADING);
        }
        if html.trim().is_empty() {
            self.problem(line, Fault::EmptyText { field: format!("::: {name}") });
        } else if matches!(name, "do" | "dont") && !is_one_list(&html) {
            self.problem(
                line,
                Fault::NotAllowed { what: "anything but one bullet list", write: "begin each line of the block with \"- \"" },
            );
        }
        let bullets = html.matches("<li>").count();
        if urgency.is_some() && bullets > 5 {
            self.problem(line, Fault::TooManyBullets { count: bullets });
        }
        self.article.blocks.push(match (urgency, name) {
            (Some(urgency), _) => Block::CareCard { urgency, heading, html },
            (None, "do" | "dont") => Block::DoList { does: name == "do", items: items(&html) },
            (None, "details") => Block::Details { summary: heading, html },
            (None, "callout") => Block::Callout { heading, html },
            (None, "picture") => Block::Picture { name: picture.to_owned(), alt: shows.trim().to_owned(), html },
            _ => Block::Inset(html),
        });
    }

    /// Turns Markdown into HTML and notes what may not be in it. `first_line` is the line of the file on which `text` begins.
    fn html(&mut self, text: &str, first_line: usize) -> String {
        let line_of = |offset: usize| first_line + text.as_bytes()[..offset].iter().filter(|b| **b == b'\n').count();
        let events: Vec<_> = TextMergeWithOffset::new(Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter()).collect();
        let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
        let mut sentences = Sentences::default();
        for (at, (event, range)) in events.iter().enumerate() {
            let line = line_of(range.start);
            match event {
                Event::Start(Tag::HtmlBlock) => self.raw_html(&text[range.clone()], line),
                Event::InlineHtml(html) if !html.starts_with("</") => self.raw_html(html, line),
                Event::Html(_) | Event::InlineHtml(_) | Event::End(TagEnd::HtmlBlock) => {}
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {
                    if matches!(event, Event::Start(_)) {
                        let write = "write what it shows in words";
                        self.problem(line, Fault::NotAllowed { what: "an image", write });
                    }
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let words: String = events[at + 1..]
                        .iter()
                        .take_while(|(event, _)| !matches!(event, Event::End(TagEnd::Heading(_))))
                        .filter_map(|(event, _)| match event {
                            Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                            _ => None,
                        })
                        .collect();
                    out.push(self.heading(*level, words, line));
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let open = self.link(dest_url, line);
                    out.push(Event::InlineHtml(CowStr::from(open)));
                }
                Event::End(TagEnd::Link) => out.push(Event::InlineHtml(CowStr::from("</a>"))),
                Event::Text(text) => {
                    self.text(text, line, &mut sentences, &mut out);
                }
                Event::SoftBreak | Event::HardBreak => {
                    sentences.text(" ", line);
                    out.push(event.clone());
                }
                // A list inside an item begins before the item's own text has ended.
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_)) | Event::Start(Tag::List(_)) => {
                    let ended = sentences.end();
                    for long in ended.iter().filter(|sentence| sentence.is_long()) {
                        self.problem(long.line, Fault::LongSentence { words: long.words(), start: long.start() });
                    }
                    if !matches!(event, Event::End(TagEnd::Heading(_))) {
                        self.article.sentences.extend(ended);
                    }
                    out.push(event.clone());
                }
                Event::Start(Tag::Table(_)) => {
                    let write = "write a list, or a heading for each row";
                    self.problem(line, Fault::NotAllowed { what: "a table", write });
                    out.push(event.clone());
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    let write = "write a paragraph: begin the line without spaces";
                    self.problem(line, Fault::NotAllowed { what: "a block of code", write });
                    out.push(event.clone());
                }
                _ => out.push(event.clone()),
            }
        }
        let mut rendered = String::new();
        html::push_html(&mut rendered, out.into_iter());
        rendered
    }

    /// Names the first line of what is not Markdown, cut short.
    fn raw_html(&self, html: &str, line: usize) {
        let first = html.trim().lines().next().unwrap_or_default();
        let html = first.char_indices().nth(40).map_or_else(|| first.to_owned(), |(end, _)| format!("{}…", &first[..end]));
        self.problem(line, Fault::RawHtml { html });
    }

    fn heading<'e>(&mut self, level: HeadingLevel, words: String, line: usize) -> Event<'e> {
        let number = level as usize;
        if number > self.level + 1 {
            self.problem(line, Fault::HeadingJump { from: self.level, to: number });
        }
        if number == 1 {
            let write = "the title is the page's first heading; write ##";
            self.problem(line, Fault::NotAllowed { what: "a heading with one #", write });
        }
        if number > 3 {
            let write = "write ## or ###";
            self.problem(line, Fault::NotAllowed { what: "a heading with more than three #", write });
        }
        if words.contains("{{") {
            self.problem(line, REFERENCE_IN_HEADING);
        }
        self.level = number;
        let mut id = slug(&words);
        if id.is_empty() {
            self.problem(line, Fault::EmptyText { field: "#".repeat(number) });
        }
        let same = |id: &str, headings: &[Heading]| headings.iter().any(|h| h.id == id);
        let mut copy = 2;
        while same(&id, &self.article.headings) {
            id = format!("{}-{copy}", slug(&words));
            copy += 1;
        }
        self.article.headings.push(Heading { level: number, id: id.clone(), text: words });
        Event::Start(Tag::Heading { level, id: Some(CowStr::from(id)), classes: Vec::new(), attrs: Vec::new() })
    }

    /// The opening tag of a link. Links to pages stay as they are written, from the top of the site: only the page they are shown on
    /// knows the way there. Links out tell the other site nothing.
    fn link(&mut self, address: &str, line: usize) -> String {
        match check_link(address) {
            LinkKind::Page => {
                let (page, anchor) = address.split_once('#').map_or((address, None), |(page, anchor)| (page, Some(anchor)));
                let to = if page.is_empty() { self.around.address } else { page };
                self.article.links.push(Link { address: to.to_owned(), anchor: anchor.map(str::to_owned), line });
                format!("<a href=\"{}\">", escape(address))
            }
            LinkKind::Outside => format!("<a href=\"{}\" rel=\"noreferrer noopener\">", escape(address)),
            LinkKind::Contact => format!("<a href=\"{}\">", escape(address)),
            LinkKind::NoHost => {
                let write = "the name of a website after ://, as in https://www.gov.uk/carers-uk";
                self.problem(line, Fault::ForbiddenScheme { address: address.escape_debug().to_string(), write });
                "<a>".to_owned()
            }
            LinkKind::Forbidden => {
                let write = "https:, http:, mailto:, tel:, a page such as /help-now/, or #heading";
                self.problem(line, Fault::ForbiddenScheme { address: address.escape_debug().to_string(), write });
                "<a>".to_owned()
            }
        }
    }

    /// Text, with each `{{…}}` replaced by what it names.
    fn text<'e>(&self, text: &str, line: usize, sentences: &mut Sentences, out: &mut Vec<Event<'e>>) {
        let mut rest = text;
        while let Some(start) = rest.find("{{") {
            let Some(end) = rest[start..].find("}}") else {
                self.problem(line, Fault::NotAllowed { what: "\"{{\" without \"}}\"", write: "write }} after the name" });
                break;
            };
            let reference = rest[start + 2..start + end].trim();
            sentences.text(&rest[..start], line);
            out.push(Event::Text(CowStr::from(rest[..start].to_owned())));
            let found = self.around.references.find(reference);
            sentences.text(&words_of(&found.html), line);
            out.push(Event::InlineHtml(CowStr::from(found.html)));
            if let Some(fault) = found.fault {
                self.problem(line, fault);
            }
            rest = &rest[start + end + 2..];
        }
        sentences.text(rest, line);
        out.push(Event::Text(CowStr::from(rest.to_owned())));
    }
}

/// The words in the HTML of a reference, up to the caution behind them.
fn words_of(html: &str) -> String {
    let words = html.split(" <span").next().unwrap_or_default();
    let text: String = words.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect();
    text.replace("&amp;", "&").replace("&#39;", "'").replace("&quot;", "\"")
}

enum LinkKind {
    Page,
    Outside,
    /// Of the web, but no browser can look for the host.
    NoHost,
    Contact,
    Forbidden,
}

/// Which links a text may hold: web, mail and phone, pages of the site, and headings. White space or a control character in an address
/// is refused outright, since browsers drop some of them and so read another scheme than an editor does.
fn check_link(address: &str) -> LinkKind {
    if address.chars().any(|c| c.is_control() || c.is_whitespace()) || address.is_empty() || address.starts_with("//") {
        return LinkKind::Forbidden;
    }
    if address.starts_with("https://") || address.starts_with("http://") {
        if is_web_address(address) { LinkKind::Outside } else { LinkKind::NoHost }
    } else if address.starts_with("mailto:") || address.starts_with("tel:") {
        LinkKind::Contact
    } else if address.starts_with('/') || address.starts_with('#') {
        LinkKind::Page
    } else {
        LinkKind::Forbidden
    }
}

/// True for one list of bullets and nothing else: all that a list of do's or don'ts can show.
fn is_one_list(html: &str) -> bool {
    let html = html.trim();
    html.starts_with("<ul>") && html.ends_with("</ul>") && html.matches("<ul>").count() == 1 && !html.contains("<ol")
}

/// The items of an HTML list, each without its own tags.
fn items(html: &str) -> Vec<String> {
    html.split("<li>").skip(1).filter_map(|item| item.split("</li>").next()).map(|item| item.trim().to_owned()).collect()
}

/// Text made safe inside HTML and its attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
