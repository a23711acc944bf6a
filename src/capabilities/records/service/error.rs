//! Why a record was not written or shown, as the pages and the API tell it apart.

use crate::capabilities::appointments::service::BookingError;
use crate::storage::error::StorageError;

/// Nothing was written, nothing was shown.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// Absent, or not the reader's to see.
    #[error("no such record")]
    NotFound,
    /// The visit is not in a state that is written up: it is, or it did not take place.
    #[error("not allowed now")]
    NotAllowedNow,
    /// The version named by the client is not the newest.
    #[error("changed since")]
    Stale,
    /// Another draft of the visit is kept by now than the one that was seen.
    #[error("another draft is kept")]
    AnotherDraft,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<BookingError> for RecordError {
    fn from(error: BookingError) -> Self {
        match error {
            BookingError::NotFound => Self::NotFound,
            BookingError::Changed { .. } => Self::Stale,
            BookingError::Storage(error) => error.into(),
            BookingError::KeyReused => Self::KeyReused,
            // Writing up takes no time: the last seven are never the answer to it.
            BookingError::NotAllowedNow
            | BookingError::TimeTaken { .. }
            | BookingError::DayFull { .. }
            | BookingError::PatientBusy { .. }
            | BookingError::OwnDayFull(_)
            | BookingError::OfferGone
            | BookingError::RequestHit
            | BookingError::Impossible(_) => Self::NotAllowedNow,
        }
    }
}
