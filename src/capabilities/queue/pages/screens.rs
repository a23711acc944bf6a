//! The links of screens, for whoever hangs them up.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::super::service::{Renewed, Room, WaitingRooms};
use super::super::views::{self as view, Asking, RoomLine, ScreenLink, ScreensPage};
use super::{SCREENS, address_of};
use crate::access::grant::Granted;
use crate::access::permissions::KeepScreens;
use crate::primitives::ids::DepartmentId;
use crate::web::flash;
use crate::web::forms::SafeForm;
use crate::web::frame::Flash;
use crate::web::json::{ApiPath, ApiQuery};
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;

/// The department whose link is to end, with or without another in its place, which is asked about first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    renew: String,
    end: String,
}

impl Asked {
    fn of(&self, department: DepartmentId) -> Option<Asking> {
        let asks = [(&self.renew, Asking::Another), (&self.end, Asking::End)];
        asks.into_iter().find(|(said, _)| **said == department.to_string()).map(|(_, asking)| asking)
    }
}

/// Which link ends for the new one; empty: there was none.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MakeForm {
    instead: String,
}

/// That every screen ends was read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct EndForm {
    sure: String,
}

/// Every department with the link of its screens.
pub(super) async fn list(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiQuery(asked): ApiQuery<Asked>,
    page: Page,
) -> Result<Html<String>, Refusal> {
    let line = |Room { department, screen }: Room| RoomLine {
        id: department.id,
        name: department.name,
        link: screen.map(|screen| {
            let key = rooms.key_of(&screen);
            ScreenLink {
                url: address_of(&web, &key),
                path: format!("/queue/{key}"),
                made: web.when(screen.made_at),
                made_by_name: screen.made_by_name,
                mark: screen.mark.to_string(),
                asking: asked.of(department.id),
            }
        }),
    };
    let lines = rooms.rooms(&grant).await?.into_iter().map(line).collect();
    page.render(&ScreensPage { rooms: lines, entrance: web.origin.link(super::ENTRANCE) })
}

/// Makes a link; another in its place once it was said that the running one ends. Pressed twice, it is one link.
pub(super) async fn make(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
    SafeForm(form): SafeForm<MakeForm>,
) -> Result<Response, Refusal> {
    let seen: Option<Uuid> = form.instead.parse().ok();
    let words = if seen.is_some() { view::made_instead() } else { view::made() };
    Ok(match rooms.make_instead(&grant, department, seen).await?.ok_or(Refusal::NotFound)? {
        Renewed::Stands => flash::redirect(&web, SCREENS, Flash::good(words), None),
        Renewed::Changed => Redirect::to(&format!("{SCREENS}?renew={department}")).into_response(),
    })
}

/// Ends a link, once it was said what that ends.
pub(super) async fn end(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
    SafeForm(form): SafeForm<EndForm>,
) -> Result<Response, Refusal> {
    if form.sure.is_empty() {
        return Ok(Redirect::to(&format!("{SCREENS}?end={department}")).into_response());
    }
    rooms.end(&grant, department).await?;
    Ok(flash::redirect(&web, SCREENS, Flash::good(view::ended()), None))
}
