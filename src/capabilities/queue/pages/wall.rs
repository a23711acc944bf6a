//! A screen on a wall: the numbers of a department, live where the host can stream, else asked for every few seconds. Without
//! scripts the page is read again by itself.

use std::time::Duration;

use axum::extract::State;
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt as _;
use futures_util::stream;
use http::StatusCode;
use serde_json::json;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::super::service::WaitingRooms;
use super::super::views::{BoardView, Wall, WallEnded};
use crate::web::json::ApiPath;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::stream::{Stopping, answered};
use crate::web::texts::Language;

/// Between two looks: what a screen costs, 1.5 read units each.
const LOOK: Duration = Duration::from_secs(3);
/// Between two signs of life.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// A stream is this old at most; browsers then ask again.
const LONGEST: Duration = Duration::from_mins(5);
/// When browsers ask again after a stream has ended, and where every answer ends at once.
const AGAIN: Duration = Duration::from_secs(3);

/// The screen; where its link has ended, that is what hangs there.
pub(super) async fn show(State(rooms): State<WaitingRooms>, ApiPath(key): ApiPath<String>, page: Page) -> Result<Response, Refusal> {
    let (department, board) = (rooms.department_of(&key).await?, rooms.board(&key).await?);
    match department.zip(board) {
        Some((department, board)) => {
            let (department, stream) = (department.name, format!("/queue/{key}/stream"));
            Ok(page.render(&Wall { department, stream, board: BoardView::of(board) })?.into_response())
        }
        None if rooms.is_of_ours(&key) => page.again(StatusCode::GONE, &WallEnded {}),
        None => Err(Refusal::NotFound),
    }
}

/// What it shows, whenever that changes.
pub(super) async fn stream(
    State(rooms): State<WaitingRooms>,
    State(web): State<WebState>,
    ApiPath(key): ApiPath<String>,
    Stopping(stopping): Stopping,
    page: Page,
) -> Result<Response, Refusal> {
    let watch = Watch { rooms, web, key, language: page.language(), shown: String::new() };
    let Some(first) = watch.part().await? else {
        let over = watch.rooms.is_of_ours(&watch.key).then(|| answered(stream::iter([Ok(over())])));
        return over.ok_or(Refusal::NotFound);
    };
    let opening = [Event::default().retry(AGAIN).comment("open"), event_of(&first)?];
    let seat = watch.rooms.seat();
    let (Some(stopping), Some(seat)) = (stopping, seat) else {
        return Ok(answered(stream::iter(opening.map(Ok))));
    };
    let now = Instant::now();
    let open = Open { watch: Watch { shown: first, ..watch }, stopping, ends: now + LONGEST, beat: now, over: false, _seat: seat };
    let later = stream::unfold(open, |mut open| async move { Box::pin(open.next()).await.map(|event| (event, open)) });
    Ok(answered(stream::iter(opening).chain(later).map(Ok)))
}

fn event_of(part: &str) -> Result<Event, Refusal> {
    Event::default().event("queue").json_data(json!({ "html": part })).map_err(Refusal::internal)
}

/// The link has ended: the screen says so and asks for nothing any more.
fn over() -> Event {
    Event::default().event("over").data("over")
}

/// One look after another at one screen.
struct Watch {
    rooms: WaitingRooms,
    web: WebState,
    key: String,
    language: Language,
    /// What was sent last.
    shown: String,
}

impl Watch {
    /// What the screen shows now, as its page is made of; `None` when its link has ended.
    async fn part(&self) -> Result<Option<String>, Refusal> {
        let Some(board) = self.rooms.board(&self.key).await? else { return Ok(None) };
        self.web.pages.part(self.language, "queue/board.html", &BoardView::of(board)).map(Some).map_err(Refusal::internal)
    }
}

/// A stream that stays open.
struct Open {
    watch: Watch,
    stopping: CancellationToken,
    ends: Instant,
    beat: Instant,
    /// The screen was told that its link has ended.
    over: bool,
    _seat: OwnedSemaphorePermit,
}

impl Open {
    /// What is sent next; `None`: nothing more.
    async fn next(&mut self) -> Option<Event> {
        loop {
            tokio::select! {
                () = self.stopping.cancelled() => return None,
                () = tokio::time::sleep(LOOK) => {}
            }
            let now = Instant::now();
            if now >= self.ends || self.over {
                return None;
            }
            // What cannot be read now is read by the next stream.
            let Some(part) = self.watch.part().await.ok()? else {
                self.over = true;
                return Some(over());
            };
            if part != self.watch.shown {
                let event = event_of(&part).ok()?;
                (self.watch.shown, self.beat) = (part, now);
                return Some(event);
            }
            if now >= self.beat + HEARTBEAT {
                self.beat = now;
                return Some(Event::default().comment("here"));
            }
        }
    }
}
