//! `pictures/*.svg`: drawings that a page shows beside a point of its text. Start at [`Picture::read`].
//!
//! A picture is shapes and nothing else. What a drawing program may add (scripts, styles, pictures from elsewhere) is refused: the
//! site's policy would not let it work, some of it would tell another host who reads the page, and words in a drawing are read out to
//! nobody. So the reader of SVG here knows only what shapes need.

use super::Files;
use super::address::is_plain;
use super::markdown::{Article, Block};
use super::problem::{Fault, Problems, nearest};
use std::collections::BTreeMap;

/// The folder, shared by all languages.
pub(crate) const FOLDER: &str = "pictures";

/// All pictures have one width on the page, in pixels; the height follows from the drawing. The page keeps the place free with them.
const WIDTH: f64 = 160.0;

/// The offline copy holds every picture of the site.
const MOST_BYTES: usize = 10_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const SHAPES: [&str; 9] = ["svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"];

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// The file's text.
    pub svg: String,
    /// How wide it is shown, in pixels.
    pub width: u32,
    /// How high it is shown, in pixels.
    pub height: u32,
}

/// Reads every picture, by name. One with a mistake is there too, so that a page which shows it gets no second message.
pub(crate) fn read(files: &Files<'_>, problems: &Problems) -> BTreeMap<String, Picture> {
    let mut pictures = BTreeMap::new();
    for path in files.below(FOLDER, "svg") {
        let name = format!("{FOLDER}/{path}");
        let stem = path.trim_end_matches(".svg");
        let Some(text) = files.text(&name) else { continue };
        files.check_name(&name, stem);
        // No page can name it.
        if !is_plain(stem) {
            continue;
        }
        pictures.insert(stem.to_owned(), Picture::read(&files.name(&name), text, problems));
    }
    pictures
}

/// Notes the pictures that no page shows, and keeps the others.
pub(crate) fn keep_used<'a>(
    pictures: &mut BTreeMap<String, Picture>,
    articles: impl Iterator<Item = &'a Article>,
    files: &Files<'_>,
    problems: &Problems,
) {
    let blocks: Vec<&Block> = articles.flat_map(|article| &article.blocks).collect();
    pictures.retain(|name, _| {
        let used = blocks.iter().any(|block| matches!(block, Block::Picture { name: shown, .. } if shown == name));
        if !used {
            problems.add(&files.name(&format!("{FOLDER}/{name}.svg")), 1, Fault::UnusedPicture { name: name.clone() });
        }
        used
    });
}

/// What is wrong with naming a picture, if anything is.
pub(crate) fn missing(name: &str, pictures: &BTreeMap<String, Picture>) -> Option<Fault> {
    let near = || nearest(name, pictures.keys().map(String::as_str));
    (!pictures.contains_key(name)).then(|| Fault::NoSuchPicture { name: name.to_owned(), near: near() })
}

impl Picture {
    /// Reads a drawing and notes whatever is no shape.
    fn read(file: &str, svg: String, problems: &Problems) -> Picture {
        let mut drawing = Drawing { file, text: &svg, problems, open: Vec::new(), size: None, has_root: false };
        if svg.len() > MOST_BYTES {
            drawing.refuse(0, "more than 10 kB".to_owned(), "draw it with fewer points");
        }
        if let Err((at, reason)) = drawing.read() {
            drawing.problem(at, Fault::Syntax { format: "SVG", reason: reason.to_owned() });
        }
        let (width, height) = drawing.size.unwrap_or((1.0, 1.0));
        // Within bounds by the check of the viewBox.
        let height = (WIDTH * height / width).round().clamp(1.0, 10.0 * WIDTH) as u32;
        Picture { svg, width: WIDTH as u32, height }
    }
}

/// A drawing that is being read. Places in it are counted in bytes.
struct Drawing<'a> {
    file: &'a str,
    text: &'a str,
    problems: &'a Problems,
    /// The elements that have begun and not ended.
    open: Vec<&'a str>,
    /// Width and height of the viewBox.
    size: Option<(f64, f64)>,
    has_root: bool,
}

const NO_ROOT: &str = "it does not begin with <svg>";

