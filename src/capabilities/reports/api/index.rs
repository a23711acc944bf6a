//! What administrators see of records and reports: that they are there.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Deserialize;
use uuid::Uuid;

use super::body::RecordIndexBody;
use crate::access::grant::Granted;
use crate::access::permissions::SeeRecordIndex;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::ApiQuery;
use crate::web::refusal::Refusal;

/// Whose records.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct OfPatient {
    patient: UserId,
}

/// That records and reports of a patient exist, newest first; never what they say.
#[utoipa::path(get, path = "/admin/record-index", tag = "records", params(OfPatient, PagingQuery),
    responses((status = 200, body = ListBody<RecordIndexBody>)))]
pub(super) async fn index(
    grant: Granted<SeeRecordIndex>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiQuery(OfPatient { patient }): ApiQuery<OfPatient>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let from: Option<Uuid> = paging.start()?;
    let listed = reports.index(&grant, patient, from, paging.limit().get()).await?;
    let zone = settings.now().zone.clone();
    paging.answer(listed.map(|line| RecordIndexBody::of(line, &zone)))
}
