//! Reading records over the API.

use axum::extract::State;
use axum::response::IntoResponse;

use super::body::{RecordBody, RecordLineBody};
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::RecordId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::gate::Concealed;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// A patient's records, newest first: one's own (`me`), or those of a patient in the doctor's care.
#[utoipa::path(get, path = "/patients/{pid}/records", tag = "records", params(("pid" = String, Path, description = "`me`, or a patient's id"), PagingQuery),
    responses((status = 200, body = ListBody<RecordLineBody>), (status = 404, description = "not in the reader's care")))]
pub(super) async fn list(
    Concealed(grant): Concealed<ReadRecords>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let shown = records.list(&grant, whose, paging.start()?, paging.limit().get()).await?;
    let zone = settings.now().zone.clone();
    paging.answer(shown.what.map(|line| RecordLineBody::of(line, &zone)))
}

/// One record with its amendments.
#[utoipa::path(get, path = "/patients/{pid}/records/{id}", tag = "records",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = RecordId, Path)),
    responses((status = 200, body = RecordBody), (status = 404, description = "absent, or not in the reader's care")))]
pub(super) async fn show(
    Concealed(grant): Concealed<ReadRecords>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, RecordId)>,
) -> Result<impl IntoResponse, Refusal> {
    let history = records.find(&grant, whose, id).await?.what;
    Ok((Etag::version(history.version()), ApiJson(RecordBody::of(&history, &settings.now().zone))))
}
