//! What a handler answers when it does not do what was asked: one type for pages and API.
//!
//! A refusal says *what*, never how it looks. It travels out of the handler inside the response; `dress` (a layer
//! outside of everything that may refuse) turns it into `application/problem+json` or into a page, in the reader's
//! language, with the request id. Handlers convert their slice's errors into it at one place per slice.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use serde_json::{Map, Value};

use super::problem::Problem;
use super::texts::{Arg, Message};
use crate::access::grant::Denied;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::storage::error::StorageError;

/// Why nothing was done.
#[derive(Debug, Clone)]
pub enum Refusal {
    /// Nothing there, or somebody else's: the two must not differ (S-03).
    NotFound,
    /// Nobody is signed in. Browsers are led to sign in by the gate; this is what programs get.
    Unauthenticated,
    /// Signed in, and this role never may.
    Forbidden,
    /// Understood, but these fields cannot be used.
    Invalid(Vec<FieldError>),
    /// `If-Match` names another version than the present one.
    StaleVersion,
    /// Too many attempts; wait so many seconds.
    TooManyRequests { retry_after: u32 },
    /// Too much to do, or a needed service does not answer; wait so many seconds.
    Busy { retry_after: u32 },
    /// A fault of ours. The text goes to the log and to nobody else: no names, no health text, no tokens.
    Internal(Cow<'static, str>),
    /// Any other line of the list, with what belongs to it.
    Because(Box<Because>),
}

/// A line of the list of problems, told more precisely.
#[derive(Debug, Clone)]
pub struct Because {
    problem: Problem,
    detail: Option<Message>,
    members: Map<String, Value>,
}

impl Because {
    /// The line as it stands in the list.
    #[must_use]
    pub fn of(problem: Problem) -> Self {
        Self { problem, detail: None, members: Map::new() }
    }

    /// The same with its own explanation instead of the list's.
    #[must_use]
    pub fn detail(mut self, detail: Message) -> Self {
        self.detail = Some(detail);
        self
    }

    /// The same with one more member of the JSON answer, such as `alternatives`.
    #[must_use]
    pub fn member(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }
}

/// One field that cannot be used, and what to say about it.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldError {
    /// JSON pointer into the body (`/reason`, `/lines/0/amount`); of forms and queries `/` and the field's name.
    pub pointer: Cow<'static, str>,
    /// Stable part of the API: `required`, `too_long`, …
    pub code: &'static str,
    /// What a person reads.
    pub message: Message,
}

impl FieldError {
    /// `code` in field `pointer`, said with the text `field-<code>`.
    #[must_use]
    pub fn new(pointer: impl Into<Cow<'static, str>>, code: &'static str) -> Self {
        let message = Message { key: Cow::Owned(format!("field-{}", code.replace('_', "-"))), args: BTreeMap::new() };
        Self { pointer: pointer.into(), code, message }
    }

    /// `code` in field `pointer`, said with another text.
    #[must_use]
    pub fn said(pointer: impl Into<Cow<'static, str>>, code: &'static str, message: Message) -> Self {
        Self { pointer: pointer.into(), code, message }
    }

    /// The same with one more argument of its text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// The name of a form's field: the pointer without its slash.
    #[must_use]
    pub fn field(&self) -> &str {
        self.pointer.strip_prefix('/').unwrap_or(&self.pointer)
    }
}

impl Refusal {
    /// A fault of ours; `what` is for the log.
    pub fn internal(what: impl fmt::Display) -> Self {
        Self::Internal(Cow::Owned(what.to_string()))
    }

    /// One field that cannot be used.
    #[must_use]
    pub fn field(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }

    /// The line of the list this is.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::NotFound => Problem::NotFound,
            Self::Unauthenticated => Problem::SignInNeeded,
            Self::Forbidden => Problem::Forbidden,
            Self::Invalid(_) => Problem::Invalid,
            Self::StaleVersion => Problem::StaleVersion,
            Self::TooManyRequests { .. } => Problem::TooManyRequests,
            Self::Busy { .. } => Problem::Busy,
            Self::Internal(_) => Problem::Internal,
            Self::Because(because) => because.problem,
        }
    }

    /// The seconds of `Retry-After`, where that makes sense.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match self {
            Self::TooManyRequests { retry_after } | Self::Busy { retry_after } => Some(*retry_after),
            _ => None,
        }
    }

    /// What the list's explanation is replaced by, if anything.
    pub(super) fn own_detail(&self) -> Option<&Message> {
        match self {
            Self::Because(because) => because.detail.as_ref(),
            _ => None,
        }
    }

    /// The fields that cannot be used.
    #[must_use]
    pub fn fields(&self) -> &[FieldError] {
        match self {
            Self::Invalid(errors) => errors,
            _ => &[],
        }
    }

    pub(super) fn members(&self) -> Map<String, Value> {
        match self {
            Self::Because(because) => because.members.clone(),
            _ => Map::new(),
        }
    }
}

/// A rule's complaint, in words: `field-<code>`.
impl From<Flaw> for FieldError {
    fn from(flaw: Flaw) -> Self {
        flaw.numbers.into_iter().fold(Self::new(flaw.pointer, flaw.code), |error, (name, number)| error.with(name, number))
    }
}

impl From<Flaws> for Refusal {
    fn from(flaws: Flaws) -> Self {
        Self::Invalid(flaws.0.into_iter().map(FieldError::from).collect())
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Because::of(problem).into()
    }
}

impl From<Because> for Refusal {
    fn from(because: Because) -> Self {
        Self::Because(Box::new(because))
    }
}

impl From<Denied> for Refusal {
    fn from(_: Denied) -> Self {
        Self::Forbidden
    }
}

/// A store that does not answer is "not now"; anything else is a fault of ours.
impl From<StorageError> for Refusal {
    fn from(error: StorageError) -> Self {
        if error.is_passing() { Self::Busy { retry_after: 2 } } else { Self::internal(error) }
    }
}

/// The bare answer: status and `Retry-After`. `dress` gives it its words.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.problem().status().into_response();
        if let Some(seconds) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}
