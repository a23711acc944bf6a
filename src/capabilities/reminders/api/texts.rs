//! Text messages to one's phone, over the API.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::StatusCode;
use serde::{Deserialize, Serialize};

use crate::access::grant::Granted;
use crate::access::permissions::{ChooseMessages, Right};
use crate::capabilities::reminders::model::WORDING;
use crate::capabilities::reminders::service::{Reminders, TextsError};
use crate::capabilities::reminders::views::{self as view, TextsState};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::throttle::Throttled;
use crate::web::json::{ApiJson, Nothing};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{Because, FieldError, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Seconds after which SNS may be asked again.
const ASK_AGAIN: u32 = 5;

/// Every API route about texts.
pub(super) fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reminders: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let own = Gate::Needs(Right::ChooseMessages);
    Routes::new().api(own, routes!(show, agree, stop)).api(own, routes!(ask)).api(own, routes!(resume))
}

/// How it stands with text messages to you.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct TextsBody {
    /// Where they go, or would go; with the country.
    number: Option<String>,
    state: TextsState,
    /// When you agreed to them, with the hospital zone's offset.
    #[schema(format = "date-time")]
    since: Option<String>,
    /// To which words you agreed, or would agree: the day they came into force.
    wording: String,
}

/// How it stands with text messages to you.
#[utoipa::path(get, path = "/me/texts", tag = "accounts", responses((status = 200, body = TextsBody)))]
async fn show(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    State(settings): State<SettingsBook>,
) -> Result<impl IntoResponse, Refusal> {
    let (_, _, texts) = reminders.own_with_texts(&grant).await?.ok_or(Refusal::NotFound)?;
    let zone = &settings.now().zone;
    Ok(ApiJson(TextsBody {
        state: TextsState::of(&texts),
        number: texts.number.as_ref().ok().map(|number| number.as_str().to_owned()),
        since: texts.texting.as_ref().map(|texting| zone.rfc3339(texting.since)),
        wording: texts.texting.map_or_else(|| WORDING.to_owned(), |texting| texting.wording),
    }))
}

/// Have a code of six digits sent to the phone of your profile: five a day, for you and for the number. It works for ten minutes.
#[utoipa::path(post, path = "/me/texts/codes", tag = "accounts", request_body = Option<Nothing>,
    responses((status = 202), (status = 409, description = "you have texts already, also where your carrier was told to stop them"),
        (status = 422, description = "your number cannot be sent a text"), (status = 429, description = "too many codes today"),
        (status = 503, description = "SNS does not answer")))]
async fn ask(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    reminders.ask_for_code(&grant).await?;
    Ok(StatusCode::ACCEPTED)
}

/// The code that came.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct CodeInput {
    #[schema(example = "123456")]
    code: String,
}

/// Agree to text messages, with the code that was sent to your phone.
#[utoipa::path(put, path = "/me/texts", tag = "accounts", request_body = CodeInput,
    responses((status = 204), (status = 409, description = "no code works any more: ask for another one"), (status = 422, description = "another code was sent")))]
async fn agree(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    ApiJson(input): ApiJson<CodeInput>,
) -> Result<StatusCode, Refusal> {
    reminders.agree(&grant, &input.code).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Have no text messages sent any more. What you wanted by text comes by mail.
#[utoipa::path(delete, path = "/me/texts", tag = "accounts", responses((status = 204)))]
async fn stop(grant: Granted<ChooseMessages>, State(reminders): State<Reminders>) -> Result<StatusCode, Refusal> {
    reminders.stop_texts(&grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Have text messages sent again after you had told your carrier to stop them: once in 30 days.
#[utoipa::path(post, path = "/me/texts/resume", tag = "accounts", request_body = Option<Nothing>,
    responses((status = 204), (status = 409, description = "they were not stopped so, or it is less than 30 days since the last time"),
        (status = 503, description = "SNS does not answer")))]
async fn resume(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<StatusCode, Refusal> {
    reminders.resume_texts(&grant).await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<TextsError> for Refusal {
    fn from(error: TextsError) -> Self {
        let not_now = |message| Because::of(Problem::NotAllowedNow).detail(message).into();
        match error {
            TextsError::Cannot(why) => Self::field(FieldError::said("/phone", view::code_of(why), view::why_not(why))),
            TextsError::NotNow => Problem::NotAllowedNow.into(),
            TextsError::OptedOut => not_now(view::opted_out()),
            TextsError::WrongCode => Self::field(FieldError::new("/code", "wrong_code")),
            TextsError::CodeOver => not_now(view::code_over()),
            TextsError::Throttled(Throttled::Wait { seconds }) => Self::TooManyRequests { retry_after: seconds },
            TextsError::Away => Self::Busy { retry_after: ASK_AGAIN },
            TextsError::Throttled(Throttled::Storage(error)) | TextsError::Storage(error) => error.into(),
        }
    }
}
