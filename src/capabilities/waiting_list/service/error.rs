//! Why nothing was done, as the pages and the API tell it apart.

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::WaitId;
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WaitingError {
    /// Absent, or somebody else's.
    #[error("no such entry")]
    NotFound,
    /// Some fields cannot be used.
    #[error(transparent)]
    Invalid(#[from] Flaws),
    /// As many entries are open as one patient may have.
    #[error("as many as possible are open")]
    Full,
    /// The patient waits for the same already, with this entry.
    #[error("the patient waits for the same already")]
    WaitsAlready(WaitId),
    /// It is over, or nothing is offered (any more).
    #[error("not possible now")]
    NotNow,
    /// It has changed since it was read.
    #[error("the entry has changed since")]
    Stale,
    /// The offered time is somebody's, or the doctor does not work then any more.
    #[error("the time is gone")]
    Gone,
    /// The patient has another visit then.
    #[error("the patient has another visit at that time")]
    Busy,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Flaw> for WaitingError {
    fn from(flaw: Flaw) -> Self {
        Self::Invalid(flaw.into())
    }
}
