//! The links of screens, for whoever hangs them up.

use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::service::{Room, WaitingRooms};
use super::super::views::{self as view, RoomLine, ScreenLink, ScreensPage};
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

/// The department whose link is to give way to another, which is asked about first.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Renewing {
    renew: String,
}

/// That the running link ends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct MakeForm {
    instead: String,
}

/// Every department with the link of its screens.
pub(super) async fn list(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiQuery(asked): ApiQuery<Renewing>,
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
                renewing: asked.renew == department.id.to_string(),
            }
        }),
    };
    let lines = rooms.rooms(&grant).await?.into_iter().map(line).collect();
    page.render(&ScreensPage { rooms: lines, entrance: web.origin.link(super::ENTRANCE) })
}

/// Makes a link; another in its place once it was said that the running one ends.
pub(super) async fn make(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
    SafeForm(form): SafeForm<MakeForm>,
) -> Result<Response, Refusal> {
    if form.instead.is_empty() && rooms.has_link(&grant, department).await? {
        return Ok(Redirect::to(&format!("{SCREENS}?renew={department}")).into_response());
    }
    rooms.make(&grant, department).await?.ok_or(Refusal::NotFound)?;
    Ok(flash::redirect(&web, SCREENS, Flash::good(view::made()), None))
}

/// Ends a link.
pub(super) async fn end(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
) -> Result<Response, Refusal> {
    rooms.end(&grant, department).await?;
    Ok(flash::redirect(&web, SCREENS, Flash::good(view::ended()), None))
}
