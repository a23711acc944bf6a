//! What an administrator writes about a doctor, and who sees which part of it (F17).

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Doctor;
use crate::access::role::Role;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::DepartmentId;
use crate::primitives::money::{Currency, Money};
use crate::primitives::patch::Patch;
use crate::primitives::people::{Gender, PersonName, Phone};
use crate::primitives::spoken::Spoken;
use crate::primitives::text;

/// The most characters of what a doctor is and where they see people.
pub const SPECIALIZATION_LIMIT: usize = 120;
/// The most characters of a doctor's degrees and memberships.
pub const QUALIFICATIONS_LIMIT: usize = 200;
/// The most characters of a place.
pub const PLACE_LIMIT: usize = 120;
/// The most characters of a licence number.
pub const LICENCE_LIMIT: usize = 60;
/// The most years anybody has practised.
pub const MOST_YEARS: u16 = 80;
/// The longest pause after a visit, in minutes.
pub const MOST_BUFFER: u16 = 120;
/// The most visits that a doctor's day can be limited to.
pub const MOST_A_DAY: u16 = 200;
/// The highest fee: ten thousand million of the currency, whether or not it has minor units, and never more in these than bills can have.
const MOST_FEE: i64 = 10_000_000_000;
const MOST_MINOR: i64 = 1_000_000_000_000;

/// A doctor's profile as it arrives. What is absent stays as it was; `null` takes a value away.
#[derive(Debug, Clone, Default, Deserialize, utoipa::ToSchema)]
pub struct DoctorText {
    #[schema(max_length = 120)]
    pub name: String,
    #[schema(value_type = DepartmentId)]
    pub department_id: String,
    #[serde(default)]
    #[schema(max_length = 120)]
    pub specialization: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub qualifications: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 80)]
    pub experience_years: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    pub licence_number: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<Gender>)]
    pub gender: Patch<Gender>,
    /// What patients can speak with them, by ISO 639-1 codes; at most ten.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Spoken>>)]
    pub languages: Patch<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = Option<Phone>)]
    pub phone: Patch<String>,
    /// In the hospital's currency; `null`: the hospital's usual fee.
    #[serde(default)]
    #[schema(value_type = Option<Money>)]
    pub fee: Patch<Money>,
    #[serde(default)]
    pub accepts_bookings: Option<bool>,
    /// A patient's booking waits for the doctor's word.
    #[serde(default)]
    pub requires_approval: Option<bool>,
    /// Visits may be by video, where the hospital has such visits.
    #[serde(default)]
    pub offers_video: Option<bool>,
    /// Kept free after every visit, a multiple of the hospital's quantum of time; `null`: as usual in the hospital.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 120)]
    pub buffer_minutes: Patch<i64>,
    /// At most so many visits begin on one day, whoever books them; `null`: as many as the hours have.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 200)]
    pub daily_cap: Patch<i64>,
    #[serde(default)]
    #[schema(max_length = 120)]
    pub place: Option<String>,
}

/// The same, every value as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoctorChange {
    name: PersonName,
    department_id: DepartmentId,
    specialization: Option<String>,
    qualifications: Option<String>,
    experience_years: Patch<u16>,
    licence_number: Patch<String>,
    gender: Patch<Gender>,
    languages: Patch<BTreeSet<Spoken>>,
    phone: Patch<Phone>,
    fee: Patch<Money>,
    accepts_bookings: Option<bool>,
    requires_approval: Option<bool>,
    offers_video: Option<bool>,
    buffer_minutes: Patch<u16>,
    daily_cap: Patch<u16>,
    place: Option<String>,
}

