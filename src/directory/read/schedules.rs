//! Opening hours: the subset of RFC 5545 that Open Referral uses.

use serde_json::Value;

use super::super::problem::Reason;
use super::super::service::{Day, Frequency, Schedule, Time, Weekday};
use super::fields::{Fields, bare, list};

/// The hours of the service; else of the service at its locations; else of those locations. 3.0 says `schedules`, 1.0
/// `regular_schedules`.
pub(super) fn read(service: &Value, fields: &mut Fields<'_>) -> Vec<Schedule> {
    let at_locations = list(service, "service_at_locations");
    let locations: Vec<&Value> = at_locations.iter().flat_map(|at| list(at, "location")).collect();
    for holders in [vec![service], at_locations.iter().collect(), locations] {
        let entries = holders.into_iter().flat_map(|holder| list(holder, "schedules").iter().chain(list(holder, "regular_schedules")));
        let mut schedules: Vec<Schedule> = Vec::new();
        for entry in entries {
            if let Some(schedule) = schedule(entry, fields).filter(|schedule| !schedules.contains(schedule)) {
                schedules.push(schedule);
            }
        }
        if !schedules.is_empty() {
            return schedules;
        }
    }
    Vec::new()
}

/// `None` when the schedule says nothing, or contradicts itself: wrong hours are worse than none.
fn schedule(entry: &Value, fields: &mut Fields<'_>) -> Option<Schedule> {
    let (from, until) = fields.period(entry, "valid_from", "valid_to")?;
    let opens = time(entry, "opens_at", fields);
    // As an end, 00:00 and 23:59 both stand for midnight.
    let closes = time(entry, "closes_at", fields).map(|time| if matches!(time.0, 0 | 1439) { Time::MIDNIGHT } else { time });
    if let (Some(start), Some(end)) = (opens, closes)
        && end <= start
    {
        let written = |field| bare(entry, field).unwrap_or_default();
        fields.mend("closes_at", Reason::EndBeforeStart { start: written("opens_at"), end: written("closes_at") });
        return None;
    }
    let mut days = days(entry, fields);
    let month_days = month_days(entry, fields);
    let frequency = frequency(entry, &mut days, &month_days, fields)?;
    let schedule = Schedule {
        frequency,
        interval: interval(entry, fields)?,
        days,
        month_days,
        opens,
        closes,
        from,
        until,
        note: fields.text(entry, "description"),
    };
    let says_something =
        !schedule.days.is_empty() || !schedule.month_days.is_empty() || opens.is_some() || closes.is_some() || schedule.note.is_some();
    says_something.then_some(schedule)
}

/// A day with a number, as in `2MO`, can only be of the month, whatever `freq` says. `None`: unknown, so the days cannot
/// be understood.
fn frequency(entry: &Value, days: &mut Vec<Day>, month_days: &[i8], fields: &mut Fields<'_>) -> Option<Option<Frequency>> {
    let written = bare(entry, "freq");
    let frequency = match written.as_deref().map(str::to_ascii_uppercase).as_deref() {
        Some("WEEKLY") => Some(Frequency::Weekly),
        Some("MONTHLY") => Some(Frequency::Monthly),
        Some("DAILY") => {
            *days = Weekday::ALL.map(|weekday| Day { ordinal: None, weekday }).to_vec();
            Some(Frequency::Weekly)
        }
        None if !days.is_empty() => Some(Frequency::Weekly),
        None if !month_days.is_empty() => Some(Frequency::Monthly),
        None => None,
        Some(_) => {
            fields.mend("freq", Reason::UnknownFrequency(written.unwrap_or_default()));
            return None;
        }
    };
    let of_month = days.iter().any(|day| day.ordinal.is_some());
    Some(if of_month { Some(Frequency::Monthly) } else { frequency })
}

/// Absent is 1. `None`: not a number, so the days cannot be trusted.
fn interval(entry: &Value, fields: &mut Fields<'_>) -> Option<u16> {
    let Some(written) = bare(entry, "interval") else {
        return Some(1);
    };
    let interval = written.parse::<f64>().ok().filter(|number| number.fract() == 0.0 && (1.0..=520.0).contains(number));
    if interval.is_none() {
        fields.mend("interval", Reason::NotAnInterval(written));
    }
    interval.map(|number| number as u16)
}

/// `HH:MM`, with or without seconds and zone. The zone is ignored: these are the hours on the door.
fn time(entry: &Value, field: &'static str, fields: &mut Fields<'_>) -> Option<Time> {
    let written = bare(entry, field)?;
    let time = parse_time(&written);
    if time.is_none() {
        fields.mend(field, Reason::NotATime(written));
    }
    time
}

fn parse_time(written: &str) -> Option<Time> {
    let (hours, rest) = written.split_once(':')?;
    let (minutes, rest) = rest.split_at_checked(2)?;
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) || !(rest.is_empty() || rest.starts_with([':', 'Z', 'z', '+', '-'])) {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let time = Time(hours * 60 + minutes);
    (minutes < 60 && time <= Time::MIDNIGHT).then_some(time)
}

fn days(entry: &Value, fields: &mut Fields<'_>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for written in parts(entry, "byday") {
        match parse_day(&written) {
            Some(day) if days.contains(&day) => {}
            Some(day) => days.push(day),
            None => fields.mend("byday", Reason::NotADay(written)),
        }
    }
    days
}

/// `TH`, `2MO`, `-1FR`, and `Thursday`, which some feeds write.
fn parse_day(written: &str) -> Option<Day> {
    let split = written.find(|c: char| c.is_ascii_alphabetic())?;
    let (ordinal, name) = written.split_at(split);
    let ordinal = match ordinal {
        "" => None,
        number => Some(number.parse::<i8>().ok().filter(|number| matches!(number, 1..=5 | -1))?),
    };
    let name = name.to_ascii_uppercase();
    let names = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
    let is_meant = |full: &str| name.len() >= 2 && full.starts_with(&name);
    let at = names.iter().position(|full| is_meant(full))?;
    Some(Day { ordinal, weekday: Weekday::ALL[at] })
}

fn month_days(entry: &Value, fields: &mut Fields<'_>) -> Vec<i8> {
    let mut days: Vec<i8> = Vec::new();
    for written in parts(entry, "bymonthday") {
        match written.parse::<i8>() {
            Ok(day) if !matches!(day, 1..=31 | -1) => fields.mend("bymonthday", Reason::NotADay(written)),
            Ok(day) if days.contains(&day) => {}
            Ok(day) => days.push(day),
            Err(_) => fields.mend("bymonthday", Reason::NotADay(written)),
        }
    }
    days
}

/// The parts of a list with commas; or of a JSON list, which some feeds write.
fn parts(entry: &Value, field: &str) -> Vec<String> {
    let written = match entry.get(field) {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(","),
        _ => bare(entry, field).unwrap_or_default(),
    };
    written.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}
