//! Erasures over the API, as the page leads an administrator.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use super::model::{Erasure, NotErasable, Stage};
use super::service::{ErasureError, Erasures, Seen};
use crate::access::grant::Granted;
use crate::access::permissions::{EraseAccounts, Right};
use crate::capabilities::people::model::Reason;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::primitives::time::HospitalZone;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    Erasures: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::EraseAccounts), routes!(show, ask, withdraw))
}

/// Who is meant, said twice, and why.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct ErasureText {
    /// The address of mail of the account, to say that this one is meant.
    #[schema(max_length = 254)]
    email: String,
    /// For the audit trail; nothing clinical.
    #[schema(max_length = 300)]
    reason: String,
}

/// An account as whoever erases it sees it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ErasureBody {
    person_id: UserId,
    /// Whether it can be asked for now.
    can_be_asked_for: bool,
    /// Why not: `not_closed`, `kept`.
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<&'static str>,
    /// Of `kept`: from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept_until: Option<String>,
    /// The one that is under way.
    erasure: Option<UnderwayBody>,
}

/// An erasure that was asked for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct UnderwayBody {
    stage: Stage,
    asked_at: String,
    asked_by: UserId,
    asked_by_name: String,
    reason: String,
    /// Nothing is done before.
    begins_at: String,
    /// The copy is there until then; then things go.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Mail with the link to the copy is refused: nothing goes.
    unreached: bool,
    can_be_withdrawn: bool,
}

impl ErasureBody {
    fn of(seen: Seen, zone: &HospitalZone) -> Self {
        let (not, kept_until) = match seen.verdict {
            Err(NotErasable::KeptUntil(until)) => (Some("kept"), Some(zone.rfc3339(until))),
            Err(_) => (Some("not_closed"), None),
            Ok(()) => (None, None),
        };
        let can_be_asked_for = not.is_none() && seen.erasure.is_none();
        let erasure = seen.erasure.map(|erasure| UnderwayBody::of(erasure, seen.unreached, zone));
        Self { person_id: seen.account.user_id, can_be_asked_for, not, kept_until, erasure }
    }
}

impl UnderwayBody {
    fn of(erasure: Erasure, unreached: bool, zone: &HospitalZone) -> Self {
        Self {
            stage: erasure.stage,
            asked_at: zone.rfc3339(erasure.asked_at),
            asked_by: erasure.asked_by,
            asked_by_name: erasure.asked_by_name,
            reason: erasure.reason,
            begins_at: zone.rfc3339(erasure.begins_at),
            until: erasure.until.map(|until| zone.rfc3339(until)),
            unreached,
            can_be_withdrawn: erasure.stage.can_be_withdrawn(),
        }
    }
}

/// Whether an account may be erased, and what is under way.
#[utoipa::path(get, path = "/admin/people/{id}/erasure", tag = "accounts", params(("id" = UserId, Path)),
    responses((status = 200, body = ErasureBody), (status = 404, description = "no such patient")))]
async fn show(
    grant: Granted<EraseAccounts>,
    State(erasures): State<Erasures>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    let seen = erasures.look(&grant, id).await?;
    Ok(ApiJson(ErasureBody::of(seen, &settings.now().zone)))
}

/// Ask that a closed account be erased. Nothing happens for a day; then its person is mailed a copy, and when that is over everything
/// goes. Asked for already is as asked for.
#[utoipa::path(put, path = "/admin/people/{id}/erasure", tag = "accounts", request_body = ErasureText, params(("id" = UserId, Path)),
    responses((status = 200, body = ErasureBody), (status = 404, description = "no such patient"),
              (status = 409, description = "not-allowed-now: the account is not closed, or something clinical in it is still kept"),
              (status = 422, description = "`other_address`: it is not the account's own")))]
async fn ask(
    grant: Granted<EraseAccounts>,
    State(erasures): State<Erasures>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<UserId>,
    ApiJson(body): ApiJson<ErasureText>,
) -> Result<impl IntoResponse, Refusal> {
    let seen = erasures.look(&grant, id).await?;
    let mut flaws = Flaws::default();
    let reason = flaws.keep(Reason::parse(&body.reason));
    if !seen.is_at(&body.email) {
        flaws.add(Flaw::new("/email", "other_address"));
    }
    let Some(reason) = reason.filter(|_| flaws.0.is_empty()) else { return Err(flaws.into()) };
    match erasures.ask(&grant, id, &reason).await {
        Ok(_) => Ok(ApiJson(ErasureBody::of(erasures.look(&grant, id).await?, &settings.now().zone))),
        Err(ErasureError::Not(_)) => Err(Problem::NotAllowedNow.into()),
        Err(error) => Err(error.into()),
    }
}

/// Take an erasure back, until things go. None is as asked for.
#[utoipa::path(delete, path = "/admin/people/{id}/erasure", tag = "accounts", params(("id" = UserId, Path)),
    responses((status = 204), (status = 404, description = "no such patient"), (status = 409, description = "not-allowed-now: it is being erased")))]
async fn withdraw(
    grant: Granted<EraseAccounts>,
    State(erasures): State<Erasures>,
    ApiPath(id): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    erasures.look(&grant, id).await?;
    match erasures.withdraw(&grant, id).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(ErasureError::TooLate) => Err(Problem::NotAllowedNow.into()),
        Err(error) => Err(error.into()),
    }
}
