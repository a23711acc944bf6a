//! Why nothing was written or shown, as the pages and the API tell it apart.

use crate::access::grant::Denied;
use crate::capabilities::chat::model::Left;
use crate::capabilities::records::service::RecordError;
use crate::capabilities::reports::service::ReportError;
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::storage::error::StorageError;

/// Nothing was written, nothing was shown.
#[derive(Debug, thiserror::Error)]
pub enum ChatError {
    /// Absent, or not the reader's to see.
    #[error("no such conversation")]
    NotFound,
    /// The patient may read it; the doctor does not have them in care any more.
    #[error("not in care any more")]
    CareEnded,
    /// The doctor does not work here any more: nobody would read it.
    #[error("the doctor has left")]
    DoctorLeft(Left),
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// They wrote so much in a short time that they wait.
    #[error(transparent)]
    Throttled(#[from] Throttled),
    /// Some values cannot be used.
    #[error("{0}")]
    Invalid(Flaws),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Flaw> for ChatError {
    fn from(flaw: Flaw) -> Self {
        Self::Invalid(flaw.into())
    }
}

impl From<Denied> for ChatError {
    /// Whoever may write may read: the list of rights says so, and this is never the answer.
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

impl From<RecordError> for ChatError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Storage(error) => error.into(),
            RecordError::KeyReused => Self::KeyReused,
            // Deciding who may read is all that is asked of records.
            RecordError::NotFound | RecordError::NotAllowedNow | RecordError::Stale | RecordError::AnotherDraft => Self::NotFound,
        }
    }
}

impl From<ReportError> for ChatError {
    fn from(error: ReportError) -> Self {
        match error {
            ReportError::Storage(error) => error.into(),
            // A report that is not there, or not ready, is none that can be pointed to.
            _ => Flaw::new("/report_id", "not_available").into(),
        }
    }
}
