//! What is known of people whatever their role: names, addresses of mail, phones, gender.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::text::{self, TextError};

/// The most characters of a name (api.md).
pub const NAME_LIMIT: usize = 120;

/// A person's name as they write it, 1 to 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, max_length = 120)]
pub struct PersonName(String);

impl PersonName {
    /// For sorting lists and for finding who is called so: folded.
    #[must_use]
    pub fn sort_key(&self) -> String {
        text::folded(&self.0)
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PersonName {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        text.parse()
    }
}

impl FromStr for PersonName {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        text::line(text, NAME_LIMIT).map(Self)
    }
}

impl From<PersonName> for String {
    fn from(name: PersonName) -> Self {
        name.0
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most characters of an e-mail address (RFC 5321 with its angle brackets taken off).
pub const EMAIL_LIMIT: usize = 254;

/// An e-mail address, lower case: two spellings that differ in case are one account (F01).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, format = "email", max_length = 254)]
pub struct Email(String);

/// The text does not look like an address of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an e-mail address looks like name@example.org")]
pub struct MalformedEmail;

impl Email {
    /// The address, lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = MalformedEmail;
    /// A plain check of shape; the mailed link is the real one.
    fn from_str(text: &str) -> Result<Self, MalformedEmail> {
        let address = text.trim().to_lowercase();
        let (local, domain) = address.rsplit_once('@').ok_or(MalformedEmail)?;
        let local_ok = !local.is_empty()
            && local.len() <= 64
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && local.chars().all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
        let label_ok = |label: &str| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        };
        let domain_ok = domain.contains('.') && domain.split('.').all(label_ok);
        if address.len() <= EMAIL_LIMIT && local_ok && domain_ok { Ok(Self(address)) } else { Err(MalformedEmail) }
    }
}

impl TryFrom<String> for Email {
    type Error = MalformedEmail;
    fn try_from(text: String) -> Result<Self, MalformedEmail> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email")
    }
}

/// A phone number as dialled: an optional plus and 5 to 15 digits (ITU E.164); spaces, dashes, brackets and unseen marks are dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, max_length = 16)]
pub struct Phone(String);

/// The text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a phone number has 5 to 15 digits and may begin with +")]
pub struct MalformedPhone;

impl Phone {
    /// The plus, if any, and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The ways a number, or its beginning, may be kept that somebody typed so: with the plus, with the zeros dialled in its place,
    /// or with neither. Digits and perhaps a plus only.
    #[must_use]
    pub fn spellings(typed: &str) -> Vec<String> {
        let international = typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")).filter(|rest| !rest.is_empty());
        match international {
            Some(digits) => vec![format!("+{digits}"), format!("00{digits}"), digits.to_owned()],
            None => vec![format!("+{typed}"), typed.to_owned()],
        }
    }

    /// The same where numbers without a country are those of one, by its digits: with them in the place of the zero that is dialled
    /// within it, and without. As it was typed and what stands behind that in order, then what stands before it; none begins another.
    /// Empty: nobody said which country.
    #[must_use]
    pub fn spellings_in(country: &str, typed: &str) -> Vec<String> {
        let mut ways = Self::spellings(typed);
        let own = match typed.strip_prefix('+').or_else(|| typed.strip_prefix("00")) {
            Some(abroad) => abroad.strip_prefix(country).unwrap_or_default(),
            None => typed.trim_start_matches('0'),
        };
        // As long as nothing of the number itself was typed, everybody's would fit.
        if !country.is_empty() && !own.is_empty() {
            let abroad = ["+", "00", ""].map(|dialled| format!("{dialled}{country}{own}"));
            ways.extend(abroad.into_iter().chain([format!("0{own}"), own.to_owned()]));
            // The number of no country begins with a zero.
            ways.retain(|way| !way.starts_with("+0"));
            ways.sort_unstable();
            ways.dedup_by(|later, earlier| later.starts_with(earlier.as_str()));
            let as_typed = ways.iter().position(|way| typed.starts_with(way.as_str())).unwrap_or_default();
            ways.rotate_left(as_typed);
        }
        ways
    }
}

impl FromStr for Phone {
    type Err = MalformedPhone;
    fn from_str(text: &str) -> Result<Self, MalformedPhone> {
        let is_between = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '.' | '/') || text::is_direction_mark(c);
        let dialled: String = text::western_digits(text).chars().filter(|c| !is_between(*c)).collect();
        let digits = dialled.strip_prefix('+').unwrap_or(&dialled);
        if (5..=15).contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_digit()) { Ok(Self(dialled)) } else { Err(MalformedPhone) }
    }
}

