//! What a patient says of themselves over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;

use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::{Background, BackgroundText, Whose, background_version};
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::etag::{Etag, IfMatch};
use crate::web::gate::Concealed;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// What a patient says of themselves. Before anything was said the lists are empty, `written_at` is `null`, and the tag
/// is that of version 0.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct BackgroundBody {
    allergies: Vec<String>,
    no_known_allergies: bool,
    medicines: Vec<String>,
    conditions: Vec<String>,
    #[schema(format = "date-time")]
    written_at: Option<String>,
}

impl BackgroundBody {
    fn of(background: Option<&Background>, zone: &HospitalZone) -> Self {
        let said = background.map(|background| background.said.clone()).unwrap_or_default();
        let shown = |entries: &[Sensitive<String>]| entries.iter().map(|entry| entry.expose().clone()).collect();
        Self {
            allergies: shown(&said.allergies),
            no_known_allergies: said.no_known_allergies,
            medicines: shown(&said.medicines),
            conditions: shown(&said.conditions),
            written_at: background.map(|background| zone.rfc3339(background.written_at)),
        }
    }
}

fn answer(background: Option<&Background>, settings: &SettingsBook) -> impl IntoResponse + use<> {
    let body = BackgroundBody::of(background, &settings.now().zone);
    (Etag::version(background_version(background)), ApiJson(body))
}

/// One's own allergies, medicines and past conditions.
#[utoipa::path(get, path = "/me/background", tag = "wellbeing", responses((status = 200, body = BackgroundBody)))]
pub(super) async fn own(
    grant: Granted<KeepHealthNotes>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
) -> Result<impl IntoResponse, Refusal> {
    let shown = records.background(&grant.also()?, Whose::Mine).await?;
    Ok(answer(shown.what.as_ref(), &settings))
}

/// Say anew what one's allergies, medicines and past conditions are: the whole of it. `If-Match` names the tag of what it
/// was written over.
#[utoipa::path(put, path = "/me/background", tag = "wellbeing", request_body = BackgroundText, params(("If-Match" = Option<String>, Header)),
    responses((status = 200, body = BackgroundBody), (status = 412, description = "changed since that version"),
              (status = 422, description = "some entries cannot be used; each is named")))]
pub(super) async fn write(
    grant: Granted<KeepHealthNotes>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    seen: IfMatch,
    ApiJson(body): ApiJson<BackgroundText>,
) -> Result<impl IntoResponse, Refusal> {
    let background = records.write_background(&grant, &body.check()?, seen.version()?).await?;
    Ok(answer(Some(&background), &settings))
}

/// What a patient in the reader's care says of themselves.
#[utoipa::path(get, path = "/patients/{pid}/background", tag = "wellbeing", params(("pid" = String, Path, description = "`me`, or a patient's id")),
    responses((status = 200, body = BackgroundBody), (status = 404, description = "not in the reader's care")))]
pub(super) async fn show(
    Concealed(grant): Concealed<ReadRecords>,
    State(records): State<Records>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
) -> Result<impl IntoResponse, Refusal> {
    let shown = records.background(&grant, whose).await?;
    Ok(answer(shown.what.as_ref(), &settings))
}
