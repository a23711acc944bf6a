//! One's feed over the API.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::StatusCode;
use serde::Serialize;

use super::pages::address_of;
use super::service::CalendarFeeds;
use crate::access::grant::Granted;
use crate::access::permissions::{KeepCalendarFeed, Right};
use crate::primitives::text::Sensitive;
use crate::web::json::{ApiJson, Nothing};
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
    CalendarFeeds: FromRef<S>,
{
    Routes::new().api(Gate::Needs(Right::KeepCalendarFeed), routes!(show, make, end))
}

/// A feed, if there is one.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct FeedBody {
    /// With the hospital zone's offset; `null`: there is none.
    #[schema(format = "date-time")]
    made_at: Option<String>,
    /// The whole address, only in the answer to making it: it is kept nowhere.
    #[schema(value_type = Option<String>)]
    url: Option<Sensitive<String>>,
}

/// Whether the caller has a feed, without its address.
#[utoipa::path(get, path = "/me/calendar-feed", tag = "appointments",
    responses((status = 200, body = FeedBody)))]
async fn show(
    grant: Granted<KeepCalendarFeed>,
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
) -> Result<impl IntoResponse, Refusal> {
    let made = feeds.standing(&grant).await?;
    Ok(ApiJson(FeedBody { made_at: made.map(|made| web.house.zone().rfc3339(made)), url: None }))
}

/// Make a feed. The address before ends.
#[utoipa::path(post, path = "/me/calendar-feed", tag = "appointments", request_body = Option<Nothing>, responses((status = 201, body = FeedBody)))]
async fn make(
    grant: Granted<KeepCalendarFeed>,
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let token = feeds.make(&grant).await?;
    let url = Some(Sensitive::new(address_of(&web, &token)));
    Ok((StatusCode::CREATED, ApiJson(FeedBody { made_at: Some(web.house.zone().rfc3339(web.clock.now())), url })))
}

/// End the feed: its address shows nothing any more.
#[utoipa::path(delete, path = "/me/calendar-feed", tag = "appointments", responses((status = 204)))]
async fn end(grant: Granted<KeepCalendarFeed>, State(feeds): State<CalendarFeeds>) -> Result<StatusCode, Refusal> {
    feeds.end(&grant).await?;
    Ok(StatusCode::NO_CONTENT)
}
