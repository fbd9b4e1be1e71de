//! Opening hours in words: "Monday to Friday, 9am to 6pm". Every word comes from the content, through [`ScheduleWords`].

use serde::Deserialize;

use super::date::Date;
use super::service::{Day, Frequency, Schedule, Time, Weekday};

/// The words for opening hours, and the order they come in. `{…}` is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleWords {
    /// The days, Monday first.
    pub days: [String; 7],
    /// Before the last of several: "and".
    pub and: String,
    /// A run of days or of hours: "{from} to {until}".
    pub to: String,
    /// "every day".
    pub every_day: String,
    /// Every hour of every day: "24 hours a day, every day".
    pub always: String,
    /// Every hour of some days: "24 hours a day".
    pub all_day: String,
    /// Days with their times: "{days}, {times}".
    pub line: String,
    /// Only the opening is known: "from {time}".
    pub from: String,
    /// Only the closing is known: "until {time}".
    pub until: String,
    /// 12:00.
    pub midday: String,
    /// 00:00 and 24:00.
    pub midnight: String,
    /// "{time}am".
    pub morning: String,
    /// "{time}pm".
    pub afternoon: String,
    /// A time that is not on the hour: "{hour}:{minute}".
    pub minutes: String,
    /// "every second {days}": by the week.
    pub second_week: String,
    /// "every {n} weeks on {days}".
    pub nth_week: String,
    /// "first" to "fifth".
    pub ordinals: [String; 5],
    /// The last of the month: "last".
    pub last: String,
    /// "{which} of the month".
    pub monthly: String,
    /// "{which}, every {n} months".
    pub nth_month: String,
    /// Days of the month by number: "day {days}".
    pub month_days: String,
    /// Between several schedules in one sentence: "; ".
    pub separator: String,
}

/// The hours for a card, one line for each schedule, each with a capital. Empty: not known. Schedules whose time is over
/// or not yet come are left out.
pub fn hours_lines(schedules: &[Schedule], words: &ScheduleWords, today: Date) -> Vec<String> {
    lines(schedules, words, today).into_iter().map(|line| capitalised(&line)).collect()
}

/// The hours for the middle of a sentence. `None`: not known.
pub fn hours_inline(schedules: &[Schedule], words: &ScheduleWords, today: Date) -> Option<String> {
    let lines = lines(schedules, words, today);
    (!lines.is_empty()).then(|| lines.join(&words.separator))
}

fn capitalised(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn lines(schedules: &[Schedule], words: &ScheduleWords, today: Date) -> Vec<String> {
    let holds = |schedule: &&Schedule| schedule.from.is_none_or(|from| from <= today) && schedule.until.is_none_or(|until| today <= until);
    let mut lines = Vec::new();
    for schedule in merged(schedules.iter().filter(holds)) {
        if let Some(line) = line(&schedule, words).filter(|line| !lines.contains(line)) {
            lines.push(line);
        }
    }
    lines
}

/// Many feeds have one schedule a day. Those of the week that differ only in their days become one; then the earlier day
/// comes first.
fn merged<'a>(schedules: impl Iterator<Item = &'a Schedule>) -> Vec<Schedule> {
    let mut merged: Vec<Schedule> = Vec::new();
    for schedule in schedules {
        let by_week = |schedule: &Schedule| schedule.frequency == Some(Frequency::Weekly) && !schedule.days.is_empty();
        let same = |known: &&mut Schedule| {
            by_week(known) && (known.opens, known.closes, known.interval) == (schedule.opens, schedule.closes, schedule.interval)
        };
        match merged.iter_mut().find(same).filter(|_| by_week(schedule)) {
            Some(known) => known.days.extend(&schedule.days),
            None => merged.push(schedule.clone()),
        }
    }
    for schedule in &mut merged {
        schedule.days.sort_by_key(|day| (day.ordinal.map(|n| if n < 0 { i8::MAX } else { n }), day.weekday));
        schedule.days.dedup();
    }
    merged.sort_by_key(|schedule| (schedule.days.first().map(|day| day.weekday), schedule.opens));
    merged
}

fn line(schedule: &Schedule, words: &ScheduleWords) -> Option<String> {
    let times = times(schedule, words);
    match days(schedule, words) {
        Some(_) if is_always(schedule) => Some(words.always.clone()),
        Some(days) => Some(match times {
            Some(times) => fill(&words.line, &[("days", &days), ("times", &times)]),
            None => days,
        }),
        None => times.or_else(|| schedule.note.clone()),
    }
}

