//! Why nothing was granted, changed or ended, as the pages and the API tell it apart.

use crate::identity::throttle::Throttled;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum FamilyError {
    /// Absent, somebody else's, or meant for another person.
    #[error("no such grant")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// It is over, and what is over is not changed.
    #[error("it is over")]
    Over,
    /// The version named by the client is not the newest.
    #[error("changed since")]
    Stale,
    /// The link has ended, was answered, or is for another account.
    #[error("the invitation has ended")]
    InvitationEnded,
    /// The one who says yes acts for this patient already.
    #[error("acts for this patient already")]
    ActsAlready,
    /// The one who says yes acts for as many as one may.
    #[error("acts for as many as one may")]
    TooManyCaredFor,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Throttled(#[from] Throttled),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Flaw> for FamilyError {
    fn from(flaw: Flaw) -> Self {
        Flaws::from(flaw).into()
    }
}
