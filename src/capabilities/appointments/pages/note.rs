//! The doctor's note on a visit: a form of the visit's page. Whatever goes wrong, what was typed stays.

use axum::response::Response;
use http::StatusCode;
use serde::Deserialize;

use super::super::api;
use super::super::model::{NOTE_LIMIT, Origin, note_text};
use super::super::service::NoteError;
use super::super::views::booking::text_unprintable;
use super::super::views::note as view;
use super::super::views::note::NoteForm;
use super::super::views::visits::VisitPage;
use super::Counter;
use super::visits::visit_page;
use crate::access::grant::Granted;
use crate::access::permissions::WriteNote;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::TextError;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::texts::{Message, count};

/// A note as it is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SentNote {
    text: String,
    version: String,
    from: String,
    list: String,
}

impl SentNote {
    /// Where the visit was opened from.
    fn origin(&self) -> Origin {
        Origin::read(&self.from, &self.list)
    }
}

/// Writes the note, or takes it back when it is empty.
pub(super) async fn write(
    counter: Counter,
    grant: Granted<WriteNote>,
    ApiPath(id): ApiPath<AppointmentId>,
    page: Page,
    SafeForm(form): SafeForm<SentNote>,
) -> Result<Response, Refusal> {
    let text = match note_text(&form.text) {
        Ok(text) => text,
        Err(error) => {
            let field = Field::wrong(form.text.clone(), wrong(error, &form.text));
            return not_saved(&counter, &grant, id, &form, &page, (StatusCode::UNPROCESSABLE_ENTITY, field, None)).await;
        }
    };
    let done = if text.is_some() { view::saved() } else { view::removed() };
    let (status, trouble) = match counter.appointments.write_note(&grant, id, text, Some(seen_version(&form.version))).await {
        Ok(_) => {
            return Ok(flash::redirect(&counter.web, &form.origin().page_of(id), Flash::good(done), None));
        }
        Err(NoteError::Stale) => (StatusCode::CONFLICT, view::stale()),
        Err(NoteError::Cancelled) => (StatusCode::CONFLICT, view::cancelled()),
        Err(NoteError::Storage(error)) if error.is_passing() => (StatusCode::SERVICE_UNAVAILABLE, view::not_now()),
        Err(error) => return Err(api::note_refusal(error)),
    };
    not_saved(&counter, &grant, id, &form, &page, (status, Field::of(form.text.clone()), Some(trouble))).await
}

/// The visit's page again with what was typed, over the note as it stands now.
async fn not_saved(
    counter: &Counter,
    grant: &Granted<WriteNote>,
    id: AppointmentId,
    form: &SentNote,
    page: &Page,
    (status, text, trouble): (StatusCode, Field, Option<Message>),
) -> Result<Response, Refusal> {
    let seen = counter.appointments.to_note(grant, id).await.map_err(|error| counter.refusal(error))?;
    let shown = visit_page(counter, grant.role(), &seen, &form.origin()).await?;
    let stands = counter.fill.note(seen.note.as_ref());
    // A note that only had a mistake is still written over what was read: somebody else's is not lost for a comma.
    let version = if trouble.is_some() { shown.note_form.as_ref().map_or(0, |form| form.version) } else { seen_version(&form.version) };
    let note_form = NoteForm { version, text, written: None, limit: count(NOTE_LIMIT) };
    page.again(status, &VisitPage { note: stands.filter(|_| trouble.is_some()), note_form: Some(note_form), trouble, ..shown })
}

fn wrong(error: TextError, typed: &str) -> Message {
    match error {
        TextError::TooLong(limit) => view::too_long(count(limit), count(typed.trim().replace("\r\n", "\n").chars().count())),
        TextError::Empty | TextError::Unprintable => text_unprintable(),
    }
}
