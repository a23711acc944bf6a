//! Running late over the API: who does today, saying it, and what the patient of a visit waits for.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::body::refusal;
use crate::access::grant::Granted;
use crate::access::permissions::{SayLate, SeeAppointments};
use crate::capabilities::appointments::model::{Late, LateBy};
use crate::capabilities::appointments::service::{Appointments, Waiting};
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// A doctor who runs late today.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct LateBody {
    doctor_id: UserId,
    doctor_name: String,
    /// About so many; 0: not late.
    #[schema(example = 20)]
    minutes: u16,
}

/// All of them.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct LateListBody {
    /// By name.
    items: Vec<LateBody>,
    /// Always `null`: all of them are there.
    next: Option<String>,
}

/// How late a doctor runs.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct NewLate {
    /// 10, 20, 30, 45 or 60; 0 takes it back.
    #[schema(minimum = 0, maximum = 60, example = 20)]
    minutes: u16,
}

/// What the patient of a visit waits for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct WaitingBody {
    /// The doctor runs about so many minutes late today. `null`: nobody has said so, or it does not concern this visit.
    late_minutes: Option<u16>,
    /// How many are called in before. `null`: the patient has not come, was called in, or nobody is called for this visit.
    before: Option<u32>,
}

/// Who runs late today, by name. At most five seconds behind what was said.
#[utoipa::path(get, path = "/running-late", tag = "appointments", responses((status = 200, body = LateListBody)))]
pub(super) async fn list(_grant: Granted<SayLate>, State(appointments): State<Appointments>) -> Result<impl IntoResponse, Refusal> {
    let late = appointments.late_now();
    let body = |late: &Late| LateBody { doctor_id: late.doctor_id, doctor_name: late.doctor_name.clone(), minutes: late.by.minutes() };
    Ok(ApiJson(LateListBody { items: late.doctors.iter().map(body).collect(), next: None }))
}

/// Say that a doctor runs late today, or not any more. It is over by itself with the day.
#[utoipa::path(put, path = "/doctors/{id}/running-late", tag = "appointments", request_body = NewLate, params(("id" = UserId, Path)),
    responses((status = 200, body = LateBody), (status = 404, description = "absent or another doctor's"),
              (status = 422, description = "unknown_minutes: other minutes than those of the list")))]
pub(super) async fn say(
    grant: Granted<SayLate>,
    State(appointments): State<Appointments>,
    ApiPath(doctor_id): ApiPath<UserId>,
    ApiJson(NewLate { minutes }): ApiJson<NewLate>,
) -> Result<impl IntoResponse, Refusal> {
    let by = LateBy::of(minutes);
    if by.is_none() && minutes != 0 {
        return Err(Flaws::from(Flaw::new("/minutes", "unknown_minutes")).into());
    }
    let said = appointments.say_late(&grant, doctor_id, by).await?.ok_or(Refusal::NotFound)?;
    Ok(ApiJson(LateBody { doctor_id, doctor_name: said.doctor_name, minutes }))
}

/// Whether the doctor of a visit runs late today, and how many are called in before its patient. Of a visit that needs another time
/// nobody is late.
#[utoipa::path(get, path = "/appointments/{id}/waiting", tag = "appointments", params(("id" = AppointmentId, Path)),
    responses((status = 200, body = WaitingBody), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn waiting(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<impl IntoResponse, Refusal> {
    let waiting = appointments.waiting(&grant, id).await.map_err(|error| refusal(error, &settings.now().zone))?;
    let Waiting { visit, late, before } = waiting;
    let is_hit = late.is_some() && Box::pin(repairs.is_open_for(&visit)).await?;
    Ok(ApiJson(WaitingBody { late_minutes: late.filter(|_| !is_hit).map(LateBy::minutes), before }))
}
