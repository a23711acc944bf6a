//! The desk's procedure for a lost device over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::access::grant::Granted;
use crate::access::permissions::{EndLostDevice, ReportLostDevice};
use crate::access::role::Role;
use crate::capabilities::sign_in::model::{LostDevice, NotYours};
use crate::capabilities::sign_in::service::{LostDeviceError, SignIn};
use crate::primitives::ids::UserId;
use crate::primitives::people::PersonName;
use crate::primitives::time::HospitalZone;
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::state::WebState;
use crate::web::texts::Message;

/// Somebody whose device is lost.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct LostDeviceBody {
    user_id: UserId,
    name: PersonName,
    role: Role,
    asked_by: UserId,
    asked_by_name: PersonName,
    #[schema(format = "date-time")]
    asked_at: String,
    /// How the person was recognised.
    reason: String,
}

impl LostDeviceBody {
    fn of(request: LostDevice, zone: &HospitalZone) -> Self {
        let LostDevice { person, name, role, asked_by, asked_by_name, asked_at, reason, .. } = request;
        Self { user_id: person, name, role, asked_by, asked_by_name, asked_at: zone.rfc3339(asked_at), reason }
    }
}

/// The list, whole: it is never long.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct LostDeviceList {
    items: Vec<LostDeviceBody>,
    next: Option<String>,
}

/// Whose device is lost, and how they were recognised.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct LostDeviceReport {
    #[schema(format = "email")]
    email: String,
    #[schema(max_length = 200)]
    reason: String,
}

/// What was asked and nobody has decided, oldest first.
#[utoipa::path(get, path = "/second-factor-resets", tag = "accounts", responses((status = 200, body = LostDeviceList)))]
pub(super) async fn list(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = web.house.zone();
    let items = sign_in.lost_devices(&grant).await?.into_iter().map(|request| LostDeviceBody::of(request, &zone)).collect();
    Ok(ApiJson(LostDeviceList { items, next: None }))
}

/// Ask that the second factor of somebody who stands at the desk be taken away. The person is told at once.
#[utoipa::path(post, path = "/second-factor-resets", tag = "accounts", request_body = LostDeviceReport,
    responses((status = 201, body = LostDeviceBody), (status = 422, description = "nobody has that address, or no second factor")))]
pub(super) async fn report(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiJson(body): ApiJson<LostDeviceReport>,
) -> Result<impl IntoResponse, Refusal> {
    let asked = sign_in.report_lost_device(&grant, &body.email, &body.reason).await;
    let request = asked.map_err(|error| lost_device_refusal(error, &web))?;
    Ok((StatusCode::CREATED, ApiJson(LostDeviceBody::of(request, &web.house.zone()))))
}

/// Agree: the second factor is gone and every session of the person ends. Whoever asked may agree only after 24 hours.
#[utoipa::path(post, path = "/second-factor-resets/{id}/approve", tag = "accounts", params(("id" = String, Path)), request_body = Option<Nothing>,
    responses((status = 204), (status = 403, description = "proof-needed"), (status = 409, description = "not-allowed-now: somebody else has to agree, or the account has changed since")))]
pub(super) async fn approve(
    grant: Granted<EndLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    sign_in.end_lost_device(&grant, id).await.map_err(|error| lost_device_refusal(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuse, or take back: everything stays as it is.
#[utoipa::path(post, path = "/second-factor-resets/{id}/reject", tag = "accounts", params(("id" = String, Path)), request_body = Option<Nothing>,
    responses((status = 204)))]
pub(super) async fn reject(
    grant: Granted<ReportLostDevice>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiPath(id): ApiPath<UserId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    sign_in.keep_lost_device(&grant, id).await.map_err(|error| lost_device_refusal(error, &web))?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why nothing was asked or decided, as a problem.
pub(in crate::capabilities::sign_in) fn lost_device_refusal(error: LostDeviceError, web: &WebState) -> Refusal {
    let not_now = |detail| Because::of(Problem::NotAllowedNow).detail(detail).into();
    match error {
        LostDeviceError::Invalid(flaws) => flaws.into(),
        LostDeviceError::NotFound => Refusal::NotFound,
        LostDeviceError::Changed => not_now(Message::new("lost-changed")),
        LostDeviceError::NotYours(NotYours::AboutYourself) => not_now(Message::new("lost-about-yourself")),
        LostDeviceError::NotYours(NotYours::AskedYourself { from }) => {
            not_now(Message::new("lost-asked-yourself").with("from", web.house.zone().rfc3339(from)))
        }
        LostDeviceError::Storage(error) => error.into(),
    }
}
