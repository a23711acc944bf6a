//! Answers that go on: events of the server (`text/event-stream`, WHATWG HTML).

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use http::request::Parts;
use http::{HeaderValue, header};
use tokio_util::sync::CancellationToken;

use super::server::Wire;

/// When the server stops, and streams with it. `None`: nothing stays open here (Lambda).
#[derive(Debug)]
pub struct Stopping(pub Option<CancellationToken>);

impl<S: Send + Sync> FromRequestParts<S> for Stopping {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(parts.extensions.get::<Wire>().map(|wire| wire.stopping.clone())))
    }
}

/// The answer of these events.
pub fn answered(events: impl Stream<Item = Result<Event, Infallible>> + Send + 'static) -> Response {
    // Proxies that collect an answer before they hand it on would hold every event back.
    let mut response = Sse::new(events).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}
