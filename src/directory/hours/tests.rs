#![allow(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::json;

use super::super::read::read;
use super::super::tests::TODAY;
use super::*;

fn words() -> ScheduleWords {
    serde_json::from_value(json!({
        "days": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        "and": "and", "to": "{from} to {until}", "every_day": "every day", "always": "24 hours a day, every day",
        "all_day": "24 hours a day", "line": "{days}, {times}", "from": "from {time}", "until": "until {time}",
        "midday": "midday", "midnight": "midnight", "morning": "{time}am", "afternoon": "{time}pm",
        "minutes": "{hour}:{minute}", "second_week": "every second {days}", "nth_week": "every {n} weeks on {days}",
        "ordinals": ["first", "second", "third", "fourth", "fifth"], "last": "last", "monthly": "{which} of the month",
        "nth_month": "{which}, every {n} months", "month_days": "day {days}", "separator": "; "
    }))
    .unwrap()
}

fn lines_of(schedules: serde_json::Value) -> Vec<String> {
    let feed = json!({ "id": "a", "name": "A", "status": "active", "schedules": schedules });
    hours_lines(&read(&feed.to_string()).unwrap().services[0].schedules, &words(), TODAY)
}

#[test]
fn every_second_monday_from_ten_to_midday() {
    let schedules = json!([{ "freq": "WEEKLY", "interval": 2, "byday": "MO", "opens_at": "10:00", "closes_at": "12:00" }]);
    assert_eq!(lines_of(schedules), ["Every second Monday, 10am to midday"]);
}

#[test]
fn the_second_monday_of_the_month() {
    let schedules = json!([{ "freq": "MONTHLY", "byday": "2MO", "opens_at": "10:00:00", "closes_at": "12:30:00" }]);
    assert_eq!(lines_of(schedules), ["Second Monday of the month, 10am to 12:30pm"]);
}

#[test]
fn a_numbered_day_is_of_the_month_whatever_the_frequency_says() {
    assert_eq!(lines_of(json!([{ "freq": "WEEKLY", "byday": "-1FR" }])), ["Last Friday of the month"]);
    assert_eq!(lines_of(json!([{ "byday": "3TU,1TU", "interval": 2 }])), ["First Tuesday and third Tuesday, every 2 months"]);
}

#[test]
fn runs_of_days_are_drawn_together() {
    let day_by_day = |byday: &str| lines_of(json!([{ "freq": "WEEKLY", "byday": byday }]));
    assert_eq!(day_by_day("TH,FR"), ["Thursday and Friday"]);
    assert_eq!(day_by_day("FR,MO,WE,TH"), ["Monday and Wednesday to Friday"]);
    assert_eq!(day_by_day("MO,WE,FR"), ["Monday, Wednesday and Friday"]);
    assert_eq!(day_by_day("MO,TU,WE,TH,FR,SA,SU"), ["Every day"]);
}

#[test]
fn one_schedule_a_day_becomes_one_line() {
    let day = |byday: &str, opens: &str, closes: &str| json!({ "freq": "WEEKLY", "byday": byday, "opens_at": opens, "closes_at": closes });
    let schedules =
        json!([day("SA", "10:00", "14:00"), day("MO", "09:00", "17:00"), day("WE", "09:00", "17:00"), day("TU", "09:00", "17:00")]);
    assert_eq!(lines_of(schedules), ["Monday to Wednesday, 9am to 5pm", "Saturday, 10am to 2pm"]);
}

#[test]
fn all_hours_of_all_days() {
    for closes in ["00:00", "23:59", "24:00"] {
        let schedules = json!([{ "freq": "WEEKLY", "byday": "MO,TU,WE,TH,FR,SA,SU", "opens_at": "00:00", "closes_at": closes }]);
        assert_eq!(lines_of(schedules), ["24 hours a day, every day"], "{closes}");
    }
    let weekend = json!([{ "freq": "WEEKLY", "byday": "SA,SU", "opens_at": "00:00", "closes_at": "24:00" }]);
    assert_eq!(lines_of(weekend), ["Saturday and Sunday, 24 hours a day"]);
}

#[test]
fn times_without_days_and_words_without_times() {
    assert_eq!(lines_of(json!([{ "opens_at": "17:00", "closes_at": "00:00" }])), ["5pm to midnight"]);
    assert_eq!(lines_of(json!([{ "freq": "WEEKLY", "byday": "MO", "opens_at": "09:30" }])), ["Monday, from 9:30am"]);
    assert_eq!(lines_of(json!([{ "description": "when the library is open" }])), ["When the library is open"]);
}

#[test]
fn days_of_the_month_by_number() {
    assert_eq!(lines_of(json!([{ "freq": "MONTHLY", "bymonthday": "2,3,4" }])), ["Day 2, 3 and 4 of the month"]);
}

#[test]
fn schedules_that_do_not_hold_today_are_left_out() {
    let schedules = json!([
        { "freq": "WEEKLY", "byday": "MO", "valid_to": "2026-11-21" },
        { "freq": "WEEKLY", "byday": "TU", "valid_from": "2026-11-23" },
        { "freq": "WEEKLY", "byday": "WE", "valid_from": "2026-11-22", "valid_to": "2026-11-22" }
    ]);
    assert_eq!(lines_of(schedules), ["Wednesday"]);
}

#[test]
fn in_a_sentence_there_is_no_capital() {
    let feed = json!({ "id": "a", "name": "A", "status": "active", "schedules": [
        { "freq": "WEEKLY", "byday": "MO", "interval": 3 }, { "freq": "WEEKLY", "byday": "TU", "opens_at": "13:00", "closes_at": "20:00" }
    ]});
    let service = &read(&feed.to_string()).unwrap().services[0];
    assert_eq!(hours_inline(&service.schedules, &words(), TODAY).unwrap(), "every 3 weeks on Monday; Tuesday, 1pm to 8pm");
    assert_eq!(hours_inline(&[], &words(), TODAY), None);
}
