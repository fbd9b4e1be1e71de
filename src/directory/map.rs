//! Where postcodes lie, and which councils answer for them: the 12,008 sectors of Great Britain in a small file.
//!
//! Natively [`Map::from_tables`] reads the tables of `content/places/`, and [`Map::write`] makes the file that the browser fetches once
//! somebody types a postcode ([`Map::read`]). Start at [`Map::locate`]. Northern Ireland's postcodes are not open data.

use super::bytes::Reader;
use super::postcode::{Postcode, PostcodeError};
use super::search::Key;

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

#[cfg(feature = "ssr")]
mod making {
    use super::super::bytes::Writer;
    use super::super::grid;
    use super::super::service::Position;
    use super::{Authority, Map, STEP, Sector, Spot};
    use std::fmt;

    /// What is wrong with a table of places.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TableError {
        /// Which line, from 1.
        pub line: usize,
        /// What is wrong with it.
        pub reason: &'static str,
    }

    impl fmt::Display for TableError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.reason)
        }
    }

    /// See [`Map::by_east`].
    pub(in crate::directory) struct ByEast<'m> {
        map: &'m Map,
        sectors: Vec<&'m Sector>,
    }

    impl<'m> ByEast<'m> {
        /// The likeliest authority of a point: that of the nearest sector.
        pub(in crate::directory) fn at(&self, spot: Spot) -> Option<&'m Authority> {
            let from = self.sectors.partition_point(|sector| sector.spot.east < spot.east);
            let mut nearest: Option<(u32, &Sector)> = None;
            let mut look = |sector: &'m Sector| {
                let distance = sector.spot.distance(spot);
                if nearest.is_none_or(|(known, _)| distance < known) {
                    nearest = Some((distance, sector));
                }
                // Further on in this direction all are further away.
                nearest.is_some_and(|(known, _)| sector.spot.east.abs_diff(spot.east) <= known)
            };
            let _ = self.sectors[from..].iter().all(|sector| look(sector));
            let _ = self.sectors[..from].iter().rev().all(|sector| look(sector));
            let list = self.map.lists.get(nearest?.1.list as usize)?;
            self.map.authorities.get(*list.first()? as usize)
        }
    }

    impl Map {
        /// Reads the table of authorities (`code,name`). Wales and Scotland are added without a name.
        ///
        /// # Errors
        /// When a line has not two parts.
        pub fn read_authorities(table: &str) -> Result<Vec<Authority>, TableError> {
            let mut authorities = Vec::new();
            for (index, line) in table.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
                let reason = "write a code and a name with a comma between, such as E06000001,Hartlepool";
                let (code, name) = line.split_once(',').ok_or(TableError { line: index + 1, reason })?;
                let name = name.trim().trim_matches('"');
                authorities.push(Authority { code: code.trim().to_owned(), name: name.to_owned(), ..Authority::default() });
            }
            authorities.extend(["W", "S"].map(|code| Authority { code: code.to_owned(), ..Authority::default() }));
            Ok(authorities)
        }

        /// Reads the table of sectors (`sector,easting_m,northing_m,authorities`).
        ///
        /// # Errors
        /// When a line has other parts, or names an authority that is not in the table.
        pub fn from_tables(sectors: &str, authorities: Vec<Authority>) -> Result<Map, TableError> {
            let mut rows = Vec::new();
            let mut lists: Vec<Vec<u32>> = Vec::new();
            for (index, line) in sectors.lines().enumerate().skip(1).filter(|(_, line)| !line.trim().is_empty()) {
                let wrong = |reason| TableError { line: index + 1, reason };
                let shape = "write a sector, metres east, metres north and authorities, such as AB1 0,384459,801060,S";
                let mut parts = line.split(',');
                let mut part = || parts.next().map(str::trim).ok_or(wrong(shape));
                let (sector, east, north, codes) = (part()?, part()?, part()?, part()?);
                let (outcode, digit) = sector.split_once(' ').filter(|(_, digit)| digit.len() == 1).ok_or(wrong(shape))?;
                let metres = |text: &str| text.parse::<i32>().ok().filter(|m| (0..2_000_000).contains(m)).ok_or(wrong(shape));
                let spot = Spot { east: metres(east)?, north: metres(north)? };
                let mut list = Vec::new();
                for code in codes.split_whitespace() {
                    let at = authorities.iter().position(|authority| authority.code == code);
                    let at = at.and_then(|at| u32::try_from(at).ok());
                    list.push(at.ok_or(wrong("this names an authority that is not in authorities.csv: add it there"))?);
                }
                let at = lists.iter().position(|known| *known == list).unwrap_or_else(|| {
                    lists.push(list);
                    lists.len() - 1
                });
                let sector = Sector { digit: digit.as_bytes()[0], spot, list: u32::try_from(at).unwrap_or_default() };
                rows.push((outcode.to_owned(), sector));
            }
            rows.sort_by(|a, b| (&a.0, a.1.digit).cmp(&(&b.0, b.1.digit)));
            let mut map = Map { authorities, lists, ..Map::default() };
            for (outcode, sector) in rows {
                if map.outcodes.last().is_none_or(|(known, _)| *known != outcode) {
                    map.outcodes.push((outcode, map.sectors.len()));
                }
                map.sectors.push(sector);
            }
            Ok(map)
        }

        /// The authorities, so that a trust's links can be put to them.
        pub fn authorities_mut(&mut self) -> &mut [Authority] {
            &mut self.authorities
        }

        /// True when there are no sectors: then nobody can search near a postcode.
        pub fn is_empty(&self) -> bool {
            self.sectors.is_empty()
        }

        /// The sectors from west to east, to look up the authorities of many points.
        pub(in crate::directory) fn by_east(&self) -> ByEast<'_> {
            let mut sectors: Vec<&Sector> = self.sectors.iter().collect();
            sectors.sort_by_key(|sector| sector.spot.east);
            ByEast { map: self, sectors }
        }

        /// Where a position of a feed lies.
        pub fn spot_of(position: Position) -> Spot {
            grid::spot(position)
        }

        /// The file of places: the map, and where the services of an index are given. A reader who types a postcode needs both.
        pub fn write_with(&self, spots: &[u8]) -> Vec<u8> {
            let mut writer = Writer::default();
            writer.bytes(&self.write());
            writer.bytes(spots);
            writer.bytes
        }

        /// The map as a file.
        pub fn write(&self) -> Vec<u8> {
            let mut writer = Writer::default();
            let lines: Vec<String> = self
                .authorities
                .iter()
                .map(|authority| format!("{}\t{}\t{}\t{}", authority.code, authority.name, authority.link, u8::from(authority.checked)))
                .collect();
            writer.lines(lines.iter().map(String::as_str));
            writer.number(u32::try_from(self.lists.len()).unwrap_or_default());
            for list in &self.lists {
                writer.numbers(list);
            }
            writer.lines(self.outcodes.iter().map(|(outcode, _)| outcode.as_str()));
            let digits: Vec<String> = (0..self.outcodes.len())
                .map(|at| {
                    let until = self.outcodes.get(at + 1).map_or(self.sectors.len(), |(_, first)| *first);
                    self.sectors[self.outcodes[at].1..until].iter().map(|sector| char::from(sector.digit)).collect()
                })
                .collect();
            writer.lines(digits.iter().map(String::as_str));
            for get in [|spot: Spot| spot.east, |spot: Spot| spot.north] {
                let mut before = 0;
                for sector in &self.sectors {
                    let now = get(sector.spot) / STEP;
                    writer.signed(now - before);
                    before = now;
                }
            }
            for sector in &self.sectors {
                writer.number(sector.list);
            }
            writer.bytes
        }
    }
}

