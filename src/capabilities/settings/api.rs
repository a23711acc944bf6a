//! The settings over the API: read whole, changed by a partial object that is merged.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use utoipa_axum::routes;

use super::model::{Settings, SettingsPatch};
use super::service::{SettingsBook, SettingsError};
use crate::access::grant::Granted;
use crate::access::permissions::{ManageSettings, Right};
use crate::web::etag::{Etag, IfMatch};
use crate::web::json::ApiJson;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::ManageSettings), routes!(show, change))
}

/// The settings.
#[utoipa::path(get, path = "/admin/settings", tag = "settings", responses((status = 200, body = Settings)))]
async fn show(grant: Granted<ManageSettings>, State(book): State<SettingsBook>) -> Result<impl IntoResponse, Refusal> {
    let read = book.read(&grant).await?;
    Ok((Etag::version(read.version), ApiJson(read.settings)))
}

/// Change some settings; those not named stay.
#[utoipa::path(put, path = "/admin/settings", tag = "settings", request_body = SettingsPatch,
    params(("If-Match" = Option<String>, Header)),
    responses((status = 200, body = Settings), (status = 412, description = "changed since that version"),
              (status = 422, description = "some values cannot be used; each is named")))]
async fn change(
    grant: Granted<ManageSettings>,
    State(book): State<SettingsBook>,
    seen: IfMatch,
    ApiJson(patch): ApiJson<SettingsPatch>,
) -> Result<impl IntoResponse, Refusal> {
    let changed = book.change(&grant, patch, seen.version()?).await?;
    Ok((Etag::version(changed.version), ApiJson(changed.settings)))
}

impl From<SettingsError> for Refusal {
    fn from(error: SettingsError) -> Self {
        match error {
            SettingsError::Invalid(flaws) => flaws.into(),
            SettingsError::Stale => Self::StaleVersion,
            SettingsError::Storage(error) => error.into(),
        }
    }
}
