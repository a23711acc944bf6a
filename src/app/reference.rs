//! The API's own document, for programs and for people. Made once, when somebody first asks: no start waits for it.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use bytes::Bytes;
use http::{Method, header};

use super::App;
use crate::config::origin::PublicOrigin;
use crate::web::cookies;
use crate::web::page::Page;
use crate::web::reference::ReferencePage;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

/// The document as it is sent, and its page.
#[derive(Debug)]
pub struct Reference {
    json: Bytes,
    page: ReferencePage,
}

impl Reference {
    /// Of the routes, for people at `origin` (the session cookie's name depends on it).
    ///
    /// # Errors
    /// When the document cannot be written as JSON: a fault of the build.
    pub fn of(routes: &Routes<App>, origin: &PublicOrigin) -> serde_json::Result<Self> {
        let document = serde_json::to_value(routes.openapi(cookies::session_name(origin)))?;
        Ok(Self { json: serde_json::to_vec(&document)?.into(), page: ReferencePage::of(&document) })
    }
}

pub(super) fn routes() -> Routes<App> {
    Routes::new().plain(Gate::Public, Method::GET, "/api/v1/openapi.json", document).page(Gate::Public, Method::GET, "/api/docs", page)
}

impl App {
    /// # Errors
    /// As [`Reference::of`].
    fn reference(&self) -> Result<&Reference, Refusal> {
        // Whoever asks meanwhile waits for it: it is made once.
        let made = self.reference.get_or_init(|| Reference::of(&Self::routes(), &self.web.origin).map_err(|error| error.to_string()));
        made.as_ref().map_err(|error| Refusal::internal(format!("the API's document: {error}")))
    }
}

async fn document(State(app): State<App>) -> Result<impl IntoResponse, Refusal> {
    Ok(([(header::CONTENT_TYPE, "application/json")], app.reference()?.json.clone()))
}

async fn page(State(app): State<App>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&app.reference()?.page)
}
