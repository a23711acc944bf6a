//! Text that came from people: trimmed, limited, free of control characters; and text that must not be printed.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use std::fmt;

use serde::{Deserialize, Serialize};

/// Health text or a secret. `Debug` and `Display` never show it; it is stored and sent by serde on purpose only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Marks a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, to store it or to show it to somebody entitled.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sensitive")
    }
}

/// Why a text was not accepted. Codes are stable parts of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but space.
    #[error("empty")]
    Empty,
    /// More characters than allowed.
    #[error("longer than {0} characters")]
    TooLong(usize),
    /// A control character other than a line break or tab, or a character that reverses the direction of text.
    #[error("contains a character that cannot be shown")]
    Unprintable,
}

/// A text of one line: trimmed, inner space kept, 1 to `limit` characters.
///
/// # Errors
/// When it is empty, too long or unprintable.
pub fn line(text: &str, limit: usize) -> Result<String, TextError> {
    let text = text.trim();
    if text.contains(['\n', '\r', '\t']) {
        return Err(TextError::Unprintable);
    }
    limited(text, limit)
}

/// A text of several lines, line ends made `\n`, 1 to `limit` characters.
///
/// # Errors
/// When it is empty, too long or unprintable.
pub fn lines(text: &str, limit: usize) -> Result<String, TextError> {
    limited(text.trim().replace("\r\n", "\n").as_str(), limit)
}

fn limited(text: &str, limit: usize) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Empty);
    }
    if text.chars().count() > limit {
        return Err(TextError::TooLong(limit));
    }
    let unprintable = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || reverses(c);
    if text.chars().any(unprintable) { Err(TextError::Unprintable) } else { Ok(text.to_owned()) }
}

/// Whether a character that nobody sees turns the direction of what stands behind it, so that a text may read as another one.
const fn reverses(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character that nobody sees says in which direction text runs: phone books copy such marks along with a number.
#[must_use]
pub const fn is_direction_mark(letter: char) -> bool {
    reverses(letter) || matches!(letter, '\u{200e}' | '\u{200f}')
}

/// Words as they are looked up: folded, split at everything that is neither letter nor digit nor a sign of a letter's vowel.
#[must_use]
pub fn search_words(text: &str) -> Vec<String> {
    folded(text).split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// As names and words are compared, however they were typed: lower case, without accents and the points of Arabic and Hebrew, and letters
/// that keyboards of several languages write differently made one (`ı` and `i`, the alefs, the two yehs). Vowels of other scripts are
/// parts of a name: कमल and कमला are two people. Never shown.
#[must_use]
pub fn folded(text: &str) -> String {
    let bare = text.nfd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).filter(|c| !is_accent(*c));
    bare.fold(String::with_capacity(text.len()), |mut folded, letter| {
        match letter {
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ς' => folded.push('σ'),
            'ٱ' => folded.push('ا'),
            'ى' | 'ی' => folded.push('ي'),
            'ک' => folded.push('ك'),
            'ة' | 'ہ' => folded.push('ه'),
            // The stroke that only makes a word longer, and what only keeps letters apart or together.
            'ـ' | '\u{200c}' | '\u{200d}' => {}
            other => folded.push(western(other)),
        }
        folded
    })
}

/// Marks that people leave out or add without meaning another word: of Latin, Greek and Cyrillic letters, and the points of Hebrew and
/// Arabic.
fn is_accent(letter: char) -> bool {
    match letter {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{487}'
        | '\u{591}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6ed}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' => is_combining_mark(letter),
        _ => false,
    }
}

/// A number as it was typed, in the digits and marks this program reads: people type `٧٢٫٥` and `۷۲٫۵` where others type `72.5`.
#[must_use]
pub fn western_digits(text: &str) -> String {
    text.chars().map(western).collect()
}

/// Digits of Arabic and Persian and the marks between them; everything else as it is.
fn western(letter: char) -> char {
    let digit = |zero: u32| char::from_digit(u32::from(letter).wrapping_sub(zero), 10).unwrap_or(letter);
    match letter {
        '\u{660}'..='\u{669}' => digit(0x660),
        '\u{6f0}'..='\u{6f9}' => digit(0x6f0),
        '\u{66b}' => '.',
        '\u{66c}' => ',',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_limited_in_characters_and_printable() {
        assert_eq!(line("  Ärztin Å ", 9), Ok("Ärztin Å".to_owned()));
        assert_eq!(line("åäö", 2), Err(TextError::TooLong(2)));
        assert_eq!(line(" \n ", 5), Err(TextError::Empty));
        assert_eq!(line("a\u{0}b", 5), Err(TextError::Unprintable));
        assert_eq!(line("a\u{202e}b", 5), Err(TextError::Unprintable));
        assert_eq!(lines("a\r\nb", 5), Ok("a\nb".to_owned()));
        assert_eq!(line("\u{200f}ليلى", 9), Ok("\u{200f}ليلى".to_owned()), "a mark that turns nothing round is written in names");
    }

    #[test]
    fn sensitive_text_is_not_in_debug() {
        assert_eq!(format!("{:?}", Sensitive::new("diabetes")), "Sensitive");
    }

    #[test]
    fn words_are_looked_up_in_lower_case() {
        assert_eq!(search_words("Dr. Leena  O'Farah"), ["dr", "leena", "o", "farah"]);
        assert_eq!(search_words("Inês Čapek"), search_words("ines capek"));
    }

    #[test]
    fn f20_one_name_is_one_word_however_a_keyboard_writes_it() {
        let alike = [
            ("José", "jose"),
            ("JOSÉ", "Jose\u{301}"),
            ("Işık", "isik"),
            ("İpek", "ipek"),
            ("Straße", "strasse"),
            ("Łukasz Øster", "lukasz oster"),
            ("أحمد", "احمد"),
            ("مُحَمَّد", "محمد"),
            ("فاطمة", "فاطمه"),
            ("ليلى", "ليلي"),
            ("علی کریم", "علي كريم"),
            ("محمـــد", "محمد"),
        ];
        for (one, other) in alike {
            assert_eq!(folded(one), folded(other), "{one}");
            assert_eq!(search_words(one), search_words(other), "{one}");
        }
        assert_ne!(folded("Jonas"), folded("Jonah"));
        assert_ne!(folded("سالم"), folded("سليم"));
    }

    #[test]
    fn f20_names_that_differ_by_a_vowel_sign_are_two() {
        let two = [
            ("कमल", "कमला"),
            ("कमल", "कोमल"),
            ("कोमल", "कमला"),
            ("रीना", "रना"),
            ("জয়", "জয়া"),
            ("மலர்", "மாலர்"),
            ("กานต์", "กนต์"),
            ("か", "が"),
        ];
        for (one, other) in two {
            assert_ne!(folded(one), folded(other), "{one}");
            assert_ne!(search_words(one), search_words(other), "{one}");
        }
        assert_eq!(search_words("कमला राम-कृष्ण"), ["कमला", "राम", "कृष्ण"], "no vowel is the end of a word");
        assert_eq!(folded("\u{958}मर"), folded("क\u{93c}मर"), "a letter that is written in two ways is one");
        assert_eq!(search_words("שָׁלוֹם"), search_words("שלום"));
        assert_eq!(search_words("בן־גוריון"), ["בן", "גוריון"]);
    }

    #[test]
    fn f16_a_number_is_read_in_the_digits_it_was_typed_in() {
        assert_eq!(western_digits("٧٢٫٥"), "72.5");
        assert_eq!(western_digits("۱٬۲۵۰٫۵۰"), "1,250.50");
        assert_eq!(western_digits(" 72.5 kg"), " 72.5 kg");
    }
}
