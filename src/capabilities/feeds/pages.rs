//! The page of one's feed, and the feed that calendars ask for.

use axum::extract::{FromRef, State};
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{CONTENT_TYPE, IF_NONE_MATCH};
use http::{HeaderMap, Method, StatusCode};
use sha2::{Digest as _, Sha256};

use super::service::CalendarFeeds;
use super::views::{self as view, FeedPage, FeedWords, feed_of};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepCalendarFeed, Right};
use crate::capabilities::appointments::model::calendar;
use crate::capabilities::settings::service::SettingsBook;
use crate::web::etag::Etag;
use crate::web::flash;
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::routes::{Gate, Routes};
use crate::web::state::WebState;
use crate::web::texts::{Message, words_of};

/// Where it is kept.
const OWN: &str = "/calendar-feed";

/// Every page of the slice.
#[must_use]
pub fn routes<S>() -> Routes<S>
where
    S: Clone + Send + Sync + 'static,
    WebState: FromRef<S>,
    CalendarFeeds: FromRef<S>,
    SettingsBook: FromRef<S>,
{
    let needs = Gate::Needs(Right::KeepCalendarFeed);
    Routes::new()
        .page(needs, Method::GET, OWN, own)
        .page(needs, Method::POST, OWN, make)
        .page(needs, Method::POST, "/calendar-feed/end", end)
        // Whoever has the address: calendars do not sign in.
        .plain(Gate::Public, Method::GET, "/calendar-feed/{token}", feed)
}

/// Where a feed is.
pub(super) fn address_of(web: &WebState, token: &super::model::FeedToken) -> String {
    web.origin.link(&format!("{OWN}/{}", token.expose()))
}

async fn own(
    grant: Granted<KeepCalendarFeed>,
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let made = feeds.standing(&grant).await?.map(|made| web.when(made));
    page.render(&FeedPage { made, address: None })
}

/// Shows the address in the answer itself: it is kept nowhere to be shown after a redirect.
async fn make(
    grant: Granted<KeepCalendarFeed>,
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let token = feeds.make(&grant).await?;
    page.render(&FeedPage { made: Some(web.when(web.clock.now())), address: Some(address_of(&web, &token)) })
}

async fn end(
    grant: Granted<KeepCalendarFeed>,
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
) -> Result<Response, Refusal> {
    feeds.end(&grant).await?;
    Ok(flash::redirect(&web, OWN, Flash::good(view::ended()), None))
}

async fn feed(
    State(web): State<WebState>,
    State(feeds): State<CalendarFeeds>,
    State(settings): State<SettingsBook>,
    ApiPath(token): ApiPath<String>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let token = token.parse().map_err(|_| Refusal::NotFound)?;
    let shown = feeds.read(&token).await?.ok_or(Refusal::NotFound)?;
    let settings = settings.now();
    let say = |key| words_of(shown.language, &Message::new(key).with("hospital", settings.hospital_name.as_str()));
    let (name, title) = (say("feed-name").map_err(Refusal::internal)?, say("calendar-visit").map_err(Refusal::internal)?);
    let words = FeedWords { name: &name, title: &title, address: &settings.address };
    let body = feed_of(&shown.visits, words, |visit| web.origin.link(&format!("/appointments/{}", visit.appointment_id)));
    let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(body.as_bytes()));
    let tag = Etag::text(&digest);
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(&digest));
    if known {
        return Ok((StatusCode::NOT_MODIFIED, tag, ()).into_response());
    }
    Ok((tag, [(CONTENT_TYPE, calendar::CONTENT_TYPE)], body).into_response())
}
