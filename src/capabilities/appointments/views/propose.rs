//! A doctor offers a patient a time.

use serde::Serialize;

use super::VisitLine;
use super::booking::PersonChoice;
use super::choose::{outside_rules, time_gone};
use crate::primitives::ids::VisitKindId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /patients/{pid}/propose?start=`; posts `start`, `kind`, `reason` and `idempotency_key` there.
#[derive(Debug, Clone, Serialize)]
pub struct ProposeTime {
    /// To whom.
    pub patient: PersonChoice,
    /// The chosen time.
    pub start: When,
    /// The id of one of the doctor's kinds of visits; empty: the usual one.
    pub kind: String,
    /// Others that are free, where it is not to be had.
    pub alternatives: Vec<When>,
    /// Whether the chosen time is not to be had.
    pub lost: bool,
    /// What the visit is for, in a line the patient reads too.
    pub reason: Field,
    /// Its most characters.
    pub reason_limit: u32,
    /// One offer, however often the form is sent.
    pub idempotency_key: String,
    /// Why the time is not to be had.
    pub trouble: Option<Message>,
}

/// A time that a doctor offers, and that the reader may accept or decline.
#[derive(Debug, Clone, Serialize)]
pub struct Proposal {
    /// When, with whom.
    pub line: VisitLine,
    /// Posted with the answer.
    pub version: u32,
}

/// Banner: the offered time is not taken.
pub fn declined(start: When) -> Message {
    Message::new("flash-declined").with("when", start)
}

/// Banner: the patient is asked.
pub fn proposed(name: &str) -> Message {
    Message::new("flash-proposed").with("name", name)
}

/// The patient has another visit then.
pub fn patient_busy() -> Message {
    Message::new("propose-patient-busy")
}

impl View for ProposeTime {
    const TEMPLATE: &'static str = "appointments/propose.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("propose-title").with("day", self.start.day.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let first = Self {
            patient: PersonChoice::sample(),
            start: When::sample(26, "09:30"),
            kind: String::new(),
            alternatives: vec![],
            lost: false,
            reason: Field::default(),
            reason_limit: 200,
            idempotency_key: "key".into(),
            trouble: None,
        };
        let wrong = Self { reason: Field::wrong("", super::staff::reason_missing()), ..first.clone() };
        let lost = |trouble, alternatives| Self {
            kind: VisitKindId::from_uuid(uuid::Uuid::from_u128(3)).to_string(),
            alternatives,
            lost: true,
            reason: Field::of("Blood pressure, after the new tablets"),
            trouble: Some(trouble),
            ..first.clone()
        };
        let near = || ["10:00", "10:30", "11:30"].map(|time| When::sample(26, time)).to_vec();
        vec![first.clone(), wrong, lost(time_gone(), near()), lost(patient_busy(), near()), lost(outside_rules(), vec![])]
    }
}
