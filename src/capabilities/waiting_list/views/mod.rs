//! What the pages and the mail of the waiting list show.

mod by_link;
mod desk;
mod form;
mod list;
pub mod mail;

pub use by_link::{LinkEnded, OfferByLink};
pub use desk::{DeskLine, OfferedLine, WaitingDesk};
pub use form::{Choice, DoctorChoice, DoctorsKinds, KindChoice, PartChoice, WaitForm, WeekdayChoice};
pub use list::{EntryPage, HappeningLine, MyWaiting, OfferLine, WishLine, WithdrawEntry};

use serde::Serialize;

use super::model::{Part, State, What};
use crate::primitives::ids::{DepartmentId, WaitId};
use crate::web::frame::Audience;
use crate::web::people::{ActingFor, sample_user};
use crate::web::render::Sample;
use crate::web::texts::Message;

/// For whom somebody waits.
#[derive(Debug, Clone, Serialize)]
pub struct ForWhom {
    /// Of addresses: `me`, or the patient's id.
    pub pid: String,
    /// The patient, for a carer.
    pub acting: Option<ActingFor>,
    /// The patient's name, for the desk.
    pub at_desk: Option<String>,
    /// The patient has no address of mail: the desk calls.
    pub no_mail: bool,
}

impl ForWhom {
    /// Oneself.
    #[must_use]
    pub fn oneself() -> Self {
        Self { pid: "me".to_owned(), acting: None, at_desk: None, no_mail: false }
    }

    /// What the patient is called, for whoever is somebody else.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.at_desk.as_deref().or_else(|| self.acting.as_ref().map(|acting| acting.name.as_str()))
    }

    fn sample_at_desk() -> Self {
        Self { pid: sample_user(1).to_string(), acting: None, at_desk: Some("Maya Lindqvist".to_owned()), no_mail: false }
    }

    fn sample_to_call() -> Self {
        Self { no_mail: true, ..Self::sample_at_desk() }
    }

    fn sample_acting() -> Self {
        Self { pid: sample_user(1).to_string(), acting: Some(ActingFor::sample()), at_desk: None, no_mail: false }
    }
}

/// Where an entry stands, for its colour and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Standing(pub &'static str);

impl From<State> for Standing {
    fn from(state: State) -> Self {
        Self(state.word())
    }
}

/// What happened, for its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Happening(pub &'static str);

impl From<What> for Happening {
    fn from(what: What) -> Self {
        Self(what.word())
    }
}

/// A part of a day, for its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PartTag(pub &'static str);

impl From<Part> for PartTag {
    fn from(part: Part) -> Self {
        Self(part.word())
    }
}

/// After somebody was put on the list.
pub fn asked(whom: &ForWhom) -> Message {
    match whom.name() {
        None => Message::new("flash-waiting-asked"),
        Some(name) if whom.no_mail => Message::new("flash-waiting-asked-call").with("name", name.to_owned()),
        Some(name) => Message::new("flash-waiting-asked-for").with("name", name.to_owned()),
    }
}

/// They wait for the same already.
pub fn waits_already(whom: &ForWhom) -> Message {
    match whom.name() {
        None => Message::new("waiting-already"),
        Some(name) => Message::new("waiting-already-for").with("name", name.to_owned()),
    }
}

/// After what somebody waits for was changed.
pub fn changed() -> Message {
    Message::new("flash-waiting-changed")
}

/// After an entry was given up.
pub fn withdrawn() -> Message {
    Message::new("flash-waiting-withdrawn")
}

/// After an offered time was taken.
pub fn taken() -> Message {
    Message::new("flash-waiting-taken")
}

/// After a no.
pub fn declined() -> Message {
    Message::new("flash-waiting-declined")
}

/// The offer has ended, or was answered.
pub fn offer_over() -> Message {
    Message::new("waiting-offer-over")
}

/// The time is somebody's, or not worked any more.
pub fn time_gone() -> Message {
    Message::new("waiting-time-gone")
}

/// The patient has another visit then.
pub fn other_visit() -> Message {
    Message::new("waiting-other-visit")
}

/// As many entries as one may have.
pub fn full() -> Message {
    Message::new("waiting-full")
}

/// The entry has changed since the page was made.
pub fn changed_since() -> Message {
    Message::new("waiting-changed-since")
}

/// Sent before with other words.
pub fn sent_before() -> Message {
    Message::new("waiting-sent-before")
}

/// A department has to be chosen first.
pub fn department_first() -> Message {
    Message::new("waiting-department-first")
}

fn sample_wait(number: u128) -> WaitId {
    WaitId::from_uuid(uuid::Uuid::from_u128(number))
}

fn sample_department() -> DepartmentId {
    DepartmentId::from_uuid(uuid::Uuid::from_u128(4))
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<MyWaiting>(Audience::Patient);
    all.extend(Sample::all_of::<WaitForm>(Audience::Patient));
    all.extend(Sample::all_of::<EntryPage>(Audience::Patient));
    all.extend(Sample::all_of::<WithdrawEntry>(Audience::Patient));
    all.extend(Sample::all_of::<OfferByLink>(Audience::Visitor));
    all.extend(Sample::all_of::<LinkEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<WaitingDesk>(Audience::Receptionist));
    all
}
