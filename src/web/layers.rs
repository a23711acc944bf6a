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
use tower::ServiceBuilder;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::compression::{CompressionLayer, CompressionLevel};

use super::limits::{Admission, Limits, admit};
use super::refusal::Refusal;
use super::state::WebState;
use super::{dress, front_door, headers, telemetry};

/// The router behind everything that every request passes: the first line meets a request first. The layers stand once around the
/// whole; `Router::layer` would make them anew for each of the hundreds of routes, which is most of a start.
pub fn around(router: Router, web: &WebState, limits: Limits) -> Router {
    let admission = Admission { web: web.clone(), limits, places: Arc::new(Semaphore::new(limits.in_flight)) };
    // Letters are packed already, as pictures are.
    let not_packed = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    let layers = ServiceBuilder::new()
        .layer(from_fn_with_state(web.clone(), telemetry::observe))
        .layer(from_fn_with_state(web.clone(), headers::protect))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(not_packed))
        .layer(from_fn_with_state(web.clone(), dress::dress))
        .layer(from_fn_with_state(admission, admit))
        .layer(from_fn_with_state(web.clone(), front_door::check))
        .layer(from_fn(catch_panic));
    Router::new().fallback_service(layers.service(router))
}

/// A panic answers 500 and ends nothing else. Where it happened is logged by the panic hook; what it says may quote a
/// person's data, so it is dropped.
///
/// So it is on EC2 and on one machine. The program that `scripts/package-lambda` makes for Lambda stops at a panic, after the hook: there
/// a process has one request or one round of jobs at a time, API Gateway answers that request with 500, and the next starts a process.
async fn catch_panic(request: Request, next: Next) -> Response {
    match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(panic) => {
            drop::<Box<dyn Any + Send>>(panic);
            Refusal::internal("a handler panicked").into_response()
        }
    }
}
