//! What programs send: JSON bodies, parts of the path, query parameters, each refused as a problem.
//!
//! 400 for what is no JSON, 415 for another content type, 413 for too much, 422 with a pointer for every field that
//! cannot be used. Unknown fields are refused for every type, whether it says so or not (S-06): nobody can slip in a
//! `role`. A part of the path that cannot be an id is an address that does not exist: 404.

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, OptionalFromRequest, Path, Request};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;
use http::header;
use http::request::Parts;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::intake;
use super::misfit;
use super::problem::Problem;
use super::refusal::{FieldError, Refusal};

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
    if !is_object(text) {
        return Err(serde_json::from_slice::<serde_json::Value>(text)
            .map_or_else(|_| Problem::Malformed.into(), |_| Refusal::field(FieldError::new("", "wrong_type"))));
    }
    let mut reader = serde_json::Deserializer::from_slice(text);
    let mut track = serde_path_to_error::Track::new();
    let mut unknown: Vec<FieldError> = Vec::new();
    let outcome = {
        let tracked = serde_path_to_error::Deserializer::new(&mut reader, &mut track);
        let mut heed = |path: serde_ignored::Path<'_>| {
            if unknown.len() < MOST_UNKNOWN {
                unknown.push(FieldError::new(misfit::pointer_of_ignored(&path), "unknown_field"));
            }
        };
        T::deserialize(serde_ignored::Deserializer::new(tracked, &mut heed))
    };
    let value = outcome.map_err(|error| match error.classify() {
        serde_json::error::Category::Data => Refusal::field(misfit::field_error(&track.path(), &error.to_string())),
        _ => Problem::Malformed.into(),
    })?;
    if reader.end().is_err() {
        return Err(Problem::Malformed.into());
    }
    if unknown.is_empty() { Ok(value) } else { Err(Refusal::Invalid(unknown)) }
}

/// A struct would also be read from a list of its fields in order, so that `[1]` would pass for `{"version": 1}`.
fn is_object(text: &[u8]) -> bool {
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

/// Parts of the path. What cannot be read is not found.
#[derive(Debug, Clone)]
pub struct ApiPath<T>(pub T);

impl<T, S> FromRequestParts<S> for ApiPath<T>
where
    T: DeserializeOwned + Send,
    S: Send + Sync,
{
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(value)) => Ok(Self(value)),
            Err(_) => Err(Refusal::NotFound),
        }
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
    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(value)) => Ok(Self(value)),
            Err(rejection) => Err(Refusal::field(misfit::of_pairs(&rejection))),
        }
    }
}
