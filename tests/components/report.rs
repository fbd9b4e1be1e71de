//! `docs/components.md`: what was compared, what is left out and what differs, from the same tables as the tests.

use std::{env, fmt::Write, fs, path::Path};

use crate::fixtures::{ALL_DIFFER, Change, Component, folder, run};

const OPENING: &str = "# Components and the NHS design system

Each component of `src/ui/` is compared with the fixtures of nhsuk-frontend 10.6.1 as a DOM tree: white space, comments and the
order of attributes and class names aside. This page is written by the test, from the tables in `tests/components/`:
`UPDATE=1 cargo test --test components`. Do not edit it by hand.

`ExitThisPage` follows GOV.UK's \"exit this page\", which has no fixtures here; its markup is tested in
`tests/components/behaviour.rs`.
";

/// Fails when the page is not what the tables say; with `UPDATE` set, writes it.
pub(crate) fn check(components: &[&Component]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/components.md");
    let page = page(components);
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, page).unwrap();
        return;
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == page, "docs/components.md is out of date: run `UPDATE=1 cargo test --test components`",);
}

fn page(components: &[&Component]) -> String {
    let mut page = OPENING.to_owned();
    page.push_str("\n## All components\n\nDifferent on purpose:\n\n");
    write_changes(&mut page, ALL_DIFFER);
    let (mut compared, mut left_out) = (0, 0);
    let mut sections = String::new();
    for component in components {
        let outcome = run(component);
        compared += outcome.compared;
        left_out += outcome.left_out_count();
        write!(
            sections,
            "\n## {} (`{}`)\n\n{} compared, {} left out.\n",
            component.name,
            component.folder,
            outcome.compared,
            outcome.left_out_count(),
        )
        .unwrap();
        if !outcome.left_out.is_empty() {
            sections.push_str("\n| left out | fixtures | why |\n|---|---|---|\n");
            for ((option, reason), count) in &outcome.left_out {
                writeln!(sections, "| `{option}` | {count} | {reason} |").unwrap();
            }
        }
        if !component.differs.is_empty() {
            sections.push_str("\nDifferent on purpose:\n\n");
            write_changes(&mut sections, component.differs);
        }
    }
    writeln!(page, "\nIn all: {compared} fixtures compared, {left_out} left out.").unwrap();
    page.push_str(&sections);
    let without = without_counterpart(components);
    write!(page, "\n## Not in the portal\n\nNo page needs these of nhsuk-frontend's components: {}.\n", without.join(", "),).unwrap();
    page
}

/// nhsuk-frontend's components that none of ours stands for.
fn without_counterpart(components: &[&Component]) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("fixtures.json").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| !components.iter().any(|component| component.folder == name))
        .collect();
    names.sort();
    names
}

fn write_changes(page: &mut String, changes: &[(Change, &str)]) {
    for (change, reason) in changes {
        let what = match change {
            Change::NoAttribute(name) => format!("no `{name}`"),
            Change::NoAttributeOf(class, name) => format!("`.{class}` has no `{name}`"),
            Change::NewAttribute(class, name, value) => {
                format!("`.{class}` has `{name}=\"{value}\"` as well")
            }
            Change::NoElement(class) => format!("no `.{class}`"),
            Change::NoEmptyElement(class) => format!("no empty `.{class}`"),
            Change::OtherValue(class, name, value) => {
                format!("`.{class}` has `{name}=\"{value}\"`")
            }
            Change::NewElement(class) => format!("a new `.{class}`"),
        };
        writeln!(page, "- {what}: {reason}").unwrap();
    }
}
