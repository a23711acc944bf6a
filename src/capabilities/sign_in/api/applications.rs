//! Doctors apply over the API (F02).

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;

use super::body::NewApplication;
use super::{Caller, not_registered};
use crate::capabilities::directory::model::ProfessionText;
use crate::capabilities::sign_in::model::Given;
use crate::capabilities::sign_in::service::{RegistrationRequest, SignIn};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// Apply to work as a doctor. The mailed link confirms the address within 24 hours; then an administrator decides.
///
/// A known address is answered in the same way; its mailbox is told instead.
#[utoipa::path(post, path = "/doctor-applications", tag = "accounts", request_body = NewApplication,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 202, description = "whether or not the address has an account"), (status = 422, description = "some fields cannot be used"),
              (status = 429, description = "too many applications from this address of the network")))]
pub(super) async fn apply(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<NewApplication>,
) -> Result<impl IntoResponse, Refusal> {
    let (name, email, password, phone) = (&*body.name, &*body.email, &*body.password, body.phone.as_deref());
    let given = Given { name, email, password, phone, ..Given::default() };
    let profession = ProfessionText {
        licence_number: &body.licence_number,
        specialization: &body.specialization,
        qualifications: body.qualifications.as_deref().unwrap_or_default(),
        experience_years: body.experience_years,
        department_id: body.department_id.as_deref().unwrap_or_default(),
    };
    let key = key.map(|key| (key.as_str().to_owned(), fingerprint.as_str().to_owned()));
    let from = RegistrationRequest { address: visit.address, request: visit.request, language: visit.language, key };
    let applied = sign_in.apply(&given, &profession, from).await.map_err(|error| not_registered(error, &web))?;
    Ok((StatusCode::ACCEPTED, Replayed(applied.replayed), ()))
}
