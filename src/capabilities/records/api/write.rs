//! Writing a visit up and amending its record over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{AmendmentBody, RecordBody, SigningBody};
use crate::access::grant::Granted;
use crate::access::permissions::WriteRecord;
use crate::capabilities::appointments::service::Wish;
use crate::capabilities::records::model::{AmendmentText, Whose};
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::web::etag::{Etag, IfMatch};
use crate::web::gate::Concealed;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// Write a visit up, which completes it; once. `If-Match` names the appointment's tag, of which the appointment's own
/// version counts: a note written meanwhile (`v3-1`) does not stand in the way.
///
/// A draft with other words that the doctor has saved on the page of the visit is not lost unseen: `409` `draft-exists`, and nothing is
/// signed, unless `replace_draft` says that these words take its place.
#[utoipa::path(put, path = "/appointments/{id}/record", tag = "records", request_body = SigningBody,
    params(("id" = AppointmentId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 201, body = RecordBody), (status = 404, description = "absent or another doctor's"),
              (status = 409, description = "not-allowed-now: written up before, or the visit does not take place; \
                                             draft-exists: a draft with other words stands on its page"),
              (status = 412, description = "the appointment has changed since that version")))]
pub(super) async fn write(
    grant: Granted<WriteRecord>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<SigningBody>,
) -> Result<impl IntoResponse, Refusal> {
    let wish = Wish { version: seen.version_of_both()?, ..Wish::default() };
    let (text, seen) = body.parts();
    let record = records.write(&grant, id, text.check()?, &wish, seen).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}/records/{}", record.patient_id, record.record_id))];
    Ok((StatusCode::CREATED, location, Etag::version(1), ApiJson(RecordBody::signed(record, &settings.now().zone))))
}

/// Amend a record of one's own, of a patient in care. What was signed stays; `If-Match` names the record's tag.
#[utoipa::path(post, path = "/patients/{pid}/records/{id}/amendments", tag = "records", request_body = AmendmentText,
    params(("pid" = String, Path, description = "a patient's id"), ("id" = RecordId, Path),
           ("If-Match" = Option<String>, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AmendmentBody), (status = 404, description = "absent, another doctor's, or of a patient no longer in care"),
              (status = 412, description = "amended since that version")))]
pub(super) async fn amend(
    Concealed(grant): Concealed<WriteRecord>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    ApiPath((whose, id)): ApiPath<(Whose, RecordId)>,
    seen: IfMatch,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<AmendmentText>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), &format!("amendments of {id}"), key.as_str(), fingerprint.as_str()));
    let amended = records.amend(&grant, (whose, id), &body.check()?, seen.version()?, once.as_ref()).await?;
    let amendment = &amended.amendment;
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}/records/{id}", amendment.patient_id))];
    let tag = Etag::version(amendment.number + 1);
    Ok((StatusCode::CREATED, location, tag, Replayed(amended.replayed), ApiJson(AmendmentBody::of(amendment, &settings.now().zone))))
}
