//! A visit by video: the button that leads into its room, and the one that chooses how the visit takes place.

use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::api;
use super::super::model::{Appointment, Origin, Refusable, VideoTime, VisitMode};
use super::super::service::BookingError;
use super::super::views::choose::seen_old;
use super::super::views::video::{self as view, VideoWays};
use super::super::views::visits::not_allowed_now;
use super::Counter;
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, SeeAppointments};
use crate::access::role::Role;
use crate::primitives::ids::AppointmentId;
use crate::web::flash;
use crate::web::forms::{SafeForm, seen_version};
use crate::web::frame::Flash;
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;

/// How a visit is to take place, as a button says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ModeForm {
    mode: String,
    version: String,
    from: String,
    list: String,
}

/// Into the room. The browser says nothing there of where it comes from.
pub(super) async fn open(
    counter: Counter,
    grant: Granted<SeeAppointments>,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<Response, Refusal> {
    let link = counter.appointments.open_video(&grant, id).await.map_err(|error| api::video_refusal(error, counter.fill.zone()))?;
    Ok(Redirect::to(link.url.expose()).into_response())
}

/// Makes the visit one by video, or in person again; back to it with a sentence.
pub(super) async fn set_mode(
    counter: Counter,
    grant: Granted<MoveAppointment>,
    ApiPath(id): ApiPath<AppointmentId>,
    SafeForm(form): SafeForm<ModeForm>,
) -> Result<Response, Refusal> {
    let mode = VisitMode::said(&form.mode);
    let flash = match counter.appointments.set_mode(&grant, id, mode, Some(seen_version(&form.version))).await {
        Ok(_) => Flash::good(if mode == VisitMode::Video { view::by_video() } else { view::in_person() }),
        Err(BookingError::Changed { .. }) => Flash::bad(seen_old()),
        Err(BookingError::NotAllowedNow) => Flash::bad(not_allowed_now()),
        Err(BookingError::Impossible(Refusable::NoVideo)) => Flash::bad(view::not_offered()),
        Err(error) => return Err(counter.refusal(error)),
    };
    Ok(flash::redirect(&counter.web, &Origin::read(&form.from, &form.list).page_of(id), flash, None))
}

/// What the visit's page says of video. `acts`: the reader may change the visit. No call where it can be no video visit, else one.
pub(super) async fn ways(counter: &Counter, visit: &Appointment, role: Role, acts: bool) -> Result<VideoWays, Refusal> {
    let now = counter.web.clock.now();
    let time = visit.video_time(now);
    let meets = acts && matches!(role, Role::Patient | Role::Doctor);
    let changes = acts && visit.can_change_mode(now);
    let offered = changes
        && visit.mode == VisitMode::InPerson
        && counter.appointments.offers_video(visit.doctor_id).await.map_err(|error| counter.refusal(error))?;
    Ok(VideoWays {
        chosen: visit.mode == VisitMode::Video,
        opens: counter.fill.when(visit.video_opens_at()),
        to_come: time == VideoTime::TooEarly,
        open: meets && time == VideoTime::Open,
        to_video: offered,
        to_person: changes && visit.mode == VisitMode::Video,
    })
}
