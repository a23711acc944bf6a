//! Donations: entered, listed, decided about, taken back.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};

use super::body::{DonationBody, DonationInput, RejectInput, VerifyInput};
use super::in_address;
use crate::access::grant::Granted;
use crate::access::permissions::{EnterDonation, KeepDonations, ManageBloodBank};
use crate::access::role::Role;
use crate::capabilities::blood_bank::model::{NewDonation, Taken, rejection};
use crate::capabilities::blood_bank::service::{BloodBank, Place};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::{ApiJson, ApiPath, Nothing};
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// Offer to give blood of a group, or (administrators) enter what somebody without an account gives.
#[utoipa::path(post, path = "/blood-bank/{group}/donations", tag = "blood bank", request_body = DonationInput,
    params(("group" = BloodGroup, Path), ("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = DonationBody, headers(("Location" = String))),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn enter(
    grant: Granted<EnterDonation>,
    State(ground): State<Ground>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath(group): ApiPath<BloodGroup>,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<DonationInput>,
) -> Result<impl IntoResponse, Refusal> {
    let read = if grant.role() == Role::Patient { NewDonation::offered } else { NewDonation::entered };
    let new = read(body.units, body.day.as_deref(), body.reason.as_deref(), bank.today())?;
    let route = format!("donations-{}", group.word());
    let once = key.map(|key| ground.once(grant.id(), &route, key.as_str(), fingerprint.as_str()));
    let (donation, replayed) = bank.enter(&grant, group, new, once.as_ref()).await?;
    let location = format!("{API_BASE}/blood-bank/{}/donations/{}", in_address(donation.blood_group), donation.donation_id);
    let body = DonationBody::of(donation, &settings.now().zone);
    Ok((StatusCode::CREATED, Replayed(replayed), [(header::LOCATION, location)], ApiJson(body)))
}

/// One donation: one's own; anybody's for administrators.
#[utoipa::path(get, path = "/blood-bank/{group}/donations/{id}", tag = "blood bank",
    params(("group" = BloodGroup, Path), ("id" = DonationId, Path)),
    responses((status = 200, body = DonationBody), (status = 404, description = "no such donation, or somebody else's")))]
pub(super) async fn show(
    grant: Granted<EnterDonation>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
) -> Result<ApiJson<DonationBody>, Refusal> {
    let found = bank.donation(&grant, Place { blood_group, donation_id }).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(DonationBody::of(found, &settings.now().zone)))
}

/// One's own donations, the newest first.
#[utoipa::path(get, path = "/me/donations", tag = "blood bank", params(PagingQuery), responses((status = 200, body = ListBody<DonationBody>)))]
pub(super) async fn own(
    grant: Granted<KeepDonations>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Place> = paging.start()?;
    let listed = bank.own(&grant, paging.limit().get(), place, None).await?;
    paging.answer(listed.map(|donation| DonationBody::of(donation, &zone)))
}

/// Donations nobody has decided about, the longest waiting first.
#[utoipa::path(get, path = "/admin/donations", tag = "blood bank", params(PagingQuery),
    responses((status = 200, body = ListBody<DonationBody>)))]
pub(super) async fn waiting(
    grant: Granted<ManageBloodBank>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Place> = paging.start()?;
    let listed = bank.waiting(&grant, paging.limit().get(), place).await?;
    paging.answer(listed.map(|offered| DonationBody::of(offered.donation, &zone)))
}

/// Take a donation into the stock.
#[utoipa::path(post, path = "/blood-bank/{group}/donations/{id}/verify", tag = "blood bank", request_body = Option<VerifyInput>,
    params(("group" = BloodGroup, Path), ("id" = DonationId, Path)),
    responses((status = 200, body = DonationBody), (status = 404, description = "no such donation"),
              (status = 409, description = "not-allowed-now: it has been decided about"),
              (status = 422, description = "some fields cannot be used; each is named")))]
pub(super) async fn verify(
    grant: Granted<ManageBloodBank>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    body: Option<ApiJson<VerifyInput>>,
) -> Result<ApiJson<DonationBody>, Refusal> {
    let (said, today) = (body.map(|ApiJson(said)| said).unwrap_or_default(), bank.today());
    let place = Place { blood_group, donation_id };
    let read = |offered| Taken::parse(said.units, said.collected_on.as_deref(), said.expires_on.as_deref(), offered, today);
    Ok(ApiJson(DonationBody::of(bank.verify(&grant, place, read).await?, &settings.now().zone)))
}

/// Do not take a donation.
#[utoipa::path(post, path = "/blood-bank/{group}/donations/{id}/reject", tag = "blood bank", request_body = RejectInput,
    params(("group" = BloodGroup, Path), ("id" = DonationId, Path)),
    responses((status = 200, body = DonationBody), (status = 404, description = "no such donation"),
              (status = 409, description = "not-allowed-now: it has been decided about")))]
pub(super) async fn reject(
    grant: Granted<ManageBloodBank>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    ApiJson(body): ApiJson<RejectInput>,
) -> Result<ApiJson<DonationBody>, Refusal> {
    let rejected = bank.reject(&grant, Place { blood_group, donation_id }, rejection(&body.reason)?).await?;
    Ok(ApiJson(DonationBody::of(rejected, &settings.now().zone)))
}

/// Take back an offer of one's own, while nobody has decided about it.
#[utoipa::path(post, path = "/blood-bank/{group}/donations/{id}/cancel", tag = "blood bank", request_body = Option<Nothing>,
    params(("group" = BloodGroup, Path), ("id" = DonationId, Path)),
    responses((status = 200, body = DonationBody), (status = 404, description = "no such donation, or somebody else's"),
              (status = 409, description = "not-allowed-now: it has been decided about")))]
pub(super) async fn cancel(
    grant: Granted<KeepDonations>,
    State(bank): State<BloodBank>,
    State(settings): State<SettingsBook>,
    ApiPath((blood_group, donation_id)): ApiPath<(BloodGroup, DonationId)>,
    _: Option<ApiJson<Nothing>>,
) -> Result<ApiJson<DonationBody>, Refusal> {
    let cancelled = bank.cancel(&grant, Place { blood_group, donation_id }).await?;
    Ok(ApiJson(DonationBody::of(cancelled, &settings.now().zone)))
}
