//! Limits around every request: how many at once, how long each, how large its body (promises 4.8).

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::Semaphore;

use super::intake;
use super::problem::Problem;
use super::refusal::Refusal;
use super::state::WebState;

/// The numbers; `Default` is what the product runs with.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Requests being answered at the same moment; one more is sent away at once.
    pub in_flight: usize,
    /// From the head of a request to the head of its answer, the arrival of its body included.
    pub deadline: Duration,
    /// Bytes of a body, whatever the route; most routes take fewer, see `Routes::long`.
    pub body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { in_flight: 128, deadline: Duration::from_secs(10), body: intake::SHEET_BODY_LIMIT }
    }
}

/// The state of the layer.
#[derive(Clone)]
pub(super) struct Admission {
    pub web: WebState,
    pub limits: Limits,
    pub places: Arc<Semaphore>,
}

/// The layer. Health checks pass it whatever happens: under load they must still be answered.
pub(super) async fn admit(State(admission): State<Admission>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/healthz" | "/readyz") {
        return within(&admission, request, next).await;
    }
    match admission.places.try_acquire() {
        Ok(_place) => within(&admission, request, next).await,
        Err(_) => admission.web.busy().into_response(),
    }
}

async fn within(admission: &Admission, request: Request, next: Next) -> Response {
    let (request, progress) = match intake::limit(request, admission.limits.body) {
        Ok(limited) => limited,
        Err(refusal) => return refusal.into_response(),
    };
    match tokio::time::timeout(admission.limits.deadline, next.run(request)).await {
        Ok(response) => response,
        Err(_) if progress.is_arriving() => Refusal::from(Problem::SlowBody).into_response(),
        Err(_) => admission.web.busy().into_response(),
    }
}
