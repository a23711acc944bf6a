//! THE ordered list of what stands around the routes.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tower_http::compression::{CompressionLayer, CompressionLevel};

use super::limits::{Admission, Limits, admit};
use super::refusal::Refusal;
use super::state::WebState;
use super::{dress, front_door, headers, telemetry};

/// The router behind everything that every request passes. Reads from the inside out: the last line meets a request first.
pub fn around<S: Clone + Send + Sync + 'static>(router: Router<S>, web: &WebState, limits: Limits) -> Router<S> {
    let admission = Admission { web: web.clone(), limits, places: Arc::new(Semaphore::new(limits.in_flight)) };
    let compression = CompressionLayer::new().quality(CompressionLevel::Fastest);
    router
        .layer(from_fn(catch_panic))
        .layer(from_fn_with_state(web.clone(), front_door::check))
        .layer(from_fn_with_state(admission, admit))
        .layer(from_fn_with_state(web.clone(), dress::dress))
        .layer(compression)
        .layer(from_fn_with_state(web.clone(), headers::protect))
        .layer(from_fn_with_state(web.clone(), telemetry::observe))
}

/// A panic answers 500 and ends nothing else. Where it happened is logged by the panic hook; what it says may quote a
/// person's data, so it is dropped.
async fn catch_panic(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            drop::<Box<dyn Any + Send>>(panic);
            Refusal::internal("a handler panicked").into_response()
        }
    }
}
