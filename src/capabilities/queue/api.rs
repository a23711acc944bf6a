//! Screens over the API, and what one shows for whoever has its key.

use axum::extract::{FromRef, State};
use axum::response::IntoResponse;
use http::{StatusCode, header};
use serde::Serialize;

use super::model::{Board, RunsLate, Screen};
use super::pages::address_of;
use super::service::WaitingRooms;
use crate::access::grant::Granted;
use crate::access::permissions::{KeepScreens, Right};
use crate::primitives::ids::DepartmentId;
use crate::primitives::text::Sensitive;
use crate::web::json::{ApiJson, ApiPath, Nothing};
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
    WaitingRooms: FromRef<S>,
{
    let needs = Gate::Needs(Right::KeepScreens);
    Routes::new().api(needs, routes!(list)).api(needs, routes!(make, end)).api(Gate::Public, routes!(board))
}

/// A department's screen.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ScreenBody {
    department_id: DepartmentId,
    department: String,
    /// Where it is opened, without signing in: whoever knows it sees the department's numbers. `null`: there is none.
    #[schema(value_type = Option<String>)]
    url: Option<Sensitive<String>>,
    /// With the hospital zone's offset.
    #[schema(format = "date-time")]
    made_at: Option<String>,
    made_by_name: Option<String>,
}

/// All of them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct ScreensBody {
    items: Vec<ScreenBody>,
}

/// Somebody who is called in.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct CalledBody {
    #[schema(example = "C-014")]
    token: String,
    doctor: String,
}

/// A doctor who runs late today.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct RunsLateBody {
    doctor: String,
    /// About so many.
    #[schema(example = 20)]
    minutes: u16,
}

/// What a screen shows: numbers and doctors, nobody's name.
#[derive(Debug, Serialize, utoipa::ToSchema)]
struct BoardBody {
    called: Vec<CalledBody>,
    /// In order.
    waiting: Vec<String>,
    /// By name; empty while nobody has said that they run late.
    late: Vec<RunsLateBody>,
}

impl ScreenBody {
    fn of(department_id: DepartmentId, department: String, screen: Option<&Screen>, rooms: &WaitingRooms, web: &WebState) -> Self {
        Self {
            department_id,
            department,
            url: screen.map(|screen| Sensitive::new(address_of(web, &rooms.key_of(screen)))),
            made_at: screen.map(|screen| web.house.zone().rfc3339(screen.made_at)),
            made_by_name: screen.map(|screen| screen.made_by_name.clone()),
        }
    }
}

/// Every department and the address of its screens, by name.
#[utoipa::path(get, path = "/queue-screens", tag = "appointments", responses((status = 200, body = ScreensBody)))]
async fn list(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
) -> Result<impl IntoResponse, Refusal> {
    let all = rooms.rooms(&grant).await?;
    let body = |room: super::service::Room| ScreenBody::of(room.department.id, room.department.name, room.screen.as_ref(), &rooms, &web);
    Ok(ApiJson(ScreensBody { items: all.into_iter().map(body).collect() }))
}

/// Make the address of a department's screens. The one before ends.
#[utoipa::path(post, path = "/queue-screens/{department}", tag = "appointments", request_body = Option<Nothing>,
    params(("department" = DepartmentId, Path)),
    responses((status = 201, body = ScreenBody), (status = 404, description = "no such department")))]
async fn make(
    grant: Granted<KeepScreens>,
    State(web): State<WebState>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
    _body: Option<ApiJson<Nothing>>,
) -> Result<impl IntoResponse, Refusal> {
    let screen = rooms.make(&grant, department).await?.ok_or(Refusal::NotFound)?;
    let key = rooms.key_of(&screen);
    let name = rooms.department_of(&key).await?.map(|department| department.name).unwrap_or_default();
    Ok((StatusCode::CREATED, ApiJson(ScreenBody::of(department, name, Some(&screen), &rooms, &web))))
}

/// End the address: it shows nothing any more.
#[utoipa::path(delete, path = "/queue-screens/{department}", tag = "appointments", params(("department" = DepartmentId, Path)),
    responses((status = 204)))]
async fn end(
    grant: Granted<KeepScreens>,
    State(rooms): State<WaitingRooms>,
    ApiPath(department): ApiPath<DepartmentId>,
) -> Result<StatusCode, Refusal> {
    rooms.end(&grant, department).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a screen shows now, for whoever has its key: the last part of its address. Ask every few seconds at most.
#[utoipa::path(get, path = "/queue/{key}", tag = "appointments", params(("key" = String, Path)),
    responses((status = 200, body = BoardBody), (status = 404, description = "no screen has this key, or no longer")))]
async fn board(State(rooms): State<WaitingRooms>, ApiPath(key): ApiPath<String>) -> Result<impl IntoResponse, Refusal> {
    let Board { called, waiting, late } = rooms.board(&key).await?.ok_or(Refusal::NotFound)?;
    let called = called.into_iter().map(|one| CalledBody { token: one.token, doctor: one.doctor }).collect();
    let late = late.into_iter().map(|RunsLate { doctor, minutes }| RunsLateBody { doctor, minutes }).collect();
    Ok(([(header::CACHE_CONTROL, "no-store")], ApiJson(BoardBody { called, waiting, late })))
}
