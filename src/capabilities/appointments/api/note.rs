//! The doctor's note on a visit over the API. It has its own version: the appointment's stays as it is.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Deserialize;

use super::body::{NoteBody, text_error};
use crate::access::grant::Granted;
use crate::access::permissions::WriteNote;
use crate::capabilities::appointments::model::note_text;
use crate::capabilities::appointments::service::{Appointments, NoteError};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::texts::Message;

/// What to note.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewNote {
    /// Read by the patient and the doctor of the visit. Empty takes the note back.
    #[schema(max_length = 2000)]
    text: String,
}

/// Write the note on a visit of one's own, or take it back with an empty text.
///
/// `If-Match` names the note's version that was read (`"v0"`: there was none); without it the note is written over.
#[utoipa::path(put, path = "/appointments/{id}/note", tag = "appointments", request_body = NewNote,
    params(("id" = AppointmentId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = NoteBody), (status = 404, description = "absent or another doctor's"),
              (status = 409, description = "not-allowed-now: the visit is cancelled"), (status = 412, description = "stale-version")))]
pub(super) async fn write(
    grant: Granted<WriteNote>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    if_match: IfMatch,
    ApiJson(body): ApiJson<NewNote>,
) -> Result<impl IntoResponse, Refusal> {
    let text = note_text(&body.text).map_err(|error| Refusal::field(text_error("text", error)))?;
    let note = appointments.write_note(&grant, id, text, if_match.version()?).await.map_err(refusal)?;
    let body = NoteBody::of(note.as_ref(), &settings.now().zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

/// Why a note was not written, as a refusal.
#[must_use]
pub fn refusal(error: NoteError) -> Refusal {
    match error {
        NoteError::Stale => Refusal::StaleVersion,
        NoteError::Cancelled => Because::of(Problem::NotAllowedNow).detail(Message::new("problem-not-allowed-now-note")).into(),
        NoteError::NotFound => Refusal::NotFound,
        NoteError::Storage(error) => error.into(),
    }
}
