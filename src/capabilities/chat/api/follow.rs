//! A conversation as it goes on: events of the server (`text/event-stream`, WHATWG HTML) whose ids are those of the messages.
//!
//! On a socket the answer stays open: the store is asked for what is new, and at once when this process wrote it. It ends when the
//! server stops, when whoever follows has signed out, lost the right or stays away, and after a while in any case; browsers then ask
//! again behind the last id they have. Where nothing can stay open (Lambda), or one has too many open, the answer says what is new,
//! when to ask again, and ends: the same code, and the same browser.

use std::time::Duration;

use axum::extract::{FromRequestParts, State};
use axum::response::Response;
use axum::response::sse::Event;
use futures_util::stream::{self, StreamExt as _};
use http::HeaderValue;
use http::request::Parts;
use serde::Deserialize;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::body::MessageBody;
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::capabilities::chat::model::{ChatReader, Message};
use crate::capabilities::chat::service::{Chat, Heard, Seat};
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::sessions::Asks;
use crate::primitives::ids::{ConversationId, MessageId};
use crate::web::gate::{Concealed, SessionCookie};
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::problem::Problem;
use crate::web::refusal::Refusal;
use crate::web::server::Wire;
use crate::web::state::WebState;
use crate::web::stream::answered;

/// The store is asked so often while something was said of late.
const LIVELY: Duration = Duration::from_millis(500);
/// And so often when nothing was for a while: whoever writes then is seen within two seconds all the same.
const QUIET: Duration = Duration::from_millis(1_200);
/// How long a conversation is lively.
const LIVELY_FOR: Duration = Duration::from_mins(1);
/// Between two signs of life; whether whoever follows is still signed in and may read is asked with each.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A stream is this old at most.
const LONGEST: Duration = Duration::from_mins(5);
/// When browsers ask again after a stream has ended.
const AGAIN: Duration = Duration::from_secs(1);
/// The same where every answer ends at once.
const POLLED: Duration = Duration::from_secs(3);
/// Messages of one look.
const AT_ONCE: usize = 50;

/// Behind which message.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AfterQuery {
    /// The last message the caller has; without it and `Last-Event-ID`, from now on.
    pub after: Option<MessageId>,
}

/// What is known of the connection and of what its browser has seen.
#[derive(Debug)]
pub struct Line {
    /// Ends when the server stops; `None`: nothing stays open here.
    stopping: Option<CancellationToken>,
    last_event: Option<MessageId>,
}

impl<S: Send + Sync> FromRequestParts<S> for Line {
    type Rejection = Refusal;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let stopping = parts.extensions.get::<Wire>().map(|wire| wire.stopping.clone());
        let sent = parts.headers.get("last-event-id").filter(|id| !id.is_empty());
        let read = |id: &HeaderValue| id.to_str().ok().and_then(|id| id.parse().ok()).ok_or(Problem::Malformed);
        Ok(Self { stopping, last_event: sent.map(read).transpose()? })
    }
}

/// What is written in a conversation from now on, or behind a message: events `message`, each with the message as JSON and its id.
/// One entry of the trail for each stream. Ends after five minutes at most: ask again with `Last-Event-ID`.
#[utoipa::path(get, path = "/conversations/{id}/stream", tag = "conversations",
    params(("id" = ConversationId, Path), AfterQuery, ("Last-Event-ID" = Option<String>, Header)),
    responses((status = 200, description = "`text/event-stream`", content_type = "text/event-stream", body = String),
              (status = 404, description = "absent, not one of the two, or not in care any more")))]
#[expect(clippy::too_many_arguments, reason = "extractors")]
pub(super) async fn stream(
    Concealed(grant): Concealed<ReadRecords>,
    State(chat): State<Chat>,
    State(web): State<WebState>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<ConversationId>,
    ApiQuery(AfterQuery { after }): ApiQuery<AfterQuery>,
    SessionCookie(cookie): SessionCookie,
    line: Line,
) -> Result<Response, Refusal> {
    let follower = Follower { chat, web, cookie, grant };
    let zone = settings.now().zone.clone();
    let told = move |message: Message| {
        let id = message.message_id.to_string();
        Event::default().event("message").id(id).json_data(MessageBody::of(message, &zone)).map_err(Refusal::internal)
    };
    follower.follows(id, after, line, told).await
}

