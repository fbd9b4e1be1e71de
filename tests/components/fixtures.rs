//! Reading fixtures, building our component from their options, and comparing.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use leptos::{prelude::*, reactive::owner::Owner};
use serde_json::Value;

use crate::dom;

/// One of our components, and how it stands to nhsuk-frontend's.
pub(crate) struct Component {
    /// Our name for it.
    pub(crate) name: &'static str,
    /// Its folder in nhsuk-frontend.
    pub(crate) folder: &'static str,
    /// Which fixtures are about this component, by an option's value: `variant=urgent`. Empty: all.
    pub(crate) only: &'static [&'static str],
    /// Options that we do not have, with the reason. `items[].html` is an option of each item, `errorMessage=true` a value of
    /// one, `!heading` an option that is missing.
    pub(crate) left_out: &'static [(&'static str, &'static str)],
    /// Where our markup differs on purpose, with the reason.
    pub(crate) differs: &'static [(Change, &'static str)],
    /// How many fixtures must be compared, so that none drops out unseen.
    pub(crate) at_least: usize,
    /// Our component, built from a fixture's options.
    pub(crate) build: fn(&Options) -> AnyView,
}

/// A difference on purpose.
pub(crate) enum Change {
    /// An attribute does not count, on either side: bodies of fixtures may carry it.
    NoAttribute(&'static str),
    /// Our elements with a class are without an attribute.
    NoAttributeOf(&'static str, &'static str),
    /// We leave out elements with a class.
    NoElement(&'static str),
    /// We leave out elements with a class when nothing is in them.
    NoEmptyElement(&'static str),
    /// Our elements with a class have another value of an attribute, where the fixture has one.
    OtherValue(&'static str, &'static str, &'static str),
    /// Our elements with a class have a further attribute.
    NewAttribute(&'static str, &'static str, &'static str),
    /// We have elements with a class that the fixture has not.
    NewElement(&'static str),
}

/// Differences of all components.
pub(crate) const ALL_DIFFER: &[(Change, &str)] = &[
    (Change::NoAttribute("data-module"), "a hook of nhsuk-frontend's own scripts, which the portal does not load"),
    (Change::NoAttribute("data-prevent-double-click"), "a setting of nhsuk-frontend's own scripts, which the portal does not load"),
];

/// Reasons that several components share.
pub(crate) mod reason {
    pub(crate) const TEXT_ONLY: &str = "live components take text only: no markup travels through them";
    pub(crate) const DEPRECATED: &str = "deprecated in nhsuk-frontend";
    pub(crate) const ERROR_WITHOUT_WORDS: &str = "a field in error always says what is wrong";
    pub(crate) const CLASSES: &str = "looks are chosen by name, not by class";
    pub(crate) const ATTRIBUTES: &str = "no attributes beyond those that a prop stands for";
    pub(crate) const HEADING_ID: &str = "the id goes on the label or legend itself";
    pub(crate) const ONE_PLACE: &str = "captions stand before the words, in the heading";
}

/// A fixture's options, or one of them.
#[derive(Clone)]
pub(crate) struct Options(pub(crate) Value);

impl Options {
    pub(crate) fn get(&self, key: &str) -> Self {
        Self(self.0.get(key).cloned().unwrap_or_default())
    }

    pub(crate) fn is_given(&self) -> bool {
        !self.0.is_null()
    }

    /// The option as a string; a number too.
    pub(crate) fn string(&self, key: &str) -> Option<String> {
        match self.0.get(key) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        }
    }

    /// Words, which stand as a string or as the `text` of an object.
    pub(crate) fn words(&self, key: &str) -> Option<String> {
        self.string(key).or_else(|| self.get(key).string("text"))
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.0.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Whether an option is `false`, not just missing.
    pub(crate) fn is_off(&self, key: &str) -> bool {
        self.0.get(key) == Some(&Value::Bool(false))
    }

    /// The entries of a list; nhsuk-frontend skips those that are `false`.
    pub(crate) fn items(&self, key: &str) -> Vec<Self> {
        let items = self.0.get(key).and_then(Value::as_array);
        items.into_iter().flatten().filter(|item| !item.is_boolean()).map(|item| Self(item.clone())).collect()
    }

    /// All options that are set, as paths and as `path=value`.
    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        collect_paths(&self.0, String::new(), &mut paths);
        paths
    }
}

fn collect_paths(value: &Value, path: String, paths: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                let dot = if path.is_empty() { "" } else { "." };
                collect_paths(value, format!("{path}{dot}{key}"), paths);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect_paths(item, format!("{path}[]"), paths);
            }
        }
        Value::String(text) => paths.push(format!("{path}={text}")),
        other => paths.push(format!("{path}={other}")),
    }
}

/// Whether a path is the option of a pattern, or lies within it.
fn matches(pattern: &str, path: &str) -> bool {
    path.strip_prefix(pattern).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '=']))
}