impl DoctorText {
    /// `currency` is the hospital's, `grain` its quantum of time in minutes.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(self, currency: Currency, grain: u16) -> Result<DoctorChange, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(self.name.parse::<PersonName>().map_err(|error| Flaw::of_text("/name", error)));
        let department = flaws.keep(department_of(&self.department_id));
        let mut said = |pointer, text: Option<String>, limit| text.and_then(|text| flaws.keep(line_or_nothing(pointer, &text, limit)));
        let specialization = said("/specialization", self.specialization, SPECIALIZATION_LIMIT);
        let qualifications = said("/qualifications", self.qualifications, QUALIFICATIONS_LIMIT);
        let place = said("/place", self.place, PLACE_LIMIT);
        let years = self.experience_years.read(|years| number_up_to("/experience_years", years, MOST_YEARS));
        let licence =
            self.licence_number.read(|text| text::line(&text, LICENCE_LIMIT).map_err(|error| Flaw::of_text("/licence_number", error)));
        let (years, licence) = (flaws.keep(years), flaws.keep(licence));
        let languages = flaws.keep(self.languages.read(|codes| Spoken::all_of(&codes)));
        let phone = flaws.keep(self.phone.read(|text| phone_of(&text)));
        let fee = flaws.keep(self.fee.read(|fee| fee_of(fee, currency)));
        let buffer = flaws.keep(self.buffer_minutes.read(|minutes| buffer_of(minutes, grain)));
        let cap = flaws.keep(self.daily_cap.read(cap_of));
        let (Some(name), Some(department_id)) = (name, department) else { return Err(flaws) };
        flaws.none()?;
        Ok(DoctorChange {
            name,
            department_id,
            specialization,
            qualifications,
            experience_years: years.unwrap_or_default(),
            licence_number: licence.unwrap_or_default(),
            gender: self.gender,
            languages: languages.unwrap_or_default(),
            phone: phone.unwrap_or_default(),
            fee: fee.unwrap_or_default(),
            accepts_bookings: self.accepts_bookings,
            requires_approval: self.requires_approval,
            offers_video: self.offers_video,
            buffer_minutes: buffer.unwrap_or_default(),
            daily_cap: cap.unwrap_or_default(),
            place,
        })
    }
}

impl DoctorChange {
    /// What they are called.
    #[must_use]
    pub const fn name(&self) -> &PersonName {
        &self.name
    }

    /// Where they belong.
    #[must_use]
    pub const fn department_id(&self) -> DepartmentId {
        self.department_id
    }

    /// The phone number that is given, if one is.
    #[must_use]
    pub fn phone(&self) -> Option<Phone> {
        self.phone.clone().or(None)
    }

    /// The doctor after the change.
    #[must_use]
    pub fn of(&self, before: &Doctor) -> Doctor {
        let change = self.clone();
        Doctor {
            name: change.name,
            department_id: change.department_id,
            specialization: change.specialization.unwrap_or_else(|| before.specialization.clone()),
            qualifications: change.qualifications.unwrap_or_else(|| before.qualifications.clone()),
            experience_years: change.experience_years.or(before.experience_years),
            licence_number: change.licence_number.or(before.licence_number.clone()),
            gender: change.gender.or(before.gender),
            languages: change.languages.or(Some(before.languages.clone())).unwrap_or_default(),
            phone: change.phone.or(before.phone.clone()),
            fee: change.fee.or(before.fee),
            accepts_bookings: change.accepts_bookings.unwrap_or(before.accepts_bookings),
            requires_approval: change.requires_approval.unwrap_or(before.requires_approval),
            offers_video: change.offers_video.unwrap_or(before.offers_video),
            buffer_minutes: change.buffer_minutes.or(before.buffer_minutes),
            daily_cap: change.daily_cap.or(before.daily_cap),
            place: change.place.unwrap_or_else(|| before.place.clone()),
            ..before.clone()
        }
    }
}

/// What a doctor writes about themselves: how they are reached, what they have learnt, and what they speak. The rest is the house's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnDoctorChange {
    pub phone: Patch<Phone>,
    pub qualifications: Option<String>,
    pub languages: Patch<BTreeSet<Spoken>>,
}

impl OwnDoctorChange {
    /// The doctor after the change.
    #[must_use]
    pub fn of(&self, before: &Doctor) -> Doctor {
        Doctor {
            phone: self.phone.clone().or(before.phone.clone()),
            qualifications: self.qualifications.clone().unwrap_or_else(|| before.qualifications.clone()),
            languages: self.languages.clone().or(Some(before.languages.clone())).unwrap_or_default(),
            ..before.clone()
        }
    }
}

