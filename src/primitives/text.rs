//! Text that came from people: trimmed, limited, free of control characters; and text that must not be printed.

use std::borrow::Cow;

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
    let unprintable =
        |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.chars().any(unprintable) { Err(TextError::Unprintable) } else { Ok(text.to_owned()) }
}

/// Words as they are looked up: lower case, without accents, split at everything that is neither letter nor digit.
#[must_use]
pub fn search_words(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|c| !is_combining_mark(*c)).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Digits as Arabic and Persian keyboards write them, and their decimal mark, become those of ASCII; everything else stays.
#[must_use]
pub fn plain_digits(text: &str) -> Cow<'_, str> {
    let written_otherwise = |c: char| matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{66b}');
    if !text.contains(written_otherwise) {
        return Cow::Borrowed(text);
    }
    let digit = |c: char, zero: u32| char::from_digit(u32::from(c) - zero, 10).unwrap_or(c);
    let plain = |c: char| match c {
        '\u{660}'..='\u{669}' => digit(c, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(c, 0x6f0),
        '\u{66b}' => '.',
        other => other,
    };
    Cow::Owned(text.chars().map(plain).collect())
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
    }

    #[test]
    fn f66_digits_of_arabic_and_persian_keyboards_are_read_as_digits() {
        assert_eq!(plain_digits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ٧٢٫٥"), "0123456789 0123456789 72.5");
        assert!(matches!(plain_digits("08:30 ½ é"), Cow::Borrowed("08:30 ½ é")), "everything else stays");
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
}
