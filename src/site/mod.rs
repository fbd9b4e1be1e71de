//! From the checked content to `dist/`: every page, the index, the offline copy, the hosts' header files. Start at [`build`].

pub mod hosts;
mod output;
pub mod search;
pub mod serve;
mod service_worker;
mod template;

use crate::content::{self, Part, Site};
use crate::pages::render;
use crate::pages::support::{FEW, lists};
use jiff::civil::Date;
use output::Output;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

pub use template::Template;

/// The web app manifest's file.
const MANIFEST: &str = "manifest.webmanifest";

/// The folder of the pictures, below that of the files whose names carry a hash.
const PICTURES: &str = "pictures/";

/// Why a site could not be built.
#[derive(Debug)]
pub enum SiteError {
    /// A file could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The template lacks one of its marks.
    Template {
        /// The mark.
        mark: &'static str,
    },
    /// The content has errors.
    Content {
        /// How many.
        errors: usize,
    },
}

impl fmt::Display for SiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SiteError::File { path, source } => write!(f, "{}: {source}", path.display()),
            SiteError::Template { mark } => write!(f, "index.html has no {mark}: put it back, the build fills it in"),
            SiteError::Content { errors: 1 } => write!(f, "the site is not built: 1 error in the content"),
            SiteError::Content { errors } => write!(f, "the site is not built: {errors} errors in the content"),
        }
    }
}

impl std::error::Error for SiteError {}

/// Where a build reads and writes.
pub struct Paths<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The folder with what Trunk staged; the site is written into it.
    pub out: &'a Path,
    /// Where the untouched template is kept, so that a change of content needs no Trunk.
    pub template: &'a Path,
}

/// What a build made.
pub struct Built {
    /// How many pages.
    pub pages: usize,
    /// The release's name.
    pub release: String,
}

/// Builds the site from checked content.
///
/// # Errors
/// When a file cannot be read or written, or the template lacks a mark.
pub fn build(site: &Site, today: Date, paths: &Paths<'_>) -> Result<Built, SiteError> {
    let mut output = Output::open(paths.out, &paths.template.with_file_name("files.txt"))?;
    let sheet =
        [("service", site.settings.service.as_str()), ("organisation", &site.settings.organisation), ("date", &site.content_date())];
    let look = template::look(&site.settings, &crate::words::fill(&site.words.article.sheet, &sheet));
    let template = Template::open(paths, &look, &mut output)?;

    output.write(MANIFEST, manifest(site, &paths.out.join(MANIFEST))?.as_bytes())?;
    let mut files = BTreeMap::new();
    for (name, tool) in &site.tools {
        files.insert(tool.address.clone(), output.write_hashed(name, "json", tool.published.as_bytes())?);
    }
    // One page has the directory; its lists and services stand below it.
    let directory = site.pages.values().find(|page| page.part == Part::Directory);
    let mut site = Cow::Borrowed(site);
    let details = directory.map(|page| lists::details(&site, &page.address, today)).unwrap_or_default();
    if let Some(page) = directory {
        write_directory(&mut site, &page.address, &details, today, &mut files, &mut output)?;
    }
    let site = site.as_ref();

    // Each language has an index of its own pages, and its own words for a ward tablet.
    let (mut indexes, mut wards) = (BTreeMap::new(), BTreeMap::new());
    for site in std::iter::once(site).chain(&site.translations) {
        let name = |stem: &str| if site.is_own() { stem.to_owned() } else { format!("{stem}-{}", site.language.code) };
        indexes.insert(&site.language.code, output.write_hashed(&name("search"), "json", search::index(site, today).as_bytes())?);
        wards.insert(&site.language.code, output.write_hashed(&name("ward"), "json", crate::pages::ward::data(site).as_bytes())?);
    }

    let mut pictures = BTreeMap::new();
    for (name, picture) in &site.pictures {
        pictures.insert(name.clone(), output.write_hashed(&format!("{PICTURES}{name}"), "svg", picture.svg.as_bytes())?);
    }

    let shared = render::Shared { own: site, today, files: &files, pictures: &pictures, indexes: &indexes, wards: &wards };

    // The release is named by what its files hold. The pages carry the name, so they are written with a mark in its place, hashed,
    // and written again with the name.
    let build = |release: &str| {
        let own = shared.build(site, release);
        let mut pages = Vec::new();
        for page in site.pages.values() {
            pages.push(render::page(&own, page));
            if let Part::Tool(name) = &page.part
                && let Some(tool) = site.tools.get(name)
            {
                pages.push(render::paper(&own, page, tool));
                pages.extend(render::example(&own, page, tool));
            }
        }
        for translation in &site.translations {
            let build = shared.build(translation, release);
            pages.extend(translation.pages.values().filter(|page| page.translation.is_some()).map(|page| render::page(&build, page)));
        }
        pages.into_iter().map(|page| (template::file_of(&page.address), template.fill(&own, &page))).collect::<Vec<_>>()
    };
    let release = output.hash_with(&build(template::RELEASE_MARK));
    let pages = build(&release);
    for (file, html) in &pages {
        output.write(file, html.as_bytes())?;
    }
    let mut count = pages.len();
    if let Some(page) = directory {
        // What these pages hold is in the areas' files and in the index, which the release's name is made of too.
        let build = shared.build(site, &release);
        let offline = site.services.len() <= FEW;
        let mut write = |page: &render::Rendered| {
            let (file, html) = (template::file_of(&page.address), template.fill(&build, page));
            if offline { output.write(&file, html.as_bytes()) } else { output.write_apart(&file, html.as_bytes()) }
        };
        let lists = lists::lists(&build, page);
        lists.iter().try_for_each(&mut write)?;
        count += lists.len() + lists::services(&build, page, &details, write)?;
    }
    output.finish(&release, site.settings.path.as_deref().unwrap_or("/"))?;
    Ok(Built { pages: count, release })
}

