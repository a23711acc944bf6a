//! The files of a treatment history over the API.

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use serde::Serialize;
use serde_json::json;

use super::super::model::Export;
use super::super::service::{OwnData, TreatmentError};
use super::{ExportBody, not_asked};
use crate::access::grant::Granted;
use crate::access::permissions::{Permission, Right, SeeTreatmentHistory, TakeTreatmentHistory};
use crate::capabilities::records::model::Whose;
use crate::identity::ground::Ground;
use crate::primitives::ids::{ExportId, UserId};
use crate::storage::idempotent::Once;
use crate::web::idempotency::{Fingerprint, IdempotencyKey, Replayed};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;

/// Every API route of treatment histories.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    OwnData: FromRef<S>,
{
    let (sees, takes) = (Gate::Needs(Right::SeeTreatmentHistory), Gate::Needs(Right::TakeTreatmentHistory));
    Routes::new()
        .api(sees, routes!(list))
        .api(takes, routes!(ask))
        .api(sees, routes!(show))
        .api(sees, routes!(remove))
        .api(takes, routes!(download))
}

/// What there is, newest first.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TreatmentFilesBody {
    items: Vec<ExportBody>,
}

fn location(patient: UserId, id: ExportId) -> String {
    format!("{API_BASE}/patients/{patient}/treatment-history-files/{id}")
}

fn body(file: &Export, web: &WebState) -> ExportBody {
    ExportBody::of(file, &web.house.zone(), location(file.owner_id, file.export_id))
}

/// One keyed request for one patient's file.
pub(in super::super) fn once<P: Permission>(ground: &Ground, grant: &Granted<P>, whose: Whose, key: &IdempotencyKey) -> Once {
    let patient = match whose {
        Whose::Mine => grant.id(),
        Whose::Of(patient) => patient,
    };
    ground.once(grant.id(), "treatment-history", key.as_str(), Fingerprint::of(&json!(patient)).as_str())
}

/// As pages and programs are told.
pub(in super::super) fn refused(error: TreatmentError, web: &WebState) -> Refusal {
    match error {
        TreatmentError::NotFound => Refusal::NotFound,
        TreatmentError::Storage(error) => error.into(),
        TreatmentError::Files(error) => {
            tracing::warn!(%error, "a file of a treatment history could not be read");
            web.busy()
        }
    }
}

/// The files of a treatment history that were asked for: one's own, or that of a patient who lets one read.
#[utoipa::path(get, path = "/patients/{pid}/treatment-history-files", tag = "own data",
    params(("pid" = String, Path, description = "`me`, or a patient's id")),
    responses((status = 200, body = TreatmentFilesBody), (status = 404, description = "no patient who lets the caller read")))]
async fn list(
    grant: Granted<SeeTreatmentHistory>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(whose): ApiPath<Whose>,
) -> Result<impl IntoResponse, Refusal> {
    let found = own_data.treatment_files(&grant, whose).await.map_err(|error| refused(error, &web))?;
    Ok(ApiJson(TreatmentFilesBody { items: found.files.iter().map(|file| body(file, &web)).collect() }))
}

/// Ask for a treatment history as a CSV file: a row for each visit that was written up, as it stands now. While one waits, that one
/// is answered. It is there for 24 hours after it was made.
#[utoipa::path(post, path = "/patients/{pid}/treatment-history-files", tag = "own data", request_body = Option<Nothing>,
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 202, body = ExportBody, headers(("Location" = String))),
              (status = 403, description = "it wants a proof of the last minutes (`POST /session/proof`)"),
              (status = 404, description = "no patient who lets the caller read"),
              (status = 429, description = "three within a day were asked for; `Retry-After` says when the next may be")))]
async fn ask(
    grant: Granted<TakeTreatmentHistory>,
    State(ground): State<Ground>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(whose): ApiPath<Whose>,
    key: Option<IdempotencyKey>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| once(&ground, &grant, whose, &key));
    let asked = own_data.ask_treatment(&grant, whose, once.as_ref()).await.map_err(|error| not_asked(error, &web))?;
    let place = location(asked.export.owner_id, asked.export.export_id);
    Ok((StatusCode::ACCEPTED, Replayed(asked.before), [(header::LOCATION, place)], ApiJson(body(&asked.export, &web))))
}

/// What became of one.
#[utoipa::path(get, path = "/patients/{pid}/treatment-history-files/{id}", tag = "own data",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ExportId, Path)),
    responses((status = 200, body = ExportBody), (status = 404, description = "none there, or not any more")))]
async fn show(
    grant: Granted<SeeTreatmentHistory>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath((whose, id)): ApiPath<(Whose, ExportId)>,
) -> Result<impl IntoResponse, Refusal> {
    let (_, file) = own_data.treatment_file(&grant, whose, id).await.map_err(|error| refused(error, &web))?;
    Ok(ApiJson(body(&file, &web)))
}

/// Take one back: what waits is not made, what is ready is deleted.
#[utoipa::path(delete, path = "/patients/{pid}/treatment-history-files/{id}", tag = "own data",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ExportId, Path)),
    responses((status = 204), (status = 404, description = "none there, or not any more")))]
async fn remove(
    grant: Granted<SeeTreatmentHistory>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath((whose, id)): ApiPath<(Whose, ExportId)>,
) -> Result<impl IntoResponse, Refusal> {
    own_data.remove_treatment(&grant, whose, id).await.map_err(|error| refused(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take one along as CSV. The answer leads to a link of a minute. Written into the audit trail each time.
#[utoipa::path(get, path = "/patients/{pid}/treatment-history-files/{id}/file", tag = "own data",
    params(("pid" = String, Path, description = "`me`, or a patient's id"), ("id" = ExportId, Path)),
    responses((status = 303, description = "the file is at `Location`, for a minute", headers(("Location" = String))),
              (status = 403, description = "it wants a proof of the last minutes (`POST /session/proof`)"),
              (status = 404, description = "none there that is ready, or not any more")))]
async fn download(
    grant: Granted<TakeTreatmentHistory>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath((whose, id)): ApiPath<(Whose, ExportId)>,
) -> Result<Response, Refusal> {
    let link = own_data.take_treatment(&grant, whose, id).await.map_err(|error| refused(error, &web))?;
    Ok(Redirect::to(&link).into_response())
}
