//! One id and one log line per request, and logs as JSON lines on standard error.
//!
//! The line says the route's *pattern*, never the path: paths carry ids and one-time tokens. No query, no header, no
//! name, no address of mail, no peer address.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{Extensions, HeaderName, HeaderValue};

use super::state::WebState;
use crate::access::actor::Actor;
use crate::primitives::ids::{IdSource, RequestId};

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What is known about a request as it goes: the id from the start, the route and the person once the gate knows.
/// Shared, so that the log line outside sees what the gate inside found, even when the handler failed.
#[derive(Debug, Clone)]
pub struct RequestFacts {
    /// Made here for every request and accepted from nobody.
    pub id: RequestId,
    found: Arc<Found>,
}

#[derive(Debug, Default)]
struct Found {
    route: OnceLock<Arc<str>>,
    actor: OnceLock<Arc<Actor>>,
}

impl RequestFacts {
    fn new(ids: &IdSource) -> Self {
        Self { id: RequestId::new(ids), found: Arc::default() }
    }

    /// Those of this request. Outside of the layer (a router in a test) they are made up.
    #[must_use]
    pub fn of(extensions: &Extensions) -> Self {
        extensions.get::<Self>().cloned().unwrap_or_else(|| Self { id: RequestId::from_uuid(uuid::Uuid::nil()), found: Arc::default() })
    }

    /// The pattern of the route, such as `/appointments/{id}`; `unmatched` when none was found.
    #[must_use]
    pub fn route(&self) -> &str {
        self.found.route.get().map_or("unmatched", |route| route)
    }

    /// Who is signed in, as far as anybody asked.
    #[must_use]
    pub fn actor(&self) -> Option<Arc<Actor>> {
        self.found.actor.get().cloned()
    }

    pub(super) fn route_is(&self, pattern: &Arc<str>) {
        self.found.route.get_or_init(|| Arc::clone(pattern));
    }

    pub(super) fn actor_is(&self, actor: &Arc<Actor>) {
        self.found.actor.get_or_init(|| Arc::clone(actor));
    }
}

/// The outermost layer: makes the id, answers it as `X-Request-Id`, writes the line.
pub async fn observe(State(web): State<WebState>, mut request: Request, next: Next) -> Response {
    let started = std::time::Instant::now();
    let facts = RequestFacts::new(&web.ids);
    let method = request.method().clone();
    request.extensions_mut().insert(facts.clone());
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&facts.id.to_string()) {
        response.headers_mut().insert(X_REQUEST_ID, value);
    }
    let milliseconds = started.elapsed().as_secs_f64() * 1000.0;
    let user_id = facts.actor().map(|actor| actor.id.to_string());
    tracing::info!(
        target: "caredesk::request",
        method = method.as_str(),
        route = facts.route(),
        status = response.status().as_u16(),
        ms = (milliseconds * 100.0).round() / 100.0,
        request_id = %facts.id,
        user_id,
        "answered"
    );
    response
}

/// Starts the log: JSON lines on standard error, where both homes collect them. `filter` is as in `RUST_LOG`, for
/// example `info` or `caredesk=debug,info`. Panics are logged by place only: their text may quote anything.
///
/// # Errors
/// The filter is not understood, or a log was started before.
pub fn start(filter: &str) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter)?;
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(false)
        .with_span_list(false)
        .with_writer(std::io::stderr)
        .with_env_filter(filter)
        .try_init()
        .map_err(|error| anyhow::anyhow!(error))?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        tracing::error!(place, "panic");
    }));
    Ok(())
}
