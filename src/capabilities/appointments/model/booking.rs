//! What a booking is made of, and why one may be refused.

use jiff::Timestamp;

use super::series::InSeries;
use super::video::VisitMode;
use super::visit::Priority;
use crate::capabilities::availability::model::NotOffered;
use crate::capabilities::directory::model::VisitType;
use crate::primitives::ids::{UserId, VisitKindId};
use crate::primitives::text::{self, Sensitive, TextError};

/// The most characters of a reason (api.md).
pub const REASON_LIMIT: usize = 200;
/// The most characters of symptoms (api.md).
pub const SYMPTOMS_LIMIT: usize = 1_000;

/// What the patient says: parsed once, at the edge.
#[derive(Debug, Clone)]
pub struct BookingAnswers {
    pub reason: Sensitive<String>,
    pub symptoms: Option<Sensitive<String>>,
    pub priority: Priority,
}

impl BookingAnswers {
    /// Checks both texts; every mistake is told at once, by field name.
    ///
    /// # Errors
    /// With the fields that were not accepted.
    pub fn parse(reason: &str, symptoms: Option<&str>, priority: Priority) -> Result<Self, Vec<(&'static str, TextError)>> {
        let reason = text::line(reason, REASON_LIMIT).map_err(|error| ("reason", error));
        let symptoms = symptoms.filter(|said| !said.trim().is_empty()).map(|said| text::lines(said, SYMPTOMS_LIMIT));
        let symptoms = symptoms.transpose().map_err(|error| ("symptoms", error));
        match (reason, symptoms) {
            (Ok(reason), Ok(symptoms)) => Ok(Self { reason: Sensitive::new(reason), symptoms: symptoms.map(Sensitive::new), priority }),
            (reason, symptoms) => Err(reason.err().into_iter().chain(symptoms.err()).collect()),
        }
    }
}

/// A wish for a time.
#[derive(Debug, Clone)]
pub struct NewBooking {
    pub doctor_id: UserId,
    pub start: Timestamp,
    /// Named by staff; a patient books for themselves.
    pub patient_id: Option<UserId>,
    pub visit_type: Option<VisitType>,
    /// Which of the doctor's kinds of visits; `None`: the usual one.
    pub kind: Option<VisitKindId>,
    pub mode: VisitMode,
    /// Of which series it is to be one.
    pub series: Option<InSeries>,
    pub answers: BookingAnswers,
}

/// A day that is booked out for a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnDay {
    /// So many visits of one day do patients book themselves.
    pub most: u16,
    /// So many the patient has; more than that, where the house has booked some.
    pub has: u32,
}

/// A wish that cannot be met whatever the ledgers say. Codes are parts of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusable {
    #[error(transparent)]
    NotOffered(#[from] NotOffered),
    #[error("no such doctor")]
    UnknownDoctor,
    #[error("no such patient")]
    UnknownPatient,
    #[error("a patient books for themselves")]
    NotForOthers,
    #[error("a doctor proposes their own times")]
    OtherDoctor,
    #[error("staff name the patient they book for")]
    PatientMissing,
    #[error("the doctor keeps no such kind of visit")]
    UnknownKind,
    #[error("no visits by video with this doctor")]
    NoVideo,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f24_answers_are_checked_together_and_named() {
        let wrong = BookingAnswers::parse("  ", Some(&"x".repeat(1001)), Priority::Routine).unwrap_err();
        assert_eq!(wrong, [("reason", TextError::Empty), ("symptoms", TextError::TooLong(1000))]);
        let right = BookingAnswers::parse(" Headache ", Some("  "), Priority::Soon).unwrap();
        assert_eq!((right.reason.expose().as_str(), right.symptoms), ("Headache", None));
    }
}
