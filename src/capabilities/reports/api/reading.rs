//! What stands in a report over the API, and that a doctor has looked at it.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::reading_body::{ReadingBody, ReviewInput};
use crate::access::permissions::{ReadRecords, ReviewReading};
use crate::capabilities::readings::model::review as checked;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::State as ReportState;
use crate::capabilities::reports::service::Reports;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::ReportId;
use crate::web::etag::{Etag, IfMatch};
use crate::web::gate::Concealed;
use crate::web::idempotency::MaybeKeyed;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::API_BASE;
use crate::web::texts::Message;

/// What a program read in an available report: laboratory values, compared with the range the report prints, else with general guidance
/// whose source is named. Not a diagnosis. `waiting` until it was read, usually a moment.
#[utoipa::path(get, path = "/patients/{pid}/reports/{id}/reading", tag = "reports",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ReportId, Path)),
    responses((status = 200, body = ReadingBody), (status = 404, description = "absent, or not in the reader's care"),
              (status = 409, description = "not-allowed-now: the report was not checked yet, or not taken")))]
pub(super) async fn show(
    Concealed(grant): Concealed<ReadRecords>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
) -> Result<impl IntoResponse, Refusal> {
    let opened = reports.reading(&grant, whose, id).await?.what;
    if opened.report.state != ReportState::Available {
        return Err(Because::of(Problem::NotAllowedNow).detail(Message::new("report-not-available")).into());
    }
    let version = opened.reading.as_ref().map_or(0, |reading| reading.version);
    Ok((Etag::version(version), ApiJson(ReadingBody::of(&opened, &settings.now().zone))))
}

/// Say that one has looked at a report of a patient in one's care, with a comment or without. `If-Match` names the reading's tag. The patient
/// sees who, when and the comment.
#[utoipa::path(post, path = "/patients/{pid}/reports/{id}/reading/reviews", tag = "reports", request_body = ReviewInput,
    params(("pid" = String, Path, description = "a patient's id"), ("id" = ReportId, Path),
           ("If-Match" = Option<String>, Header), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = ReadingBody), (status = 404, description = "absent, or not in the doctor's care"),
              (status = 409, description = "not-allowed-now: it was not read yet, or reviewed as often as fits"),
              (status = 412, description = "reviewed or read anew since that version"),
              (status = 422, description = "the comment cannot be used")))]
pub(super) async fn review(
    Concealed(grant): Concealed<ReviewReading>,
    State(reports): State<Reports>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    ApiPath((whose, id)): ApiPath<(Whose, ReportId)>,
    seen: IfMatch,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<ReviewInput>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), &format!("reviews of {id}"), key.as_str(), fingerprint.as_str()));
    let comment = checked(body.comment.as_deref().unwrap_or_default())?;
    let opened = reports.review(&grant, (whose, id), comment, seen.version()?, once.as_ref()).await?.what;
    let version = opened.reading.as_ref().map_or(0, |reading| reading.version);
    let location = [(header::LOCATION, format!("{API_BASE}/patients/{}/reports/{id}/reading", opened.report.patient_id))];
    Ok((StatusCode::CREATED, location, Etag::version(version), ApiJson(ReadingBody::of(&opened, &settings.now().zone))))
}
