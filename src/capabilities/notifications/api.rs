//! Messages over the API.

use axum::extract::{FromRef, State as Of};
use axum::response::IntoResponse;
use http::StatusCode;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::model::{Channel, Kind, Line, Place, State};
use super::service::{Notifications, SentAgain};
use crate::access::grant::Granted;
use crate::access::permissions::{Right, SeeMessageLedger, SeeOwnMessages, SendMessageAgain};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{AppointmentId, SeriesId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::json::{ApiJson, ApiQuery};
use crate::web::operations::routes;
use crate::web::problem::Problem;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;

/// Every API route of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    Ground: FromRef<S>,
    Notifications: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs;
    Routes::new()
        .api(needs(Right::SeeOwnMessages), routes!(list))
        .api(needs(Right::SeeOwnMessages), routes!(read))
        .api(needs(Right::SeeMessageLedger), routes!(ledger))
        .api(needs(Right::SendMessageAgain), routes!(send_again))
}

/// A message to the caller. Nothing of what it said is kept.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct NotificationBody {
    kind: Kind,
    channel: Channel,
    state: State,
    /// When it became due, with the hospital zone's offset.
    #[schema(format = "date-time")]
    at: String,
    /// It is about a visit and came since the caller last said that all was seen.
    is_new: bool,
    appointment_id: Option<AppointmentId>,
    /// Of a message about several visits at once: which series they are of.
    series_id: Option<SeriesId>,
}

/// A message to somebody, as staff see it.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct LedgerBody {
    person_id: UserId,
    message_id: String,
    kind: Kind,
    channel: Channel,
    state: State,
    #[schema(format = "date-time")]
    at: String,
    /// Why it failed, came back or was suppressed.
    because: Option<String>,
    can_be_sent_again: bool,
}

impl LedgerBody {
    fn of(line: Line, state: State, zone: &HospitalZone) -> Self {
        let can_be_sent_again = line.can_be_sent_again(state);
        let Line { recipient_id, message_id, kind, channel, at, because, .. } = line;
        Self { person_id: recipient_id, message_id, kind, channel, state, at: zone.rfc3339(at), because, can_be_sent_again }
    }
}

/// What the caller was told, newest first.
#[utoipa::path(get, path = "/notifications", tag = "messages", params(PagingQuery), responses((status = 200, body = ListBody<NotificationBody>)))]
async fn list(
    grant: Granted<SeeOwnMessages>,
    Of(notifications): Of<Notifications>,
    Of(settings): Of<SettingsBook>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let place: Option<Place> = paging.start()?;
    let own = notifications.own(&grant, place, paging.limit().get()).await?;
    let seen = own.seen_up_to;
    paging.answer(own.lines.map(|line| NotificationBody {
        is_new: line.counts_as_new() && seen.is_none_or(|seen| line.at > seen),
        at: zone.rfc3339(line.at),
        kind: line.kind,
        channel: line.channel,
        state: line.state,
        appointment_id: line.visit.map(|visit| visit.appointment_id),
        series_id: line.series(),
    }))
}

/// Up to when the caller has seen what they were told.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadInput {
    /// RFC 3339 with any offset: as a rule the `at` of the newest. Without it, everything up to now.
    #[serde(default)]
    #[schema(format = "date-time")]
    up_to: Option<String>,
}

/// How many messages are new after that.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct UnreadBody {
    unread: u32,
}

/// Say that what one was told was seen.
#[utoipa::path(post, path = "/notifications/read", tag = "messages", request_body = ReadInput,
    responses((status = 200, body = UnreadBody), (status = 422, description = "`up_to` is no instant")))]
async fn read(
    grant: Granted<SeeOwnMessages>,
    Of(ground): Of<Ground>,
    Of(notifications): Of<Notifications>,
    ApiJson(input): ApiJson<ReadInput>,
) -> Result<impl IntoResponse, Refusal> {
    let up_to = match input.up_to {
        Some(text) => text.parse::<Timestamp>().map_err(|_| Refusal::field(FieldError::new("/up_to", "not_an_instant")))?,
        None => ground.clock.now(),
    };
    Ok(ApiJson(UnreadBody { unread: notifications.seen(&grant, up_to).await? }))
}

/// Which messages.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct StateQuery {
    /// `failed` if nothing is said.
    state: Option<State>,
}

/// What the house told people, by where it stands, newest first: kinds and states, no words.
#[utoipa::path(get, path = "/message-ledger", tag = "messages", params(StateQuery, PagingQuery),
    responses((status = 200, body = ListBody<LedgerBody>)))]
async fn ledger(
    grant: Granted<SeeMessageLedger>,
    Of(notifications): Of<Notifications>,
    Of(settings): Of<SettingsBook>,
    ApiQuery(query): ApiQuery<StateQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let (zone, state) = (settings.now().zone.clone(), query.state.unwrap_or(State::Failed));
    let place: Option<Place> = paging.start()?;
    let found = notifications.ledger(&grant, state, place, paging.limit().get()).await?;
    paging.answer(found.lines.map(|line| LedgerBody::of(line, state, &zone)))
}

/// A message by its names, as the ledger says them.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
struct AgainInput {
    #[schema(value_type = String)]
    person_id: UserId,
    message_id: String,
}

/// Have a message about a visit, a file that is ready or an invoice sent once more, composed from what is true then.
#[utoipa::path(post, path = "/message-ledger/send-again", tag = "messages", request_body = AgainInput,
    responses((status = 202, description = "queued"), (status = 404, description = "no such message"),
        (status = 409, description = "it waits already, or its kind carries a link that is asked for anew by whom it is for")))]
async fn send_again(
    grant: Granted<SendMessageAgain>,
    Of(notifications): Of<Notifications>,
    ApiJson(input): ApiJson<AgainInput>,
) -> Result<StatusCode, Refusal> {
    match notifications.send_again(&grant, input.person_id, &input.message_id).await?.ok_or(Refusal::NotFound)? {
        SentAgain::Queued => Ok(StatusCode::ACCEPTED),
        SentAgain::NotThisOne | SentAgain::ChangedMeanwhile => Err(Problem::NotAllowedNow.into()),
    }
}
