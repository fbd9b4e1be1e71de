//! `directory/*.json`: the feeds of services, read by [`crate::directory`], with each problem at its line. Start at [`read`].

use super::Files;
use super::problem::{Fault, Problems};
use super::tools::line_of;
use crate::directory::{self, Action, Certainty, Date, FeedProblem, Freshness, ReadError, Reading as Feed, Reason, Service};
use std::collections::{BTreeMap, HashMap};

/// The one table of lines for a crisis: they are checked on their own, and no other file may add to them.
const CRISIS_FILE: &str = "crisis.json";

/// Every service of every feed; an id that stands twice is refused. The text of a feed with an error is added to `unread`.
pub(super) fn read(files: &Files<'_>, today: Date, unread: &mut Vec<String>, problems: &Problems) -> Vec<Service> {
    let mut feeds = Vec::new();
    let mut places: BTreeMap<String, String> = BTreeMap::new();
    for path in files.below("directory", "json") {
        let name = format!("directory/{path}");
        let Some(text) = files.text(&name) else { continue };
        let file = files.name(&name);
        match directory::read(&text) {
            Ok(feed) => {
                let lines = Lines::of(&text);
                for problem in &feed.problems {
                    let line = line_of_problem(&text, &lines, problem);
                    problems.add(&file, line, fault(problem, &format!("{file}:{}", lines.of_id(&problem.id).0)));
                }
                for service in &feed.services {
                    let line = lines.of_id(&service.id).0;
                    if let Some(first) = places.get(&service.id) {
                        let fault = Fault::DuplicateId { what: "service", id: service.id.clone(), first: first.clone() };
                        problems.add(&file, line, fault);
                    } else {
                        places.insert(service.id.clone(), format!("{file}:{line}"));
                    }
                    let id = service.id.clone();
                    if path != CRISIS_FILE && service.kinds.iter().any(|kind| kind.id == directory::CRISIS) {
                        problems.add(&file, line, Fault::CrisisElsewhere { id: id.clone() });
                    }
                    match service.assured.filter(|_| service.certainty != Some(Certainty::Unverified)) {
                        _ if service.certainty == Some(Certainty::Sample) => problems.add(&file, line, Fault::ServiceIsSample { id }),
                        None => problems.add(&file, line, Fault::ServiceNotChecked { id }),
                        Some(date) => match directory::freshness(Some(date), today) {
                            Freshness::Checked(_) => {}
                            Freshness::NotSince(_) => problems.add(&file, line, Fault::ServiceStale { id, date: date.to_string() }),
                            Freshness::Never => problems.add(&file, line, Fault::ServiceNotChecked { id }),
                        },
                    }
                }
                feeds.push(feed);
            }
            Err(ReadError::NotJson { line, message, .. }) => {
                let reason = format!("{message}; look also at the end of the line above");
                problems.add(&file, line.max(1), Fault::Syntax { format: "JSON", reason });
            }
            Err(ReadError::NotAFeed) => {
                let write = "write a page with \"contents\", a list of services, or one service";
                problems.add(&file, 1, Fault::WrongFile { reason: "this is not an Open Referral feed".to_owned(), write });
            }
        }
        unread.extend(problems.any_error_in(&file).then_some(text));
    }
    Feed::join(feeds).services
}

fn fault(problem: &FeedProblem, first: &str) -> Fault {
    match &problem.reason {
        Reason::DuplicateId => Fault::DuplicateId { what: "service", id: problem.id.clone(), first: first.to_owned() },
        reason => Fault::Service {
            id: problem.id.clone(),
            field: problem.field.to_owned(),
            reason: reason.to_string(),
            refused: problem.action == Action::Refused,
        },
    }
}

/// The line of the service: a copy stands after the first, and a service without an id is known by its number.
fn line_of_problem(text: &str, lines: &Lines<'_>, problem: &FeedProblem) -> usize {
    let number = problem.id.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
    let (first, last) = lines.of_id(&problem.id);
    match number {
        Some(number) if number > 0 => {
            let places = ["contents", "content", "services", ""];
            let lines = places.map(|list| line_of(text, &format!("{list}[{}]", number - 1)));
            lines.into_iter().max().unwrap_or(1)
        }
        _ if problem.reason == Reason::DuplicateId => last,
        _ => first,
    }
}

/// The first and the last line on which each id of a feed stands: looked up once, since a council's feed may have a million lines.
struct Lines<'t>(HashMap<&'t str, (usize, usize)>);

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Lines<'t> {
        let mut lines = HashMap::new();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| line.contains("\"id\"")) {
            for rest in line.split("\"id\"").skip(1) {
                let value = rest.trim_start().strip_prefix(':').map(str::trim_start).unwrap_or_default();
                if let Some((id, _)) = value.strip_prefix('"').and_then(|value| value.split_once('"')) {
                    lines.entry(id).and_modify(|known: &mut (usize, usize)| known.1 = index + 1).or_insert((index + 1, index + 1));
                }
            }
        }
        Lines(lines)
    }

    fn of_id(&self, id: &str) -> (usize, usize) {
        self.0.get(id).copied().unwrap_or((1, 1))
    }
}
