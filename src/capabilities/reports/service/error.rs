//! Why nothing was done to a report, as the pages and the API tell it apart.

use crate::access::grant::Denied;
use crate::capabilities::records::service::RecordError;
use crate::files::FileError;
use crate::storage::error::StorageError;

/// Nothing was written, nothing was shown.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Absent, or not the reader's to see.
    #[error("no such report")]
    NotFound,
    /// Theirs to read; somebody else added it, and only they finish and remove it.
    #[error("added by somebody else")]
    NotTheirs,
    /// The file is not here yet.
    #[error("the file has not arrived")]
    NotArrived,
    /// What arrived is a file without a byte: another may be sent in its place.
    #[error("the file is empty")]
    Empty,
    /// The time for sending it is over.
    #[error("too late")]
    TooLate,
    /// It was not looked at yet, or not taken.
    #[error("not available")]
    NotAvailable,
    /// Somebody reviewed it, or it was read anew, since that version.
    #[error("seen in an older version")]
    Stale,
    /// It was reviewed as often as fits.
    #[error("no more reviews fit")]
    NoMoreReviews,
    /// A doctor has reviewed it: it stays.
    #[error("reviewed")]
    Reviewed,
    /// As many as one person may add for now.
    #[error("too many, wait {seconds} s")]
    TooMany { seconds: u32 },
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Files(#[from] FileError),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<RecordError> for ReportError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Storage(error) => error.into(),
            RecordError::KeyReused => Self::KeyReused,
            // Reading is all that reports ask of records.
            RecordError::NotFound | RecordError::NotAllowedNow | RecordError::Stale | RecordError::AnotherDraft => Self::NotFound,
        }
    }
}

/// Whoever may add may read: the list of rights says so, and this is never the answer.
impl From<Denied> for ReportError {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}
