//! Weekly rules over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{HoursBody, RuleBody, refusal};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::availability::model::RuleText;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{RuleId, UserId};
use crate::web::etag::{Etag, IfMatch};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// A doctor's rules and coming exceptions.
#[utoipa::path(get, path = "/doctors/{id}/availability", tag = "availability", params(("id" = UserId, Path)),
    responses((status = 200, body = HoursBody), (status = 404, description = "absent or another doctor's")))]
pub(super) async fn show(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath(doctor): ApiPath<UserId>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let doctor = availability.hours(&grant, doctor).await.map_err(|error| refusal(error, &zone))?;
    Ok((Etag::version(doctor.version), ApiJson(HoursBody::of(&doctor, &zone))))
}

/// Add a weekly rule.
#[utoipa::path(post, path = "/doctors/{id}/availability", tag = "availability", request_body = RuleText,
    params(("id" = UserId, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RuleBody), (status = 422, description = "off the grain, or overlapping another rule")))]
pub(super) async fn add(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath(doctor): ApiPath<UserId>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<RuleText>,
) -> Result<impl IntoResponse, Refusal> {
    let once = key.map(|key| availability.once(&grant, &format!("rules of {doctor}"), key.as_str(), fingerprint.as_str()));
    let made = availability.add_rule(&grant, doctor, &body, once.as_ref()).await;
    let made = made.map_err(|error| refusal(error, &settings.now().zone))?;
    let location = [(header::LOCATION, format!("{API_BASE}/doctors/{doctor}/availability/{}", made.thing.id))];
    let tag = Etag::version(made.doctor.version);
    Ok((StatusCode::CREATED, location, tag, Replayed(made.replayed), ApiJson(RuleBody::from(&made.thing))))
}

/// Give a rule other times.
#[utoipa::path(put, path = "/doctors/{id}/availability/{rule_id}", tag = "availability", request_body = RuleText,
    params(("id" = UserId, Path), ("rule_id" = RuleId, Path), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = RuleBody), (status = 412, description = "the hours have changed since that version")))]
pub(super) async fn change(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath((doctor, rule)): ApiPath<(UserId, RuleId)>,
    seen: IfMatch,
    ApiJson(body): ApiJson<RuleText>,
) -> Result<impl IntoResponse, Refusal> {
    let made = availability.change_rule(&grant, doctor, rule, &body, seen.version()?).await;
    let made = made.map_err(|error| refusal(error, &settings.now().zone))?;
    Ok((Etag::version(made.doctor.version), ApiJson(RuleBody::from(&made.thing))))
}

/// Remove a rule; visits booked by it stay.
#[utoipa::path(delete, path = "/doctors/{id}/availability/{rule_id}", tag = "availability",
    params(("id" = UserId, Path), ("rule_id" = RuleId, Path)), responses((status = 204), (status = 404, description = "no such rule")))]
pub(super) async fn remove(
    grant: Granted<ManageAvailability>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    ApiPath((doctor, rule)): ApiPath<(UserId, RuleId)>,
) -> Result<StatusCode, Refusal> {
    availability.remove_rule(&grant, doctor, rule).await.map_err(|error| refusal(error, &settings.now().zone))?;
    Ok(StatusCode::NO_CONTENT)
}
