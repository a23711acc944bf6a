//! Why an appointment was not made or changed, as the pages and the API tell it apart.

use crate::capabilities::appointments::model::{OwnDay, Refusable};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BookingError {
    /// Somebody else has the time. The alternatives were free a moment ago.
    #[error("that time has just been taken")]
    TimeTaken { alternatives: Vec<Slot> },
    /// The doctor takes no more visits on that day. The alternatives are on others, and were free a moment ago.
    #[error("the doctor has no visit left on that day")]
    DayFull { alternatives: Vec<Slot> },
    /// The patient has another visit then.
    #[error("the patient has another visit at that time")]
    PatientBusy { alternatives: Vec<Slot> },
    /// The patient has as many visits on that day as one books oneself. The house may book more.
    #[error("the patient has {} visits on that day", .0.has)]
    OwnDayFull(OwnDay),
    /// The wish cannot be met whatever the ledgers say.
    #[error(transparent)]
    Impossible(#[from] Refusable),
    /// The moves table has no such line, or the clock forbids it.
    #[error("not allowed now")]
    NotAllowedNow,
    /// A time that was offered or booked and can be agreed to no more: the doctor is away then, or the hospital is closed.
    #[error("the doctor is not there at that time any more")]
    OfferGone,
    /// The same of a request: whoever answers it gives it another time, or its repair is solved first.
    #[error("the doctor is not there at the time that was asked for any more")]
    RequestHit,
    /// The version named by the client is not the newest.
    #[error("the appointment has changed since")]
    Changed { version: u32 },
    /// Absent, or somebody else's.
    #[error("no such appointment")]
    NotFound,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl BookingError {
    /// Whether somebody, the patient among them, has the time or the day.
    #[must_use]
    pub const fn is_about_a_time(&self) -> bool {
        matches!(self, Self::TimeTaken { .. } | Self::DayFull { .. } | Self::OwnDayFull(_) | Self::PatientBusy { .. })
    }
}

/// Something made now, or found to have been made by an earlier request with the same key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made<T> {
    pub thing: T,
    /// The answer is a replay of an earlier one.
    pub replayed: bool,
}

impl<T> Made<T> {
    /// Made by this request.
    pub const fn now(thing: T) -> Self {
        Self { thing, replayed: false }
    }

    /// Made by an earlier one.
    pub const fn before(thing: T) -> Self {
        Self { thing, replayed: true }
    }
}
