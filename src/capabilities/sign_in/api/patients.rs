//! Registering over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;

use super::body::{NewPatient, RegisteredBody, RegisteredUser};
use super::{Caller, not_registered};
use crate::access::role::Role;
use crate::capabilities::sign_in::model::Given;
use crate::capabilities::sign_in::service::{RegistrationRequest, SignIn};
use crate::web::idempotency::{MaybeKeyed, Replayed};
use crate::web::json::ApiJson;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// Ask for an account. It works once the link in the mail is followed, within 24 hours.
///
/// A known address is answered in the same way; its mailbox is told instead.
#[utoipa::path(post, path = "/patients", tag = "accounts", request_body = NewPatient,
    params(("Idempotency-Key" = Option<String>, Header)),
    responses((status = 201, body = RegisteredBody), (status = 422, description = "some fields cannot be used"),
              (status = 429, description = "too many registrations from this address of the network")))]
pub(super) async fn register(
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    MaybeKeyed { key, fingerprint, body }: MaybeKeyed<NewPatient>,
) -> Result<impl IntoResponse, Refusal> {
    let given = Given {
        name: &body.name,
        email: &body.email,
        password: &body.password,
        phone: body.phone.as_deref(),
        date_of_birth: body.date_of_birth.as_deref(),
        gender: body.gender,
        address: body.address.as_deref(),
        blood_group: body.blood_group,
    };
    let key = key.map(|key| (key.as_str().to_owned(), fingerprint.as_str().to_owned()));
    let from = RegistrationRequest { address: visit.address, request: visit.request, language: visit.language, key };
    let registered = sign_in.register(&given, from).await.map_err(|error| not_registered(error, &web))?;
    let user = RegisteredUser { name: registered.name, email: registered.email, role: Role::Patient };
    Ok((StatusCode::CREATED, Replayed(registered.replayed), ApiJson(RegisteredBody { user })))
}
