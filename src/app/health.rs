//! What machines ask: is the program alive, and can it work.

use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use http::{Method, header};

use super::App;
use crate::identity::ground::Ground;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// A store that takes longer than this is of no use to a person either.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn routes() -> Routes<App> {
    Routes::new().plain(Gate::Public, Method::GET, "/healthz", alive).plain(Gate::Public, Method::GET, "/readyz", ready)
}

/// The process answers. Asks nothing of anybody, so that an outage of the store does not restart every server.
async fn alive() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain")], "ok\n")
}

/// The store answers and has its tables; 503 otherwise, and 200 again as soon as it does.
async fn ready(State(ground): State<Ground>, State(web): State<WebState>) -> Result<impl IntoResponse, Refusal> {
    match tokio::time::timeout(PATIENCE, ground.storage.answers()).await {
        Ok(Ok(true)) => Ok(([(header::CONTENT_TYPE, "text/plain")], "ready\n")),
        Ok(Ok(false) | Err(_)) | Err(_) => Err(web.busy()),
    }
}
