//! Days of the calendar, and how long ago a service was last checked.

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year, four digits.
    pub year: u16,
    /// January is 1.
    pub month: u8,
    /// The first is 1.
    pub day: u8,
}

impl Date {
    /// The day, if there is such a day: no 30 February.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        let real = (1000..=9999).contains(&year) && (1..=days).contains(&day);
        real.then_some(Date { year, month, day })
    }

    /// Reads the date at the start of an ISO 8601 text: `2026-11-22` or `2026-11-22T10:30:45Z`. The time is ignored.
    pub fn parse(text: &str) -> Option<Date> {
        let (date, rest) = text.split_at_checked(10)?;
        if !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
            return None;
        }
        let mut parts = date.split('-');
        let mut next = |length: usize| {
            let part = parts.next()?;
            let digits = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
            if digits { part.parse::<u16>().ok() } else { None }
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How far a reader can rely on a service's details being current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Freshness {
    /// Checked on this day, within the past 12 months.
    Checked(Date),
    /// Not checked since this day, more than 12 months ago: shown with that date, and ranked below.
    NotSince(Date),
    /// No date that can be believed. Ranked with those not checked for a year.
    Never,
}

/// Judges the day a service was last checked. The anniversary itself still counts as fresh; a day yet to come is a
/// mistake in the feed, so it counts as none.
pub fn freshness(checked: Option<Date>, today: Date) -> Freshness {
    match checked {
        Some(date) if date > today => Freshness::Never,
        Some(date) if (date.year + 1, date.month, date.day) < (today.year, today.month, today.day) => Freshness::NotSince(date),
        Some(date) => Freshness::Checked(date),
        None => Freshness::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date { year: 2026, month: 11, day: 22 };

    #[test]
    fn reads_iso_dates_and_the_date_of_a_timestamp() {
        assert_eq!(Date::parse("2026-11-22"), Some(TODAY));
        assert_eq!(Date::parse("2026-11-22T10:30:45.123Z"), Some(TODAY));
    }

    #[test]
    fn refuses_days_that_do_not_exist_and_other_orders() {
        for text in ["2023-02-29", "2023-13-01", "2023-00-10", "31/12/2023", "2023-1-1", "2023-01-011", "", "2023-01-é", "+023-01-01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("2024-02-29").is_some());
    }

    #[test]
    fn twelve_months_to_the_day_is_still_fresh() {
        let anniversary = Date { year: 2025, month: 11, day: 22 };
        let day_before = Date { year: 2025, month: 11, day: 21 };
        assert_eq!(freshness(Some(anniversary), TODAY), Freshness::Checked(anniversary));
        assert_eq!(freshness(Some(day_before), TODAY), Freshness::NotSince(day_before));
    }

    #[test]
    fn a_day_yet_to_come_is_not_believed() {
        assert_eq!(freshness(Date::new(2026, 11, 23), TODAY), Freshness::Never);
        assert_eq!(freshness(None, TODAY), Freshness::Never);
    }

    #[test]
    fn a_leap_day_keeps_for_a_year() {
        let leap = Date { year: 2024, month: 2, day: 29 };
        assert_eq!(freshness(Some(leap), Date { year: 2025, month: 2, day: 28 }), Freshness::Checked(leap));
        assert_eq!(freshness(Some(leap), Date { year: 2025, month: 3, day: 1 }), Freshness::NotSince(leap));
    }
}
