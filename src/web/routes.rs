//! Routes: a path cannot be added without its gate.
//!
//! Every slice hands over one `Routes`; `app.rs` merges them and makes the router once. The list can be printed and is
//! what the guard tests walk: what is not in it does not exist, and what is in it has been tried by every kind of
//! visitor.

use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::middleware::from_fn_with_state;
use axum::response::Redirect;
use axum::routing::{MethodFilter, MethodRouter, on};
use http::{Method, Uri};
#[cfg(feature = "local")]
use utoipa::openapi::OpenApi;

use super::gate::{self, Post};
use super::intake::{BODY_LIMIT, LONG_BODY_LIMIT, SHEET_BODY_LIMIT};
#[cfg(feature = "local")]
use super::openapi::{self, Documented};
use super::operations::{Answering, Boxed, Operation};
use super::state::WebState;
use super::way_back::ways_back;
use crate::access::permissions::Right;

/// What every path of the JSON API begins with.
pub const API_BASE: &str = "/api/v1";

/// What every path of the FHIR API begins with.
pub const FHIR_BASE: &str = "/fhir";

/// Whether a path is a base or stands below it.
pub(super) fn is_below(path: &str, base: &str) -> bool {
    path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Who may come in at all. Whose thing it is, the finders decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gate {
    /// Anybody; a handler may still ask for `MaybeActor`.
    Public,
    /// Whoever gave a right password, also a doctor whose application waits: the page that says so, and sign-out.
    Known,
    /// Whoever gave a right password, even where the second factor is still asked for: the code page and sign-out.
    SignInBegun,
    /// Whoever is signed in wholly, whatever their role.
    SignedIn,
    /// Roles that hold a right; the handler then takes `Granted<P>` of the same right.
    Needs(Right),
}

impl fmt::Display for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Public => f.write_str("public"),
            Self::Known => f.write_str("known"),
            Self::SignInBegun => f.write_str("sign-in begun"),
            Self::SignedIn => f.write_str("signed in"),
            Self::Needs(right) => write!(f, "needs {right:?}"),
        }
    }
}

/// For whom a route answers: decides what a stranger gets, a way to sign in or a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// People in a browser.
    Page,
    /// Programs; described in the `OpenAPI` document.
    Api,
    /// Machines that are no clients of the API: health checks, the document itself, calendar feeds.
    Plain,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RouteLine {
    /// The pattern, `/appointments/{id}`; of API routes with `API_BASE` or `FHIR_BASE`.
    pub path: Arc<str>,
    /// The verb in capitals. A `GET` answers `HEAD` too.
    pub method: String,
    /// Who may come in.
    pub gate: Gate,
    /// For whom it answers.
    pub kind: Kind,
}

impl fmt::Display for RouteLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, method, gate, kind } = self;
        write!(f, "{method:<6} {path} · {kind:?} · {gate}")
    }
}

struct Entry<S> {
    path: Arc<str>,
    gate: Gate,
    kind: Kind,
    /// The most bytes of a body.
    body: usize,
    methods: MethodRouter<S>,
}

