//! Gives refusals their words: problem+json for programs (an `OperationOutcome` for those that speak FHIR), a page for people.
//!
//! Also catches what libraries answer by themselves (404 of the router, 405, 406): an error answer without a body
//! never leaves the house.

use axum::Json;
use axum::body::{Body, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderValue, Method, header};

use super::cookies;
use super::frame::Audience;
use super::gate::find_reader;
use super::language::{Reading, spoken};
use super::outcome::{FHIR_JSON, OperationOutcome};
use super::problem::{Problem, ProblemBody, ProblemField};
use super::refusal::Refusal;
use super::routes::{API_BASE, FHIR_BASE, is_below};
use super::state::WebState;
use super::telemetry::RequestFacts;
use super::texts::{self, Language, Message};
use super::views::ErrorPage;

/// The layer. Outside of everything that may refuse, inside of the security headers.
pub async fn dress(State(web): State<WebState>, request: Request, next: Next) -> Response {
    let facts = RequestFacts::of(request.extensions());
    let asked = Asked::of(&request, &web);
    let only_head = request.method() == Method::HEAD;
    let response = next.run(request).await;
    let status = response.status();
    let refusal = match response.extensions().get::<Refusal>() {
        Some(refusal) => refusal.clone(),
        // Of a page that its handler made there is nothing but the head: how long it is says that there is one.
        None if only_head && response.headers().get(header::CONTENT_LENGTH).is_some_and(|length| length != "0") => return response,
        None if (status.is_client_error() || status.is_server_error()) && response.body().is_end_stream() => {
            Problem::of_status(status).into()
        }
        None => return response,
    };
    if let Refusal::Internal(what) = &refusal {
        tracing::error!(request_id = %facts.id, route = facts.route(), what = %what, "a fault of ours");
    }
    if let (Problem::NotFound, Some(cookie)) = (refusal.problem(), &asked.session) {
        find_reader(&web, cookie, &facts).await;
    }
    let mut dressed = match asked.look {
        Look::Outcome => as_outcome(&refusal, &facts),
        Look::Problem => as_problem(&refusal, &facts, asked.path),
        Look::Page => as_page(&web, &refusal, &facts, asked),
    };
    *dressed.status_mut() = refusal.problem().status();
    // What the refusing one had to say besides: Retry-After, Allow, a cookie that ends.
    for (name, value) in response.headers() {
        if *name != header::CONTENT_TYPE && *name != header::CONTENT_LENGTH {
            dressed.headers_mut().append(name, value.clone());
        }
    }
    if only_head {
        if let Some(length) = dressed.body().size_hint().exact() {
            dressed.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        }
        *dressed.body_mut() = Body::empty();
    }
    dressed
}

/// How a refusal looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Page,
    Problem,
    Outcome,
}

/// What of the request decides it.
struct Asked {
    look: Look,
    path: String,
    /// The session cookie of somebody who reads pages: what is nowhere has no gate that asks who they are.
    session: Option<String>,
    /// The language of this browser; whoever is signed in may have chosen another.
    language: Language,
}

impl Asked {
    fn of(request: &Request, web: &WebState) -> Self {
        let path = request.uri().path();
        let accepts = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or("");
        let reads_pages = accepts.contains("text/html") || (accepts.is_empty() && request.method() == Method::GET);
        let by_program = is_below(path, API_BASE) || path == "/healthz" || path == "/readyz" || (accepts.contains("json") && !reads_pages);
        let look = if is_below(path, FHIR_BASE) {
            Look::Outcome
        } else if by_program {
            Look::Problem
        } else {
            Look::Page
        };
        let by_program = look != Look::Page;
        let session = (!by_program && accepts.contains("text/html")).then(|| cookies::session(&web.origin, request.headers())).flatten();
        let language = if by_program { Language::default() } else { spoken(&web.origin, request.headers(), None) };
        Self { look, path: path.to_owned(), session, language }
    }
}

fn as_problem(refusal: &Refusal, facts: &RequestFacts, path: String) -> Response {
    let problem = refusal.problem();
    let language = Language::default();
    let body = ProblemBody {
        kind: problem.uri(),
        title: words(language, &Message::new(problem.title())),
        status: problem.status().as_u16(),
        detail: refusal.own_detail().map_or_else(|| words(language, &Message::new(problem.detail())), |own| words(language, own)),
        instance: path,
        request_id: facts.id.to_string(),
        errors: refusal
            .fields()
            .iter()
            .map(|error| ProblemField {
                pointer: error.pointer.clone().into_owned(),
                code: error.code,
                message: words(language, &error.message),
            })
            .collect(),
        members: refusal.members(),
    };
    let mut response = Json(body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

fn as_outcome(refusal: &Refusal, facts: &RequestFacts) -> Response {
    let outcome = OperationOutcome::of(refusal, facts.id, |message| words(Language::default(), message));
    let mut response = Json(outcome).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(FHIR_JSON));
    response
}

/// The words of a message. A text that is missing is a fault, but no reason to answer nothing.
fn words(language: Language, message: &Message) -> String {
    texts::words_of(language, message).unwrap_or_else(|missing| {
        tracing::error!(%missing, "a text is missing");
        String::new()
    })
}

/// THE place where a refusal becomes a page.
fn as_page(web: &WebState, refusal: &Refusal, facts: &RequestFacts, asked: Asked) -> Response {
    let mut view = ErrorPage::of(refusal.problem().status().as_u16(), facts.id.to_string());
    match refusal.own_detail() {
        Some(own) => view = view.because(own.clone()),
        // 403 otherwise means the wrong role, which would be no help to whoever came through another site.
        None if refusal.problem() == Problem::CrossSite => view = view.because(Message::new(Problem::CrossSite.detail())),
        // Whoever may read the list may begin it again, without whatever was asked of it.
        None if refusal.problem() == Problem::BadCursor => view = view.because(Message::new(Problem::BadCursor.detail())).list(asked.path),
        None => {}
    }
    if let Some(seconds) = refusal.retry_after() {
        view = view.retry_after(seconds);
    }
    let actor = facts.actor().filter(|actor| Audience::of(actor) != Audience::Visitor);
    let audience = actor.as_deref().map_or(Audience::Visitor, Audience::of);
    // Without the way back: a refusal must not tell two addresses apart.
    let language = actor.as_ref().and_then(|actor| actor.language).unwrap_or(asked.language);
    let reading = Reading { language, ..Reading::default() };
    match web.pages.render(&web.frame(reading, audience, actor.as_deref(), None), &view) {
        Ok(page) => Html(page).into_response(),
        Err(fault) => {
            tracing::error!(%fault, "the error page cannot be made");
            Html(bare_page(refusal.problem(), facts, language)).into_response()
        }
    }
}

/// What is left when even the error page fails: the words of the list, without a frame.
fn bare_page(problem: Problem, facts: &RequestFacts, language: Language) -> String {
    let [title, detail] = [problem.title(), problem.detail()].map(|key| words(language, &Message::new(key)));
    let (tag, direction, id) = (language.tag(), language.direction(), facts.id);
    format!(
        "<!doctype html><html lang=\"{tag}\" dir=\"{direction}\"><title>{title}</title><h1>{title}</h1><p>{detail}</p><p>{id}</p></html>"
    )
}
