//! The blood bank over the API. One place turns errors into refusals.

mod body;
mod donations;

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::model::NewIssue;
use super::service::{BloodBank, BloodError, Earlier};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageBloodBank, Right};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::page::Listed;
use crate::primitives::people::BloodGroup;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::routes::{API_BASE, Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::Message;
use body::{IssueInput, MovementBody, SupplyBody};

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    BloodBank: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (enters, manages) = (Gate::Needs(Right::EnterDonation), Gate::Needs(Right::ManageBloodBank));
    Routes::new()
        .api(Gate::Public, routes!(supplies))
        .api(manages, routes!(donations::waiting))
        .api(enters, routes!(donations::enter))
        .api(enters, routes!(donations::show))
        .api(manages, routes!(donations::verify))
        .api(manages, routes!(donations::reject))
        .api(Gate::Needs(Right::KeepDonations), routes!(donations::cancel))
        .api(Gate::Needs(Right::KeepDonations), routes!(donations::own))
        .api(manages, routes!(issue))
        .api(manages, routes!(history))
}

/// A group in an address: `A+`, `A%2B`.
pub(super) fn in_address(group: BloodGroup) -> String {
    group.word().replace('+', "%2B")
}

/// What is in stock of the eight groups, always all of them. `low`: fewer units than the setting `blood_low_units`.
#[utoipa::path(get, path = "/blood-bank", tag = "blood bank", responses((status = 200, body = ListBody<SupplyBody>)))]
async fn supplies(State(bank): State<BloodBank>) -> Result<ApiJson<ListBody<SupplyBody>>, Refusal> {
    let items = bank.supplies().await?.into_iter().map(SupplyBody::of).collect();
    Ok(ApiJson(ListBody { items, next: None }))
}

/// Hand out units of a group, those first that expire first. Never more than there is.
#[utoipa::path(post, path = "/blood-bank/{group}/issues", tag = "blood bank", request_body = IssueInput,
    params(("group" = BloodGroup, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = MovementBody, headers(("Location" = String))),
              (status = 409, description = "not-allowed-now: there is less; `left` says how much"),
              (status = 422, description = "some fields cannot be used; each is named")))]
async fn issue(
    grant: Granted<ManageBloodBank>,
    State(ground): State<Ground>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath(group): ApiPath<BloodGroup>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<IssueInput>,
) -> Result<impl IntoResponse, Refusal> {
    let new = NewIssue::parse(body.units, body.to.as_deref(), body.reason.as_deref())?;
    let route = format!("blood-issues-{}", group.word());
    let once = key.map(|key| ground.once(grant.id(), &route, key.as_str(), fingerprint.as_str()));
    let (movement, replayed) = bank.issue(&grant, group, new, once.as_ref()).await?;
    let location = format!("{API_BASE}/blood-bank/{}/movements", in_address(group));
    let body = MovementBody::of(movement, &settings.now().zone);
    Ok((StatusCode::CREATED, Replayed(replayed), [(header::LOCATION, location)], ApiJson(body)))
}

/// Everything that moved of a group, the newest first.
#[utoipa::path(get, path = "/blood-bank/{group}/movements", tag = "blood bank", params(("group" = BloodGroup, Path), PagingQuery),
    responses((status = 200, body = ListBody<MovementBody>)))]
async fn history(
    grant: Granted<ManageBloodBank>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath(group): ApiPath<BloodGroup>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Earlier> = paging.start()?;
    let listed: Listed<_, Earlier> = bank.history(&grant, group, paging.limit().get(), place).await?;
    paging.answer(listed.map(|movement| MovementBody::of(movement, &zone)))
}

impl From<BloodError> for Refusal {
    fn from(error: BloodError) -> Self {
        let not_now = |why: Message| Because::of(Problem::NotAllowedNow).detail(why);
        match error {
            BloodError::NotFound => Self::NotFound,
            BloodError::Invalid(flaws) => flaws.into(),
            BloodError::NotEnough(short) => {
                not_now(Message::new("problem-not-allowed-now-blood-short").with("left", short.left)).member("left", short.left).into()
            }
            BloodError::Decided(_) => not_now(Message::new("problem-not-allowed-now-donation-decided")).into(),
            BloodError::KeyReused => Problem::KeyReused.into(),
            BloodError::Storage(error) => error.into(),
        }
    }
}