/// How much of a doctor somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sight {
    /// What everybody may know.
    Public,
    /// Also how they are reached inside the house.
    Staff,
    /// Everything, and doctors who have left too.
    Whole,
}

impl Sight {
    /// Of whoever asks; `None` for somebody who is not signed in.
    #[must_use]
    pub const fn of(role: Option<Role>) -> Self {
        match role {
            None | Some(Role::Patient) => Self::Public,
            Some(Role::Doctor | Role::Receptionist) => Self::Staff,
            Some(Role::Administrator) => Self::Whole,
        }
    }

    /// Whether this doctor exists for them.
    #[must_use]
    pub fn reaches(self, doctor: &Doctor) -> bool {
        doctor.is_listed() || self == Self::Whole
    }
}

/// One line of text that may be empty.
///
/// # Errors
/// The flaw of the field.
pub fn line_or_nothing(pointer: &'static str, typed: &str, limit: usize) -> Result<String, Flaw> {
    match typed.trim() {
        "" => Ok(String::new()),
        typed => text::line(typed, limit).map_err(|error| Flaw::of_text(pointer, error)),
    }
}

/// A phone number.
///
/// # Errors
/// The flaw of field `phone`.
pub fn phone_of(typed: &str) -> Result<Phone, Flaw> {
    typed.parse().map_err(|_| Flaw::new("/phone", "not_a_phone_number"))
}

pub(super) fn department_of(typed: &str) -> Result<DepartmentId, Flaw> {
    let code = if typed.trim().is_empty() { "required" } else { "unknown_department" };
    typed.parse().map_err(|_| Flaw::new("/department_id", code))
}

pub(super) fn number_up_to(pointer: &'static str, number: i64, most: u16) -> Result<u16, Flaw> {
    u16::try_from(number).ok().filter(|number| *number <= most).ok_or_else(|| Flaw::out_of_range(pointer, 0, i64::from(most)))
}

pub(super) fn buffer_of(minutes: i64, grain: u16) -> Result<u16, Flaw> {
    let minutes = number_up_to("/buffer_minutes", minutes, MOST_BUFFER)?;
    let wrong = || Flaw::new("/buffer_minutes", "not_a_multiple").with("minutes", i64::from(grain));
    if minutes.is_multiple_of(grain) { Ok(minutes) } else { Err(wrong()) }
}

fn cap_of(visits: i64) -> Result<u16, Flaw> {
    let cap = u16::try_from(visits).ok().filter(|visits| (1..=MOST_A_DAY).contains(visits));
    cap.ok_or_else(|| Flaw::out_of_range("/daily_cap", 1, i64::from(MOST_A_DAY)))
}

