//! Types of resources, and ids of ours as FHIR takes them: letters, digits, dashes and dots, at most 64 of them.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::primitives::ids::{ReportId, UserId};

/// A type of resource that is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Patient,
    /// A doctor.
    Practitioner,
    /// That a doctor has hours; its id is the doctor's.
    Schedule,
    /// A free time.
    Slot,
    Appointment,
    /// A report.
    DocumentReference,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Patient, Self::Practitioner, Self::Schedule, Self::Slot, Self::Appointment, Self::DocumentReference];

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Patient => "Patient",
            Self::Practitioner => "Practitioner",
            Self::Schedule => "Schedule",
            Self::Slot => "Slot",
            Self::Appointment => "Appointment",
            Self::DocumentReference => "DocumentReference",
        }
    }
}

/// An id of ours: FHIR has no underscore, so `usr_…` is `usr-…` there.
#[must_use]
pub fn written(id: impl fmt::Display) -> String {
    id.to_string().replace('_', "-")
}

/// Back from it; an id as the JSON API says it is understood, too.
#[must_use]
pub fn read<I: FromStr>(said: &str) -> Option<I> {
    said.replacen('-', "_", 1).parse().ok()
}

/// How one resource names another: `Practitioner/usr-…`.
#[must_use]
pub fn reference(kind: Kind, id: impl fmt::Display) -> String {
    format!("{}/{}", kind.word(), written(id))
}

/// The id that a search names: alone, as a reference, or as an address below `home`, which is where FHIR is served here. `None` for
/// another type, and for what is elsewhere: ids of another house say nothing of ours.
#[must_use]
pub fn referred<'a>(kind: Kind, said: &'a str, home: &str) -> Option<&'a str> {
    let Some((before, id)) = said.rsplit_once('/') else { return Some(said) };
    let own = before.strip_prefix(home).and_then(|rest| rest.strip_prefix('/')).unwrap_or(before);
    (own == kind.word()).then_some(id)
}

/// A free time is named by whose it is and when it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotId {
    pub doctor: UserId,
    pub start: Timestamp,
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", written(self.doctor), self.start.as_second())
    }
}

impl SlotId {
    /// Back from its text.
    #[must_use]
    pub fn of(said: &str) -> Option<Self> {
        let (doctor, start) = said.split_once('.')?;
        let start = start.parse().ok().and_then(|second| Timestamp::from_second(second).ok())?;
        Some(Self { doctor: read(doctor)?, start })
    }
}

/// A report is named with its patient: nobody finds one without saying whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentId {
    pub patient: UserId,
    pub report: ReportId,
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", written(self.patient), written(self.report))
    }
}

impl DocumentId {
    /// Back from its text.
    #[must_use]
    pub fn of(said: &str) -> Option<Self> {
        let (patient, report) = said.split_once('.')?;
        Some(Self { patient: read(patient)?, report: read(report)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn f68_ids_are_as_fhir_takes_them_and_lead_back() {
        let (user, report) = (UserId::from_uuid(Uuid::from_u128(u128::MAX)), ReportId::from_uuid(Uuid::from_u128(7)));
        let slot = SlotId { doctor: user, start: "2026-11-23T04:00:00Z".parse().unwrap() };
        let document = DocumentId { patient: user, report };
        for id in [written(user), slot.to_string(), document.to_string()] {
            assert!(id.len() <= 64 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)), "{id}");
        }
        assert_eq!(read::<UserId>(&written(user)), Some(user));
        assert_eq!(read::<UserId>(&user.to_string()), Some(user), "as the JSON API says it");
        assert_eq!((SlotId::of(&slot.to_string()), DocumentId::of(&document.to_string())), (Some(slot), Some(document)));
        assert_eq!(read::<UserId>(&written(report)), None, "a report is nobody");
        for bad in ["", "x", ".", "usr-1.2", &written(user), &format!("{}.soon", written(user))] {
            assert!(SlotId::of(bad).is_none() && DocumentId::of(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn f68_a_reference_names_the_type_or_nothing() {
        const HOME: &str = "https://portal.example/fhir";

        fn said(text: &str) -> Option<&str> {
            referred(Kind::Practitioner, text, HOME)
        }
        assert_eq!(said("Practitioner/usr-1"), Some("usr-1"));
        assert_eq!(said("https://portal.example/fhir/Practitioner/usr-1"), Some("usr-1"));
        assert_eq!(said("usr-1"), Some("usr-1"));
        assert_eq!((said("Patient/usr-1"), said("XPractitioner/usr-1")), (None, None));
        for elsewhere in ["https://other.example/fhir", "https://portal.example", "https://portal.example/fhir/x", "/fhir", ""] {
            assert_eq!(said(&format!("{elsewhere}/Practitioner/usr-1")), None, "{elsewhere}");
        }
        for kind in Kind::ALL {
            assert_eq!(referred(kind, &reference(kind, "usr_1"), HOME), Some("usr-1"));
        }
    }
}