#[cfg(feature = "ssr")]
pub use making::TableError;

#[cfg(all(test, feature = "ssr"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop")]

    use super::*;

    fn map() -> Map {
        let authorities = Map::read_authorities(include_str!("../../content/places/authorities.csv")).unwrap();
        Map::from_tables(include_str!("../../content/places/postcode_sectors.csv"), authorities).unwrap()
    }

    fn locate(map: &Map, typed: &str) -> Result<(String, Vec<String>), PostcodeError> {
        let located = map.locate(&Postcode::read(typed)?)?;
        Ok((located.postcode, located.authorities.iter().map(|authority| authority.code.clone()).collect()))
    }

    #[test]
    fn a_postcode_is_found_whole_by_sector_and_by_outcode() {
        let map = map();
        let (sector, authorities) = locate(&map, "wc2b6nh").unwrap();
        assert_eq!(sector, "WC2B 6");
        assert_eq!(locate(&map, "WC2B 6").unwrap().0, "WC2B 6");
        assert_eq!(locate(&map, "wc2b").unwrap().0, "WC2B");
        assert!(authorities.iter().any(|code| code == "E09000007" || code == "E09000033"), "{authorities:?}");
    }

    #[test]
    fn a_sector_typed_without_a_space_is_tried_when_there_is_no_such_outcode() {
        let map = map();
        assert_eq!(locate(&map, "E12").unwrap().0, "E12");
        assert_eq!(locate(&map, "CR26").unwrap().0, "CR2 6");
    }

    #[test]
    fn the_beginning_of_outcodes_is_incomplete_and_what_there_is_not_is_impossible() {
        let map = map();
        assert_eq!(locate(&map, "SW1"), Err(PostcodeError::Incomplete));
        assert_eq!(locate(&map, "ZZ9 9ZZ"), Err(PostcodeError::Impossible));
        assert_eq!(locate(&map, "QQ1"), Err(PostcodeError::Impossible));
    }

    #[test]
    fn a_border_names_every_council_that_it_may_be() {
        let map = map();
        let (_, authorities) = locate(&map, "B14 5").unwrap();
        assert_eq!(authorities, ["E08000025", "E10000034"]);
        assert_eq!(locate(&map, "AB10 1").unwrap().1, ["S"]);
        assert_eq!(locate(&map, "CF10 1").unwrap().1, ["W"]);
    }

    #[test]
    fn the_file_keeps_every_sector_to_a_hundred_metres_and_is_small() {
        let map = map();
        let file = map.write();
        let read = Map::read(&file).unwrap();
        assert_eq!(read.sectors.len(), 12_008);
        for (before, after) in map.sectors.iter().zip(&read.sectors) {
            assert_eq!((before.digit, before.list), (after.digit, after.list));
            assert!(before.spot.distance(after.spot) <= 71);
        }
        assert_eq!((&read.authorities, &read.outcodes), (&map.authorities, &map.outcodes));
        assert!(file.len() < 100_000, "{}", file.len());
    }

    #[test]
    fn a_broken_file_is_no_map() {
        let file = map().write();
        for end in [0, 1, 10, 1_000, file.len() / 2, file.len() - 1] {
            assert_eq!(Map::read(&file[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_point_belongs_to_the_authority_around_it() {
        let map = map();
        // Middlesbrough's town hall.
        let spot = Map::spot_of(super::super::service::Position { latitude: 54.5756, longitude: -1.2366 });
        assert_eq!(map.by_east().at(spot).unwrap().name, "Middlesbrough");
    }

    #[test]
    fn mistakes_in_the_tables_are_named_with_their_line() {
        assert_eq!(Map::read_authorities("code,name\nE06000001 Hartlepool\n").unwrap_err().line, 2);
        for (line, table) in ["s,e,n,a\nAB1 0,1,2,S\nAB1,1,2,S", "s,e,n,a\n\nAB1 0,1,x,S", "s,e,n,a\n\nAB1 0,1,1,E9"].iter().enumerate() {
            let error = Map::from_tables(table, Map::read_authorities("code,name\n").unwrap()).unwrap_err();
            assert_eq!(error.line, 3, "{line}");
        }
    }

    #[test]
    fn distance_is_pythagoras() {
        assert_eq!(Spot { east: 3_000, north: 0 }.distance(Spot { east: 0, north: 4_000 }), 5_000);
    }
}