fn is_always(schedule: &Schedule) -> bool {
    is_all_day(schedule) && schedule.frequency == Some(Frequency::Weekly) && schedule.interval == 1 && schedule.days.len() == 7
}

fn is_all_day(schedule: &Schedule) -> bool {
    schedule.opens == Some(Time(0)) && schedule.closes == Some(Time::MIDNIGHT)
}

fn days(schedule: &Schedule, words: &ScheduleWords) -> Option<String> {
    let n = schedule.interval.to_string();
    match schedule.frequency? {
        Frequency::Weekly if schedule.days.is_empty() => None,
        Frequency::Weekly => {
            let days = week(&schedule.days, words);
            Some(match schedule.interval {
                0 | 1 => days,
                2 => fill(&words.second_week, &[("days", &days)]),
                _ => fill(&words.nth_week, &[("days", &days), ("n", &n)]),
            })
        }
        Frequency::Monthly => {
            let which = month(schedule, words)?;
            Some(match schedule.interval {
                0 | 1 => fill(&words.monthly, &[("which", &which)]),
                _ => fill(&words.nth_month, &[("which", &which), ("n", &n)]),
            })
        }
    }
}

/// Sorted days of the week. Three or more in a row are a run: "Monday to Wednesday and Friday".
fn week(days: &[Day], words: &ScheduleWords) -> String {
    if days.len() == Weekday::ALL.len() {
        return words.every_day.clone();
    }
    let name = |weekday: Weekday| words.days[weekday as usize].as_str();
    let mut parts = Vec::new();
    let mut rest = days;
    while let [first, ..] = rest {
        let run = rest.iter().zip(first.weekday as usize..).take_while(|(day, at)| day.weekday as usize == *at).count();
        let (run, after) = rest.split_at(run);
        match run {
            [first, _, .., last] => {
                parts.push(fill(&words.to, &[("from", name(first.weekday)), ("until", name(last.weekday))]));
            }
            few => parts.extend(few.iter().map(|day| name(day.weekday).to_owned())),
        }
        rest = after;
    }
    join(&parts, words)
}

/// "second Monday", "first and third Friday" as "first Friday and third Friday", "day 2 and 15".
fn month(schedule: &Schedule, words: &ScheduleWords) -> Option<String> {
    let mut parts: Vec<String> = schedule
        .days
        .iter()
        .map(|day| {
            let name = &words.days[day.weekday as usize];
            match day.ordinal {
                Some(-1) => format!("{} {name}", words.last),
                Some(n) => {
                    let ordinal = usize::try_from(n - 1).ok().and_then(|at| words.ordinals.get(at));
                    ordinal.map_or_else(|| name.clone(), |ordinal| format!("{ordinal} {name}"))
                }
                None => name.clone(),
            }
        })
        .collect();
    let numbers: Vec<String> = schedule.month_days.iter().filter(|day| **day > 0).map(i8::to_string).collect();
    if !numbers.is_empty() {
        parts.push(fill(&words.month_days, &[("days", &join(&numbers, words))]));
    }
    (!parts.is_empty()).then(|| join(&parts, words))
}

fn times(schedule: &Schedule, words: &ScheduleWords) -> Option<String> {
    match (schedule.opens, schedule.closes) {
        _ if is_all_day(schedule) => Some(words.all_day.clone()),
        (Some(opens), Some(closes)) => Some(fill(&words.to, &[("from", &time(opens, words)), ("until", &time(closes, words))])),
        (Some(opens), None) => Some(fill(&words.from, &[("time", &time(opens, words))])),
        (None, Some(closes)) => Some(fill(&words.until, &[("time", &time(closes, words))])),
        (None, None) => None,
    }
}

fn time(time: Time, words: &ScheduleWords) -> String {
    let (hours, minutes) = (time.0 / 60 % 24, time.0 % 60);
    match (hours, minutes) {
        (0, 0) => return words.midnight.clone(),
        (12, 0) => return words.midday.clone(),
        _ => {}
    }
    let hour = match hours % 12 {
        0 => 12,
        hour => hour,
    };
    let clock = match minutes {
        0 => hour.to_string(),
        _ => fill(&words.minutes, &[("hour", &hour.to_string()), ("minute", &format!("{minutes:02}"))]),
    };
    fill(if hours < 12 { &words.morning } else { &words.afternoon }, &[("time", &clock)])
}

/// "a", "a and b", "a, b and c".
fn join(parts: &[String], words: &ScheduleWords) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), words.and),
    }
}

fn fill(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests;
