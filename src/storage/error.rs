//! What can go wrong with the store, told apart by what the caller can do about it.

use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

/// A failure of the store that is not an answer to the question asked.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// No answer, throttled, or too busy, after all tries: the person may try again (503 + Retry-After).
    #[error("the store does not answer: {0}")]
    Unavailable(String),
    /// A stored item does not have the shape the program gives it.
    #[error("an item of {table} cannot be read: {why}")]
    Corrupt { table: &'static str, why: String },
    /// The store refused the request itself: a mistake of ours or of the installation.
    #[error("the store refused the request: {0}")]
    Refused(String),
}

/// Codes that say "not now" rather than "no".
const PASSING: &[&str] = &[
    "InternalServerError",
    "ItemCollectionSizeLimitExceededException",
    "LimitExceededException",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ServiceUnavailable",
    "ThrottlingException",
    "TransactionConflictException",
    "TransactionInProgressException",
];

impl StorageError {
    /// Sorts an SDK error into the three kinds. Only the service's code is kept: its message may quote an item.
    pub fn of<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Self {
        match error {
            SdkError::ServiceError(refused) => {
                let code = refused.err().code().unwrap_or("unknown");
                let passing = PASSING.contains(&code) || refused.raw().status().is_server_error();
                if passing { Self::Unavailable(code.to_owned()) } else { Self::Refused(code.to_owned()) }
            }
            SdkError::ResponseError(_) => Self::Unavailable("an answer that cannot be read".to_owned()),
            SdkError::TimeoutError(_) => Self::Unavailable("no answer in time".to_owned()),
            SdkError::ConstructionFailure(_) => Self::Refused("a request that cannot be made".to_owned()),
            _ => Self::Unavailable("no connection".to_owned()),
        }
    }

    /// Whether the same request may succeed a moment later.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }
}
