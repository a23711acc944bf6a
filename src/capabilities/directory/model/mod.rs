//! Departments and doctors: what is known of them and which values are accepted.

mod application;
mod difference;
mod filter;
pub mod hours;
pub mod import;
mod opened;
mod profile;
mod sheet;
mod sort;
mod visit_kind;

pub use profile::{
    DoctorChange, DoctorText, MOST_A_DAY, MOST_BUFFER, MOST_YEARS, OwnDoctorChange, QUALIFICATIONS_LIMIT, Sight, line_or_nothing, phone_of,
};

pub use application::{Application, ApprovalText, Profession, ProfessionText};
pub use difference::{department_difference, doctor_difference};
pub use filter::{DoctorFilter, FeeLimit, LeavesOut};
pub use opened::OpenedRules;
pub use sort::DoctorSort;
pub use visit_kind::{KindThen, KindsChange, KindsRefused, VisitKind, VisitKindText, VisitLength};

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::money::Money;
use crate::primitives::people::{Gender, NAME_LIMIT, PersonName, Phone};
use crate::primitives::spoken::Spoken;
use crate::primitives::text;
use hours::{Hours, Rule};

/// The most characters of a department's description.
pub const DESCRIPTION_LIMIT: usize = 1_000;

/// A department of the hospital.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    #[serde(rename = "owner_id")]
    pub id: DepartmentId,
    pub name: String,
    /// One or two sentences; may be empty.
    #[serde(default)]
    pub description: String,
    /// How many active doctors belong to it: counted in the transactions that move them, so that a department is
    /// never removed from under one.
    pub doctors: u32,
    /// The same of doctors who are joining: nobody sees them yet.
    #[serde(default)]
    pub joining: u32,
    /// Of its name and description; a doctor's coming or going does not change it.
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
}

/// What an administrator writes about a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentText {
    pub name: String,
    /// `None`: as it was.
    pub description: Option<String>,
}

impl DepartmentText {
    /// # Errors
    /// Both fields' flaws: a name of 1 to 120 characters, a description of at most 1,000.
    pub fn parse(name: &str, description: Option<&str>) -> Result<Self, Flaws> {
        let mut flaws = Flaws::default();
        let name = flaws.keep(text::line(name, NAME_LIMIT).map_err(|error| Flaw::of_text("/name", error)));
        let read = |said: &str| match said.trim() {
            "" => Ok(String::new()),
            said => text::lines(said, DESCRIPTION_LIMIT).map_err(|error| Flaw::of_text("/description", error)),
        };
        let description = description.and_then(|said| flaws.keep(read(said)));
        flaws.none()?;
        Ok(Self { name: name.unwrap_or_default(), description })
    }
}

/// Whether a doctor works here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DoctorStatus {
    /// Listed, and can be visited.
    #[default]
    Active,
    /// Not listed yet: their account has not been opened.
    Joining,
    /// Not listed; past visits keep their doctor.
    Inactive,
}

/// A doctor: profile, rules and coming exceptions, one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doctor {
    /// Their account.
    #[serde(rename = "owner_id")]
    pub id: UserId,
    pub name: PersonName,
    pub department_id: DepartmentId,
    /// "Cardiologist"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub specialization: String,
    /// "MD, FRCP"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub qualifications: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub experience_years: Option<u16>,
    /// Seen by administrators only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence_number: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// What patients can speak with them; at most ten, none when nothing was said.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub languages: BTreeSet<Spoken>,
    /// Seen by staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Phone>,
    /// What a visit costs; the hospital's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    /// The switch of F17: off means that nobody books.
    pub accepts_bookings: bool,
    /// A patient's booking waits for the doctor's word (`requested`).
    #[serde(default)]
    pub requires_approval: bool,
    /// Visits may be by video, where the house has such visits (F58).
    #[serde(default)]
    pub offers_video: bool,
    /// Minutes kept free after every visit; the hospital's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_minutes: Option<u16>,
    /// Visits that begin on one day of the hospital, at most, whoever books them; no such limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<u16>,
    /// Visits of another length, fee or buffer than the usual ones, in the order they are chosen from; at most ten.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visit_kinds: Vec<VisitKind>,
    /// How long a visit they are asked for at this moment, see [`Doctor::asked_for`]; never kept.
    #[serde(skip)]
    pub asked: Option<VisitLength>,
    /// Where visits take place: "Building B, room 12"; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    #[serde(default)]
    pub status: DoctorStatus,
    pub hours: Hours,
    /// Of this row.
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Changed>,
}

/// The last change of a row: for whoever changes it at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    pub at: Timestamp,
    /// Absent for what no person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<UserId>,
}

impl Doctor {
    /// Somebody who works here and can be booked, with this account and these hours.
    #[must_use]
    pub fn new(id: UserId, new: NewDoctor, hours: Hours) -> Self {
        Self {
            id,
            name: new.name,
            department_id: new.department_id,
            specialization: new.specialization,
            qualifications: new.qualifications,
            experience_years: new.experience_years,
            licence_number: new.licence_number,
            gender: new.gender,
            languages: new.languages,
            phone: new.phone,
            fee: new.fee,
            accepts_bookings: true,
            requires_approval: new.requires_approval,
            offers_video: false,
            buffer_minutes: new.buffer_minutes,
            daily_cap: None,
            visit_kinds: Vec::new(),
            asked: None,
            place: new.place,
            status: DoctorStatus::Active,
            hours,
            version: 1,
            changed: None,
        }
    }