/// Whoever follows, and by what they are known while they do.
pub struct Follower {
    pub chat: Chat,
    pub web: WebState,
    pub cookie: Option<String>,
    pub grant: Granted<ReadRecords>,
}

impl Follower {
    /// The answer: a stream that stays, or what is new and no more. `told` makes an event of a message.
    ///
    /// # Errors
    /// When the conversation is not theirs to read, or the store does not answer.
    pub async fn follows<F>(self, id: ConversationId, after: Option<MessageId>, line: Line, told: F) -> Result<Response, Refusal>
    where
        F: Fn(Message) -> Result<Event, Refusal> + Send + Sync + 'static,
    {
        let after = line.last_event.or(after);
        let seat = line.stopping.is_some().then(|| self.chat.watchers().seat(self.grant.id())).flatten();
        let (Some(stopping), Some(seat)) = (line.stopping, seat) else {
            // Asked every few seconds: what tells nothing is no reading, and stands nowhere.
            let reader = self.chat.still_follows(&self.grant, id).await?;
            let new = self.chat.newer(&reader, after.or(reader.heads().last()), AT_ONCE).await?;
            if !new.is_empty() {
                self.chat.noted(&reader).await?;
            }
            let events = new.into_iter().map(told).collect::<Result<Vec<_>, _>>()?;
            let first = Event::default().retry(POLLED).comment("new, and no more");
            return Ok(answered(stream::iter([first].into_iter().chain(events).map(Ok))));
        };
        let reader = self.chat.follow(&self.grant, id).await?;
        let after = after.or(reader.heads().last());
        let (now, heard) = (Instant::now(), self.chat.watchers().listen(id));
        let feed = Feed {
            follower: self,
            reader,
            after,
            told,
            stopping,
            heard,
            ends: now + LONGEST,
            lively_until: now + LIVELY_FOR,
            beat: now,
            begun: false,
            _seat: seat,
        };
        let events = stream::unfold(feed, |mut feed| async move { Box::pin(feed.next()).await.map(|events| (stream::iter(events), feed)) });
        Ok(answered(events.flatten().map(Ok)))
    }

    /// Whether they are still signed in. One call.
    async fn is_here(&self) -> bool {
        let Some(cookie) = &self.cookie else { return false };
        let actor = self.web.people.who(cookie, Asks::Page).await;
        matches!(actor, Ok(Some(actor)) if actor.id == self.grant.id() && actor.is_signed_in())
    }
}

/// One stream.
struct Feed<F> {
    follower: Follower,
    reader: ChatReader,
    after: Option<MessageId>,
    told: F,
    stopping: CancellationToken,
    heard: Heard,
    ends: Instant,
    lively_until: Instant,
    /// The last sign of life.
    beat: Instant,
    begun: bool,
    _seat: Seat,
}

impl<F: Fn(Message) -> Result<Event, Refusal>> Feed<F> {
    /// What is sent next; `None`: nothing more.
    async fn next(&mut self) -> Option<Vec<Event>> {
        if !self.begun {
            self.begun = true;
            return Some(vec![Event::default().retry(AGAIN).comment("open")]);
        }
        loop {
            let now = Instant::now();
            if self.stopping.is_cancelled() || now >= self.ends {
                return None;
            }
            let chat = &self.follower.chat;
            // What cannot be read now is read by the next stream: its browser knows the last id it has.
            let new = chat.newer(&self.reader, self.after, AT_ONCE).await.ok()?;
            if !new.is_empty() {
                if !self.may_still().await {
                    return None;
                }
                (self.after, self.lively_until, self.beat) = (new.last().map(|last| last.message_id), now + LIVELY_FOR, now);
                return new.into_iter().map(&self.told).collect::<Result<_, _>>().ok();
            }
            if now >= self.beat + HEARTBEAT {
                self.beat = now;
                return if self.may_still().await { Some(vec![Event::default().comment("here")]) } else { None };
            }
            let pause = if now < self.lively_until { LIVELY } else { QUIET };
            tokio::select! {
                () = self.stopping.cancelled() => return None,
                () = self.heard.something() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Before anything is shown: they are signed in, and the conversation is theirs to read as it stands now.
    async fn may_still(&self) -> bool {
        let Follower { chat, grant, .. } = &self.follower;
        self.follower.is_here().await && chat.still_follows(grant, self.reader.heads().id()).await.is_ok()
    }
}
