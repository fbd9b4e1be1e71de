#![allow(clippy::unwrap_used, reason = "a test may stop")]

use super::*;

fn map() -> Map {
    let authorities = Map::read_authorities(include_str!("../../../content/places/authorities.csv")).unwrap();
    Map::from_tables(include_str!("../../../content/places/postcode_sectors.csv"), authorities).unwrap()
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
