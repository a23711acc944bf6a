//! The portal as something installed on a phone: its manifest, and the worker that shows a page while nothing is reached. Neither
//! keeps anything about anybody.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use http::{Method, header};
use serde_json::{Value, json};

use super::App;
use crate::web::assets;
use crate::web::language::Spoken;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

/// Browsers look for a newer worker each time they open a page.
const WORKER: &str = include_str!("../../static/worker.js");

pub(super) fn routes() -> Routes<App> {
    Routes::new().plain(Gate::Public, Method::GET, "/manifest.webmanifest", manifest).plain(Gate::Public, Method::GET, "/worker.js", worker)
}

/// The web app manifest (W3C), with the hospital's own name.
async fn manifest(State(app): State<App>, Spoken(language): Spoken) -> Result<impl IntoResponse, Refusal> {
    let icon = |name: &str, size: u16, purpose: &str| -> Result<Value, Refusal> {
        let src = assets::address(&format!("img/{name}.png")).ok_or_else(|| Refusal::internal("no icon of that name"))?;
        Ok(json!({ "src": src, "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose }))
    };
    let manifest = json!({
        "id": "/", "start_url": "/", "scope": "/", "display": "standalone",
        "name": app.web.house.name(), "short_name": "Caredesk",
        "lang": language.tag(), "dir": language.direction(),
        "background_color": "#f6f3ec", "theme_color": "#1b4740",
        // What a phone cuts to a shape of its own has room around the mark (look/icons.mjs).
        "icons": [icon("icon-192", 192, "any")?, icon("icon-512", 512, "any")?, icon("icon-maskable-512", 512, "maskable")?],
    });
    Ok(([(header::CONTENT_TYPE, "application/manifest+json")], Json(manifest).into_response().into_body()))
}

async fn worker() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], WORKER)
}
