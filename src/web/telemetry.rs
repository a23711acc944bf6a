//! One id and one log line per request, and logs as JSON lines on standard error.
//!
//! The line says the route's *pattern*, never the path: paths carry ids and one-time tokens. No query, no header, no
//! name, no address of mail, no peer address.

use std::sync::{Arc, OnceLock};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{Extensions, HeaderName, HeaderValue};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt;
use tracing_subscriber::layer::SubscriberExt as _;

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
    let actor = facts.actor();
    let key_id = actor.as_ref().and_then(|actor| actor.key.as_ref()).map(|key| key.id.to_string());
    let user_id = actor.filter(|actor| actor.key.is_none()).map(|actor| actor.id.to_string());
    tracing::info!(
        target: "caredesk::request",
        method = method.as_str(),
        route = facts.route(),
        status = response.status().as_u16(),
        ms = (milliseconds * 100.0).round() / 100.0,
        request_id = %facts.id,
        user_id,
        key_id,
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
    start_into(filter, std::io::stderr)
}

/// The same log into another place: a test reads what operators would.
///
/// # Errors
/// The filter is not understood, or a log was started before.
pub fn start_into<W>(filter: &str, writer: W) -> anyhow::Result<()>
where
    W: for<'line> tracing_subscriber::fmt::MakeWriter<'line> + Send + Sync + 'static,
{
    // The built-in S3 writes whole requests into its debug log, and with them names of files.
    let filter = filter.parse::<Targets>()?.with_target("s3s", LevelFilter::WARN);
    tracing::subscriber::set_global_default(lines(filter, writer))?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(|place| format!("{}:{}", place.file(), place.line()));
        tracing::error!(place, "panic");
    }));
    Ok(())
}

/// The log itself: one JSON object per line, fields at its top.
pub fn lines<W>(filter: Targets, writer: W) -> impl tracing::Subscriber
where
    W: for<'line> tracing_subscriber::fmt::MakeWriter<'line> + Send + Sync + 'static,
{
    let written = fmt::layer().json().flatten_event(true).with_current_span(false).with_span_list(false).with_writer(writer);
    // Nothing below says a level of its own, so what the filter leaves out costs one comparison.
    tracing_subscriber::registry().with(written).with(filter)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::sync::{Arc, Mutex};

    use axum::body::Body;
    use http::Request;
    use tower::ServiceExt;

    use super::lines;
    use crate::web::layers;
    use crate::web::limits::Limits;
    use crate::web::routes::{Gate, Routes};
    use crate::web::testing;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[tokio::test]
    async fn s18_the_log_says_the_route_and_never_what_stood_in_its_place() {
        let kept = Kept::default();
        let sink = kept.clone();
        let guard = tracing::subscriber::set_default(lines("debug".parse().unwrap(), move || sink.clone()));
        let web = testing::web();
        let confirmation = Routes::<()>::new().page(Gate::SignedIn, http::Method::GET, "/confirm/{token}", || async { "confirmed" });
        let router = layers::around(confirmation.into_router(&web), &web, Limits::default());
        let ask =
            |path: &str| Request::builder().uri(path).header("cookie", "sid=patient").header("x-request-id", "theirs").body(Body::empty());
        router.clone().oneshot(ask("/confirm/s3cret?mail=maya@example.org").unwrap()).await.unwrap();
        router.oneshot(ask("/s3cret").unwrap()).await.unwrap();
        drop(guard);
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        let mut answers = text
            .lines()
            .filter(|line| line.contains("caredesk::request"))
            .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let line = answers.next().unwrap();
        assert_eq!((&line["method"], &line["route"], &line["status"]), (&"GET".into(), &"/confirm/{token}".into(), &200.into()));
        assert!(line["request_id"].as_str().unwrap().starts_with("req_") && line["user_id"].as_str().unwrap().starts_with("usr_"));
        assert!(line["ms"].is_number());
        assert_eq!(answers.next().unwrap()["route"], "unmatched");
        for secret in ["s3cret", "maya", "Maya", "theirs", "sid"] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }

    #[test]
    fn s18_a_line_break_in_what_is_logged_begins_no_line_and_every_line_has_an_instant() {
        let kept = Kept::default();
        let sink = kept.clone();
        let guard = tracing::subscriber::set_default(lines("debug".parse().unwrap(), move || sink.clone()));
        tracing::info!(name = "one\n{\"level\":\"ERROR\"}\r\n\u{1b}[31m", "said\nby somebody");
        drop(guard);
        let text = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        assert_eq!(text.lines().count(), 1, "{text}");
        let line: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&line["level"], &line["message"]), (&"INFO".into(), &"said\nby somebody".into()));
        let at = line["timestamp"].as_str().unwrap();
        assert!(at.ends_with('Z') && at.parse::<jiff::Timestamp>().is_ok(), "an instant, whatever the machine's zone: {at}");
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}
