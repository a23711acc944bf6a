//! How long a visit keeps its patient in its doctor's care (F10).

use jiff::Timestamp;

use super::{Appointment, Status};
use crate::primitives::ids::UserId;
use crate::primitives::time::after;

/// In seconds: 365 days.
pub const CARE: i64 = 365 * 24 * 60 * 60;

/// The first start of a visit that still puts a patient into care.
#[must_use]
pub fn care_since(now: Timestamp) -> Timestamp {
    after(now, -CARE)
}

impl Appointment {
    /// Whether its doctor may still read what is clinical about it. Its patient always may.
    #[must_use]
    pub fn is_recent_enough_for_care(&self, now: Timestamp) -> bool {
        care_since(now) <= self.start
    }

    /// Whether it puts its patient into its doctor's care: recent enough or to come, and agreed to. One that is only proposed
    /// does not count: a doctor proposes to whomever they like.
    #[must_use]
    pub fn puts_into_care(&self, doctor: UserId, patient: UserId, now: Timestamp) -> bool {
        let is_theirs = self.doctor_id == doctor && self.patient_id == patient;
        is_theirs && !matches!(self.status, Status::Cancelled | Status::Proposed) && self.is_recent_enough_for_care(now)
    }
}
