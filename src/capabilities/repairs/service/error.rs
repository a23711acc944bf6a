//! Why nothing was done, as the pages and the API tell it apart.

use crate::capabilities::appointments::service::BookingError;
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum RepairError {
    /// Absent, or somebody else's.
    #[error("no such repair")]
    NotFound,
    /// It is over, nothing is offered (any more), or the visit is not to come: its patient is here.
    #[error("not possible now")]
    NotNow,
    /// It has changed since it was read.
    #[error("the repair has changed since")]
    Stale,
    /// The time is somebody's, or the doctor does not work then any more.
    #[error("the time is gone")]
    Gone,
    /// The patient has another visit then.
    #[error("the patient has another visit at that time")]
    Busy,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<BookingError> for RepairError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::NotFound => Self::NotFound,
            BookingError::NotAllowedNow | BookingError::RequestHit => Self::NotNow,
            BookingError::KeyReused | BookingError::Changed { .. } => Self::Stale,
            BookingError::PatientBusy { .. } | BookingError::OwnDayFull(_) => Self::Busy,
            BookingError::TimeTaken { .. } | BookingError::DayFull { .. } | BookingError::OfferGone | BookingError::Impossible(_) => {
                Self::Gone
            }
            BookingError::Storage(error) => error.into(),
        }
    }
}