/// The routes of a slice, later of the whole house. `S` is the state of the application.
pub struct Routes<S> {
    entries: Vec<Entry<S>>,
    lines: Vec<RouteLine>,
    #[cfg(feature = "local")]
    documented: Vec<Documented>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            entries: Vec::new(),
            lines: Vec::new(),
            #[cfg(feature = "local")]
            documented: Vec::new(),
        }
    }

    /// Adds a page: what people open (GET) or send a form to (POST).
    #[must_use]
    pub fn page<H, T>(self, gate: Gate, method: Method, path: &str, handler: H) -> Self
    where
        H: Handler<T, S, Future = Answering>,
        T: 'static,
    {
        self.add(gate, Kind::Page, method, path, Boxed::of(handler))
    }

    /// Adds a route for machines outside the documented API, such as `/healthz`.
    #[must_use]
    pub fn plain<H, T>(self, gate: Gate, method: Method, path: &str, handler: H) -> Self
    where
        H: Handler<T, S, Future = Answering>,
        T: 'static,
    {
        self.add(gate, Kind::Plain, method, path, Boxed::of(handler))
    }

    /// Adds what `routes!(…)` made of handlers of one path: their verbs, and their place in the document. Paths are written
    /// without `API_BASE`; all handlers share the path and the gate.
    #[must_use]
    pub fn api(self, gate: Gate, operations: Vec<Operation<S>>) -> Self {
        self.below(API_BASE, gate, operations)
    }

    /// The same of the FHIR API: paths are written without `FHIR_BASE`, and what is refused is an `OperationOutcome`.
    #[must_use]
    pub fn fhir(self, gate: Gate, operations: Vec<Operation<S>>) -> Self {
        self.below(FHIR_BASE, gate, operations)
    }

    fn below(mut self, base: &'static str, gate: Gate, operations: Vec<Operation<S>>) -> Self {
        // The document has each handler's own path: one that differs from the first's is described and not served, which the guards find.
        let Some(first) = operations.first() else { return self };
        let path: Arc<str> = format!("{base}{}", first.path).into();
        let mut methods: MethodRouter<S> = MethodRouter::new();
        for operation in operations {
            for (verb, filter) in operation.verbs() {
                self.lines.push(RouteLine { path: Arc::clone(&path), method: verb.to_owned(), gate, kind: Kind::Api });
                methods = methods.on::<Boxed<S>, ()>(filter, operation.handler.clone());
            }
            #[cfg(feature = "local")]
            self.documented.push(Documented { base, gate, describe: operation.describe });
        }
        self.entries.push(Entry { path, gate, kind: Kind::Api, body: BODY_LIMIT, methods });
        self
    }

    /// What was added last takes long texts: their limits count characters, whatever the script.
    #[must_use]
    pub fn long(self) -> Self {
        self.up_to(LONG_BODY_LIMIT)
    }

    /// What was added last takes a whole spreadsheet.
    #[must_use]
    pub fn sheet(self) -> Self {
        self.up_to(SHEET_BODY_LIMIT)
    }

    fn up_to(mut self, most: usize) -> Self {
        if let Some(last) = self.entries.last_mut() {
            last.body = most;
        }
        self
    }

    /// All of another slice's routes.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.entries.extend(other.entries);
        self.lines.extend(other.lines);
        #[cfg(feature = "local")]
        self.documented.extend(other.documented);
        self
    }

    /// The list, sorted by path and verb.
    #[must_use]
    pub fn lines(&self) -> Vec<RouteLine> {
        let mut lines = self.lines.clone();
        lines.sort();
        lines
    }

    /// The `OpenAPI` 3.1 document of the API routes, as `scripts/openapi` writes it into the tree: what is served is that file. `cookie`
    /// is the session cookie's name.
    #[cfg(feature = "local")]
    #[must_use]
    pub fn openapi(&self, cookie: &str) -> OpenApi {
        openapi::document(&self.documented, cookie)
    }

    /// The router, every route behind its gate: the gate runs before the body is read. Addresses that take forms only lead to the
    /// page of the form when they are opened.
    ///
    /// A path and verb added twice is a mistake found at start: the router panics.
    pub fn into_router(self, web: &WebState) -> Router<S> {
        let led: Router<S> = ways_back(&self.lines).into_iter().fold(Router::new(), |router, (path, way)| {
            let lead = move |uri: Uri| std::future::ready(Redirect::to(&way.page_of(uri.path())));
            router.route(&path, on(MethodFilter::GET, lead))
        });
        self.entries.into_iter().fold(led, |router, Entry { path, gate, kind, body, methods }| {
            let post = Post { web: web.clone(), gate, kind, body, pattern: Arc::clone(&path) };
            router.route(&path, methods.route_layer(from_fn_with_state(post, gate::guard)))
        })
    }

    fn add(mut self, gate: Gate, kind: Kind, method: Method, path: &str, handler: Boxed<S>) -> Self {
        let path: Arc<str> = path.into();
        self.lines.push(RouteLine { path: Arc::clone(&path), method: method.to_string(), gate, kind });
        // Verbs without a filter (CONNECT, invented ones) do not exist here; GET is the safe one to fall back to.
        let filter = MethodFilter::try_from(method).unwrap_or(MethodFilter::GET);
        let methods = on::<Boxed<S>, (), S>(filter, handler);
        self.entries.push(Entry { path, gate, kind, body: BODY_LIMIT, methods });
        self
    }
}
