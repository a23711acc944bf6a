//! Floor 2: what leaves the house. The operations topic (SNS), personal mail (SES) and what became of it, text messages (SNS), webhooks,
//! whoever takes payments online, and a model that is asked for words (Bedrock).
//!
//! Whoever calls has the words ready; nothing here knows an event or an appointment.

pub mod feedback;
pub mod mail;
mod pace;
pub mod payments;
pub mod phrasing;
pub mod text_message;
pub mod topic;
pub mod webhook;

use aws_sdk_sns::error::{ProvideErrorMetadata, SdkError};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

/// Why something did not leave the house. Never quotes what was to be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutboundError {
    /// No answer, too busy, or paced: try again later. Whether it was sent after all is unknown when `sent_perhaps`.
    #[error("no answer: {why}")]
    Unavailable { why: String, sent_perhaps: bool },
    /// Refused for what it is: another try will be refused too.
    #[error("refused: {0}")]
    Refused(String),
}

/// Who may refuse whatever is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Service {
    Mail,
    Texts,
}

impl OutboundError {
    /// Sorts an SDK error. The service's code is kept, its message is not: it may quote an address.
    fn of<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>) -> Self {
        let passing = |why: &str, sent_perhaps| Self::Unavailable { why: why.to_owned(), sent_perhaps };
        match error {
            SdkError::ServiceError(answer) => {
                let code = answer.err().code().unwrap_or("unknown").to_owned();
                let status = answer.raw().status().as_u16();
                let paced = status == 429 || ["Throttl", "TooManyRequests", "LimitExceeded"].iter().any(|part| code.contains(part));
                if status >= 500 || paced { Self::Unavailable { why: code, sent_perhaps: false } } else { Self::Refused(code) }
            }
            SdkError::ConstructionFailure(_) => Self::Refused("a request that cannot be made".to_owned()),
            SdkError::TimeoutError(_) => passing("no answer in time", true),
            SdkError::ResponseError(_) => passing("an answer that cannot be read", true),
            SdkError::DispatchFailure(failure) => {
                // A connection that was never made carried nothing; one that broke may have. The only time limit of the
                // connector itself is that of connecting.
                let never_left =
                    failure.as_connector_error().is_some_and(|error| error.is_user() || error.is_timeout() || was_never_connected(error));
                passing("no connection", !never_left)
            }
            _ => passing("unknown", true),
        }
    }

    /// The same, where only some refusals are about what was to be sent: any other is about whoever sends (a paused account, a
    /// credential that ran out, a clock), and passes when that is put right.
    fn unless_about_it<E: ProvideErrorMetadata>(error: &SdkError<E, HttpResponse>, about_it: &[&str], by: Service) -> Self {
        match Self::of(error) {
            Self::Refused(code) if matches!(error, SdkError::ServiceError(_)) && !about_it.contains(&code.as_str()) => {
                match by {
                    Service::Mail => tracing::error!(alarm = "mail_service_refuses", code, "the mail service refuses whatever is sent"),
                    Service::Texts => tracing::error!(alarm = "text_service_refuses", code, "SNS refuses whatever text is sent"),
                }
                Self::Unavailable { why: code, sent_perhaps: false }
            }
            other => other,
        }
    }

    /// The same of a call that sends nothing.
    fn not_sent(self) -> Self {
        match self {
            Self::Unavailable { why, .. } => Self::Unavailable { why, sent_perhaps: false },
            refused @ Self::Refused(_) => refused,
        }
    }

    /// Whether a later try may succeed.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable { .. })
    }
}

fn was_never_connected(error: &(dyn std::error::Error + 'static)) -> bool {
    use std::io::ErrorKind::{ConnectionRefused, HostUnreachable, NetworkUnreachable};
    std::iter::successors(Some(error), |error| error.source())
        .filter_map(|error| error.downcast_ref::<std::io::Error>())
        .any(|error| [ConnectionRefused, HostUnreachable, NetworkUnreachable].contains(&error.kind()))
}
