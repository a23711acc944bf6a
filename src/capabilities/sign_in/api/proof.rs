//! Showing anew that it is they, over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use serde::Deserialize;

use super::{Caller, factor_refusal, not_changed};
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::capabilities::sign_in::service::{FactorError, PasswordError, ProofError, ProvenBy, SignIn};
use crate::web::cookies;
use crate::web::json::ApiJson;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::state::WebState;

/// The code where the account has a second factor, else the password.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct ProofBody {
    #[serde(default)]
    #[schema(format = "password")]
    password: Option<String>,
    #[serde(default)]
    code: Option<String>,
}

/// Show that it is still you: what wants such a proof (403 `proof-needed`) is then allowed for ten minutes. The answer carries a new
/// cookie for this session, which ends when the old one would have.
#[utoipa::path(post, path = "/session/proof", tag = "accounts", request_body = ProofBody,
    responses((status = 204), (status = 422, description = "wrong, or the other one of the two is needed"), (status = 429, description = "too many wrong ones")))]
pub(super) async fn prove(
    grant: Granted<UseOwnAccount>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    ApiJson(body): ApiJson<ProofBody>,
) -> Result<impl IntoResponse, Refusal> {
    let (typed, pointer) = match sign_in.proven_by(&grant).await? {
        ProvenBy::Code => (body.code, "/code"),
        ProvenBy::Password => (body.password, "/password"),
    };
    let typed = typed.filter(|typed| !typed.is_empty()).ok_or_else(|| Refusal::field(FieldError::new(pointer, "required")))?;
    let cookie = sign_in.prove(&grant, &typed, &visit).await.map_err(|error| not_proven(error, &web))?;
    Ok((StatusCode::NO_CONTENT, cookies::begin_session(&web.origin, &cookie.expose()), ()))
}

/// Why it was not shown, as a problem.
pub(in crate::capabilities::sign_in) fn not_proven(error: ProofError, web: &WebState) -> Refusal {
    match error {
        ProofError::Password(PasswordError::Wrong) => Refusal::field(FieldError::new("/password", "wrong_password")),
        ProofError::Password(error) => not_changed(error, web),
        ProofError::Code(FactorError::BeginAnew) => Refusal::Unauthenticated,
        ProofError::Code(error) => factor_refusal(error),
        ProofError::Storage(error) => error.into(),
    }
}
