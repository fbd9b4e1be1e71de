//! Folding: writes words so that a search finds them however they were typed: small letters, no accents, no
//! apostrophes, one space between words.
//!
//! Text is folded in two places that must agree. The index is folded natively, where Unicode's full tables are at
//! hand; what a reader types is folded in the browser by the small table below, because the full tables weigh more than
//! the search itself. The table knows ASCII, Latin-1 and the Welsh ŵ and ŷ; other letters are kept as they are.

/// Folds what a reader types. Light enough for the browser.
pub fn fold(typed: &str) -> String {
    let mut folded = String::with_capacity(typed.len());
    for letter in typed.chars() {
        push(letter, &mut folded);
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

/// Folds text for the index: as [`fold`], after making every letter of every script small.
#[cfg(feature = "ssr")]
pub(super) fn fold_text(text: &str) -> String {
    fold(&text.to_lowercase())
}

fn push(letter: char, folded: &mut String) {
    let plain = match letter {
        'a'..='z' | '0'..='9' => letter,
        'A'..='Z' => letter.to_ascii_lowercase(),
        // An apostrophe joins: "men's" is found by "mens". So does a combining accent, which is simply dropped.
        '\'' | '\u{2018}' | '\u{2019}' | '\u{300}'..='\u{36f}' => return,
        'À'..='Å' | 'à'..='å' => 'a',
        'Ç' | 'ç' => 'c',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ñ' | 'ñ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ' | 'ŷ' => 'y',
        'Ŵ' | 'ŵ' => 'w',
        'Æ' | 'æ' => return folded.push_str("ae"),
        'ß' => return folded.push_str("ss"),
        // ASCII and Latin-1 signs, and general punctuation (dashes, quotation marks, thin spaces), part words.
        '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}' => ' ',
        other => other,
    };
    if plain == ' ' && (folded.is_empty() || folded.ends_with(' ')) {
        return;
    }
    folded.push(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_signs() {
        assert_eq!(fold("  Men's Advice–Line, “CAFÉ” & ŵyl! "), "mens advice line cafe wyl");
        assert_eq!(fold("Alzheimer’s"), fold("alzheimers"));
        assert_eq!(fold(" .,- "), "");
    }

    #[test]
    fn a_letter_with_a_combining_accent_folds_like_the_whole_letter() {
        assert_eq!(fold("e\u{301}cole"), fold("école"));
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn the_index_and_the_reader_agree() {
        for text in ["Al-Anon", "Größe", "Œuvre", "اردو", "ÉCOLE", "Carer's Allowance"] {
            assert_eq!(fold_text(text), fold(&text.to_lowercase()), "{text}");
        }
    }
}