pub(super) fn fee_of(fee: Money, currency: Currency) -> Result<Money, Flaw> {
    let most = MOST_FEE.saturating_mul(10_i64.saturating_pow(currency.minor_digits())).min(MOST_MINOR);
    match fee {
        Money { currency: other, .. } if other != currency => Err(Flaw::new("/fee/currency", "other_currency")),
        Money { amount, .. } if !(0..=most).contains(&amount) => Err(Flaw::out_of_range("/fee/amount", 0, most)),
        fee => Ok(fee),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::tests::leena;

    fn inr() -> Currency {
        "INR".parse().unwrap()
    }

    fn text() -> DoctorText {
        DoctorText { name: "Dr Leena Farah".into(), department_id: leena().department_id.to_string(), ..DoctorText::default() }
    }

    #[test]
    fn f17_what_is_not_said_stays_and_null_takes_away() {
        let before = Doctor { experience_years: Some(9), phone: "+911234567".parse().ok(), place: "B 12".into(), ..leena() };
        let same = text().parse(inr(), 5).unwrap().of(&before);
        assert_eq!(same, Doctor { name: "Dr Leena Farah".parse().unwrap(), ..before.clone() });
        let said = DoctorText { experience_years: Patch::Set(10), phone: Patch::Clear, place: Some(" ".into()), ..text() };
        let after = said.parse(inr(), 5).unwrap().of(&before);
        assert_eq!((after.experience_years, after.phone, after.place.as_str()), (Some(10), None, ""));
        let speaks = |languages| DoctorText { languages, ..text() }.parse(inr(), 5).unwrap();
        let after = speaks(Patch::Set(vec!["en".into(), "ar".into(), "en".into()])).of(&before);
        assert_eq!(after.languages, BTreeSet::from([Spoken::Arabic, Spoken::English]));
        assert_eq!(speaks(Patch::Keep).of(&after).languages, after.languages);
        assert!(speaks(Patch::Clear).of(&after).languages.is_empty());
    }

    #[test]
    fn f17_everything_that_is_wrong_is_said_at_once() {
        let said = DoctorText {
            name: " ".into(),
            department_id: "dpt_x".into(),
            specialization: Some("x".repeat(121)),
            experience_years: Patch::Set(81),
            licence_number: Patch::Set("a\nb".into()),
            languages: Patch::Set(vec!["en".into(), "english".into()]),
            phone: Patch::Set("12".into()),
            fee: Patch::Set(Money { amount: 1, currency: "EUR".parse().unwrap() }),
            buffer_minutes: Patch::Set(7),
            daily_cap: Patch::Set(0),
            ..text()
        };
        assert_eq!(
            said.parse(inr(), 5).unwrap_err().to_string(),
            "/name required, /department_id unknown_department, /specialization too_long, /experience_years out_of_range, \
             /licence_number unprintable, /languages/1 unknown_language, /phone not_a_phone_number, /fee/currency other_currency, \
             /buffer_minutes not_a_multiple, /daily_cap out_of_range"
        );
        let said = DoctorText { fee: Patch::Set(Money { amount: -1, currency: inr() }), department_id: String::new(), ..text() };
        assert_eq!(said.parse(inr(), 5).unwrap_err().to_string(), "/department_id required, /fee/amount out_of_range");
    }

    #[test]
    fn f17_a_fee_is_bounded_by_what_it_is_in_its_currency_not_by_its_minor_units() {
        let fee = |amount, code: &str| fee_of(Money { amount, currency: code.parse().unwrap() }, code.parse().unwrap()).is_ok();
        assert!(fee(MOST_FEE, "JPY") && fee(MOST_FEE * 100, "INR") && fee(MOST_MINOR, "KWD"));
        assert!(!fee(MOST_FEE + 1, "JPY") && !fee(MOST_FEE * 100 + 1, "INR") && !fee(MOST_MINOR + 1, "KWD"));
    }

    #[test]
    fn f22_a_day_is_limited_to_one_to_two_hundred_visits_and_null_lifts_it() {
        let limited = |daily_cap| DoctorText { daily_cap, ..text() }.parse(inr(), 5).map(|change| change.of(&leena()).daily_cap);
        for most in [1, 200] {
            assert_eq!(limited(Patch::Set(most)).unwrap().map(i64::from), Some(most));
        }
        for wrong in [-1, 0, 201, 70_000] {
            assert_eq!(limited(Patch::Set(wrong)).unwrap_err().to_string(), "/daily_cap out_of_range");
        }
        let before = Doctor { daily_cap: Some(12), ..leena() };
        let after = |daily_cap| DoctorText { daily_cap, ..text() }.parse(inr(), 5).unwrap().of(&before).daily_cap;
        assert_eq!((after(Patch::Keep), after(Patch::Clear)), (Some(12), None));
    }

    #[test]
    fn f17_who_left_is_seen_by_administrators_only() {
        let left = Doctor { status: super::super::DoctorStatus::Inactive, ..leena() };
        for (role, reaches) in [(None, false), (Some(Role::Doctor), false), (Some(Role::Administrator), true)] {
            assert_eq!(Sight::of(role).reaches(&left), reaches, "{role:?}");
        }
        assert!(Sight::of(Some(Role::Patient)) < Sight::of(Some(Role::Receptionist)));
    }
}
