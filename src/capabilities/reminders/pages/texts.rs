//! The buttons about texts: have a code sent, agree with it, stop, and begin again after the carrier was told STOP.

use axum::extract::{FromRef, State};
use axum::response::Response;
use http::{Method, StatusCode};
use serde::Deserialize;

use super::{HERE, standing};
use crate::access::grant::Granted;
use crate::access::permissions::{ChooseMessages, Right};
use crate::capabilities::reminders::service::{Reminders, TextsError};
use crate::capabilities::reminders::views::{self as view, MessageSettings, Texts};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::throttle::Throttled;
use crate::web::field::Field;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reminders: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let own = Gate::Needs(Right::ChooseMessages);
    Routes::new()
        .page(own, Method::POST, "/notifications/settings/texts/code", ask)
        .page(own, Method::POST, "/notifications/settings/texts", agree)
        .page(own, Method::POST, "/notifications/settings/texts/stop", stop)
        .page(own, Method::POST, "/notifications/settings/texts/resume", resume)
}

async fn ask(grant: Granted<ChooseMessages>, State(reminders): State<Reminders>, State(web): State<WebState>) -> Result<Response, Refusal> {
    let asked = reminders.ask_for_code(&grant).await;
    said(asked, Flash::good(view::code_sent()), &web)
}

/// The code as typed.
#[derive(Debug, Deserialize)]
struct CodeForm {
    #[serde(default)]
    code: String,
}

async fn agree(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(settings): State<SettingsBook>,
    State(web): State<WebState>,
    page: Page,
    SafeForm(form): SafeForm<CodeForm>,
) -> Result<Response, Refusal> {
    match reminders.agree(&grant, &form.code).await {
        Err(TextsError::WrongCode) => {
            let stands = standing(&grant, &reminders, &settings, &web).await?;
            let texts = Texts { code: Field::secret(Some(view::wrong_code())), ..stands.texts };
            page.again(StatusCode::UNPROCESSABLE_ENTITY, &MessageSettings { texts, ..stands })
        }
        done => said(done, Flash::good(view::texts_on()), &web),
    }
}

async fn stop(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(web): State<WebState>,
) -> Result<Response, Refusal> {
    let stopped = reminders.stop_texts(&grant).await;
    said(stopped, Flash::good(view::texts_off()), &web)
}

async fn resume(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(web): State<WebState>,
) -> Result<Response, Refusal> {
    match reminders.resume_texts(&grant).await {
        Err(TextsError::OptedOut) => said(Ok(()), Flash::bad(view::not_yet_again()), &web),
        done => said(done, Flash::good(view::texts_on()), &web),
    }
}

/// Back to the page, with what became of it.
fn said(done: Result<(), TextsError>, good: Flash, web: &WebState) -> Result<Response, Refusal> {
    let flash = match done {
        Ok(()) => good,
        Err(TextsError::Cannot(why)) => Flash::bad(view::why_not(why)),
        Err(TextsError::NotNow) => Flash::bad(view::stands_otherwise()),
        Err(TextsError::OptedOut) => Flash::bad(view::opted_out()),
        Err(TextsError::CodeOver) => Flash::bad(view::code_over()),
        Err(TextsError::Throttled(Throttled::Wait { .. })) => Flash::bad(view::too_many_codes()),
        Err(TextsError::Away) => Flash::bad(view::texts_away()),
        Err(error) => return Err(error.into()),
    };
    Ok(flash::redirect(web, HERE, flash, None))
}
