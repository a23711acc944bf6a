//! A visit as a file for calendars.

use axum::extract::State;
use axum::response::IntoResponse;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};

use super::super::model::calendar::{self, CalendarWords};
use super::super::service::Appointments;
use super::refusal;
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::web::etag::Etag;
use crate::web::json::ApiPath;
use crate::web::language::Spoken;
use crate::web::refusal::Refusal;
use crate::web::state::WebState;
use crate::web::texts::{Message, words_of};

/// A visit for a calendar (RFC 5545): its id stays, its sequence rises with every change, and a cancelled one takes it out again.
#[utoipa::path(get, path = "/appointments/{id}/calendar.ics", tag = "appointments", params(("id" = AppointmentId, Path)),
    responses((status = 200, content_type = "text/calendar", body = String, description = "one event"),
        (status = 404, description = "absent or somebody else's; also for receptionists and administrators")))]
pub(in super::super) async fn file(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    State(web): State<WebState>,
    Spoken(language): Spoken,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<impl IntoResponse, Refusal> {
    let settings = settings.now();
    let visit = appointments.for_calendar(&grant, id).await.map_err(|error| refusal(error, &settings.zone))?;
    let title = Message::new("calendar-visit").with("hospital", settings.hospital_name.as_str());
    let title = words_of(language, &title).map_err(Refusal::internal)?;
    let page = web.origin.link(&format!("/appointments/{id}"));
    let words = CalendarWords { title: &title, address: &settings.address, page: &page, organizer: None };
    let attachment = format!("attachment; filename=\"{}\"", calendar::FILE_NAME);
    let heads = [(CONTENT_TYPE, calendar::CONTENT_TYPE.to_owned()), (CONTENT_DISPOSITION, attachment)];
    Ok((Etag::version(visit.version), heads, calendar::file_of(&visit, words)))
}
