//! The hospital record number: how a patient is named at the desk and on paper, where names are alike.
//!
//! It is the random end of the patient's id, 60 bits: it tells nothing about them, not even when they came, and cannot be
//! guessed from another one. Among a million patients two share one with a chance of less than one in a million.

use std::fmt;

use super::ids::UserId;

/// Characters of it, in groups of four.
const LENGTH: usize = 12;

/// `HR-7K4M-29X3-Q8TN`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordNumber(UserId);

impl RecordNumber {
    /// Of a patient.
    #[must_use]
    pub const fn of(patient: UserId) -> Self {
        Self(patient)
    }

    /// The word by which staff find the patient. No word of a name, an address or a phone number begins like it.
    #[must_use]
    pub fn word(self) -> String {
        format!("={}", self.characters())
    }

    /// What is typed as a record number or the beginning of one, as words begin; `None` for anything else. Letters that are
    /// read for digits (`O`, `I`, `L`) are taken for those.
    #[must_use]
    pub fn word_beginning(typed: &str) -> Option<String> {
        let typed = typed.trim().to_ascii_lowercase();
        let rest = typed.strip_prefix("hr")?;
        let characters: String = rest.chars().filter(|c| !matches!(c, '-' | ' ')).map(as_meant).collect();
        let is_number = (1..=LENGTH).contains(&characters.len()) && characters.chars().all(is_character);
        // "Hrithik" is a name: without the dash only a whole number is one.
        (is_number && (rest.starts_with('-') || characters.len() == LENGTH)).then(|| format!("={characters}"))
    }

    /// The word of a whole number, however it is typed; `None` for the beginning of one and anything else.
    #[must_use]
    pub fn word_of_whole(typed: &str) -> Option<String> {
        Self::word_beginning(typed).filter(|word| word.len() == LENGTH + 1)
    }

    fn characters(self) -> String {
        let id = self.0.to_string();
        id[id.len() - LENGTH..].to_owned()
    }
}

const fn as_meant(c: char) -> char {
    match c {
        'o' => '0',
        'i' | 'l' => '1',
        other => other,
    }
}

const fn is_character(c: char) -> bool {
    c.is_ascii_digit() || (c.is_ascii_lowercase() && c != 'u')
}

impl fmt::Display for RecordNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let characters = self.characters().to_uppercase();
        write!(f, "HR-{}-{}-{}", &characters[..4], &characters[4..8], &characters[8..])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn number(body: u128) -> RecordNumber {
        RecordNumber::of(UserId::from_uuid(Uuid::from_u128(body)))
    }

    #[test]
    fn f16_a_record_number_is_three_groups_and_says_nothing_of_when() {
        let (early, late) = (0x019b_0000_0000_7000_8123_4567_89ab_cdef, 0x019c_ffff_0000_7000_8123_4567_89ab_cdef);
        assert_eq!(number(early).to_string(), "HR-28T5-CY4T-QKFF");
        assert_eq!(number(early).to_string(), number(late).to_string(), "the moment is no part of it");
    }

    #[test]
    fn f16_names_are_no_record_numbers() {
        for name in ["Hrithik", "hr", "HR-", "Hr Weber", "7K4M", "hr-7k4m-29x3-q8tn-0", "hr-7!"] {
            assert_eq!(RecordNumber::word_beginning(name), None, "{name}");
        }
        assert_eq!(RecordNumber::word_beginning(" HR-7K4M-OI ").as_deref(), Some("=7k4m01"));
    }

    proptest! {
        #[test]
        fn f16_a_number_as_printed_and_each_beginning_of_it_finds_its_patient(body: u128, length in 4usize..18) {
            let number = number(body & (u128::MAX >> 2));
            let printed = number.to_string();
            let found = RecordNumber::word_beginning(&printed[..length.min(printed.len())]).unwrap_or_default();
            prop_assert!(found.len() > 1 && number.word().starts_with(&found), "{printed} {found}");
            prop_assert_eq!(RecordNumber::word_beginning(&printed.replace('-', "").to_lowercase()), Some(number.word()));
            prop_assert_eq!(RecordNumber::word_of_whole(&printed), Some(number.word()));
            prop_assert_eq!(RecordNumber::word_of_whole(&printed[..printed.len() - 1]), None, "a part of it is none");
        }
    }
}