/// What a licence number begins with among the words that staff find a doctor by. No word that anybody types begins so: whoever looks
/// for a doctor in public finds none by it.
pub const LICENCE: char = '~';

/// A licence number, or its beginning, as it stands among these words: its letters and digits, however it was typed. `None` when there
/// are none.
#[must_use]
pub fn licence_word(typed: &str) -> Option<String> {
    let letters = text::search_words(&text::western_digits(typed)).concat();
    (!letters.is_empty()).then(|| format!("{LICENCE}{letters}"))
}

impl TryFrom<String> for Phone {
    type Error = MalformedPhone;
    fn try_from(text: String) -> Result<Self, MalformedPhone> {
        text.parse()
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> Self {
        phone.0
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone")
    }
}

/// As recorded by hospitals and FHIR R4's administrative gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    Female,
    Male,
    Other,
    Unknown,
}

impl Gender {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Female, Self::Male, Self::Other, Self::Unknown];

    /// As stored, posted and answered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }

    /// Back from the word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

/// The eight groups of the ABO and Rhesus systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub enum BloodGroup {
    #[serde(rename = "A+")]
    APositive,
    #[serde(rename = "A-")]
    ANegative,
    #[serde(rename = "B+")]
    BPositive,
    #[serde(rename = "B-")]
    BNegative,
    #[serde(rename = "O+")]
    OPositive,
    #[serde(rename = "O-")]
    ONegative,
    #[serde(rename = "AB+")]
    AbPositive,
    #[serde(rename = "AB-")]
    AbNegative,
}

impl BloodGroup {
    /// All of them, as they are listed.
    pub const ALL: [Self; 8] = [
        Self::APositive,
        Self::ANegative,
        Self::BPositive,
        Self::BNegative,
        Self::OPositive,
        Self::ONegative,
        Self::AbPositive,
        Self::AbNegative,
    ];

    /// As stored, posted and answered.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::APositive => "A+",
            Self::ANegative => "A-",
            Self::BPositive => "B+",
            Self::BNegative => "B-",
            Self::OPositive => "O+",
            Self::ONegative => "O-",
            Self::AbPositive => "AB+",
            Self::AbNegative => "AB-",
        }
    }

    /// Back from the word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f16_words_are_what_json_says() {
        for gender in Gender::ALL {
            assert_eq!((serde_json::to_value(gender).unwrap(), Gender::of(gender.word())), (gender.word().into(), Some(gender)));
        }
        for group in BloodGroup::ALL {
            assert_eq!((serde_json::to_value(group).unwrap(), BloodGroup::of(group.word())), (group.word().into(), Some(group)));
        }
        assert_eq!((Gender::of("Female"), BloodGroup::of("C+")), (None, None));
    }

    #[test]
    fn f01_an_address_is_one_whatever_its_case() {
        assert_eq!("  Maya@Example.ORG ".parse::<Email>().unwrap().as_str(), "maya@example.org");
        let long = format!("{}@example.org", "a".repeat(65));
        for bad in [
            "",
            "maya",
            "maya@",
            "@example.org",
            "maya@localhost",
            "a b@example.org",
            "a@-x.org",
            "a..b@x.org",
            "a@x..org",
            &long,
            "a@x.org\nBcc: b@x.org",
        ] {
            assert!(bad.parse::<Email>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn a_phone_number_is_kept_as_dialled() {
        assert_eq!("+353 1 (555) 01-40".parse::<Phone>().unwrap().as_str(), "+35315550140");
        for bad in ["", "1234", "+1234567890123456", "12a456"] {
            assert!(bad.parse::<Phone>().is_err(), "{bad}");
        }
    }

    #[test]
    fn f01_marks_that_a_phone_book_copies_along_are_no_part_of_a_number() {
        for copied in ["\u{202a}+44 20 7946 0140\u{202c}", "\u{200e}+44 20 7946 0140\u{200f}", "\u{2066}+44 20\u{2069} 7946 0140"] {
            assert_eq!(copied.parse::<Phone>().unwrap().as_str(), "+442079460140", "{copied:?}");
        }
        assert!("\u{202a}+44\u{202c}".parse::<Phone>().is_err(), "they are no digits either");
    }
}
