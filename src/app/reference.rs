//! The API's own document, for programs and for people. Read once, when somebody first asks: no start waits for it.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use bytes::Bytes;
use http::{Method, header};
use serde_json::Value;

use super::App;
use crate::config::origin::PublicOrigin;
use crate::web::cookies;
use crate::web::page::Page;
use crate::web::reference::{ReferencePage, SESSION};
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

/// What the routes say of themselves, written by `scripts/openapi`.
const DOCUMENT: &str = include_str!("../../assets/api/openapi.json");

/// The document as it is sent, and its page.
#[derive(Debug)]
pub struct Reference {
    json: Bytes,
    page: ReferencePage,
}

impl Reference {
    /// For people at `origin`: the session cookie's name depends on it.
    ///
    /// # Errors
    /// When the document is none: a fault of the build.
    pub fn at(origin: &PublicOrigin) -> Result<Self, String> {
        let mut document: Value = serde_json::from_str(DOCUMENT).map_err(|error| error.to_string())?;
        let cookie = document.pointer_mut(&format!("/components/securitySchemes/{SESSION}/name")).ok_or("it names no session cookie")?;
        *cookie = cookies::session_name(origin).into();
        let json = serde_json::to_vec(&document).map_err(|error| error.to_string())?;
        Ok(Self { json: json.into(), page: ReferencePage::of(&document) })
    }
}

pub(super) fn routes() -> Routes<App> {
    Routes::new().plain(Gate::Public, Method::GET, "/api/v1/openapi.json", document).page(Gate::Public, Method::GET, "/api/docs", page)
}

impl App {
    /// # Errors
    /// As [`Reference::at`].
    fn reference(&self) -> Result<&Reference, Refusal> {
        // Whoever asks meanwhile waits for it: it is read once.
        let read = self.reference.get_or_init(|| Reference::at(&self.web.origin));
        read.as_ref().map_err(|error| Refusal::internal(format!("the API's document: {error}")))
    }
}

async fn document(State(app): State<App>) -> Result<impl IntoResponse, Refusal> {
    Ok(([(header::CONTENT_TYPE, "application/json")], app.reference()?.json.clone()))
}

async fn page(State(app): State<App>, page: Page) -> Result<Html<String>, Refusal> {
    page.render(&app.reference()?.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f61_the_document_names_the_session_cookie_of_the_installation() {
        for (origin, name) in [("http://127.0.0.1:8080", "sid"), ("https://portal.example.org", "__Host-sid")] {
            let reference = Reference::at(&origin.parse().unwrap()).unwrap();
            let document: Value = serde_json::from_slice(&reference.json).unwrap();
            assert_eq!(document["components"]["securitySchemes"]["session"]["name"], name, "{origin}");
        }
    }
}
