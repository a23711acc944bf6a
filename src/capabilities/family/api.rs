//! Family and carers over the API. One place turns errors into refusals.

use std::net::{IpAddr, Ipv4Addr};

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::{Deserialize, Serialize};

use super::model::{Ending, Scope, Standing, Terms, TermsText};
use super::service::{Answer, CaredFor, Family, FamilyError, Kept};
use crate::access::grant::Granted;
use crate::access::permissions::{AddCarer, CareForOthers, KeepCarers, Right};
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::sign_in::model::address_of;
use crate::identity::ground::Ground;
use crate::identity::throttle::Throttled;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{CarerGrantId, UserId};
use crate::primitives::people::{Email, PersonName};
use crate::primitives::time::HospitalZone;
use crate::web::client_ip::ClientIp;
use crate::web::cursor::ListBody;
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
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
    Family: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let (keeps, adds) = (Gate::Needs(Right::KeepCarers), Gate::Needs(Right::AddCarer));
    let cares = Gate::Needs(Right::CareForOthers);
    Routes::new()
        .api(keeps, routes!(list))
        .api(adds, routes!(ask))
        .api(keeps, routes!(show, end))
        .api(adds, routes!(change))
        .api(cares, routes!(cared_for))
        .api(cares, routes!(give_up))
        .api(cares, routes!(invitation, answer))
}

/// Somebody who may act for the caller, or was asked to.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CarerBody {
    id: CarerGrantId,
    /// Whom the patient asked.
    email: Email,
    /// `null` before somebody says yes.
    carer_id: Option<UserId>,
    carer_name: Option<PersonName>,
    scope: Scope,
    state: Standing,
    /// The last day, in the hospital.
    #[schema(format = "date")]
    ends_on: String,
    /// Send it back as `If-Match: "v1"`.
    version: u32,
    #[schema(format = "date-time")]
    asked_at: String,
    /// Up to a minute older than the truth; `null` before the first use.
    #[schema(format = "date-time")]
    last_used_at: Option<String>,
    #[schema(format = "date-time")]
    ended_at: Option<String>,
    ended_by: Option<Ending>,
}

impl CarerBody {
    fn of(kept: Kept, zone: &HospitalZone) -> Self {
        let Kept { grant, standing, last_used_at } = kept;
        let (carer_id, carer_name) = grant.carer.map(|carer| (carer.id, carer.name)).unzip();
        Self {
            id: grant.grant_id,
            email: grant.email,
            carer_id,
            carer_name,
            scope: grant.scope,
            state: standing,
            ends_on: grant.ends_on.to_string(),
            version: grant.version,
            asked_at: zone.rfc3339(grant.asked_at),
            last_used_at: last_used_at.map(|at| zone.rfc3339(at)),
            ended_at: grant.ended_at.map(|at| zone.rfc3339(at)),
            ended_by: grant.ended_by,
        }
    }
}

/// A patient whom the caller may act for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CaredForBody {
    patient_id: UserId,
    patient_name: PersonName,
    scope: Scope,
    /// The last day, in the hospital.
    #[schema(format = "date")]
    ends_on: String,
}

/// What a mailed link asks.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CarerInvitationBody {
    patient_id: UserId,
    patient_name: PersonName,
    scope: Scope,
    /// The last day, in the hospital.
    #[schema(format = "date")]
    ends_on: String,
    /// The first instant at which it can no longer be answered.
    #[schema(format = "date-time")]
    answer_until: String,
}

/// Whom a patient asks, and what for.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct CarerInput {
    /// Of whoever is asked; whether it has an account makes no difference to the answer.
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[schema(value_type = Scope)]
    scope: String,
    /// The last day; a year from today when absent, at most two.
    #[schema(format = "date")]
    ends_on: Option<String>,
}

/// How far and until when, both as they are to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct CarerTermsInput {
    #[schema(value_type = Scope)]
    scope: String,
    #[schema(format = "date")]
    ends_on: String,
}

