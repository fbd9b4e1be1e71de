//! The command line: build, check, serve, and one verb per engine.

use carer_portal::content::problem::Severity;
use carer_portal::questionnaire::{Questionnaire, ask_json, check_json, dot, response};
use carer_portal::site::serve::{ServeOptions, Slash, serve};
use carer_portal::{content, directory, site};
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints a line. A reader who has seen enough (`portal find … | head`) is no failure.
macro_rules! say {
    ($($text:tt)*) => {
        drop(writeln!(std::io::stdout(), $($text)*))
    };
}

#[derive(Parser)]
#[command(about = "Builds, checks and serves the carer portal.")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Writes the site into what Trunk staged (Trunk's post_build hook calls this).
    Build {
        /// The content folder.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// The folder to write into; Trunk says which, else dist.
        #[arg(long, env = "TRUNK_STAGING_DIR", default_value = "dist")]
        out: PathBuf,
        /// The day to build for, instead of today.
        #[arg(long)]
        today: Option<Date>,
    },
    /// Reads a content folder and prints every problem.
    Check {
        /// The content folder.
        #[arg(default_value = "content")]
        content: PathBuf,
        /// Also refuses whatever nobody has checked or signed off.
        #[arg(long)]
        go_live: bool,
        /// Also prints how hard each page is to read, the hardest first.
        #[arg(long)]
        report: bool,
        /// Also names every word and page that a language lacks.
        #[arg(long)]
        languages: bool,
        /// The day to check for, instead of today.
        #[arg(long)]
        today: Option<Date>,
    },
    /// Serves the built site with its real headers, for looking.
    Serve {
        /// The built site.
        #[arg(long, default_value = "dist")]
        dir: PathBuf,
        /// The port on this machine.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The folder of the server in which the site appears.
        #[arg(long, default_value = "/")]
        base: String,
        /// What the server does with the last slash of an address: add, drop or keep.
        #[arg(long, default_value = "add")]
        slash: String,
        /// Builds again and reloads the page whenever this content folder changes.
        #[arg(long)]
        watch: Option<PathBuf>,
    },
    /// Reads Open Referral files and prints what is accepted, mended and refused.
    Directory {
        /// The files.
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
    },
    /// Finds services: by words, near a postcode, with tags.
    Find {
        /// The words; none finds every service.
        words: Vec<String>,
        /// A postcode, or its first half.
        #[arg(long)]
        near: Option<String>,
        /// A tag by its id or name, such as dementia or day:mo; may be given several times.
        #[arg(long)]
        tag: Vec<String>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
        /// The content folder, for its services, words and places.
        #[arg(long, default_value = "content")]
        content: PathBuf,
        /// Searches these Open Referral files instead of the content's services.
        #[arg(long)]
        feed: Vec<PathBuf>,
        /// Lists in the order of the index instead of the best first.
        #[arg(long)]
        in_order: bool,
        /// The day to search for, instead of today.
        #[arg(long)]
        today: Option<Date>,
    },
    /// Runs a Questionnaire.
    Ask {
        /// The Questionnaire.
        file: PathBuf,
        /// A QuestionnaireResponse with the answers.
        #[arg(long)]
        answers: Option<PathBuf>,
        /// Prints JSON.
        #[arg(long)]
        json: bool,
        /// Prints the flow as a graph in the DOT language: `dot -Tsvg` draws it.
        #[arg(long, conflicts_with_all = ["answers", "json"])]
        draw: bool,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().verb {
        Verb::Build { content, out, today } => build(&content, &out, today),
        Verb::Check { content, go_live, report, languages, today } => check(&content, &Asked { go_live, report, languages }, today),
        Verb::Serve { dir, port, base, slash, watch } => serve_site(&dir, port, &base, &slash, watch),
        Verb::Directory { files, json } => read_directory(&files, json),
        Verb::Find { words, near, tag, json, content, feed, in_order, today } => {
            let ask = directory::Ask { words: words.join(" "), near, tags: tag, in_order };
            find(&ask, json, &content, &feed, today)
        }
        Verb::Ask { file, answers, json, draw } => ask(&file, answers.as_deref(), json, draw),
    };
    match done {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// A message for the person at the command line.
type Done = Result<ExitCode, String>;

fn today(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| jiff::Zoned::now().date())
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn build(content: &Path, out: &Path, given: Option<Date>) -> Done {
    let template = PathBuf::from("target/portal/template.html");
    let paths = site::Paths { content, out, template: &template };
    let built = site::check_and_build(today(given), &paths, &mut |problem| eprintln!("{problem}")).map_err(|error| error.to_string())?;
    say!("{} pages, release {}", built.pages, built.release);
    Ok(ExitCode::SUCCESS)
}

/// What a check is asked besides.
struct Asked {
    go_live: bool,
    report: bool,
    languages: bool,
}

fn check(content: &Path, asked: &Asked, given: Option<Date>) -> Done {
    if !content.is_dir() {
        return Err(format!("{}: there is no such folder; name the content folder", content.display()));
    }
    let reading = content::read(content, today(given));
    if asked.report {
        say!("{}\n", content::Report::of(reading.site.pages.values()));
    }
    let (mut errors, mut warnings, mut gaps) = (0, 0, 0);
    for problem in &reading.problems {
        match problem.severity(asked.go_live) {
            Severity::Error | Severity::Late => {
                errors += 1;
                say!("{problem}");
            }
            Severity::Warning => {
                warnings += 1;
                say!("{problem} (warning)");
            }
            Severity::Gap => gaps += 1,
        }
    }
    say!("{} pages: {errors} to mend, {warnings} to look at", reading.site.pages.len());
    for site in &reading.site.translations {
        say!("{}", site.lacks.told(&site.language, asked.languages || asked.go_live));
    }
    if gaps > 0 {
        say!("{gaps} things are not checked or signed off, so the site is a demonstration; --go-live lists them");
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn serve_site(dir: &Path, port: u16, base: &str, slash: &str, watch: Option<PathBuf>) -> Done {
    let slash = match slash {
        "add" => Slash::Add,
        "drop" => Slash::Drop,
        "keep" => Slash::Keep,
        other => return Err(format!("--slash cannot be \"{other}\"; write add, drop or keep")),
    };
    let reload = watch.is_some();
    if let Some(content) = watch {
        let out = dir.to_owned();
        std::thread::spawn(move || watch_content(&content, &out));
    }
    let options = ServeOptions { slash, reload };
    serve(dir, port, base, options).map_err(|error| error.to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Builds again when anything below the folder has changed. It looks four times a second: the folder is small. The build is a process
/// of its own, so that a change in code since the start counts too.
fn watch_content(content: &Path, out: &Path) {
    let Ok(portal) = std::env::current_exe() else { return };
    let mut seen = stamp(content);
    loop {
        std::thread::sleep(std::time::Duration::from_millis(250));
        let now = stamp(content);
        if now != seen {
            seen = now;
            let built = std::process::Command::new(&portal).arg("build").arg("--content").arg(content).arg("--out").arg(out).status();
            if let Err(error) = built {
                eprintln!("the site cannot be built: {error}");
            }
        }
    }
}

/// Every file below a folder with its length and time of change.
fn stamp(folder: &Path) -> Vec<(PathBuf, u64, Option<std::time::SystemTime>)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).into_iter().flatten().flatten() {
            let Ok(data) = entry.metadata() else { continue };
            if data.is_dir() {
                open.push(entry.path());
            } else {
                found.push((entry.path(), data.len(), data.modified().ok()));
            }
        }
    }
    found.sort();
    found
}

/// Several feeds as one.
fn read_feeds(files: &[PathBuf]) -> Result<directory::Reading, String> {
    let mut readings = Vec::new();
    for file in files {
        readings.push(directory::read(&read(file)?).map_err(|error| format!("{}: {error}", file.display()))?);
    }
    Ok(directory::Reading::join(readings))
}

fn find(ask: &directory::Ask, json: bool, content: &Path, feeds: &[PathBuf], given: Option<Date>) -> Done {
    if !content.is_dir() {
        return Err(format!("{}: there is no such folder; name the content folder", content.display()));
    }
    let today = today(given);
    let site = content::read(content, today).site;
    let services = if feeds.is_empty() { site.services } else { read_feeds(feeds)?.services };
    let words = site.words.index_words();
    let answer =
        directory::find(&services, &site.places.map, &words, content::service_date(today), ask).map_err(|error| error.to_string())?;
    for note in &answer.notes {
        eprintln!("{note}");
    }
    if json {
        say!("{}", directory::find_json(&answer.services));
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(near) = &answer.near {
        say!("near {near}; carer's assessments: {}", answer.authorities.join(", "));
    }
    for service in &answer.services {
        match service.distance_m {
            Some(metres) => say!("{} ({}), {:.1} km", service.name, service.id, f64::from(metres) / 1000.0),
            None => say!("{} ({})", service.name, service.id),
        }
    }
    say!("{} services found", answer.services.len());
    Ok(ExitCode::SUCCESS)
}

fn read_directory(files: &[PathBuf], json: bool) -> Done {
    let reading = read_feeds(files)?;
    if json {
        say!("{}", directory::directory_json(&reading));
    } else {
        for problem in &reading.problems {
            say!("{problem}");
        }
        let report = directory::directory_json(&reading);
        say!("{} services accepted, {} of them mended, {} refused", report["accepted"], report["mended"], report["refused"]);
    }
    Ok(ExitCode::SUCCESS)
}

fn ask(file: &Path, answers: Option<&Path>, json: bool, draw: bool) -> Done {
    let text = read(file)?;
    let at = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let problems = check_json(&text).map_err(|error| at(&error))?;
    let mut broken = false;
    for problem in &problems {
        eprintln!("{}: {problem}", file.display());
        broken |= problem.severity == carer_portal::questionnaire::Severity::Error;
    }
    if broken {
        return Ok(ExitCode::FAILURE);
    }
    let questionnaire = Questionnaire::read(&text).map_err(|error| at(&error))?;
    if draw {
        say!("{}", dot(&questionnaire).trim_end());
        return Ok(ExitCode::SUCCESS);
    }
    let given = match answers {
        None => carer_portal::questionnaire::Answers::new(),
        Some(path) => {
            let imported = response::import(&questionnaire, &read(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
            for problem in &imported.problems {
                eprintln!("{}: {}: {}", path.display(), problem.link_id, problem.kind);
            }
            imported.answers
        }
    };
    let result = ask_json(&questionnaire, &given);
    if json {
        say!("{result}");
    } else {
        say!("{result:#}");
    }
    Ok(ExitCode::SUCCESS)
}
