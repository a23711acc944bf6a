//! Why nothing was added, changed or sent, as the pages and the API tell it apart.

use crate::primitives::flaw::Flaws;
use crate::storage::error::StorageError;

/// Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    #[error("there is no such webhook or message")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// There are as many as there can be.
    #[error("no room for one more")]
    Full,
    /// It is disabled: nothing is sent there.
    #[error("it is disabled")]
    Disabled,
    /// It has changed since the version the administrator saw.
    #[error("it has changed meanwhile")]
    Stale,
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}
