//! Where postcodes lie, and which councils answer for them: the 12,008 sectors of Great Britain in a small file.
//!
//! Natively (`map/making.rs`) [`Map::from_tables`] reads the tables of `content/places/`, and [`Map::write`] makes the file that the browser
//! fetches once somebody types a postcode ([`Map::read`]). Start at [`Map::locate`]. Northern Ireland's postcodes are not open data.

use super::bytes::Reader;
use super::postcode::{Postcode, PostcodeError};
use super::search::Key;

#[cfg(feature = "ssr")]
mod making;
#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use making::TableError;

/// A point on the National Grid, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// East of the grid's origin.
    pub east: i32,
    /// North of the grid's origin.
    pub north: i32,
}

impl Spot {
    /// Metres between two points as the crow flies.
    pub fn distance(self, other: Spot) -> u32 {
        let (east, north) = (f64::from(self.east - other.east), f64::from(self.north - other.north));
        (east * east + north * north).sqrt() as u32
    }
}

/// A council with duties to carers, or a country whose law is not England's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Authority {
    /// The code of the Office for National Statistics; `W` and `S` for all of Wales and Scotland.
    pub code: String,
    /// Its name. Empty for a country: that is for the words.
    pub name: String,
    /// Its page about carer's assessments, when a trust has put it into the table.
    pub link: String,
    /// Whether somebody has checked that page.
    pub checked: bool,
}

/// Where a postcode lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<'m> {
    /// As it was understood, without the last two letters: `WC2B 6`.
    pub postcode: String,
    /// The middle of the sector, or of the sectors of the outcode.
    pub spot: Spot,
    /// The authorities that it lies in, the likeliest first.
    pub authorities: Vec<&'m Authority>,
}

/// The sectors of Great Britain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Map {
    authorities: Vec<Authority>,
    /// The different lists of authorities, as places in `authorities`.
    lists: Vec<Vec<u32>>,
    /// Sorted, each with the place of its first sector.
    outcodes: Vec<(String, usize)>,
    /// By outcode, then by digit.
    sectors: Vec<Sector>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sector {
    digit: u8,
    spot: Spot,
    list: u32,
}

/// In the file points are this coarse: a sector is larger.
const STEP: i32 = 100;

impl Map {
    /// Where a postcode lies.
    ///
    /// # Errors
    /// When there is no such postcode, or what was typed is only the beginning of some.
    pub fn locate(&self, postcode: &Postcode) -> Result<Located<'_>, PostcodeError> {
        let found = self.sectors_of(&postcode.outcode, postcode.sector);
        let (found, outcode, digit) = match (&found[..], &postcode.other) {
            ([], Some((outcode, digit))) => (self.sectors_of(outcode, Some(*digit)), outcode, Some(*digit)),
            _ => (found, &postcode.outcode, postcode.sector),
        };
        if found.is_empty() {
            let begins = |(known, _): &(String, usize)| known.starts_with(postcode.outcode.as_str());
            let unfinished = postcode.sector.is_none() && self.outcodes.iter().any(begins);
            return Err(if unfinished { PostcodeError::Incomplete } else { PostcodeError::Impossible });
        }
        let count = i32::try_from(found.len()).unwrap_or(1);
        // The sums of a few dozen sectors are far below the limits of the type.
        let middle = |get: fn(&Sector) -> i32| found.iter().map(|sector| get(sector)).sum::<i32>() / count;
        // How often each is named, counted down; then of equals the one that a sector names first.
        let mut authorities: Vec<Key> = Vec::new();
        for id in found.iter().filter_map(|sector| self.lists.get(sector.list as usize)).flatten() {
            match authorities.iter_mut().find(|(.., known)| known == id) {
                Some((times, ..)) => *times -= 1,
                None => authorities.push((u32::MAX, authorities.len() as u32, *id)),
            }
        }
        authorities.sort_unstable();
        Ok(Located {
            postcode: match digit {
                Some(digit) => format!("{outcode} {digit}"),
                None => outcode.clone(),
            },
            spot: Spot { east: middle(|sector| sector.spot.east), north: middle(|sector| sector.spot.north) },
            authorities: authorities.iter().filter_map(|(.., id)| self.authorities.get(*id as usize)).collect(),
        })
    }

    fn sectors_of(&self, outcode: &str, digit: Option<char>) -> Vec<&Sector> {
        let Ok(at) = self.outcodes.binary_search_by(|(known, _)| known.as_str().cmp(outcode)) else { return Vec::new() };
        let from = self.outcodes[at].1;
        let until = self.outcodes.get(at + 1).map_or(self.sectors.len(), |(_, first)| *first);
        let sectors = self.sectors.get(from..until).unwrap_or_default();
        sectors.iter().filter(|sector| digit.is_none_or(|digit| char::from(sector.digit) == digit)).collect()
    }

    /// Parts the file of places, as [`Map::write_with`] made it, into the map's part and the services'.
    pub fn part(file: &[u8]) -> Option<(&[u8], &[u8])> {
        let mut reader = Reader::new(file);
        Some((reader.bytes()?, reader.bytes()?))
    }

    /// Reads the file that [`Map::write`] made. `None`: it is broken.
    pub fn read(file: &[u8]) -> Option<Map> {
        let mut reader = Reader::new(file);
        let mut map = Map::default();
        for line in reader.lines()? {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default().to_owned();
            map.authorities.push(Authority { code: part(), name: part(), link: part(), checked: part() == "1" });
        }
        for _ in 0..reader.number()? {
            map.lists.push(reader.numbers()?);
        }
        let outcodes = reader.lines()?;
        let digits = reader.lines()?;
        for (outcode, digits) in outcodes.zip(digits) {
            map.outcodes.push((outcode.to_owned(), map.sectors.len()));
            map.sectors.extend(digits.bytes().map(|digit| Sector { digit, spot: Spot::default(), list: 0 }));
        }
        let (mut east, mut north) = (0_i32, 0_i32);
        for sector in &mut map.sectors {
            east = east.checked_add(reader.signed()?)?;
            sector.spot.east = east.checked_mul(STEP)? + STEP / 2;
        }
        for sector in &mut map.sectors {
            north = north.checked_add(reader.signed()?)?;
            sector.spot.north = north.checked_mul(STEP)? + STEP / 2;
        }
        for sector in &mut map.sectors {
            sector.list = reader.number()?;
        }
        Some(map)
    }
}
