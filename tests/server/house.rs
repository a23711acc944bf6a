//! A small house: a few routes of every kind, and ways to knock at them, with and without a socket.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::FromRef;
use axum::response::{Html, IntoResponse, Response};
use caredesk::access::grant::Granted;
use caredesk::access::permissions::{BookAppointment, ManageSettings, Right, SeeAppointments};
use caredesk::primitives::ids::AppointmentId;
use caredesk::web::forms::SafeForm;
use caredesk::web::frame::Flash;
use caredesk::web::gate::{MaybeActor, SignedIn};
use caredesk::web::idempotency::Keyed;
use caredesk::web::json::{ApiJson, ApiPath};
use caredesk::web::layers;
use caredesk::web::limits::Limits;
use caredesk::web::operations::routes;
use caredesk::web::page::Page;
use caredesk::web::problem::Problem;
use caredesk::web::refusal::{Because, Refusal};
use caredesk::web::routes::{Gate, Routes};
use caredesk::web::state::WebState;
use caredesk::web::texts::Message;
use caredesk::web::views::ErrorPage;
use caredesk::web::{flash, testing};
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;
use tower::ServiceExt;

/// The application's state, as `app.rs` has one.
#[derive(Clone)]
pub struct App {
    pub web: WebState,
    /// `/slow` tells that it runs and waits until it may go on.
    pub runs: Arc<Notify>,
    pub go_on: Arc<Notify>,
}

impl FromRef<App> for WebState {
    fn from_ref(app: &App) -> Self {
        app.web.clone()
    }
}

#[derive(Debug, Deserialize, Serialize, utoipa::ToSchema)]
pub struct NewVisit {
    doctor: String,
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    reason: String,
}

#[utoipa::path(post, path = "/visits", responses((status = 201, body = NewVisit)))]
async fn book(grant: Granted<BookAppointment>, keyed: Keyed<NewVisit>) -> impl IntoResponse {
    let _ = grant.id();
    (StatusCode::CREATED, ApiJson(keyed.body))
}

/// Patients see one visit, `apt_…1`; every other is somebody else's.
#[utoipa::path(get, path = "/visits/{id}", responses((status = 200)))]
async fn see(_: Granted<SeeAppointments>, ApiPath(id): ApiPath<AppointmentId>) -> Result<String, Refusal> {
    if id.to_string().ends_with('1') { Ok("seen".into()) } else { Err(Refusal::NotFound) }
}

#[utoipa::path(put, path = "/visits/taken", responses((status = 200)))]
async fn taken(_: ApiJson<NewVisit>) -> Refusal {
    Because::of(Problem::TimeTaken).member("alternatives", serde_json::json!([{"start": "s", "end": "e"}])).into()
}

#[utoipa::path(get, path = "/panic", responses((status = 200)))]
async fn panics() -> String {
    panic!("Maya Lindqvist has diabetes")
}

async fn landing(MaybeActor(actor): MaybeActor) -> Html<String> {
    Html(actor.map_or("a stranger".to_owned(), |actor| actor.name.expose().clone()))
}

async fn home(SignedIn(actor): SignedIn, page: Page) -> Result<Html<String>, Refusal> {
    let _ = actor.id;
    page.render(&ErrorPage::of(404, "a page as good as any"))
}

async fn cancel(app: axum::extract::State<App>, SafeForm(form): SafeForm<CancelForm>) -> Response {
    let about = (!form.reason.is_empty()).then_some(form.reason);
    flash::redirect(&app.web, "/home", Flash::good(Message::new("problem-not-found-title")), about)
}

/// Takes `Granted` of another right than its gate's: a mistake the gate must notice.
async fn wrong_gate(_: Granted<ManageSettings>) -> &'static str {
    "never"
}

async fn slow(app: axum::extract::State<App>) -> &'static str {
    app.runs.notify_one();
    app.go_on.notified().await;
    "done"
}

/// Refused in words of its own.
async fn over() -> impl IntoResponse {
    (StatusCode::GONE, Html("<p>The hold is over.</p>"))
}

async fn healthy() -> &'static str {
    "ok"
}

pub fn all_routes() -> Routes<App> {
    let see_visits = Gate::Needs(Right::SeeAppointments);
    let pages = Routes::new()
        .page(Gate::Public, Method::GET, "/", landing)
        .page(Gate::SignedIn, Method::GET, "/home", home)
        .page(Gate::Needs(Right::CancelAppointment), Method::POST, "/visits/{id}/cancel", cancel)
        .page(see_visits, Method::GET, "/wrong-gate", wrong_gate)
        .page(Gate::SignInBegun, Method::GET, "/sign-in/second-factor", || async { "code" })
        .page(Gate::Public, Method::GET, "/slow", slow)
        .page(Gate::Public, Method::GET, "/over", over)
        .plain(Gate::Public, Method::GET, "/healthz", healthy)
        .plain(Gate::Public, Method::GET, "/big", || async { vec![b'x'; 32 * 1024 * 1024] });
    let api = Routes::new()
        .api(Gate::Needs(Right::BookAppointment), routes!(book))
        .api(see_visits, routes!(see))
        .api(Gate::Public, routes!(taken))
        .api(Gate::Public, routes!(panics));
    pages.merge(api)
}

/// The house with everything around it.
pub struct House {
    pub app: App,
    pub router: Router,
}

pub fn house() -> House {
    house_with(Limits::default())
}

pub fn house_with(limits: Limits) -> House {
    let app = App { web: testing::web(), runs: Arc::default(), go_on: Arc::default() };
    let router = layers::around(all_routes().into_router(&app.web).with_state(app.clone()), &app.web, limits);
    House { app, router }
}

impl House {
    /// One request without a socket.
    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        Answer::of(response).await
    }

    pub async fn get(&self, path: &str, cookie: Option<&str>) -> Answer {
        self.ask(knock(Method::GET, path, cookie).body(Body::empty()).unwrap()).await
    }
}

/// A request with a session cookie; see `web::testing` for whom the cookies stand for.
pub fn knock(method: Method, path: &str, cookie: Option<&str>) -> http::request::Builder {
    let builder = Request::builder().method(method).uri(path);
    match cookie {
        Some(cookie) => builder.header(header::COOKIE, format!("sid={cookie}")),
        None => builder,
    }
}

/// What came back, whole.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: http::HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Self { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as a problem, after checking that it is one.
    pub fn problem(&self) -> serde_json::Value {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", self.text);
        let problem: serde_json::Value = serde_json::from_str(&self.text).unwrap();
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        problem
    }

    /// Its type, such as `/problems/not-found`.
    pub fn kind(&self) -> String {
        self.problem()["type"].as_str().unwrap().to_owned()
    }
}

/// A bound on waiting for something that must happen at all.
pub async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("it did not happen within 20 seconds")
}