/// Yes or no.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
struct CarerAnswerInput {
    answer: Answer,
}

fn terms(scope: &str, ends_on: &str, ground: &Ground, zone: &HospitalZone) -> Result<Terms, Flaws> {
    Terms::parse(TermsText { scope, ends_on }, zone.date(ground.clock.now()))
}

/// Who may act for the caller or was asked to: those that run or wait first, then the newest twenty that are over.
#[utoipa::path(get, path = "/me/carers", tag = "family", responses((status = 200, body = ListBody<CarerBody>)))]
async fn list(
    grant: Granted<KeepCarers>,
    State(family): State<Family>,
    State(settings): State<SettingsBook>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let items = family.kept(&grant).await?.into_iter().map(|kept| CarerBody::of(kept, &zone)).collect();
    Ok(ApiJson(ListBody { items, next: None }))
}

/// Ask somebody to act for the caller. They get a mail with a link; the answer is the same whoever has that address.
#[utoipa::path(post, path = "/me/carers", tag = "family", request_body = CarerInput, params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = CarerBody, headers(("Location" = String))),
              (status = 422, description = "some fields cannot be used; each is named"), (status = 429, description = "asked too often")))]
async fn ask(
    grant: Granted<AddCarer>,
    State(family): State<Family>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ClientIp(address): ClientIp,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<CarerInput>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let mut flaws = Flaws::default();
    let email = flaws.keep(address_of(&body.email));
    let terms = terms(&body.scope, body.ends_on.as_deref().unwrap_or_default(), &ground, &zone);
    let terms = terms.map_err(|wrong| flaws.0.extend(wrong.0)).ok();
    let (Some(email), Some(terms)) = (email, terms) else { return Err(flaws.into()) };
    let once = key.map(|key| ground.once(grant.id(), "carers", key.as_str(), fingerprint.as_str()));
    let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED));
    let asked = family.ask(&grant, &email, terms, address, once.as_ref()).await?;
    let location = [(header::LOCATION, format!("{API_BASE}/me/carers/{}", asked.grant.grant_id))];
    let standing = asked.grant.standing(ground.clock.now());
    let body = CarerBody::of(Kept { grant: asked.grant, standing, last_used_at: None }, &zone);
    Ok((StatusCode::CREATED, location, Etag::version(body.version), Replayed(asked.replayed), ApiJson(body)))
}

/// One of them.
#[utoipa::path(get, path = "/me/carers/{id}", tag = "family", params(("id" = CarerGrantId, Path)),
    responses((status = 200, body = CarerBody), (status = 404, description = "absent or somebody else's")))]
async fn show(
    grant: Granted<KeepCarers>,
    State(family): State<Family>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<CarerGrantId>,
) -> Result<impl IntoResponse, Refusal> {
    let kept = family.kept_one(&grant, id).await?.ok_or(Refusal::NotFound)?;
    let body = CarerBody::of(kept, &settings.now().zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

/// Let a carer do more or less, or for longer or shorter.
#[utoipa::path(patch, path = "/me/carers/{id}", tag = "family", request_body = CarerTermsInput,
    params(("id" = CarerGrantId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = CarerBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "not-allowed-now: it is over"), (status = 412, description = "changed since that version"),
              (status = 422, description = "some fields cannot be used; each is named")))]
async fn change(
    grant: Granted<AddCarer>,
    State(family): State<Family>,
    State(ground): State<Ground>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<CarerGrantId>,
    seen: IfMatch,
    ApiJson(body): ApiJson<CarerTermsInput>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let terms = terms(&body.scope, &body.ends_on, &ground, &zone)?;
    family.change(&grant, id, terms, seen.version()?).await?;
    let kept = family.kept_one(&grant.also()?, id).await?.ok_or(Refusal::NotFound)?;
    let body = CarerBody::of(kept, &zone);
    Ok((Etag::version(body.version), ApiJson(body)))
}