    /// Whether people find them in the directory.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.status == DoctorStatus::Active
    }

    /// Whether their account has not been opened: nobody but administrators knows of them yet.
    #[must_use]
    pub fn is_joining(&self) -> bool {
        self.status == DoctorStatus::Joining
    }

    /// Whether they do not work here any more.
    #[must_use]
    pub fn has_left(&self) -> bool {
        self.status == DoctorStatus::Inactive
    }

    /// Whether anybody may book with them.
    #[must_use]
    pub fn can_be_booked(&self) -> bool {
        self.accepts_bookings && self.is_listed()
    }

    /// Whether the switch from `before` to this makes offers wrong that were computed from `before`, whatever their date.
    #[must_use]
    pub fn offers_differently_from(&self, before: &Self) -> bool {
        self.hours.rules != before.hours.rules
            || self.accepts_bookings != before.accepts_bookings
            || self.buffer_minutes != before.buffer_minutes
            || self.daily_cap != before.daily_cap
            || self.lengths() != before.lengths()
            || self.department_id != before.department_id
            || self.status != before.status
    }

    /// The daily cap of `before`, where this one takes more visits a day.
    #[must_use]
    pub fn raised_from(&self, before: &Self) -> Option<u16> {
        before.daily_cap.filter(|cap| self.daily_cap.is_none_or(|now| now > *cap))
    }

    /// The words of the name, in order, each once; at most ten, so that a rename stays one transaction.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        distinct_words(self.name.as_str(), 10)
    }

    /// The words they are found by, in order, each once: those of the name and, at most five, of the specialization.
    #[must_use]
    pub fn found_by(&self) -> Vec<String> {
        let mut words = self.words();
        words.extend(distinct_words(&self.specialization, 5));
        words.sort();
        words.dedup();
        words
    }
}

fn distinct_words(text: &str, most: usize) -> Vec<String> {
    let mut words = text::search_words(text);
    words.sort();
    words.dedup();
    words.truncate(most);
    words
}

/// What is said about a doctor who joins.
#[derive(Debug, Clone)]
pub struct NewDoctor {
    pub name: PersonName,
    pub department_id: DepartmentId,
    pub specialization: String,
    pub qualifications: String,
    pub experience_years: Option<u16>,
    pub licence_number: Option<String>,
    pub gender: Option<Gender>,
    pub languages: BTreeSet<Spoken>,
    pub phone: Option<Phone>,
    pub fee: Option<Money>,
    pub requires_approval: bool,
    pub buffer_minutes: Option<u16>,
    pub place: String,
    /// `None`: the default template of F22.
    pub rules: Option<Vec<Rule>>,
}

impl NewDoctor {
    /// A doctor of whom only the least is known.
    #[must_use]
    pub fn named(name: PersonName, department_id: DepartmentId, specialization: &str) -> Self {
        Self {
            name,
            department_id,
            specialization: specialization.to_owned(),
            qualifications: String::new(),
            experience_years: None,
            licence_number: None,
            gender: None,
            languages: BTreeSet::new(),
            phone: None,
            fee: None,
            requires_approval: false,
            buffer_minutes: None,
            place: String::new(),
            rules: None,
        }
    }
}

/// What kind of visit is booked. It changes how people meet, not how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitType {
    /// In the doctor's room.
    #[default]
    InPerson,
    /// Over the hospital's video link (F58).
    Video,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;

    pub(super) fn leena() -> Doctor {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 4);
        let new = NewDoctor::named("Dr Leena O'Farah".parse().unwrap(), DepartmentId::new(&ids), "Interventional cardiologist");
        Doctor::new(UserId::new(&ids), new, Hours::default_template(&ids))
    }

    #[test]
    fn f18_a_department_has_a_name() {
        let text = DepartmentText::parse("  Heart ", Some("Chest pain.\r\nPalpitations.")).unwrap();
        assert_eq!((text.name.as_str(), text.description.as_deref()), ("Heart", Some("Chest pain.\nPalpitations.")));
        let flaws = DepartmentText::parse(" ", Some(&"x".repeat(1_001))).unwrap_err();
        assert_eq!(flaws.to_string(), "/name required, /description too_long");
    }

    #[test]
    fn f22_a_new_room_leaves_offers_as_they_are_and_a_new_buffer_does_not() {
        let before = leena();
        assert!(Doctor { daily_cap: Some(12), ..before.clone() }.offers_differently_from(&before));
        let capped = |daily_cap| Doctor { daily_cap, ..before.clone() };
        let raised = |from, to| capped(to).raised_from(&capped(from));
        assert_eq!([raised(Some(2), Some(3)), raised(Some(2), None)], [Some(2); 2]);
        assert_eq!([raised(Some(3), Some(2)), raised(None, Some(2)), raised(Some(2), Some(2)), raised(None, None)], [None; 4]);
        assert!(!Doctor { place: "B 12".into(), requires_approval: true, ..before.clone() }.offers_differently_from(&before));
        assert!(Doctor { buffer_minutes: Some(10), ..before.clone() }.offers_differently_from(&before));
        assert!(Doctor { accepts_bookings: false, ..before.clone() }.offers_differently_from(&before));
    }
}
