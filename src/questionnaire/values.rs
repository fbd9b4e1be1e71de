//! How dates and decimal numbers are read and compared, without a calendar or floating point.
//!
//! Decimals stay text: what the reader typed is what is exported, and 0.1 equals 0.10 exactly.

use core::cmp::Ordering;

/// A FHIR `date`: a year, with or without month, with or without day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateParts {
    pub(super) year: u16,
    pub(super) month: Option<u8>,
    pub(super) day: Option<u8>,
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for days that do not exist.
pub(super) fn date_parts(text: &str) -> Option<DateParts> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = match parts.next() {
        Some(month) => Some(digits(month, 2)?),
        None => None,
    };
    let day = match parts.next() {
        Some(day) => Some(digits(day, 2)?),
        None => None,
    };
    if parts.next().is_some() || year == 0 {
        return None;
    }
    if let Some(month) = month
        && !(1..=12).contains(&month)
    {
        return None;
    }
    if let (Some(month), Some(day)) = (month, day)
        && !(1..=days_in(year, month)).contains(&day)
    {
        return None;
    }
    Some(DateParts { year, month: month.map(|month| month as u8), day: day.map(|day| day as u8) })
}

/// Exactly `width` ASCII digits.
fn digits(text: &str, width: usize) -> Option<u16> {
    (text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Compares two dates. `None` when one is not a date, or when they agree as far as the less precise one goes: nobody can
/// say whether "2026" comes before "2026-05".
pub(super) fn compare_dates(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (date_parts(one)?, date_parts(other)?);
    let mut order = one.year.cmp(&other.year);
    for (one, other) in [(one.month, other.month), (one.day, other.day)] {
        if order != Ordering::Equal {
            break;
        }
        order = match (one, other) {
            (Some(one), Some(other)) => one.cmp(&other),
            (None, None) => Ordering::Equal,
            _ => return None,
        };
    }
    Some(order)
}

/// A decimal as `0.digits × 10^point`, with no zero at either end of the digits. No digits: zero.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    point: i32,
}

fn read_decimal(text: &str) -> Option<Decimal> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (number, exponent) = match text.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent.parse::<i16>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut digits = Vec::new();
    let mut point = i32::from(exponent) + i32::try_from(whole.len()).ok()?;
    for byte in whole.bytes().chain(fraction.bytes()) {
        match byte {
            b'0' if digits.is_empty() => point -= 1,
            b'0'..=b'9' => digits.push(byte),
            _ => return None,
        }
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    Some(Decimal { negative: negative && !digits.is_empty(), digits, point })
}

/// Compares two decimals exactly. `None` when one is not a number.
pub(super) fn compare_decimals(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (read_decimal(one)?, read_decimal(other)?);
    if one.negative != other.negative {
        return Some(if one.negative { Ordering::Less } else { Ordering::Greater });
    }
    let size = match (one.digits.is_empty(), other.digits.is_empty()) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        // Without zeros at the end, the order of the digit strings is the order of the fractions.
        (false, false) => one.point.cmp(&other.point).then_with(|| one.digits.cmp(&other.digits)),
    };
    Some(if one.negative { size.reverse() } else { size })
}

/// The shortest plain way to write a decimal: "007.50" becomes "7.5". `None` when it is not a number, or has more than
/// 15 digits that matter (JSON readers would round it).
pub(super) fn tidy_decimal(text: &str) -> Option<String> {
    let decimal = read_decimal(text)?;
    let (digits, point) = (&decimal.digits, decimal.point);
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    if digits.len() > 15 || !(-15..=15).contains(&point) {
        return None;
    }
    let mut tidy = String::new();
    if decimal.negative {
        tidy.push('-');
    }
    if point <= 0 {
        tidy.push_str("0.");
        for _ in point..0 {
            tidy.push('0');
        }
    }
    for at in 0..digits.len().max(usize::try_from(point).unwrap_or(0)) {
        if i32::try_from(at).is_ok_and(|at| at == point && at > 0) {
            tidy.push('.');
        }
        tidy.push(digits.get(at).map_or('0', |&digit| char::from(digit)));
    }
    Some(tidy)
}
