//! A number that a text message can be sent to.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::people::Phone;

/// A number as the whole world dials it (ITU E.164): a plus, a country, 8 to 15 digits in all.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TextNumber(String);

/// Why a phone number cannot be sent a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotText {
    /// It names no country, and the house has set none.
    #[error("the number names no country")]
    NoCountry,
    /// Too short, too long, or it begins with a zero where a country stands.
    #[error("no number of any country")]
    NoNumber,
}

impl TextNumber {
    /// The number of a phone as it was dialled. `country` are the digits of the country in which numbers are dialled that name
    /// none; empty: nobody said.
    ///
    /// # Errors
    /// See [`CannotText`].
    pub fn of(phone: &Phone, country: &str) -> Result<Self, CannotText> {
        let dialled = phone.as_str();
        if let Some(abroad) = dialled.strip_prefix('+').or_else(|| dialled.strip_prefix("00")) {
            return Self::with_country(abroad);
        }
        if country.is_empty() {
            return Err(CannotText::NoCountry);
        }
        // The zero that is dialled within a country is not dialled from abroad.
        Self::with_country(&format!("{country}{}", dialled.trim_start_matches('0')))
    }

    fn with_country(digits: &str) -> Result<Self, CannotText> {
        let good = (8..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|digit| digit.is_ascii_digit());
        if good { Ok(Self(format!("+{digits}"))) } else { Err(CannotText::NoNumber) }
    }

    /// The plus and the digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TextNumber {
    type Error = CannotText;
    fn try_from(text: String) -> Result<Self, CannotText> {
        Self::with_country(text.strip_prefix('+').ok_or(CannotText::NoCountry)?)
    }
}

impl From<TextNumber> for String {
    fn from(number: TextNumber) -> Self {
        number.0
    }
}

impl fmt::Debug for TextNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextNumber")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(dialled: &str, country: &str) -> Result<String, CannotText> {
        TextNumber::of(&dialled.parse().unwrap(), country).map(String::from)
    }

    #[test]
    fn f47_a_number_without_a_country_is_one_of_the_houses_country_and_cannot_be_texted_where_none_is_set() {
        assert_eq!(number("+46 70 123 45 67", ""), Ok("+46701234567".to_owned()));
        assert_eq!(number("0046 70 123 45 67", "91"), Ok("+46701234567".to_owned()));
        assert_eq!(number("098765 43210", "91"), Ok("+919876543210".to_owned()));
        assert_eq!(number("98765 43210", "91"), Ok("+919876543210".to_owned()));
        assert_eq!(number("98765 43210", ""), Err(CannotText::NoCountry));
        for nonsense in ["+12345", "+0701234567", "00 0701234567"] {
            assert_eq!(number(nonsense, "91"), Err(CannotText::NoNumber), "{nonsense}");
        }
        assert_eq!(number("123456789012345", "91"), Err(CannotText::NoNumber));
        assert!(!format!("{:?}", TextNumber::of(&"+46701234567".parse().unwrap(), "")).contains("701"));
    }
}