/// A case of nhsuk-frontend's.
struct Fixture {
    name: String,
    options: Options,
    html: String,
}

/// nhsuk-frontend's folder of components.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/nhsuk-frontend/dist/nhsuk/components")
}

fn read(component: &str) -> Vec<Fixture> {
    let path = folder().join(component).join("fixtures.json");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}. Did you run `npm ci`?", path.display()));
    let file: Value = serde_json::from_str(&text).unwrap();
    let fixture = |fixture: &Value| {
        let mut options = fixture["context"].clone();
        // The body of a component, which is our children.
        if let Some(body) = fixture.get("callBlock").filter(|body| !body.is_null()) {
            options["callBlock"] = body.clone();
        }
        Fixture {
            name: fixture["name"].as_str().unwrap().to_owned(),
            options: Options(options),
            html: fixture["html"].as_str().unwrap().to_owned(),
        }
    };
    file["fixtures"].as_array().unwrap().iter().map(fixture).collect()
}

/// Compared and left-out fixtures of a component.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) compared: usize,
    /// By option and reason: how many.
    pub(crate) left_out: BTreeMap<(&'static str, &'static str), usize>,
    /// What went wrong.
    pub(crate) failures: Vec<String>,
}

impl Outcome {
    pub(crate) fn left_out_count(&self) -> usize {
        self.left_out.values().sum()
    }
}

/// Compares a component with its fixtures.
pub(crate) fn run(component: &Component) -> Outcome {
    let mut outcome = Outcome::default();
    for fixture in read(component.folder) {
        let paths = fixture.options.paths();
        let has = |pattern: &str| paths.iter().any(|path| matches(pattern, path));
        if !component.only.is_empty() && !component.only.iter().any(|only| has(only)) {
            continue;
        }
        let applies = |pattern: &str| match pattern.strip_prefix('!') {
            Some(missing) => !has(missing),
            None => has(pattern),
        };
        if let Some(&entry) = component.left_out.iter().find(|(option, _)| applies(option)) {
            *outcome.left_out.entry(entry).or_default() += 1;
            continue;
        }
        outcome.compared += 1;
        outcome.failures.extend(difference(component, &fixture));
    }
    outcome
}

/// Our component for a set of options, as HTML.
pub(crate) fn render(build: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    owner.with(|| build().to_html())
}

fn difference(component: &Component, fixture: &Fixture) -> Option<String> {
    let html = render(|| (component.build)(&fixture.options));
    let mut ours = dom::parse(&html);
    ours.visit(&mut |element| {
        // The site's `style-src` policy blocks inline styles.
        assert!(!element.attributes.contains_key("style"), "{html}");
    });
    let mut theirs = dom::parse(&fixture.html);
    for (change, _) in ALL_DIFFER.iter().chain(component.differs) {
        match *change {
            Change::NoAttribute(name) => {
                for side in [&mut ours, &mut theirs] {
                    side.visit(&mut |element| drop(element.attributes.remove(name)));
                }
            }
            Change::NoAttributeOf(class, name) => theirs.visit_class(class, |element| {
                element.attributes.remove(name);
            }),
            Change::OtherValue(class, name, value) => theirs.visit_class(class, |element| {
                if let Some(theirs) = element.attributes.get_mut(name) {
                    value.clone_into(theirs);
                }
            }),
            Change::NewAttribute(class, name, value) => theirs.visit_class(class, |element| {
                element.attributes.insert(name.to_owned(), value.to_owned());
            }),
            Change::NoElement(class) => theirs.remove(|element| element.classes.contains(class)),
            Change::NoEmptyElement(class) => theirs.remove(|element| element.classes.contains(class) && element.children.is_empty()),
            Change::NewElement(class) => ours.remove(|element| element.classes.contains(class)),
        }
    }
    if ours == theirs {
        return None;
    }
    let (ours, theirs) = (ours.lines(), theirs.lines());
    let same = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    let line = |lines: &[String]| lines.get(same).cloned().unwrap_or_default();
    Some(
        format!("{} / {}: after {same} equal lines\n  nhsuk: {}\n  ours:  {}", component.folder, fixture.name, line(&theirs), line(&ours),),
    )
}

/// Compares, prints the counts, and fails on a difference or when too few are compared.
pub(crate) fn check(component: &Component) {
    let outcome = run(component);
    println!("{}: {} compared, {} left out", component.name, outcome.compared, outcome.left_out_count(),);
    assert!(outcome.failures.is_empty(), "\n{}\n", outcome.failures.join("\n"));
    for entry in component.left_out {
        let (option, _) = entry;
        assert!(outcome.left_out.contains_key(entry), "no fixture is left out for `{option}`");
    }
    assert!(
        outcome.compared >= component.at_least,
        "{}: only {} fixtures compared, {} are expected",
        component.name,
        outcome.compared,
        component.at_least,
    );
}