/// End it, or take the question back. It is dead at the carer's next request; the list still shows it.
#[utoipa::path(delete, path = "/me/carers/{id}", tag = "family", params(("id" = CarerGrantId, Path)),
    responses((status = 204), (status = 404, description = "absent or somebody else's")))]
async fn end(grant: Granted<KeepCarers>, State(family): State<Family>, ApiPath(id): ApiPath<CarerGrantId>) -> Result<StatusCode, Refusal> {
    family.end(&grant, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For whom the caller may act, by name.
#[utoipa::path(get, path = "/me/cared-for", tag = "family", responses((status = 200, body = ListBody<CaredForBody>)))]
async fn cared_for(grant: Granted<CareForOthers>, State(family): State<Family>) -> Result<impl IntoResponse, Refusal> {
    let body = |CaredFor { permit, name }: CaredFor| CaredForBody {
        patient_id: permit.patient_id,
        patient_name: name,
        scope: permit.scope,
        ends_on: permit.ends_on.to_string(),
    };
    let items = family.cared_for(&grant).await?.into_iter().map(body).collect();
    Ok(ApiJson(ListBody { items, next: None }))
}

/// Give up acting for somebody.
#[utoipa::path(delete, path = "/me/cared-for/{pid}", tag = "family", params(("pid" = UserId, Path)),
    responses((status = 204), (status = 404, description = "the caller does not act for such a patient")))]
async fn give_up(
    grant: Granted<CareForOthers>,
    State(family): State<Family>,
    ApiPath(patient): ApiPath<UserId>,
) -> Result<StatusCode, Refusal> {
    family.give_up(&grant, patient).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the mailed link asks of the caller.
#[utoipa::path(get, path = "/carer-invitations/{token}", tag = "family", params(("token" = String, Path)),
    responses((status = 200, body = CarerInvitationBody), (status = 404, description = "it has ended, was answered, or is for another account")))]
async fn invitation(
    grant: Granted<CareForOthers>,
    State(family): State<Family>,
    State(settings): State<SettingsBook>,
    ApiPath(token): ApiPath<String>,
) -> Result<impl IntoResponse, Refusal> {
    let asked = family.invitation(&grant, &token).await?;
    Ok(ApiJson(CarerInvitationBody {
        patient_id: asked.patient,
        patient_name: asked.patient_name,
        scope: asked.scope,
        ends_on: asked.ends_on.to_string(),
        answer_until: settings.now().zone.rfc3339(asked.answer_until),
    }))
}

/// Answer it, once.
#[utoipa::path(put, path = "/carer-invitations/{token}", tag = "family", params(("token" = String, Path)), request_body = CarerAnswerInput,
    responses((status = 204), (status = 404, description = "it has ended, was answered, or is for another account"),
              (status = 409, description = "not-allowed-now: the caller acts for this patient already, or for as many as one may")))]
async fn answer(
    grant: Granted<CareForOthers>,
    State(family): State<Family>,
    ApiPath(token): ApiPath<String>,
    ApiJson(body): ApiJson<CarerAnswerInput>,
) -> Result<StatusCode, Refusal> {
    family.answer(&grant, &token, body.answer).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<FamilyError> for Refusal {
    fn from(error: FamilyError) -> Self {
        match error {
            FamilyError::NotFound | FamilyError::InvitationEnded => Self::NotFound,
            FamilyError::Invalid(flaws) => flaws.into(),
            FamilyError::Over | FamilyError::ActsAlready | FamilyError::TooManyCaredFor => Problem::NotAllowedNow.into(),
            FamilyError::Stale => Self::StaleVersion,
            FamilyError::KeyReused => Problem::KeyReused.into(),
            FamilyError::Throttled(Throttled::Wait { seconds }) => Self::TooManyRequests { retry_after: seconds },
            FamilyError::Throttled(Throttled::Storage(error)) | FamilyError::Storage(error) => error.into(),
        }
    }
}
