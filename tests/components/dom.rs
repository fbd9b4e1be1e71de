//! DOM trees without what does not matter: white space, comments, the order of attributes and of class names.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html};

/// An element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) classes: BTreeSet<String>,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Node>,
}

/// An element or a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Element(Element),
    Text(String),
}

/// Reads a fragment of HTML as a browser does; the fragment's nodes are the children of the element returned.
pub(crate) fn parse(html: &str) -> Element {
    element(Html::parse_fragment(html).root_element())
}

fn element(parsed: ElementRef<'_>) -> Element {
    let mut children: Vec<Node> = Vec::new();
    for child in parsed.children() {
        if let Some(child) = ElementRef::wrap(child) {
            children.push(Node::Element(element(child)));
        } else if let Some(text) = child.value().as_text() {
            // Leptos parts neighbouring texts by comments: to a reader they are one text.
            match children.last_mut() {
                Some(Node::Text(before)) => before.push_str(text),
                _ => children.push(Node::Text(text.to_string())),
            }
        }
    }
    let parsed = parsed.value();
    let mut element = Element {
        name: parsed.name().to_owned(),
        classes: parsed.classes().map(str::to_owned).collect(),
        attributes: parsed.attrs().filter(|(name, _)| *name != "class").map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        children,
    };
    element.collapse_white_space();
    element
}

impl Element {
    /// White space inside hidden words counts at the edges too: it is what parts them from the words beside them.
    fn collapse_white_space(&mut self) {
        let keep_edges = self.name == "span" && self.classes.contains("nhsuk-u-visually-hidden");
        self.children.retain_mut(|child| {
            let Node::Text(text) = child else { return true };
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let edge = |is_space: bool| if keep_edges && is_space { " " } else { "" };
            let before = edge(text.starts_with(char::is_whitespace));
            let after = edge(text.ends_with(char::is_whitespace));
            let is_text = !words.is_empty();
            *text = [before, &words, after].concat();
            is_text
        });
    }

    /// Calls `change` on this element and all below it.
    pub(crate) fn visit(&mut self, change: &mut impl FnMut(&mut Element)) {
        change(self);
        for child in &mut self.children {
            if let Node::Element(element) = child {
                element.visit(change);
            }
        }
    }

    /// Calls `change` on the elements with a class.
    pub(crate) fn visit_class(&mut self, class: &str, change: impl Fn(&mut Element)) {
        self.visit(&mut |element| {
            if element.classes.contains(class) {
                change(element);
            }
        });
    }

    /// Removes the elements that `unwanted` holds for.
    pub(crate) fn remove(&mut self, unwanted: impl Fn(&Element) -> bool) {
        self.visit(&mut |element| {
            element.children.retain(|child| !matches!(child, Node::Element(child) if unwanted(child)));
        });
    }

    /// The tree as lines, for reading and for telling where two differ.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        self.write(0, &mut lines);
        lines
    }

    fn write(&self, depth: usize, lines: &mut Vec<String>) {
        for child in &self.children {
            let indent = "  ".repeat(depth);
            match child {
                Node::Text(text) => lines.push(format!("{indent}{text:?}")),
                Node::Element(element) => {
                    let classes = element.classes.iter().map(|class| format!(".{class}"));
                    let attributes = element.attributes.iter().map(|(name, value)| format!(" [{name}={value:?}]"));
                    lines.push(format!("{indent}{}{}{}", element.name, classes.collect::<String>(), attributes.collect::<String>(),));
                    element.write(depth + 1, lines);
                }
            }
        }
    }
}
