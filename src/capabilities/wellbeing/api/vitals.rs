//! Measurements over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{VitalBody, VitalText};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::Whose;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::wellbeing::service::Wellbeing;
use crate::identity::ground::Ground;
use crate::primitives::ids::VitalId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::{Etag, IfMatch};
use crate::web::gate::Concealed;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// One's own measurements, newest first by when they were measured.
#[utoipa::path(get, path = "/me/vitals", tag = "wellbeing", params(PagingQuery), responses((status = 200, body = ListBody<VitalBody>)))]
pub(super) async fn own(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let shown = wellbeing.vitals(&grant.also()?, Whose::Mine, paging.start()?, paging.limit().get()).await?;
    let zone = settings.now().zone.clone();
    paging.answer(shown.what.map(|vital| VitalBody::of(&vital, &zone)))
}

/// Write a measurement down.
#[utoipa::path(post, path = "/me/vitals", tag = "wellbeing", request_body = VitalText, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = VitalBody), (status = 422, description = "some values cannot be used; each is named")))]
pub(super) async fn add(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<VitalText>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), "vitals", key.as_str(), fingerprint.as_str()));
    let added = wellbeing.add_vital(&grant, body.check()?, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/me/vitals/{}", added.vital.vital_id))];
    let body = ApiJson(VitalBody::of(&added.vital, &settings.now().zone));
    Ok((StatusCode::CREATED, location, Etag::version(added.vital.version), Replayed(added.replayed), body))
}

/// One measurement of one's own.
#[utoipa::path(get, path = "/me/vitals/{id}", tag = "wellbeing", params(("id" = VitalId, Path)),
    responses((status = 200, body = VitalBody), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn show(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<VitalId>,
) -> Result<impl IntoResponse, Refusal> {
    let vital = wellbeing.vital(&grant, id).await?;
    Ok((Etag::version(vital.version), ApiJson(VitalBody::of(&vital, &settings.now().zone))))
}

/// Correct a measurement: the whole of it. Measured at another time, it has another id, which the answer says.
#[utoipa::path(put, path = "/me/vitals/{id}", tag = "wellbeing", request_body = VitalText,
    params(("id" = VitalId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = VitalBody), (status = 404, description = "absent or somebody else's"),
              (status = 412, description = "corrected since that version"), (status = 422, description = "some values cannot be used; each is named")))]
pub(super) async fn correct(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<VitalId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<VitalText>,
) -> Result<impl IntoResponse, Refusal> {
    let vital = wellbeing.correct_vital(&grant, id, body.check()?, seen.version()?).await?;
    Ok((Etag::version(vital.version), ApiJson(VitalBody::of(&vital, &settings.now().zone))))
}

/// Remove a measurement. Removing what is not there changes nothing.
#[utoipa::path(delete, path = "/me/vitals/{id}", tag = "wellbeing", params(("id" = VitalId, Path)), responses((status = 204)))]
pub(super) async fn remove(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    ApiPath(id): ApiPath<VitalId>,
) -> Result<StatusCode, Refusal> {
    wellbeing.remove_vital(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The measurements of a patient in the reader's care, newest first.
#[utoipa::path(get, path = "/patients/{pid}/vitals", tag = "wellbeing", params(("pid" = String, Path, description = "`me`, or a patient's id"), PagingQuery),
    responses((status = 200, body = ListBody<VitalBody>), (status = 404, description = "not in the reader's care")))]
pub(super) async fn list(
    Concealed(grant): Concealed<ReadRecords>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let shown = wellbeing.vitals(&grant, whose, paging.start()?, paging.limit().get()).await?;
    let zone = settings.now().zone.clone();
    paging.answer(shown.what.map(|vital| VitalBody::of(&vital, &zone)))
}
