//! The small binary files that the browser gets: whole numbers in as few bytes as they need, and texts with their length before them.
//!
//! Files are made to be compressed by the host: numbers of one kind stand together, whole bytes each, so that what repeats is seen.

/// Reads a file from its beginning. `None` from any method: the file is shorter than it says, so it is broken.
pub(super) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a [u8]) -> Reader<'a> {
        Reader { rest: file }
    }

    /// Seven bits a byte, the lowest first; the highest bit says that more follow.
    pub(super) fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 127) << shift;
            if byte & 128 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that may be below zero.
    pub(super) fn signed(&mut self) -> Option<i32> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    /// So many bytes as the number before them says.
    pub(super) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = self.number()? as usize;
        let (bytes, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// A text, a line for each entry.
    pub(super) fn lines(&mut self) -> Option<std::str::Lines<'a>> {
        Some(std::str::from_utf8(self.bytes()?).ok()?.lines())
    }

    /// Numbers, after how many there are. A file cannot ask for more memory than it has bytes.
    pub(super) fn numbers(&mut self) -> Option<Vec<u32>> {
        let count = self.number()? as usize;
        if count > self.rest.len() {
            return None;
        }
        let mut numbers = Vec::with_capacity(count);
        for _ in 0..count {
            numbers.push(self.number()?);
        }
        Some(numbers)
    }
}

/// Writes what [`Reader`] reads.
#[cfg(feature = "ssr")]
#[derive(Default)]
pub(super) struct Writer {
    pub(super) bytes: Vec<u8>,
}

#[cfg(feature = "ssr")]
impl Writer {
    pub(super) fn number(&mut self, mut number: u32) {
        while number > 127 {
            self.bytes.push(number.to_le_bytes()[0] | 128);
            number >>= 7;
        }
        self.bytes.push(number.to_le_bytes()[0]);
    }

    pub(super) fn signed(&mut self, number: i32) {
        self.number(((number << 1) ^ (number >> 31)).cast_unsigned());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
        self.bytes.extend_from_slice(bytes);
    }

    /// A line break would make two lines of one, so none is written inside a line.
    pub(super) fn lines<'l>(&mut self, lines: impl Iterator<Item = &'l str>) {
        let mut text = String::new();
        for line in lines {
            text.extend(line.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
            text.push('\n');
        }
        self.bytes(text.as_bytes());
    }

    pub(super) fn numbers(&mut self, numbers: &[u32]) {
        self.number(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
        for number in numbers {
            self.number(*number);
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            writer.number(number);
        }
        for number in [0, -1, 1, -64, 64, i32::MIN, i32::MAX] {
            writer.signed(number);
        }
        writer.lines(["one", "", "t\nhree"].into_iter());
        writer.numbers(&[3, 300]);
        let mut reader = Reader::new(&writer.bytes);
        for number in [0, 1, 127, 128, 16_383, 16_384, u32::MAX] {
            assert_eq!(reader.number(), Some(number));
        }
        for number in [0, -1, 1, -64, 64, i32::MIN, i32::MAX] {
            assert_eq!(reader.signed(), Some(number));
        }
        assert_eq!(reader.lines().map(Iterator::collect), Some(vec!["one", "", "t hree"]));
        assert_eq!(reader.numbers(), Some(vec![3, 300]));
        assert_eq!(reader.number(), None);
    }

    #[test]
    fn a_broken_file_is_no_file() {
        assert_eq!(Reader::new(&[255; 6]).number(), None);
        assert_eq!(Reader::new(&[9, 1]).bytes(), None);
        assert_eq!(Reader::new(&[255, 255, 3]).numbers(), None);
        assert!(Reader::new(&[1, 255]).lines().is_none());
    }
}
