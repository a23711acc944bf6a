//! What the demo would have sent: a page for people, a list for programs; and the parts that pages are made of. Local mode only; elsewhere nothing is there.

use axum::extract::State;
use axum::response::{Html, IntoResponse};
use http::{Method, header};

use super::App;
use crate::local::inbox::{Inbox, Kept};
use crate::web::headers::IsMail;
use crate::web::json::ApiPath;
use crate::web::kit::Kit;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::say::When;
use crate::web::views::{LocalMail, LocalMessage};

/// The page shows so many; the list has all.
const SHOWN: usize = 100;

pub(super) fn routes() -> Routes<App> {
    Routes::new()
        .page(Gate::Public, Method::GET, "/local/mail", page)
        .page(Gate::Public, Method::GET, "/local/kit", kit)
        .plain(Gate::Public, Method::GET, "/local/mail/{number}", letter)
        .plain(Gate::Public, Method::GET, "/local/messages.json", list)
}

/// Oldest first, as the stack kept them.
async fn list(State(app): State<App>) -> Result<impl IntoResponse, Refusal> {
    let json = inbox(&app)?.json().await.map_err(|error| unreachable(&app, &error))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], json))
}

/// Newest first.
async fn page(State(app): State<App>, page: Page) -> Result<Html<String>, Refusal> {
    let messages = inbox(&app)?.messages().await.map_err(|error| unreachable(&app, &error))?;
    let (zone, now) = (app.settings.now().zone.clone(), app.ground.clock.now());
    let shown = |(number, kept): (usize, Kept)| {
        let at = When::seen_from(kept.at, &zone, zone.date(now));
        let subject = kept.subject.unwrap_or_default();
        let letter = kept.html.map(|_| format!("/local/mail/{number}"));
        LocalMessage { letter, ..LocalMessage::new(&kept.service, &kept.to, &subject, &kept.text, kept.attachments, at) }
    };
    page.render(&LocalMail { items: messages.into_iter().enumerate().rev().take(SHOWN).map(shown).collect() })
}

/// A mail as its reader sees it, by its place in the list, from 0.
async fn letter(State(app): State<App>, ApiPath(number): ApiPath<usize>) -> Result<impl IntoResponse, Refusal> {
    let mut messages = inbox(&app)?.messages().await.map_err(|error| unreachable(&app, &error))?;
    let kept = (number < messages.len()).then(|| messages.swap_remove(number));
    let html = kept.and_then(|kept| kept.html).ok_or(Refusal::NotFound)?;
    Ok((IsMail, Html(html)))
}

/// The parts that pages are made of.
async fn kit(State(app): State<App>, page: Page) -> Result<Html<String>, Refusal> {
    inbox(&app)?;
    page.render(&Kit::default())
}

fn inbox(app: &App) -> Result<Inbox, Refusal> {
    app.kept_messages.clone().ok_or(Refusal::NotFound)
}

fn unreachable(app: &App, error: &anyhow::Error) -> Refusal {
    tracing::warn!(%error, "the kept messages cannot be read");
    app.web.busy()
}
