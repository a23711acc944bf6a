//! Reading reports over the API.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect};

use super::body::ReportBody;
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::ReportId;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::gate::Concealed;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// A patient's reports, newest first: one's own (`me`), or those of a patient in the doctor's care.
#[utoipa::path(get, path = "/patients/{pid}/reports", tag = "reports",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), PagingQuery),
    responses((status = 200, body = ListBody<ReportBody>), (status = 404, description = "not in the reader's care")))]
pub(super) async fn list(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let shown = reports.list(&grant, whose, paging.start()?, paging.limit().get()).await?;
    let zone = settings.now().zone.clone();
    paging.answer(shown.what.map(|report| ReportBody::of(report, &zone)))
}

/// One report: where it is on its way, and what is known of its file.
#[utoipa::path(get, path = "/patients/{pid}/reports/{id}", tag = "reports",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ReportId, Path)),
    responses((status = 200, body = ReportBody), (status = 404, description = "absent, or not in the reader's care")))]
pub(super) async fn show(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
) -> Result<impl IntoResponse, Refusal> {
    let shown = reports.find(&grant, whose, id).await?;
    let preview_url = reports.preview(&shown.what).await?;
    Ok(ApiJson(ReportBody { preview_url, ..ReportBody::of(shown.what, &settings.now().zone) }))
}

/// The file of a report that is available: leads to a link that lives for a minute. Each is in the trail.
#[utoipa::path(get, path = "/patients/{pid}/reports/{id}/download", tag = "reports",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ReportId, Path)),
    responses((status = 303, description = "`Location` is the link; an attachment, never shown inside a page"),
              (status = 404, description = "absent, or not in the reader's care"),
              (status = 409, description = "not-allowed-now: not checked yet, or not taken")))]
pub(super) async fn download(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
) -> Result<impl IntoResponse, Refusal> {
    Ok(Redirect::to(&reports.download(&grant, whose, id).await?))
}
