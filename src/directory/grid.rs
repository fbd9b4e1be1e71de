//! From latitude and longitude (WGS 84, as feeds have them) to metres on the National Grid, in which distances are Pythagoras.
//!
//! The formulas are those of the Ordnance Survey's "A guide to coordinate systems in Great Britain". They are good to about five metres.

use super::map::Spot;
use super::service::Position;

/// An ellipsoid: half its longer and its shorter axis, in metres.
struct Ellipsoid(f64, f64);

const WGS84: Ellipsoid = Ellipsoid(6_378_137.0, 6_356_752.314_245);
const AIRY: Ellipsoid = Ellipsoid(6_377_563.396, 6_356_256.909);

/// Where a position lies on the National Grid, to the nearest metre.
pub(super) fn spot(position: Position) -> Spot {
    let (latitude, longitude) = to_airy(position.latitude.to_radians(), position.longitude.to_radians());
    let (east, north) = project(latitude, longitude);
    // On the grid of Great Britain both are far below the limits of the type.
    Spot { east: east.round() as i32, north: north.round() as i32 }
}

/// Helmert's transformation, in radians.
fn to_airy(latitude: f64, longitude: f64) -> (f64, f64) {
    let Ellipsoid(a, b) = WGS84;
    let e2 = 1.0 - (b * b) / (a * a);
    let nu = a / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
    let (x, y, z) = (nu * latitude.cos() * longitude.cos(), nu * latitude.cos() * longitude.sin(), nu * (1.0 - e2) * latitude.sin());
    let second = (1.0 / 3600.0_f64).to_radians();
    let (tx, ty, tz, scale) = (-446.448, 125.157, -542.060, 1.0 + 20.4894e-6);
    let (rx, ry, rz) = (-0.1502 * second, -0.2470 * second, -0.8421 * second);
    let (x, y, z) = (tx + scale * x - rz * y + ry * z, ty + rz * x + scale * y - rx * z, tz - ry * x + rx * y + scale * z);
    let Ellipsoid(a, b) = AIRY;
    let e2 = 1.0 - (b * b) / (a * a);
    let p = x.hypot(y);
    let mut latitude = z.atan2(p * (1.0 - e2));
    // Converges to far below a millimetre in five rounds.
    for _ in 0..5 {
        let nu = a / (1.0 - e2 * latitude.sin().powi(2)).sqrt();
        latitude = (z + e2 * nu * latitude.sin()).atan2(p);
    }
    (latitude, y.atan2(x))
}

/// The transverse Mercator projection of the National Grid.
fn project(latitude: f64, longitude: f64) -> (f64, f64) {
    let Ellipsoid(a, b) = AIRY;
    let (f0, lat0, lon0, e0, n0) = (0.999_601_271_7, 49.0_f64.to_radians(), (-2.0_f64).to_radians(), 400_000.0, -100_000.0);
    let e2 = 1.0 - (b * b) / (a * a);
    let n = (a - b) / (a + b);
    let (n2, n3) = (n * n, n * n * n);
    let (sin, cos, tan) = (latitude.sin(), latitude.cos(), latitude.tan());
    let nu = a * f0 / (1.0 - e2 * sin * sin).sqrt();
    let rho = a * f0 * (1.0 - e2) / (1.0 - e2 * sin * sin).powf(1.5);
    let eta2 = nu / rho - 1.0;
    let (difference, sum) = (latitude - lat0, latitude + lat0);
    let m = b
        * f0
        * ((1.0 + n + 1.25 * n2 + 1.25 * n3) * difference - (3.0 * n + 3.0 * n2 + 2.625 * n3) * difference.sin() * sum.cos()
            + (1.875 * n2 + 1.875 * n3) * (2.0 * difference).sin() * (2.0 * sum).cos()
            - 35.0 / 24.0 * n3 * (3.0 * difference).sin() * (3.0 * sum).cos());
    let (t2, t4) = (tan * tan, tan.powi(4));
    let one = m + n0;
    let two = nu / 2.0 * sin * cos;
    let three = nu / 24.0 * sin * cos.powi(3) * (5.0 - t2 + 9.0 * eta2);
    let three_a = nu / 720.0 * sin * cos.powi(5) * (61.0 - 58.0 * t2 + t4);
    let four = nu * cos;
    let five = nu / 6.0 * cos.powi(3) * (nu / rho - t2);
    let six = nu / 120.0 * cos.powi(5) * (5.0 - 18.0 * t2 + t4 + 14.0 * eta2 - 58.0 * t2 * eta2);
    let l = longitude - lon0;
    (e0 + four * l + five * l.powi(3) + six * l.powi(5), one + two * l * l + three * l.powi(4) + three_a * l.powi(6))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of the Ordnance Survey's guide: Caister water tower, 651409.903 m east, 313177.270 m north.
    #[test]
    fn the_projection_gives_the_surveys_own_example() {
        let degrees = |d: f64, m: f64, s: f64| (d + m / 60.0 + s / 3600.0).to_radians();
        let (east, north) = project(degrees(52.0, 39.0, 27.2531), degrees(1.0, 43.0, 4.5177));
        assert!((east - 651_409.903).abs() < 0.01 && (north - 313_177.270).abs() < 0.01, "{east} {north}");
    }

    /// The Airy transit circle at Greenwich stands at TQ 38881 77336 or so, and GPS sees it at 0.0014 degrees west.
    #[test]
    fn a_point_of_gps_lands_within_metres() {
        let spot = spot(Position { latitude: 51.477_811, longitude: -0.001_475 });
        assert!((spot.east - 538_880).abs() < 15 && (spot.north - 177_335).abs() < 25, "{spot:?}");
    }
}