/// Writes what the directory's page reads: the details of each area, the index, and where postcodes lie.
fn write_directory(
    site: &mut Cow<'_, Site>,
    top: &str,
    details: &[String],
    today: Date,
    files: &mut BTreeMap<String, String>,
    output: &mut Output,
) -> Result<(), SiteError> {
    let offline = site.services.len() <= FEW;
    for at in 0..site.listed.areas.len() {
        let text = lists::area(site, at, details);
        let stem = format!("area-{}", site.listed.areas[at].slug);
        let file = output.hashed(&stem, "json", text.as_bytes());
        if offline {
            output.write(&file, text.as_bytes())?;
        } else {
            output.write_apart(&file, text.as_bytes())?;
        }
        // The index stands in the same folder.
        site.to_mut().listed.areas[at].file = file.trim_start_matches(hosts::HASHED_FOLDER).to_owned();
    }
    let index = crate::directory::write(&site.services, &site.listed, &site.words.index_words(), content::service_date(today));
    files.insert(top.to_owned(), output.write_hashed("services", "bin", &index)?);
    if !site.places.map.is_empty() {
        let places = site.places.map.write_with(&crate::directory::write_spots(&site.listed.spots));
        files.insert(lists::PLACES.to_owned(), output.write_hashed("places", "bin", &places)?);
    }
    Ok(())
}

/// What a phone needs to put the site on its home screen: the file in `public/`, with the site's own name and colour.
fn manifest(site: &Site, path: &Path) -> Result<String, SiteError> {
    let failed = |source| SiteError::File { path: path.to_owned(), source };
    let text = std::fs::read_to_string(path).map_err(failed)?;
    let mut manifest: serde_json::Value = serde_json::from_str(&text).map_err(|error| failed(error.into()))?;
    let home = site.pages.get("/").map(|page| page.summary.clone()).unwrap_or_default();
    for (name, value) in [
        ("name", &site.settings.service),
        ("short_name", &site.settings.service),
        ("description", &home),
        ("theme_color", &site.settings.accent),
    ] {
        manifest[name] = value.clone().into();
    }
    Ok(manifest.to_string())
}

/// Reads and checks the content, prints what is wrong, and builds.
///
/// # Errors
/// When the content has errors, or [`build`] fails.
pub fn check_and_build(today: Date, paths: &Paths<'_>, report: &mut dyn FnMut(&content::problem::Problem)) -> Result<Built, SiteError> {
    let reading = content::read(paths.content, today);
    let mut errors = 0;
    for problem in &reading.problems {
        match problem.severity(false) {
            content::problem::Severity::Error => {
                errors += 1;
                report(problem);
            }
            content::problem::Severity::Late | content::problem::Severity::Warning => report(problem),
            content::problem::Severity::Gap => {}
        }
    }
    if errors > 0 {
        return Err(SiteError::Content { errors });
    }
    build(&reading.site, today, paths)
}
