//! Which messages one wants and on which way, over the API.

mod texts;

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;

use super::model::WishesText;
use super::service::{Reminders, WishesError};
use crate::access::grant::Granted;
use crate::access::permissions::{ChooseMessages, Right};
use crate::capabilities::settings::service::SettingsBook;
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::ApiJson;
use crate::web::operations::routes;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Reminders: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::ChooseMessages), routes!(show, choose)).merge(texts::routes())
}

/// Which messages you want, when and on which way, with every reminder of the house. What else is needed (a time that is proposed, new
/// records, the safety of your account) always comes by mail and is not in here.
#[utoipa::path(get, path = "/me/message-settings", tag = "accounts", responses((status = 200, body = WishesText)))]
async fn show(grant: Granted<ChooseMessages>, State(reminders): State<Reminders>) -> Result<impl IntoResponse, Refusal> {
    let (wishes, house) = reminders.own(&grant).await?;
    Ok((Etag::version(wishes.version), ApiJson(WishesText::of(&wishes, &house))))
}

/// Say which messages you want.
#[utoipa::path(put, path = "/me/message-settings", tag = "accounts", request_body = WishesText,
    params(("If-Match" = Option<String>, Header)),
    responses((status = 200, body = WishesText), (status = 412, description = "changed since that version"),
              (status = 422, description = "a reminder that the house does not have, or a time that is none; each is named")))]
async fn choose(
    grant: Granted<ChooseMessages>,
    State(reminders): State<Reminders>,
    seen: IfMatch,
    ApiJson(text): ApiJson<WishesText>,
) -> Result<impl IntoResponse, Refusal> {
    let wishes = reminders.wish(&grant, seen.version()?, &text).await?;
    Ok((Etag::version(wishes.version), ApiJson(WishesText::of(&wishes, &reminders.of_house()))))
}

impl From<WishesError> for Refusal {
    fn from(error: WishesError) -> Self {
        match error {
            WishesError::Stale => Self::StaleVersion,
            WishesError::Wrong(flaws) => flaws.into(),
            WishesError::Storage(error) => error.into(),
        }
    }
}
