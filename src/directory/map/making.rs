//! Makes the map at build time: reads the tables of `content/places/`, looks up the authority at a point, and writes the file that the
//! browser reads.

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
