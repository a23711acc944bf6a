//! A doctor offers a patient a time.

use serde::Serialize;

use super::VisitLine;
use super::booking::PersonChoice;
use super::choose::{day_full, kind_gone, outside_rules, time_gone};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::{VisitKindId, WaitId};
use crate::primitives::money::Money;
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
    /// Which of the doctor's kinds of visits it is for, if not the usual one.
    pub kind: Option<ProposedKind>,
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

/// A kind of visit that a time is offered for.
#[derive(Debug, Clone, Serialize)]
pub struct ProposedKind {
    pub id: VisitKindId,
    /// As the doctor calls it.
    pub name: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it costs.
    pub fee: Money,
}

/// A time that a doctor offers, and that the reader may accept or decline.
#[derive(Debug, Clone, Serialize)]
pub struct Proposal {
    /// When, with whom.
    pub line: VisitLine,
    /// Posted with the answer.
    pub version: u32,
}

/// A time from the waiting list that is kept for the patient.
#[derive(Debug, Clone, Serialize)]
pub struct KeptTime {
    /// The page of the wish; posts `version` to `take` below it.
    pub page: String,
    /// Of the wish.
    pub version: u32,
    pub doctor: String,
    pub department: String,
    /// Which kind of visit; `None`: the usual one.
    pub kind: Option<String>,
    pub minutes: u32,
    /// What it costs, where that was kept.
    pub fee: Option<Money>,
    pub start: When,
    /// Until when it is kept.
    pub until: When,
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

impl KeptTime {
    pub(super) fn sample() -> Self {
        Self {
            page: format!("/patients/me/waiting-list/{}", WaitId::from_uuid(uuid::Uuid::from_u128(1))),
            version: 3,
            doctor: "Dr Leena Farah".into(),
            department: "Heart".into(),
            kind: Some("First visit".into()),
            minutes: 40,
            fee: Some(Settings::default().default_fee),
            start: When::sample(26, "09:30"),
            until: When::sample(24, "10:48"),
        }
    }
}

impl ProposedKind {
    fn sample() -> Self {
        let fee = Settings::default().default_fee;
        Self { id: VisitKindId::from_uuid(uuid::Uuid::from_u128(3)), name: "First visit".into(), minutes: 40, fee }
    }
}

impl View for ProposeTime {
    const TEMPLATE: &'static str = "appointments/propose.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("propose-title").with("day", self.start.clone())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let first = Self {
            patient: PersonChoice::sample(),
            start: When::sample(26, "09:30"),
            kind: None,
            alternatives: vec![],
            lost: false,
            reason: Field::default(),
            reason_limit: 200,
            idempotency_key: "key".into(),
            trouble: None,
        };
        let of_kind = Self { kind: Some(ProposedKind::sample()), ..first.clone() };
        let wrong = Self { reason: Field::wrong("", super::staff::reason_missing()), ..first.clone() };
        let lost = |trouble, alternatives| Self {
            kind: Some(ProposedKind::sample()),
            alternatives,
            lost: true,
            reason: Field::of("Blood pressure, after the new tablets"),
            trouble: Some(trouble),
            ..first.clone()
        };
        let near = || ["10:00", "10:30", "11:30"].map(|time| When::sample(26, time)).to_vec();
        let usual = Self { kind: None, ..lost(kind_gone(), near()) };
        let taken = [lost(time_gone(), near()), lost(day_full(), near()), lost(patient_busy(), near()), lost(outside_rules(), vec![])];
        [first.clone(), of_kind, wrong, usual].into_iter().chain(taken).collect()
    }
}
