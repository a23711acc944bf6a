//! How long a visit keeps its patient in its doctor's care (F10).

use jiff::Timestamp;

use super::Appointment;
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
}
