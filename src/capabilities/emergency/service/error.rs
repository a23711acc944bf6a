//! Why nothing was opened, ended or reviewed, as the pages and the API tell it apart.

use crate::access::grant::Denied;
use crate::capabilities::emergency::model::EmergencyAccess;
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum EmergencyError {
    /// Absent, or somebody else's.
    #[error("no such emergency access")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// The patient is in the doctor's care: the record is open to them anyway.
    #[error("in their care already")]
    InCare(UserId),
    /// One for this patient runs already.
    #[error("one runs already")]
    Running(Box<EmergencyAccess>),
    /// It still runs, and what runs is not reviewed.
    #[error("it still runs")]
    StillRuns,
    /// Somebody has reviewed it before, or this very moment.
    #[error("reviewed already")]
    Reviewed,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Throttled(#[from] Throttled),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Flaw> for EmergencyError {
    fn from(flaw: Flaw) -> Self {
        Flaws::from(flaw).into()
    }
}

/// Whoever may open may read: the list of rights says so, and this is never the answer.
impl From<Denied> for EmergencyError {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}
