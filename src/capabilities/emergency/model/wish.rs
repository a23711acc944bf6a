//! What a doctor says to open a record: exactly which patient, why out of a list, why in their own words.

use jiff::civil::Date;

use super::access::Category;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::people::{Email, PersonName, Phone};
use crate::primitives::record_number::RecordNumber;
use crate::primitives::text::{self, Sensitive};
use crate::primitives::wall::plain_date;

/// A reason has at least so many characters: enough for a word that means something.
pub const LEAST_REASON: usize = 10;
/// And at most so many.
pub const MOST_REASON: usize = 500;

/// As typed or sent, nothing checked. Either `patient`, or `name` and `date_of_birth`.
#[derive(Debug, Clone, Copy, Default)]
pub struct WishText<'a> {
    /// A whole record number, address of mail or phone number.
    pub patient: &'a str,
    pub name: &'a str,
    pub date_of_birth: &'a str,
    pub category: &'a str,
    pub reason: &'a str,
}

/// Which patient, exactly: there is no beginning of a word and no list of who fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By the word of the record number.
    Number(String),
    Address(Email),
    /// In each of the ways it may be kept.
    Phone(Vec<String>),
    Called {
        name: PersonName,
        born: Date,
    },
}

/// What is asked for, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub who: Who,
    pub category: Category,
    /// May name an illness: for the patient's partition of the trail and nothing else.
    pub reason: Sensitive<String>,
}

impl WishText<'_> {
    /// Every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(self) -> Result<Wish, Flaws> {
        let mut flaws = Flaws::default();
        let who = self.who().map_err(|wrong| flaws.0.extend(wrong.0)).ok();
        let code = if self.category.is_empty() { "required" } else { "unknown_category" };
        let category = flaws.keep(Category::of(self.category).ok_or_else(|| Flaw::new("/category", code)));
        let reason = flaws.keep(reason(self.reason));
        match (who, category, reason) {
            (Some(who), Some(category), Some(reason)) => Ok(Wish { who, category, reason }),
            _ => Err(flaws),
        }
    }

    fn who(self) -> Result<Who, Flaws> {
        let [patient, name, born] = [self.patient, self.name, self.date_of_birth].map(str::trim);
        match (patient.is_empty(), name.is_empty() && born.is_empty()) {
            (true, true) => Err(Flaw::new("/patient", "required").into()),
            (false, true) => Who::named_by(patient).map_err(Flaws::from),
            (true, false) => Who::called(name, born),
            (false, false) => Err(Flaw::new("/patient", "one_way_only").into()),
        }
    }
}

impl Who {
    /// Where the mistake stands when nobody, or more than one, fits.
    #[must_use]
    pub const fn pointer(&self) -> &'static str {
        match self {
            Self::Number(_) | Self::Address(_) | Self::Phone(_) => "/patient",
            Self::Called { .. } => "/name",
        }
    }

    fn named_by(said: &str) -> Result<Self, Flaw> {
        let not_whole = || Flaw::new("/patient", "not_whole");
        if said.contains('@') {
            return said.parse().map(Self::Address).map_err(|_| not_whole());
        }
        if let Some(word) = RecordNumber::word_of_whole(said) {
            return Ok(Self::Number(word));
        }
        let phone: Phone = said.parse().map_err(|_| not_whole())?;
        Ok(Self::Phone(Phone::spellings(phone.as_str())))
    }

    fn called(name: &str, born: &str) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = flaws.keep(name.parse::<PersonName>().map_err(|error| Flaw::of_text("/name", error)));
        let code = if born.is_empty() { "required" } else { "not_a_date" };
        let born = flaws.keep(plain_date(born).ok_or_else(|| Flaw::new("/date_of_birth", code)));
        match (name, born) {
            (Some(name), Some(born)) => Ok(Self::Called { name, born }),
            _ => Err(flaws),
        }
    }
}

fn reason(said: &str) -> Result<Sensitive<String>, Flaw> {
    let reason = text::lines(said, MOST_REASON).map_err(|error| Flaw::of_text("/reason", error))?;
    if reason.chars().count() < LEAST_REASON {
        let least = i64::try_from(LEAST_REASON).unwrap_or(i64::MAX);
        return Err(Flaw::new("/reason", "too_short").with("limit", least));
    }
    Ok(Sensitive::new(reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    const REASON: &str = "Unconscious in the ambulance";

    fn asked(patient: &str) -> Result<Who, String> {
        let text = WishText { patient, category: "cannot_be_asked", reason: REASON, ..WishText::default() };
        text.check().map(|wish| wish.who).map_err(|flaws| flaws.to_string())
    }

    #[test]
    fn f10_a_patient_is_named_exactly_or_not_at_all() {
        assert_eq!(asked(" hr-7k4m-29x3-q8tn "), Ok(Who::Number("=7k4m29x3q8tn".into())));
        assert_eq!(asked("Maya@Example.org"), Ok(Who::Address("maya@example.org".parse().unwrap())));
        assert_eq!(asked("+91 98450-12377"), Ok(Who::Phone(vec!["+919845012377".into(), "00919845012377".into(), "919845012377".into()])));
        assert_eq!(asked("0091 98450 12377"), asked("+91 98450-12377"));
        for part in ["HR-7K4M", "Maya", "maya@", "+91", "Maya Lindqvist", "*", "=7k4m29x3q8tn"] {
            assert_eq!(asked(part), Err("/patient not_whole".into()), "{part}");
        }
        assert_eq!(asked(" "), Err("/patient required".into()));
    }

    #[test]
    fn f10_a_name_needs_the_date_of_birth() {
        let called = |patient, name, date_of_birth| {
            let text = WishText { patient, name, date_of_birth, category: "other", reason: REASON };
            text.check().map(|wish| wish.who).map_err(|flaws| flaws.to_string())
        };
        let maya = Who::Called { name: "Maya Lindqvist".parse().unwrap(), born: "1988-02-29".parse().unwrap() };
        assert_eq!(called("", " Maya  Lindqvist ", "1988-02-29"), Ok(maya));
        assert_eq!(called("", "Maya Lindqvist", ""), Err("/date_of_birth required".into()));
        assert_eq!(called("", "", "1988-02-30"), Err("/name required, /date_of_birth not_a_date".into()));
        assert_eq!(called("maya@example.org", "Maya", ""), Err("/patient one_way_only".into()), "which of the two counts?");
    }

    #[test]
    fn f10_a_reason_is_ten_to_five_hundred_characters() {
        let reason = |said: &str| {
            let text = WishText { patient: "maya@example.org", category: "other", reason: said, ..WishText::default() };
            text.check().map(|wish| wish.reason.expose().clone()).map_err(|flaws| flaws.to_string())
        };
        assert_eq!(reason("  0123456789 "), Ok("0123456789".into()));
        assert_eq!(reason("         9"), Err("/reason too_short".into()));
        assert_eq!(reason(&"é".repeat(500)).map(|reason| reason.chars().count()), Ok(500));
        assert_eq!(reason(&"é".repeat(501)), Err("/reason too_long".into()));
        assert_eq!(reason(" \n "), Err("/reason required".into()));
        assert_eq!(WishText::default().check().unwrap_err().to_string(), "/patient required, /category required, /reason required");
    }
}
