//! Postcodes, as people type them: "wc2b6nh" is WC2B 6NH. A whole one, its sector (WC2B 6) or its outcode (WC2B) will do.
//!
//! Only the shape is judged here; whether there is such a postcode is for [`super::Map`] to say.

use std::fmt;

/// What was typed, in the shape of a postcode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Postcode {
    /// The half before the space: `WC2B`.
    pub outcode: String,
    /// The first digit after the space, when there is one.
    pub sector: Option<char>,
    /// True when the two last letters were there too.
    pub whole: bool,
    /// Without a space "E12" may also be the beginning of E1 2: that reading, tried when there is no such outcode.
    pub(super) other: Option<(String, char)>,
}

/// Why a postcode cannot be used, each with its own message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostcodeError {
    /// The beginning of a postcode: "WC" or "WC2B 6N".
    Incomplete,
    /// No postcode looks like this, or there is none like it.
    Impossible,
    /// Northern Ireland: a postcode, but where it lies is not open data.
    NorthernIreland,
    /// Jersey, Guernsey or the Isle of Man.
    Islands,
}

impl PostcodeError {
    /// The message for the command line; a page has its own words.
    pub fn id(self) -> &'static str {
        match self {
            PostcodeError::Incomplete => "incomplete",
            PostcodeError::Impossible => "impossible",
            PostcodeError::NorthernIreland => "northern_ireland",
            PostcodeError::Islands => "islands",
        }
    }
}

impl Postcode {
    /// Reads what was typed. White space, case and stops do not matter.
    ///
    /// # Errors
    /// When it is no postcode, sector or outcode, or one of a place that is not covered.
    pub fn read(typed: &str) -> Result<Postcode, PostcodeError> {
        let mut text = String::new();
        // Where a space stood, in characters before it: it tells E1 2 from E12.
        let mut space = None;
        for c in typed.trim().chars() {
            if c.is_ascii_alphanumeric() {
                text.push(c.to_ascii_uppercase());
            } else if c.is_whitespace() || matches!(c, '.' | '-') {
                space = Some(text.len());
            } else {
                return Err(PostcodeError::Impossible);
            }
        }
        let bytes = text.as_bytes();
        let letters = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 || letters > 2 || bytes.len() > 7 {
            return Err(if bytes.is_empty() { PostcodeError::Incomplete } else { PostcodeError::Impossible });
        }
        match &text[..letters] {
            "BT" => return Err(PostcodeError::NorthernIreland),
            "JE" | "GY" | "IM" => return Err(PostcodeError::Islands),
            _ => {}
        }
        if bytes.len() == letters {
            return Err(PostcodeError::Incomplete);
        }
        // Whole: the last three are a digit and two letters.
        if let Some((out, [digit @ b'0'..=b'9', a, b])) = bytes.split_last_chunk::<3>()
            && is_unit(*a)
            && is_unit(*b)
            && is_outcode(out)
        {
            return Ok(Postcode { outcode: text[..out.len()].to_owned(), sector: Some(char::from(*digit)), whole: true, other: None });
        }
        let sector = |length: usize| match bytes.get(length..) {
            Some([digit @ b'0'..=b'9']) if is_outcode(&bytes[..length]) => Some((text[..length].to_owned(), char::from(*digit))),
            _ => None,
        };
        let as_sector = sector(bytes.len() - 1);
        let spaced = space.is_some_and(|at| at + 1 == bytes.len());
        if let Some((outcode, digit)) = as_sector.clone().filter(|_| spaced || !is_outcode(bytes)) {
            return Ok(Postcode { outcode, sector: Some(digit), whole: false, other: None });
        }
        if is_outcode(bytes) {
            return Ok(Postcode { outcode: text, sector: None, whole: false, other: as_sector });
        }
        // The beginning of a whole one: an outcode, a digit and the first of the two letters.
        if let Some((out, [b'0'..=b'9', a])) = bytes.split_last_chunk::<2>()
            && is_unit(*a)
            && is_outcode(out)
        {
            return Err(PostcodeError::Incomplete);
        }
        Err(PostcodeError::Impossible)
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.outcode)?;
        if let Some(sector) = self.sector {
            write!(f, " {sector}")?;
        }
        Ok(())
    }
}

/// The letters that the two last places of a postcode can have.
fn is_unit(byte: u8) -> bool {
    byte.is_ascii_uppercase() && !b"CIKMOV".contains(&byte)
}

/// One or two letters, a digit, and perhaps one more digit or letter.
fn is_outcode(bytes: &[u8]) -> bool {
    let rest = match bytes {
        [a, b, rest @ ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => rest,
        [a, rest @ ..] if a.is_ascii_uppercase() => rest,
        _ => return false,
    };
    matches!(rest, [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9' | b'A'..=b'Z'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<(String, Option<char>, bool), PostcodeError> {
        Postcode::read(typed).map(|postcode| (postcode.outcode, postcode.sector, postcode.whole))
    }

    fn ok(outcode: &str, sector: Option<char>, whole: bool) -> Result<(String, Option<char>, bool), PostcodeError> {
        Ok((outcode.to_owned(), sector, whole))
    }

    #[test]
    fn whole_postcodes_however_they_are_typed() {
        for typed in ["WC2B 6NH", "wc2b6nh", " Wc2b  6nH ", "wc 2b 6nh", "WC2B-6NH"] {
            assert_eq!(read(typed), ok("WC2B", Some('6'), true), "{typed}");
        }
        assert_eq!(read("m1 1ae"), ok("M1", Some('1'), true));
        assert_eq!(read("b338th"), ok("B33", Some('8'), true));
        assert_eq!(read("W1A 0AX"), ok("W1A", Some('0'), true));
    }

    #[test]
    fn sectors_and_outcodes() {
        assert_eq!(read("WC2B 6"), ok("WC2B", Some('6'), false));
        assert_eq!(read("wc2b6"), ok("WC2B", Some('6'), false));
        assert_eq!(read("E1 2"), ok("E1", Some('2'), false));
        assert_eq!(read("E12"), ok("E12", None, false));
        assert_eq!(Postcode::read("E12").map(|p| p.other), Ok(Some(("E1".to_owned(), '2'))));
        assert_eq!(read("AB101"), ok("AB10", Some('1'), false));
        assert_eq!(read("M1"), ok("M1", None, false));
    }

    #[test]
    fn what_is_not_finished_is_incomplete() {
        for typed in ["", " ", "W", "WC", "WC2B 6N", "m1 1a"] {
            assert_eq!(read(typed), Err(PostcodeError::Incomplete), "{typed}");
        }
    }

    #[test]
    fn what_no_postcode_looks_like_is_impossible() {
        for typed in ["12345", "London", "WC2B 6NHX", "1AA", "WC2B 6N1", "M1 1CC", "W1!", "Š1 1AA", "ABC1 1AA", "WC2B 66"] {
            assert_eq!(read(typed), Err(PostcodeError::Impossible), "{typed}");
        }
    }

    #[test]
    fn places_that_are_not_covered_are_named() {
        assert_eq!(read("bt1 1aa"), Err(PostcodeError::NorthernIreland));
        assert_eq!(read("BT7"), Err(PostcodeError::NorthernIreland));
        assert_eq!(read("JE2 3AB"), Err(PostcodeError::Islands));
    }
}
