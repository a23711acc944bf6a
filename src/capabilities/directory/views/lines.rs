//! What the lists of doctors have in common: a doctor with the next free times, and how a list is narrowed.

use serde::Serialize;

use crate::primitives::ids::DepartmentId;
use crate::web::people::{DoctorCard, sample_user};
use crate::web::say::When;

/// One doctor of a list.
#[derive(Debug, Clone, Serialize)]
pub struct DoctorLine {
    /// The doctor.
    pub doctor: DoctorCard,
    /// The next free times that were asked for, at most three; empty when there are none.
    pub soonest: Vec<OpenTime>,
    /// Whether visits can be booked with this doctor at all.
    pub accepts_bookings: bool,
}

/// A free time of a doctor.
#[derive(Debug, Clone, Serialize)]
pub struct OpenTime {
    /// When the visit begins.
    pub start: When,
    /// Address of the doctor's times with this one chosen.
    pub href: String,
}

/// A free time of one of several doctors.
#[derive(Debug, Clone, Serialize)]
pub struct SoonestTime {
    /// With whom.
    pub doctor: DoctorCard,
    /// Which time.
    #[serde(flatten)]
    pub time: OpenTime,
}

/// A part of the day that is asked for: morning before 12:00, afternoon before 17:00, then evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartChoice {
    /// Before 12:00.
    Morning,
    /// From 12:00, before 17:00.
    Afternoon,
    /// From 17:00.
    Evening,
}

/// Whom a patient would rather see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GenderChoice {
    /// A woman.
    Female,
    /// A man.
    Male,
}

impl PartChoice {
    /// As addresses say it; anything else asks for no part.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "morning" => Some(Self::Morning),
            "afternoon" => Some(Self::Afternoon),
            "evening" => Some(Self::Evening),
            _ => None,
        }
    }
}

impl GenderChoice {
    /// As addresses say it; anything else asks for nobody in particular.
    pub fn of(word: &str) -> Option<Self> {
        match word {
            "female" => Some(Self::Female),
            "male" => Some(Self::Male),
            _ => None,
        }
    }
}

impl OpenTime {
    /// An example in November 2026.
    pub(crate) fn sample(day: i8, time: &str) -> Self {
        let start = When::sample(day, time);
        Self { href: format!("/doctors/{}/times?day={}&time=2026-11-{day}T04:00:00Z", sample_user(7), start.day.iso), start }
    }
}

impl DoctorLine {
    /// Doctors in every state a list shows.
    pub(crate) fn samples() -> Vec<Self> {
        let line = |doctor, soonest, accepts_bookings| Self { doctor, soonest, accepts_bookings };
        let other = |number, name| DoctorCard::new(sample_user(number), name, "Heart surgeon", "Heart");
        let soon = vec![OpenTime::sample(24, "15:40"), OpenTime::sample(25, "09:30"), OpenTime::sample(26, "10:00")];
        vec![
            line(DoctorCard::sample(), soon, true),
            line(other(8, "Dr Omar Haddad"), vec![OpenTime::sample(27, "11:00")], true),
            line(other(9, "Dr Petra Novak"), vec![], true),
            line(other(10, "Dr Ines Moreau"), vec![], false),
        ]
    }
}

pub(crate) fn sample_department(number: u128) -> DepartmentId {
    DepartmentId::from_uuid(uuid::Uuid::from_u128(number))
}
