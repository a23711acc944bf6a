//! What the pages and the mails of repairs show.

mod answer;
mod desk;
pub mod mail;

pub use answer::{RepairByLink, RepairLinkEnded, RepairPage};
pub use desk::{DeskLine, RepairsDesk};

use serde::Serialize;

use super::model::{State, What};
use crate::primitives::ids::{AppointmentId, HoldId};
use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::say::When;
use crate::web::texts::Message;

/// Where a repair stands, for its colour and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Standing(State);

impl From<State> for Standing {
    fn from(state: State) -> Self {
        Self(state)
    }
}

/// What happened, for its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Happening(What);

impl From<What> for Happening {
    fn from(what: What) -> Self {
        Self(what)
    }
}

/// A time that is kept.
#[derive(Debug, Clone, Serialize)]
pub struct TimeLine {
    pub hold_id: HoldId,
    pub doctor: String,
    pub start: When,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
pub struct HappeningLine {
    pub at: When,
    pub what: Happening,
}

/// A visit that leave has hit, and what becomes of it.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what is known of it, each told by the template on its own")]
pub struct VisitShown {
    pub id: AppointmentId,
    /// `CD-7K4M-29`.
    pub reference: String,
    /// With whom it was booked.
    pub doctor: String,
    /// When it begins, or began before it was moved.
    pub start: When,
    pub standing: Standing,
    /// Its patient has not agreed to it yet.
    pub proposed: bool,
    /// Its patient is here already: it is neither cancelled nor moved before that is taken back.
    pub here: bool,
    /// Something is still to be done.
    pub open: bool,
    /// By somebody of the house.
    pub needs_somebody: bool,
    pub version: u32,
    pub round: u32,
    /// While they can be chosen.
    pub times: Vec<TimeLine>,
    /// Until when.
    pub until: Option<When>,
    /// Newest first.
    pub history: Vec<HappeningLine>,
}

/// What the page of a repair is called for its patient: that the visit needs another time, or what has become of it.
pub fn heading(standing: State) -> Message {
    Message::new(match standing {
        State::Moved => "repair-is-moved",
        State::Cancelled => "repair-is-cancelled",
        State::Kept | State::Withdrawn => "repair-stays-title",
        State::Over => "repair-is-over",
        State::ToOffer | State::Offered | State::Waiting | State::NoTime | State::Declined | State::Unanswered => "repair-title",
    })
}

/// After a time was taken.
pub fn taken(start: When) -> Message {
    Message::new("flash-repair-taken").with("when", start)
}

/// After a no.
pub fn declined() -> Message {
    Message::new("flash-repair-declined")
}

/// After a no that staff wrote down.
pub fn declined_for_patient() -> Message {
    Message::new("flash-repair-declined-staff")
}

/// Times are offered again.
pub fn offered() -> Message {
    Message::new("flash-repair-offered")
}

/// None was found.
pub fn no_time() -> Message {
    Message::new("flash-repair-no-time")
}

/// The visit takes place all the same.
pub fn stays() -> Message {
    Message::new("flash-repair-stays")
}

/// The times are offered no more, or were answered.
pub fn offer_over() -> Message {
    Message::new("repair-offer-over")
}

/// Its patient is here: nothing is chosen before that is taken back.
pub fn here() -> Message {
    Message::new("repair-here")
}

/// The time is somebody's, or not worked any more.
pub fn time_gone() -> Message {
    Message::new("repair-time-gone")
}

/// Nothing is left of what was offered.
pub fn times_gone() -> Message {
    Message::new("repair-times-gone")
}

/// The patient has another visit then.
pub fn other_visit() -> Message {
    Message::new("repair-other-visit")
}

/// It has changed since the page was made.
pub fn changed_since() -> Message {
    Message::new("repair-changed-since")
}

impl VisitShown {
    fn sample(number: u8, state: State) -> Self {
        let time = |number: u8, day, doctor: &str| TimeLine {
            hold_id: HoldId::from_uuid(uuid::Uuid::from_u128(number.into())),
            doctor: doctor.into(),
            start: When::sample(day, "09:30"),
        };
        let offered = state == State::Offered;
        let whats = [What::Offered, What::Again, What::NoTime, What::Declined, What::Unanswered, What::Opened];
        let ends = [What::Moved, What::Cancelled, What::Kept, What::Withdrawn, What::Over];
        let whats = if state.is_open() { whats.to_vec() } else { ends.to_vec() };
        Self {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(number.into())),
            reference: format!("CD-7K4M-{number}"),
            doctor: "Dr Leena Farah".into(),
            start: When::sample(26, "09:30"),
            standing: state.into(),
            proposed: number == 28,
            here: number == 30,
            open: state.is_open(),
            needs_somebody: state.needs_somebody(),
            version: 3,
            round: 1,
            times: if offered { vec![time(1, 27, "Dr Leena Farah"), time(2, 26, "Dr Ravi Iyer")] } else { Vec::new() },
            until: offered.then(|| When::sample(25, "09:30")),
            history: whats.into_iter().map(|what| HappeningLine { at: When::sample(24, "09:30"), what: what.into() }).collect(),
        }
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<RepairPage>(Audience::Patient);
    all.extend(Sample::all_of::<RepairPage>(Audience::Receptionist));
    all.extend(Sample::all_of::<RepairByLink>(Audience::Visitor));
    all.extend(Sample::all_of::<RepairLinkEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<RepairsDesk>(Audience::Receptionist));
    all.extend(Sample::all_of::<RepairsDesk>(Audience::Doctor));
    all
}
