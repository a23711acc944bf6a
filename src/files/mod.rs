//! Floor 2: S3. The list of buckets, objects that are written once and never replaced, what people send straight to a
//! bucket, and who looks at it for malware.

pub mod objects;
pub mod painter;
mod policy;
pub mod scanner;
pub mod uploads;

use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

/// THE LIST of buckets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bucket {
    /// Seals over the audit trail. On AWS with object lock, so that no key of the house can take one away.
    AuditSeals,
    /// Copies of people's own data, until they are over, and lists for power cuts below `day-lists/`. On AWS with a lifecycle that deletes
    /// what the jobs left.
    Exports,
    /// Files of patients' records: what was sent under `quarantine/`, what was checked under `clean/`.
    Reports,
}

impl Bucket {
    pub const ALL: [Self; 3] = [Self::AuditSeals, Self::Exports, Self::Reports];

    /// What follows the installation's prefix in its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuditSeals => "audit-seals",
            Self::Exports => "exports",
            Self::Reports => "reports",
        }
    }

    /// Its name in an installation that gives it no other.
    #[must_use]
    pub fn named(self, prefix: &str) -> String {
        format!("{prefix}-{}", self.name())
    }
}

/// A failure of S3 that is not an answer to the question asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// No answer, or too busy, after all tries.
    #[error("the files do not answer: {0}")]
    Unavailable(String),
    /// Refused for what it is: no such bucket, no right to it.
    #[error("the files refused the request: {0}")]
    Refused(String),
}

impl FileError {
    /// Sorts an SDK error. Only the service's code is kept: its message may quote a key.
    fn of<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Self {
        match error {
            SdkError::ServiceError(refused) => {
                let code = refused.err().code().unwrap_or("unknown").to_owned();
                let passing = refused.raw().status().is_server_error() || code == "SlowDown" || code == "ConditionalRequestConflict";
                if passing { Self::Unavailable(code) } else { Self::Refused(code) }
            }
            SdkError::ConstructionFailure(_) => Self::Refused("a request that cannot be made".to_owned()),
            SdkError::TimeoutError(_) => Self::Unavailable("no answer in time".to_owned()),
            _ => Self::Unavailable("no connection".to_owned()),
        }
    }
}