/// Why a file is no SVG, and where.
type NotSvg = (usize, &'static str);

impl<'a> Drawing<'a> {
    fn problem(&self, at: usize, fault: Fault) {
        let line = 1 + self.text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        // The end of a file is after its last line.
        self.problems.add(self.file, line.min(self.text.lines().count().max(1)), fault);
    }

    fn refuse(&self, at: usize, what: String, write: &'static str) {
        self.problem(at, Fault::InPicture { what, write });
    }

    fn read(&mut self) -> Result<(), NotSvg> {
        let mut at = 0;
        while let Some(begin) = self.text[at..].find('<').map(|found| at + found) {
            self.words(at, begin)?;
            let rest = &self.text[begin..];
            let after = |end: &str, reason| rest.find(end).map(|found| begin + found + end.len()).ok_or((begin, reason));
            at = if rest.starts_with("<!--") {
                after("-->", "a comment has no end; write --> after it")?
            } else if rest.starts_with("<?xml ") {
                after("?>", "the first line has no end; write ?> after it")?
            } else if rest.starts_with("</") {
                let end = after(">", "a tag has no end; write > after it")?;
                let name = self.text[begin + 2..end - 1].trim();
                if self.open.pop() != Some(name) {
                    return Err((begin, "a tag ends what did not begin; take it out, or write the tag that is missing"));
                }
                end
            } else if rest.starts_with("<!") || rest.starts_with("<?") {
                let word: String = rest.chars().take_while(|c| !c.is_whitespace() && *c != '>').take(20).collect();
                self.refuse(begin, format!("{word} …"), "take this out");
                after(">", "a tag has no end; write > after it")?
            } else {
                self.element(begin)?
            };
        }
        self.words(at, self.text.len())?;
        if !self.has_root {
            return Err((0, NO_ROOT));
        }
        if self.open.is_empty() { Ok(()) } else { Err((self.text.len(), "an element has no end; write its closing tag")) }
    }

    /// Text between two tags.
    fn words(&self, from: usize, to: usize) -> Result<(), NotSvg> {
        let text = &self.text[from..to];
        if !text.trim().is_empty() {
            let at = from + (text.len() - text.trim_start().len());
            if !self.has_root {
                return Err((at, NO_ROOT));
            }
            self.refuse(at, "words".to_owned(), "say it in the text or in the description on the page");
        }
        Ok(())
    }

    /// An opening tag: returns the place after it.
    fn element(&mut self, begin: usize) -> Result<usize, NotSvg> {
        let text = self.text;
        let is_end = |c: char| c.is_whitespace() || matches!(c, '/' | '>' | '=' | '"' | '\'' | '<');
        let word = |at: usize| text[at..].find(is_end).map_or(text.len(), |found| at + found);
        let space = |at: usize| text[at..].find(|c: char| !c.is_whitespace()).map_or(text.len(), |found| at + found);
        let name_end = word(begin + 1);
        let name = &text[begin + 1..name_end];
        if !SHAPES.contains(&name) {
            self.refuse(begin, format!("<{name}>"), "draw with g, path, circle, ellipse, rect, line, polyline and polygon only");
        }
        let is_root = name == "svg" && self.open.is_empty() && !self.has_root;
        if !self.has_root && !is_root {
            return Err((begin, NO_ROOT));
        }
        self.has_root = true;
        let mut fields = Vec::new();
        let mut at = space(name_end);
        loop {
            let rest = &text[at..];
            if rest.starts_with("/>") || rest.starts_with('>') {
                if is_root {
                    self.root(begin, &fields);
                }
                if rest.starts_with('>') {
                    self.open.push(name);
                    return Ok(at + 1);
                }
                return Ok(at + 2);
            }
            let end = word(at);
            let field = &text[at..end];
            let quote = space(end);
            let quote = text[quote..].starts_with('=').then(|| space(quote + 1)).filter(|_| end > at);
            let value = quote.and_then(|quote| {
                let mark = text[quote..].chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
                text[quote + 1..].split(mark).next().filter(|value| quote + 1 + value.len() < text.len())
            });
            let (Some(quote), Some(value)) = (quote, value) else {
                return Err((at, "a tag has no end, or an attribute is not written name=\"value\""));
            };
            self.attribute(at, field, value);
            fields.push((at, field, value));
            at = space(quote + 1 + value.len() + 1);
        }
    }

    /// An attribute, wherever it stands. Letters in disguise (`&#117;rl`, `\75rl`) are refused, since they hide a reference.
    fn attribute(&self, at: usize, name: &str, value: &str) {
        let local = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
        let what = || format!("the attribute \"{name}\"");
        if local == "style" || local == "class" {
            self.refuse(at, what(), "write fill=\"#…\" and stroke=\"#…\" on the shape: the site's policy allows no other style");
        } else if local.starts_with("on") {
            self.refuse(at, what(), "take it out: a picture does nothing");
        } else if matches!(local.as_str(), "href" | "src") || value.to_ascii_lowercase().contains("url(") {
            self.refuse(at, what(), "take it out: a picture takes nothing from another place");
        } else if value.contains(['&', '\\', '<']) {
            self.refuse(at, format!("&, \\ or < in \"{name}\""), "write plain letters");
        }
    }

    /// What a browser needs of the outermost element.
    fn root(&mut self, at: usize, fields: &[(usize, &str, &str)]) {
        let field = |name: &str| fields.iter().find(|(_, field, _)| *field == name).map(|(at, _, value)| (*at, *value));
        if field("xmlns").map(|(_, value)| value) != Some(SVG) {
            let write = "xmlns=\"http://www.w3.org/2000/svg\" in <svg>, or no browser shows it";
            self.problem(at, Fault::MissingField { field: "xmlns".to_owned(), write });
        }
        let Some((place, view_box)) = field("viewBox") else {
            let write = "viewBox=\"0 0 160 160\" in <svg>, or the place for it on the page is not known";
            return self.problem(at, Fault::MissingField { field: "viewBox".to_owned(), write });
        };
        let numbers: Vec<f64> = view_box.split([' ', ',']).filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
        let sides = |side: f64| (1.0..=10_000.0).contains(&side);
        match numbers[..] {
            [_, _, width, height] if sides(width) && sides(height) && height <= width * 10.0 => self.size = Some((width, height)),
            _ => {
                let allowed = "4 numbers: left, top, width and height, such as \"0 0 160 160\"".to_owned();
                self.problem(place, Fault::BadValue { field: "viewBox".to_owned(), value: view_box.to_owned(), allowed, near: None });
            }
        }
    }
}
