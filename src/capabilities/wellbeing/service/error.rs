//! Why something was not kept or shown, as the pages and the API tell it apart.

use crate::capabilities::records::service::RecordError;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::storage::error::StorageError;

/// Nothing was written, nothing was shown.
#[derive(Debug, thiserror::Error)]
pub enum WellbeingError {
    /// Absent, or not the reader's to see.
    #[error("no such entry")]
    NotFound,
    /// The version named by the client is not the newest.
    #[error("changed since")]
    Stale,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Some values cannot be used.
    #[error("{0}")]
    Invalid(Flaws),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Flaw> for WellbeingError {
    fn from(flaw: Flaw) -> Self {
        Self::Invalid(flaw.into())
    }
}

impl From<RecordError> for WellbeingError {
    fn from(error: RecordError) -> Self {
        match error {
            // Deciding who may read writes nothing up: the second is never the answer to it.
            RecordError::NotFound | RecordError::NotAllowedNow => Self::NotFound,
            RecordError::Stale | RecordError::AnotherDraft => Self::Stale,
            RecordError::KeyReused => Self::KeyReused,
            RecordError::Storage(error) => error.into(),
        }
    }
}
