//! One's own data over the API. `treatment`: the files of a treatment history.

pub mod treatment;

use axum::extract::{FromRef, State};
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use serde::Serialize;
use serde_json::Value;

use super::model::{Export, State as Stands};
use super::service::{NotAsked, OwnData, OwnDataError};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeOwnData, TakeOwnData};
use crate::identity::ground::Ground;
use crate::primitives::ids::ExportId;
use crate::primitives::time::HospitalZone;
use crate::web::idempotency::{Fingerprint, IdempotencyKey, Replayed};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    OwnData: FromRef<S>,
{
    let takes = Gate::Needs(Right::TakeOwnData);
    Routes::new()
        .api(takes, routes!(ask))
        .api(Gate::Needs(Right::SeeOwnData), routes!(show))
        .api(takes, routes!(download))
        .merge(treatment::routes())
}

/// A copy of everything the house holds about somebody. Instants carry the hospital zone's offset.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ExportBody {
    id: ExportId,
    state: Stands,
    #[schema(format = "date-time")]
    asked_at: String,
    /// When it goes away; of one that failed too. `null` while it waits.
    #[schema(format = "date-time")]
    until: Option<String>,
    /// Bytes of the file; `null` unless it is ready.
    size: Option<u64>,
    /// Where its person takes it along, after a proof of the last minutes; `null` unless it is ready.
    download_url: Option<String>,
}

impl ExportBody {
    fn of(export: &Export, zone: &HospitalZone, place: String) -> Self {
        let ready = export.state == Stands::Ready;
        Self {
            id: export.export_id,
            state: export.state,
            asked_at: zone.rfc3339(export.asked_at),
            until: export.until.map(|until| zone.rfc3339(until)),
            size: export.size,
            download_url: ready.then(|| format!("{place}/file")),
        }
    }
}

fn location(id: ExportId) -> String {
    format!("{API_BASE}/me/exports/{id}")
}

/// Ask for a copy of everything the house holds about you. While one waits, that one is answered.
#[utoipa::path(post, path = "/me/exports", tag = "own data", request_body = Option<Nothing>, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 202, body = ExportBody, headers(("Location" = String))),
              (status = 403, description = "it wants a proof of the last minutes (`POST /session/proof`)"),
              (status = 429, description = "three within a day were asked for; `Retry-After` says when the next may be")))]
async fn ask(
    grant: Granted<TakeOwnData>,
    State(ground): State<Ground>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    key: Option<IdempotencyKey>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| ground.once(grant.id(), "exports", key.as_str(), Fingerprint::of(&Value::Null).as_str()));
    let asked = own_data.ask(&grant, once.as_ref()).await.map_err(|error| not_asked(error, &web))?;
    let body = ExportBody::of(&asked.export, &web.house.zone(), location(asked.export.export_id));
    Ok((StatusCode::ACCEPTED, Replayed(asked.before), [(header::LOCATION, location(body.id))], ApiJson(body)))
}

/// What became of a copy you asked for.
#[utoipa::path(get, path = "/me/exports/{id}", tag = "own data", params(("id" = ExportId, Path)),
    responses((status = 200, body = ExportBody), (status = 404, description = "none of yours, or not any more")))]
async fn show(
    grant: Granted<SeeOwnData>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ExportId>,
) -> Result<impl IntoResponse, Refusal> {
    let export = own_data.find(&grant, id).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(ExportBody::of(&export, &web.house.zone(), location(id))))
}

/// Take a copy along: a ZIP with a page to read, the same for programs, and the files of your reports. The answer leads to a link of a
/// minute. Written into the audit trail each time.
#[utoipa::path(get, path = "/me/exports/{id}/file", tag = "own data", params(("id" = ExportId, Path)),
    responses((status = 303, description = "the file is at `Location`, for a minute", headers(("Location" = String))),
              (status = 403, description = "it wants a proof of the last minutes (`POST /session/proof`)"),
              (status = 404, description = "none of yours that is ready, or not any more")))]
async fn download(
    grant: Granted<TakeOwnData>,
    State(own_data): State<OwnData>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<ExportId>,
) -> Result<Response, Refusal> {
    file(own_data.take(&grant, id).await, &web)
}

/// To where the file lies: it is kept by browsers and programs, and never shown inside the portal.
pub(super) fn file(link: Result<Option<String>, OwnDataError>, web: &WebState) -> Result<Response, Refusal> {
    let link = link.map_err(|error| not_read(error, web))?.ok_or(Refusal::NotFound)?;
    Ok(Redirect::to(&link).into_response())
}

pub(super) fn not_read(error: OwnDataError, web: &WebState) -> Refusal {
    match error {
        OwnDataError::Storage(error) => error.into(),
        OwnDataError::Files(error) => {
            tracing::warn!(%error, "a copy of somebody's data could not be read");
            web.busy()
        }
    }
}

pub(super) fn not_asked(error: NotAsked, web: &WebState) -> Refusal {
    match error {
        NotAsked::TooMany { again } => {
            let wait = again.duration_since(web.clock.now()).as_secs();
            Refusal::TooManyRequests { retry_after: u32::try_from(wait.max(1)).unwrap_or(u32::MAX) }
        }
        NotAsked::NotFound => Refusal::NotFound,
        NotAsked::KeyReused => Problem::KeyReused.into(),
        NotAsked::Storage(error) => error.into(),
    }
}
