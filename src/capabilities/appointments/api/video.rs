//! Visits by video over the API: how a visit takes place, and its link.

use axum::extract::State;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};

use super::body::{AppointmentBody, refusal};
use crate::access::grant::Granted;
use crate::access::permissions::{MoveAppointment, SeeAppointments};
use crate::capabilities::appointments::model::VisitMode;
use crate::capabilities::appointments::service::{Appointments, VideoError};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::HospitalZone;
use crate::web::etag::Etag;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::problem::Problem;
use crate::web::refusal::{Because, Refusal};
use crate::web::say::When;
use crate::web::texts::Message;

/// How a visit is to take place.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewMode {
    mode: VisitMode,
    /// The version you saw; refused when there is a newer one.
    #[serde(default)]
    version: Option<u32>,
}

/// The link of a visit by video.
#[derive(Serialize, utoipa::ToSchema)]
pub(super) struct VideoBody {
    /// Good for the visit's two people; do not pass it on.
    #[schema(format = "uri")]
    url: String,
    /// The visit's end, after which it is not given any more.
    #[schema(format = "date-time")]
    until: String,
}

/// Make a visit one by video, or in person again, before it begins.
#[utoipa::path(put, path = "/appointments/{id}/mode", tag = "appointments", request_body = NewMode,
    params(("id" = AppointmentId, Path)),
    responses((status = 200, body = AppointmentBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "not-allowed-now: it has begun or is over, or there is a newer version"),
              (status = 422, description = "the doctor offers no visits by video, or the hospital has none")))]
pub(super) async fn set_mode(
    grant: Granted<MoveAppointment>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<NewMode>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let visit = appointments.set_mode(&grant, id, body.mode, body.version).await.map_err(|error| refusal(error, &zone))?;
    Ok((Etag::version(visit.version), ApiJson(AppointmentBody::of(&visit, None, grant.role(), &zone))))
}

/// The link of a visit by video, for its patient, who acts for them, and its doctor: from ten minutes before until its end.
#[utoipa::path(get, path = "/appointments/{id}/video", tag = "appointments", params(("id" = AppointmentId, Path)),
    responses((status = 200, body = VideoBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "not-allowed-now: in person, too early, over or not agreed to")))]
pub(super) async fn link(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let link = appointments.open_video(&grant, id).await.map_err(|error| video_refusal(error, &zone))?;
    Ok(ApiJson(VideoBody { url: link.url.expose().clone(), until: zone.rfc3339(link.until) }))
}

/// Why a link was not given, as a refusal.
#[must_use]
pub fn video_refusal(error: VideoError, zone: &HospitalZone) -> Refusal {
    let because = |why: Message| Because::of(Problem::NotAllowedNow).detail(why);
    match error {
        VideoError::TooEarly { opens } => {
            let why = Message::new("problem-not-allowed-now-video-early").with("when", When::of(opens, zone));
            because(why).member("opens_at", zone.rfc3339(opens)).into()
        }
        VideoError::InPerson => because(Message::new("problem-not-allowed-now-video-none")).into(),
        VideoError::Closed => because(Message::new("problem-not-allowed-now-video-closed")).into(),
        VideoError::Other(error) => refusal(error, zone),
    }
}
