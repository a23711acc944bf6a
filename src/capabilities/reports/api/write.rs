//! Adding and removing reports over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{AddedBody, ReportBody};
use crate::access::permissions::AddReport;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::ReportText;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::ReportId;
use crate::web::gate::Concealed;
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// Announce a file: a PDF, a JPEG or PNG picture, or a Word document, up to `max_report_bytes`. Send it as `upload` says,
/// which works once and with exactly these bytes, then complete the report. At most 20 an hour and 200 MB a day.
#[utoipa::path(post, path = "/patients/{pid}/reports", tag = "reports", request_body = ReportText,
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = AddedBody), (status = 404, description = "not in the reader's care"),
              (status = 422, description = "a kind or a size that is not taken"), (status = 429, description = "as many as one may add for now")))]
pub(super) async fn add(
    Concealed(grant): Concealed<AddReport>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    ApiPath(whose): ApiPath<Whose>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<ReportText>,
) -> Result<impl IntoResponse, Refusal> {
    let file = body.check(reports.most_bytes())?;
    let once = key.map(|key| ground.once(grant.id(), "reports", key.as_str(), fingerprint.as_str()));
    let added = reports.add(&grant, whose, &file, once.as_ref()).await?;
    let upload = reports.upload_link(&added.report).await?;
    let place = format!("{API_BASE}/patients/{}/reports/{}", added.report.patient_id, added.report.report_id);
    let body = AddedBody::of(&added.report, upload, &settings.now().zone);
    Ok((StatusCode::CREATED, [(header::LOCATION, place)], Replayed(added.replayed), ApiJson(body)))
}

/// Say that the file was sent: it is looked at next, and becomes `available` or `rejected`. Once is enough.
#[utoipa::path(post, path = "/patients/{pid}/reports/{id}/complete", tag = "reports", request_body = Option<Nothing>,
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ReportId, Path)),
    responses((status = 200, body = ReportBody),
              (status = 404, description = "absent, not in the reader's care, or added by somebody else"),
              (status = 409, description = "not-allowed-now: the file is not here or is empty, or its time is over")))]
pub(super) async fn complete(
    Concealed(grant): Concealed<AddReport>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
    _: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let report = reports.complete(&grant, whose, id).await?;
    Ok(ApiJson(ReportBody::of(report, &settings.now().zone)))
}

/// Remove a report one added oneself, with its file. One that a doctor has reviewed stays.
#[utoipa::path(delete, path = "/patients/{pid}/reports/{id}", tag = "reports",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ReportId, Path)),
    responses((status = 204), (status = 404, description = "absent, not in the reader's care, or added by somebody else"),
              (status = 409, description = "not-allowed-now: a doctor has reviewed it")))]
pub(super) async fn remove(
    Concealed(grant): Concealed<AddReport>,
    State(reports): State<Reports>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
) -> Result<impl IntoResponse, Refusal> {
    reports.remove(&grant, whose, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
