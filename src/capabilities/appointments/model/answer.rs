//! Requests that wait for their doctor's answer (F24): since when, and until when one is to be expected. These are words and a mark:
//! nothing ends by it, and the time stays kept.

use jiff::Timestamp;

use super::moves::Status;
use super::visit::Appointment;
use crate::primitives::time::after;

/// Since when a request waits, as its patient last asked; `None`: nobody is asked.
#[must_use]
pub fn asked_at(visit: &Appointment) -> Option<Timestamp> {
    let asked = visit.history.iter().rev().find(|happened| happened.status == Status::Requested);
    (visit.status == Status::Requested).then(|| asked.map_or(visit.created_at, |happened| happened.at))
}

/// Until when somebody who asked then may expect an answer.
#[must_use]
pub fn answer_by(asked: Timestamp, hours: u16) -> Timestamp {
    after(asked, i64::from(hours) * 3_600)
}
