//! THE LIST of problem types (RFC 9457): what the API can answer instead of what was asked for.
//!
//! A type is a stable part of the contract: `/problems/<slug>`, one status, one title. Integrators branch on it, so a
//! slug never changes its meaning. Title and explanation are texts `problem-<slug>-title` and `problem-<slug>-detail`
//! of `locales/*/problems.ftl`; browsers see the same words on a page.

use http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value};

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident = $slug:literal, $status:ident;)*) => {
        /// One line of the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Problem { $($(#[$doc])* $name,)* }

        impl Problem {
            /// Every type, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The last part of its address.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$name => $slug,)* }
            }

            /// The stable `type` of the answer.
            #[must_use]
            pub const fn uri(self) -> &'static str {
                match self { $(Self::$name => concat!("/problems/", $slug),)* }
            }

            /// The key of its title.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => concat!("problem-", $slug, "-title"),)* }
            }

            /// The key of its explanation.
            #[must_use]
            pub const fn detail(self) -> &'static str {
                match self { $(Self::$name => concat!("problem-", $slug, "-detail"),)* }
            }

            /// The one status it is answered with.
            #[must_use]
            pub const fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }
        }
    };
}

problems! {
    // What the request is.
    /// Not what the protocol or the content type promises: unreadable JSON, a bad header.
    Malformed = "malformed", BAD_REQUEST;
    /// The list's cursor was changed, belongs to another list or to another person.
    BadCursor = "bad-cursor", BAD_REQUEST;
    /// A browser was sent here by another site.
    CrossSite = "cross-site", FORBIDDEN;
    /// No such address, nothing there, or somebody else's.
    NotFound = "not-found", NOT_FOUND;
    /// The address exists, the verb does not.
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED;
    /// None of the answer's encodings is accepted.
    NotAcceptable = "not-acceptable", NOT_ACCEPTABLE;
    /// The body did not arrive in time.
    SlowBody = "slow-body", REQUEST_TIMEOUT;
    /// The body is over the limit.
    TooLarge = "too-large", PAYLOAD_TOO_LARGE;
    /// The body is of a kind this address does not read.
    UnsupportedMedia = "unsupported-media", UNSUPPORTED_MEDIA_TYPE;
    /// Understood, but some fields cannot be used; `errors` names them.
    Invalid = "invalid", UNPROCESSABLE_ENTITY;

    // Who asks.
    /// Nobody is signed in.
    SignInNeeded = "sign-in-needed", UNAUTHORIZED;
    /// Address and password do not belong together, or the address is not yet confirmed.
    WrongCredentials = "wrong-credentials", UNAUTHORIZED;
    /// The password was right, the code of the second factor is missing or wrong.
    SecondFactorRequired = "second-factor-required", UNAUTHORIZED;
    /// No API key that works: unknown, wrong, ended or revoked, which is not said.
    ApiKeyRefused = "api-key-refused", UNAUTHORIZED;
    /// Signed in, and allowed that; it wants a password or code of the last minutes (`POST /session/proof`).
    ProofNeeded = "proof-needed", FORBIDDEN;
    /// A doctor's application that nobody has decided about yet.
    AwaitingApproval = "awaiting-approval", FORBIDDEN;
    /// Signed in, but this role is never allowed that; of an API key, that it was not given the scope.
    Forbidden = "forbidden", FORBIDDEN;
    /// Too many attempts; `Retry-After` says when.
    TooManyRequests = "too-many-requests", TOO_MANY_REQUESTS;

    // Repeats and versions.
    /// This route needs an `Idempotency-Key`.
    KeyRequired = "idempotency-key-required", PRECONDITION_REQUIRED;
    /// The key was used with another body.
    KeyReused = "idempotency-key-reused", UNPROCESSABLE_ENTITY;
    /// The first request with this key still runs.
    StillRunning = "still-running", CONFLICT;
    /// This route needs an `If-Match`.
    VersionRequired = "version-required", PRECONDITION_REQUIRED;
    /// The thing has changed since it was read.
    StaleVersion = "stale-version", PRECONDITION_FAILED;

    // The hospital's own.
    /// Somebody else holds that time; `alternatives` lists free ones.
    TimeTaken = "time-taken", CONFLICT;
    /// The appointment's state or the clock does not allow that move now.
    NotAllowedNow = "not-allowed-now", CONFLICT;
    /// Its doctor has saved a draft with other words about the visit, which signing would take away.
    DraftExists = "draft-exists", CONFLICT;
    /// More would be paid than is still owed; `left` says how much that is.
    WouldOverpay = "would-overpay", CONFLICT;
    /// Somebody of the same name and birth, or with the same number, has an account; `patients` lists whom it may be.
    PerhapsKnown = "perhaps-known", CONFLICT;
    /// Other things depend on it; they are listed.
    InUse = "in-use", CONFLICT;

    // Us.
    /// More than can be served right now, or a needed service does not answer.
    Busy = "busy", SERVICE_UNAVAILABLE;
    /// A fault of ours.
    Internal = "internal", INTERNAL_SERVER_ERROR;
}

impl Problem {
    /// The closest line for a status that some library answered by itself.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::NOT_ACCEPTABLE => Self::NotAcceptable,
            StatusCode::REQUEST_TIMEOUT => Self::SlowBody,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::UnsupportedMedia,
            StatusCode::UNAUTHORIZED => Self::SignInNeeded,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::CONFLICT => Self::NotAllowedNow,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Invalid,
            StatusCode::TOO_MANY_REQUESTS => Self::TooManyRequests,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            other if other.is_client_error() => Self::Malformed,
            _ => Self::Internal,
        }
    }
}

/// The body of `application/problem+json`.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(title = "Problem")]
pub struct ProblemBody {
    /// `/problems/<slug>`: branch on this.
    #[serde(rename = "type")]
    #[schema(example = "/problems/time-taken")]
    pub kind: &'static str,
    /// A short name, in words.
    pub title: String,
    /// The same as the answer's status.
    pub status: u16,
    /// One or two sentences for a person.
    pub detail: String,
    /// The path that was asked for, without its query.
    pub instance: String,
    /// What to quote when asking for help; also in the log.
    pub request_id: String,
    /// What is wrong with the input, field by field.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<ProblemField>,
    /// What belongs to this type only, such as `alternatives`.
    #[serde(flatten)]
    #[schema(ignore)]
    pub members: Map<String, Value>,
}

/// One field that cannot be used.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct ProblemField {
    /// JSON pointer (RFC 6901) into the body: `/reason`, `/lines/0/amount`; for queries and forms `/` and the name.
    pub pointer: String,
    /// Stable: `required`, `too_long`, `unknown_field`, …
    pub code: &'static str,
    /// One sentence for a person.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn f61_every_type_has_its_own_address_and_its_words() {
        let slugs: HashSet<_> = Problem::ALL.iter().map(|problem| problem.slug()).collect();
        assert_eq!(slugs.len(), Problem::ALL.len());
        for problem in Problem::ALL {
            assert!(problem.status().is_client_error() || problem.status().is_server_error(), "{problem:?}");
            for key in [problem.title(), problem.detail()] {
                let words = crate::web::texts::words_of(crate::web::texts::Language::default(), &crate::web::texts::Message::new(key));
                assert!(words.is_ok(), "{key}");
            }
        }
    }
}
