//! QR codes: a number on paper or on a screen that a phone's camera can call, without anything being sent.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;

/// The code for a text as a picture: one path, each row a broken line. `None`: the text is too long.
pub(super) fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    // Readers need four light modules around the code.
    const MARGIN: i32 = 4;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let _ = write!(path, "M{MARGIN} {}.5", y + MARGIN);
        let (mut x, mut pen) = (0, 0);
        while x < size {
            let run = (x..size).take_while(|x| code.get_module(*x, y)).count();
            // A code has at most 177 modules a side.
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                if x > pen {
                    let _ = write!(path, "m{} 0", x - pen);
                }
                let _ = write!(path, "h{run}");
                pen = x + run;
            }
            x += run + 1;
        }
    }
    let side = size + 2 * MARGIN;
    let label = crate::content::markdown::escape(label);
    Some(format!(
        "<svg class=\"portal-qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {side} {side}\"><path d=\"{path}\" stroke=\"#000\" /></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_draws_the_code() {
        let text = "tel:08000684141";
        let svg = svg(text, "Call \"now\"").unwrap_or_default();
        assert!(svg.contains("aria-label=\"Call &quot;now&quot;\""), "{svg}");
        let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return };
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y))).filter(|(x, y)| code.get_module(*x, *y)).count();
        let path = svg.split("d=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        let drawn: usize = path.split('h').skip(1).filter_map(|run| run.split(['m', 'M']).next()?.parse::<usize>().ok()).sum();
        assert_eq!(drawn, dark);
        assert!(super::svg(&"9".repeat(8_000), "").is_none());
    }
}
