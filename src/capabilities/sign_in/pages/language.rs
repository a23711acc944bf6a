//! Another language: for this browser, and for the pages and mails of whoever is signed in.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::service::SignIn;
use crate::primitives::language::Language;
use crate::web::cookies;
use crate::web::forms::SafeForm;
use crate::web::gate::MaybeActor;
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::return_path::ReturnPath;
use crate::web::state::WebState;

/// What the switch below every page sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LanguageForm {
    language: String,
    back: String,
}

/// Takes it and goes back to the page. One write for whoever is signed in.
pub(super) async fn choose(
    State(web): State<WebState>,
    State(sign_in): State<SignIn>,
    MaybeActor(actor): MaybeActor,
    SafeForm(form): SafeForm<LanguageForm>,
) -> Result<Response, Refusal> {
    let language = Language::of(&form.language).ok_or(Problem::Malformed)?;
    if let Some(actor) = actor {
        sign_in.reads_in(&actor, language).await?;
    }
    let back = ReturnPath::checked(&form.back);
    let mut response = Redirect::to(back.as_ref().map_or("/", ReturnPath::as_str)).into_response();
    cookies::keep_language(&web.origin, language.tag()).append_to(response.headers_mut());
    Ok(response)
}
