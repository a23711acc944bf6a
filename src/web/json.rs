//! What programs send: JSON bodies, parts of the path, query parameters, each refused as a problem.
//!
//! 400 for what is no JSON, 415 for another content type, 413 for too much, 422 with a pointer for every field that
//! cannot be used. Unknown fields are refused for every type, whether it says so or not (S-06): nobody can slip in a
//! `role`. A part of the path that cannot be an id is an address that does not exist: 404.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, RawPathParams, Request};
use axum::response::{IntoResponse, Response};
use http::header;
use http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::forms;
use super::intake;
use super::misfit;
use super::problem::Problem;
use super::refusal::{FieldError, Refusal};
use crate::primitives::tree::{self, Manner, Tree};

/// More unknown fields than these are not listed one by one.
const MOST_UNKNOWN: usize = 20;

/// A JSON body; as an answer the same as `axum::Json`. As `Option<ApiJson<T>>` the body may be absent.
#[derive(Debug, Clone)]
pub struct ApiJson<T>(pub T);

/// The body of a request that needs to say nothing: absent, or an empty object. Taken as `Option<ApiJson<Nothing>>`.
#[derive(Debug, Clone, Copy, Deserialize, utoipa::ToSchema)]
pub struct Nothing {}

impl<T: Serialize> IntoResponse for ApiJson<T> {
    fn into_response(self) -> Response {
        Json(self.0).into_response()
    }
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for ApiJson<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, _: &S) -> Result<Self, Refusal> {
        let bytes = json_bytes(request).await?;
        parse(&bytes).map(Self)
    }
}

impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for ApiJson<T> {
    type Rejection = Refusal;
    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Refusal> {
        let absent = !request.headers().contains_key(header::CONTENT_TYPE) && hyper::body::Body::is_end_stream(request.body());
        if absent {
            return Ok(None);
        }
        <Self as FromRequest<S>>::from_request(request, state).await.map(Some)
    }
}

/// The bytes of a body that says it is JSON.
pub(super) async fn json_bytes(request: Request) -> Result<bytes::Bytes, Refusal> {
    let says_json = is_json(&request);
    let empty = hyper::body::Body::is_end_stream(request.body());
    match says_json {
        Some(true) => {}
        // Nothing was sent at all: that is a missing body rather than a wrong kind of one.
        None if empty => return Err(Problem::Malformed.into()),
        _ => return Err(Problem::UnsupportedMedia.into()),
    }
    if request.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::UnsupportedMedia.into());
    }
    intake::read(request.into_body()).await
}

fn is_json(request: &Request) -> Option<bool> {
    let said = request.headers().get(header::CONTENT_TYPE)?.to_str().unwrap_or("");
    let essence = said.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    Some(essence == "application/json" || (essence.starts_with("application/") && essence.ends_with("+json")))
}

/// A value from JSON text.
///
/// # Errors
/// `Malformed` for what is no JSON, `Invalid` with pointers for what is JSON of another shape.
pub fn parse<T: DeserializeOwned>(text: &[u8]) -> Result<T, Refusal> {
    let tree = Tree::of_json(text).map_err(|_| Problem::Malformed)?;
    if !matches!(tree, Tree::Map(_)) {
        return Err(Refusal::field(FieldError::new("", "wrong_type")));
    }
    let read = tree::read_noting(tree, Manner::Strict, MOST_UNKNOWN);
    let (value, unknown) = read.map_err(|misfit| Refusal::field(misfit::field_error(&misfit)))?;
    if unknown.is_empty() {
        return Ok(value);
    }
    Err(Refusal::Invalid(unknown.into_iter().map(|pointer| FieldError::new(pointer, "unknown_field")).collect()))
}

/// Parts of the path: one, or a tuple in their order. What cannot be read is not found.
#[derive(Debug, Clone)]
pub struct ApiPath<T>(pub T);

impl<T, S> FromRequestParts<S> for ApiPath<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        let named = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Refusal::NotFound)?;
        let parts = Tree::of_parts(named.iter().map(|(_, part)| part));
        tree::read(parts, Manner::Typed).map(Self).map_err(|_| Refusal::NotFound)
    }
}

/// Query parameters, repeated ones as lists. Unknown ones are ignored, those that cannot be used are 422.
#[derive(Debug, Clone)]
pub struct ApiQuery<T>(pub T);

impl<T, S> FromRequestParts<S> for ApiQuery<T>
where
    T: DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        forms::read(tree::pairs(parts.uri.query().unwrap_or_default().as_bytes())).map(Self)
    }
}
