//! The driver: a small valid site, and what differs from it. `SiteTest::base().with("site.toml", "…").read()`.

use carer_portal::content::problem::{Problem, Severity};
use carer_portal::content::{Reading, read};
use jiff::civil::{Date, date};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// The day of every test.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// The folder with `base` and one folder for each mistake.
pub(crate) fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sites")
}

/// The content of the portal itself.
pub(crate) fn portal() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

/// A copy of a content folder that a test may change. It goes when the test ends.
pub(crate) struct SiteTest {
    folder: PathBuf,
}

impl SiteTest {
    /// A folder with nothing in it.
    pub(crate) fn empty() -> SiteTest {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{}-{number}", std::process::id()));
        fs::create_dir_all(folder.join("content")).unwrap();
        SiteTest { folder }
    }

    /// The small valid site: every kind of file once, nothing wrong, nothing unchecked. Its words are the portal's own.
    pub(crate) fn base() -> SiteTest {
        let site = SiteTest::empty();
        copy(&fixtures().join("base"), &site.content());
        fs::copy(portal().join("en/words.toml"), site.content().join("en/words.toml")).unwrap();
        site
    }

    /// The base with one mistake's folder laid over it.
    pub(crate) fn mistake(name: &str) -> SiteTest {
        let site = SiteTest::base();
        let folder = fixtures().join(name);
        let changes = fs::read_to_string(folder.join("changes.txt")).unwrap_or_default();
        for change in changes.lines() {
            let (verb, rest) = change.split_once(": ").unwrap();
            match verb {
                "remove" => fs::remove_file(site.content().join(rest)).unwrap(),
                "replace" => {
                    let (file, rest) = rest.split_once(": ").unwrap();
                    let (from, to) = rest.split_once(" => ").unwrap();
                    site.replace(file, &from.replace("\\n", "\n"), &to.replace("\\n", "\n"));
                }
                other => panic!("{name}/changes.txt: \"{other}\" is neither remove nor replace"),
            }
        }
        copy(&folder, &site.content());
        site
    }

    /// The content folder.
    pub(crate) fn content(&self) -> PathBuf {
        self.folder.join("content")
    }

    /// Writes a file.
    pub(crate) fn with(self, file: &str, text: impl AsRef<[u8]>) -> SiteTest {
        let path = self.content().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// Puts other words in the place of some that the file must hold.
    pub(crate) fn replace(&self, file: &str, from: &str, to: &str) {
        let path = self.content().join(file);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{file} does not hold {from:?}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// Changes every file.
    pub(crate) fn with_every_file(self, change: impl Fn(&[u8]) -> Vec<u8>) -> SiteTest {
        for file in files(&self.content()) {
            fs::write(&file, change(&fs::read(&file).unwrap())).unwrap();
        }
        self
    }

    /// Reads the site on the day of the tests.
    pub(crate) fn read(&self) -> Reading {
        read(&self.content(), TODAY)
    }

    /// Every problem as `portal check` prints it, and the gaps with their mark.
    pub(crate) fn report(&self) -> Vec<String> {
        self.read().problems.iter().map(line).collect()
    }

    /// Fails unless this is all that is wrong.
    #[track_caller]
    pub(crate) fn says(&self, expected: &[&str]) {
        assert_eq!(self.report().join("\n"), expected.join("\n"));
    }
}

impl Drop for SiteTest {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn line(problem: &Problem) -> String {
    let mark = match problem.severity(false) {
        Severity::Error => "",
        Severity::Late => " (late)",
        Severity::Warning => " (warning)",
        Severity::Gap => " (gap)",
    };
    format!("{problem}{mark}")
}

/// Every file below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Copies the content files of a folder; what only the tests read stays behind.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let path = file.strip_prefix(from).unwrap();
        if path != Path::new("expected.txt") && path != Path::new("changes.txt") {
            let target = to.join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(&file, target).unwrap();
        }
    }
}
