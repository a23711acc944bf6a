//! "Is it still you?": asked before what an open screen alone must not do.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde::Deserialize;

use super::super::api::{Caller, not_proven};
use super::super::service::{FactorError, PasswordError, ProofError, ProvenBy, SignIn};
use super::super::views::proof::ConfirmItIsYou;
use super::super::views::second_factor::{begin_anew, wrong_code};
use super::super::views::security::wrong_current;
use super::super::views::{busy, too_many_tries};
use super::session::{Way, known_way, way_on};
use crate::access::actor::Level;
use crate::access::grant::Granted;
use crate::access::permissions::UseOwnAccount;
use crate::web::cookies;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::gate::SIGN_IN;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ProofForm {
    /// A password or a code.
    proof: String,
    next: String,
}

/// The question. Whoever was led here and has shown it meanwhile goes on.
pub(super) async fn ask(
    grant: Granted<UseOwnAccount>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    ApiQuery(way): ApiQuery<Way>,
    page: Page,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, way.next);
    if next.is_some() && grant.actor().level >= Level::Proven {
        return Ok(Redirect::to(&way_on(&web, next.as_deref(), grant.role().into())).into_response());
    }
    let by_code = sign_in.proven_by(&grant).await? == ProvenBy::Code;
    Ok(page.render(&ConfirmItIsYou { by_code, next, ..ConfirmItIsYou::default() })?.into_response())
}

/// The answer, and on to where it was wanted.
pub(super) async fn answer(
    grant: Granted<UseOwnAccount>,
    State(sign_in): State<SignIn>,
    State(web): State<WebState>,
    Caller(visit): Caller,
    page: Page,
    SafeForm(form): SafeForm<ProofForm>,
) -> Result<Response, Refusal> {
    let next = known_way(&web.keys, Some(form.next));
    let refused = match sign_in.prove(&grant, &form.proof, &visit).await {
        Ok(cookie) => {
            let mut response = Redirect::to(&way_on(&web, next.as_deref(), grant.role().into())).into_response();
            cookies::begin_session(&web.origin, &cookie.expose()).append_to(response.headers_mut());
            return Ok(response);
        }
        Err(refused) => refused,
    };
    let by_code = sign_in.proven_by(&grant).await? == ProvenBy::Code;
    let again = |status, wrong, trouble| page.again(status, &ConfirmItIsYou { proof: Field::secret(wrong), trouble, by_code, next });
    match refused {
        ProofError::Code(FactorError::BeginAnew) => {
            let mut response = flash::redirect(&web, SIGN_IN, Flash::bad(begin_anew()), None);
            cookies::end_session(&web.origin).append_to(response.headers_mut());
            Ok(response)
        }
        ProofError::Code(FactorError::Wrong) => again(StatusCode::UNPROCESSABLE_ENTITY, Some(wrong_code()), None),
        ProofError::Password(PasswordError::Wrong) => again(StatusCode::UNPROCESSABLE_ENTITY, Some(wrong_current()), None),
        ProofError::Code(FactorError::Wait { seconds }) | ProofError::Password(PasswordError::Wait { seconds }) => {
            again(StatusCode::TOO_MANY_REQUESTS, None, Some(too_many_tries(seconds)))
        }
        ProofError::Password(PasswordError::Busy) => again(StatusCode::SERVICE_UNAVAILABLE, None, Some(busy())),
        error => Err(not_proven(error, &web)),
    }
}
