//! The web address that SNS posts to, and the marks over the API.

use axum::Extension;
use axum::extract::{FromRef, State};
use bytes::Bytes;
use http::{Method, StatusCode};

use super::service::{ClearError, HookError, MailHygiene};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageAccounts, ManagePatients, Right, UseOwnAccount};
use crate::primitives::ids::UserId;
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::telemetry::RequestFacts;

/// Where SNS posts what SES reports.
pub const HOOK: &str = "/hooks/ses";

/// Every route for programs.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    MailHygiene: FromRef<S>,
{
    Routes::new()
        // SNS signs in nowhere: what it posts is signed. Up to 256 KB, which is SNS's own limit too.
        .plain(Gate::Public, Method::POST, HOOK, posted)
        .long()
        .api(Gate::Needs(Right::ManagePatients), routes!(patient_is_reached))
        .api(Gate::Needs(Right::ManageAccounts), routes!(person_is_reached))
        .api(Gate::Needs(Right::UseOwnAccount), routes!(ask_for_check))
        .api(Gate::Public, routes!(check))
}

async fn posted(State(hygiene): State<MailHygiene>, State(web): State<WebState>, body: Bytes) -> Result<StatusCode, Refusal> {
    match hygiene.posted(&body).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(HookError::Closed) => Err(Refusal::NotFound),
        Err(HookError::Malformed) => Err(Problem::Malformed.into()),
        Err(HookError::NotOurs) => Err(Refusal::Forbidden),
        Err(HookError::NotNow) => Err(web.busy()),
        Err(HookError::Storage(error)) => Err(error.into()),
    }
}

/// The address of a patient works again: mail goes there from now on.
#[utoipa::path(post, path = "/patients/{pid}/mail-works", tag = "accounts", request_body = Option<Nothing>, params(("pid" = UserId, Path)),
    responses((status = 204), (status = 404, description = "no such patient"), (status = 409, description = "marked otherwise this very moment"),
        (status = 503, description = "the mail service does not answer")))]
async fn patient_is_reached(
    grant: Granted<ManagePatients>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    ApiPath(pid): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    hygiene.patient_is_reached(&grant, pid).await.map_err(|error| not_cleared(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}

/// The address of anybody works again.
#[utoipa::path(post, path = "/admin/people/{id}/mail-works", tag = "accounts", request_body = Option<Nothing>, params(("id" = UserId, Path)),
    responses((status = 204), (status = 404, description = "no such account"), (status = 409, description = "marked otherwise this very moment"),
        (status = 503, description = "the mail service does not answer")))]
async fn person_is_reached(
    grant: Granted<ManageAccounts>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    hygiene.person_is_reached(&grant, id).await.map_err(|error| not_cleared(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask for a link to one's own address, which is marked: following it shows that mail arrives.
#[utoipa::path(post, path = "/me/email-checks", tag = "accounts", request_body = Option<Nothing>,
    responses((status = 202), (status = 503, description = "the mail service does not answer")))]
async fn ask_for_check(
    grant: Granted<UseOwnAccount>,
    State(hygiene): State<MailHygiene>,
    State(web): State<WebState>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    hygiene.ask_for_check(&grant).await.map_err(|error| not_cleared(error, &web))?;
    Ok(StatusCode::ACCEPTED)
}

/// Follow that link. Works for 24 hours, and once.
#[utoipa::path(put, path = "/email-checks/{token}", tag = "accounts", params(("token" = String, Path)), request_body = Option<Nothing>,
    responses((status = 204), (status = 404, description = "the link does not work, or no longer")))]
async fn check(
    State(hygiene): State<MailHygiene>,
    ApiPath(token): ApiPath<String>,
    Extension(facts): Extension<RequestFacts>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    if hygiene.check(&token, facts.id).await? { Ok(StatusCode::NO_CONTENT) } else { Err(Refusal::NotFound) }
}

/// What somebody is told whose wish was not done.
pub(super) fn not_cleared(error: ClearError, web: &WebState) -> Refusal {
    match error {
        ClearError::NotFound => Refusal::NotFound,
        ClearError::ChangedMeanwhile => Problem::NotAllowedNow.into(),
        ClearError::NotNow => web.busy(),
        ClearError::Storage(error) => error.into(),
    }
}
