//! The mood log over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

use super::body::MoodBody;
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords};
use crate::capabilities::records::model::Whose;
use crate::capabilities::settings::service::SettingsBook;
use crate::capabilities::wellbeing::model::MoodText;
use crate::capabilities::wellbeing::service::{MOST_DAYS, Wellbeing};
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::wall::plain_date;
use crate::web::cursor::ListBody;
use crate::web::etag::{Etag, IfMatch};
use crate::web::gate::Concealed;
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::Refusal;

/// Which days.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(super) struct Days {
    /// First day; 30 days until `to` when absent.
    #[param(value_type = Option<String>, format = "date")]
    from: Option<String>,
    /// Last day; today when absent. At most 366 days.
    #[param(value_type = Option<String>, format = "date")]
    to: Option<String>,
}

impl Days {
    fn read(&self, today: Date) -> Result<(Date, Date), Flaws> {
        let mut flaws = Flaws::default();
        let date =
            |pointer, said: Option<&str>| said.map(|said| plain_date(said).ok_or_else(|| Flaw::new(pointer, "not_a_date"))).transpose();
        let to = flaws.keep(date("/to", self.to.as_deref())).flatten().unwrap_or(today);
        let from = flaws.keep(date("/from", self.from.as_deref())).flatten().unwrap_or_else(|| to.saturating_sub(29.days()));
        flaws.none()?;
        if to < from {
            return Err(Flaw::new("/to", "before_from").into());
        }
        let most = i64::try_from(MOST_DAYS).unwrap_or(i64::MAX);
        if to.duration_since(from).as_hours() / 24 >= most {
            return Err(Flaw::new("/to", "range_too_long").with("days", most).into());
        }
        Ok((from, to))
    }
}

/// A part of the path that is a date; anything else is no address.
fn day(text: &str) -> Result<Date, Refusal> {
    plain_date(text).ok_or(Refusal::NotFound)
}

/// One's own mood log, oldest day first.
#[utoipa::path(get, path = "/me/mood", tag = "wellbeing", params(Days), responses((status = 200, body = ListBody<MoodBody>)))]
pub(super) async fn own(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiQuery(days): ApiQuery<Days>,
) -> Result<impl IntoResponse, Refusal> {
    answer(&wellbeing, &settings, &grant.also()?, Whose::Mine, &days).await
}

/// The mood log of a patient in the reader's care who shares it with them, oldest day first.
#[utoipa::path(get, path = "/patients/{pid}/mood", tag = "wellbeing", params(("pid" = String, Path, description = "`me`, or a patient's id"), Days),
    responses((status = 200, body = ListBody<MoodBody>), (status = 404, description = "not in the reader's care, or not shared")))]
pub(super) async fn list(
    Concealed(grant): Concealed<ReadRecords>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(whose): ApiPath<Whose>,
    ApiQuery(days): ApiQuery<Days>,
) -> Result<impl IntoResponse, Refusal> {
    answer(&wellbeing, &settings, &grant, whose, &days).await
}

async fn answer(
    wellbeing: &Wellbeing,
    settings: &SettingsBook,
    grant: &Granted<ReadRecords>,
    whose: Whose,
    days: &Days,
) -> Result<ApiJson<ListBody<MoodBody>>, Refusal> {
    let moods = wellbeing.moods(grant, whose, days.read(wellbeing.today())?).await?;
    let zone = settings.now().zone.clone();
    Ok(ApiJson(ListBody { items: moods.iter().map(|mood| MoodBody::of(mood, &zone)).collect(), next: None }))
}

/// One day of one's own log.
#[utoipa::path(get, path = "/me/mood/{date}", tag = "wellbeing", params(("date" = String, Path, format = "date")),
    responses((status = 200, body = MoodBody), (status = 404, description = "nothing was written that day")))]
pub(super) async fn show(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(date): ApiPath<String>,
) -> Result<impl IntoResponse, Refusal> {
    let mood = wellbeing.mood(&grant, day(&date)?).await?.ok_or(Refusal::NotFound)?;
    Ok((Etag::version(mood.version), ApiJson(MoodBody::of(&mood, &settings.now().zone))))
}

/// Write a day, or write it anew. `If-Match` names the tag of what it was written over.
#[utoipa::path(put, path = "/me/mood/{date}", tag = "wellbeing", request_body = MoodText,
    params(("date" = String, Path, format = "date"), ("If-Match" = Option<String>, Header)),
    responses((status = 200, body = MoodBody), (status = 412, description = "written since that version"),
              (status = 422, description = "no level of 1 to 5, too long a note, or a day to come")))]
pub(super) async fn write(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    State(settings): State<SettingsBook>,
    ApiPath(date): ApiPath<String>,
    seen: IfMatch,
    ApiJson(body): ApiJson<MoodText>,
) -> Result<impl IntoResponse, Refusal> {
    let mood = wellbeing.write_mood(&grant, day(&date)?, &body.check()?, seen.version()?).await?;
    Ok((Etag::version(mood.version), ApiJson(MoodBody::of(&mood, &settings.now().zone))))
}

/// Remove a day. Removing what is not there changes nothing.
#[utoipa::path(delete, path = "/me/mood/{date}", tag = "wellbeing", params(("date" = String, Path, format = "date")), responses((status = 204)))]
pub(super) async fn remove(
    grant: Granted<KeepHealthNotes>,
    State(wellbeing): State<Wellbeing>,
    ApiPath(date): ApiPath<String>,
) -> Result<StatusCode, Refusal> {
    wellbeing.remove_mood(&grant, day(&date)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
