//! The moves of an appointment over the API. Each answers the appointment as it is afterwards.

use axum::extract::State;
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::Deserialize;

use super::body::{AppointmentBody, refusal, text_error};
use crate::access::grant::Granted;
use crate::access::permissions::{CancelAppointment, CheckIn, ConfirmAppointment, MoveAppointment, RecordNoShow, StartVisit};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, REASON_LIMIT};
use crate::capabilities::appointments::service::{Appointments, BookingError, Wish};
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::{self, Sensitive};
use crate::web::etag::Etag;
use crate::web::json::{ApiJson, ApiPath};
use crate::web::refusal::Refusal;

/// What may be said with a move.
#[derive(Default, Deserialize, utoipa::ToSchema)]
pub(super) struct MoveBody {
    /// The version you saw; refused when there is a newer one.
    #[serde(default)]
    version: Option<u32>,
    /// Why, told to the other side. No health details: of staff who cancel or move past the patients' cut-off it stands in the
    /// audit trail too.
    #[schema(max_length = 200)]
    #[serde(default)]
    reason: Option<String>,
    /// Heard by reschedule only: one body serves all moves.
    #[schema(value_type = Option<String>, format = "date-time")]
    #[serde(default)]
    #[expect(dead_code, reason = "part of the contract's one body for all moves")]
    start: Option<Timestamp>,
}

/// A new time.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct RescheduleBody {
    #[schema(value_type = String, format = "date-time")]
    start: Timestamp,
    #[serde(default)]
    version: Option<u32>,
    /// Why, told to the other side. No health details: of staff who move a visit past the patients' cut-off it stands in the audit
    /// trail too.
    #[schema(max_length = 200)]
    #[serde(default)]
    reason: Option<String>,
}

fn wish(version: Option<u32>, reason: Option<&str>) -> Result<Wish, Refusal> {
    let reason = reason.filter(|reason| !reason.trim().is_empty()).map(|reason| text::line(reason, REASON_LIMIT)).transpose();
    let reason = reason.map_err(|error| Refusal::field(text_error("reason", error)))?;
    let reason = reason.map(Sensitive::new);
    Ok(Wish { version, logged: reason.clone(), reason, ..Wish::default() })
}

fn wish_of(body: Option<ApiJson<MoveBody>>) -> Result<Wish, Refusal> {
    let ApiJson(body) = body.unwrap_or(ApiJson(MoveBody::default()));
    wish(body.version, body.reason.as_deref())
}

fn answer(changed: Result<Appointment, BookingError>, reader: Role, settings: &SettingsBook) -> Result<impl IntoResponse + use<>, Refusal> {
    let zone = settings.now().zone.clone();
    let visit = changed.map_err(|error| refusal(error, &zone))?;
    Ok((Etag::version(visit.version), ApiJson(AppointmentBody::of(&visit, None, reader, &zone))))
}

/// Declares the handler of one move: they differ in keeper, right, verb and sentence only.
macro_rules! moves {
    ($($(#[doc = $doc:literal])* $name:ident of $keeper:ident: $right:ident, $path:literal;)*) => {$(
        $(#[doc = $doc])*
        #[utoipa::path(post, path = $path, tag = "appointments", params(("id" = AppointmentId, Path)), request_body = Option<MoveBody>,
            responses((status = 200, body = AppointmentBody), (status = 404, description = "absent or somebody else's"),
                      (status = 409, description = "not-allowed-now; of a yes with code offer_gone when the time can no longer take place")))]
        pub(super) async fn $name(
            grant: Granted<$right>,
            State(keeper): State<$keeper>,
            State(settings): State<SettingsBook>,
            ApiPath(id): ApiPath<AppointmentId>,
            body: Option<ApiJson<MoveBody>>,
        ) -> Result<impl IntoResponse, Refusal> {
            answer(keeper.$name(&grant, id, &wish_of(body)?).await, grant.role(), &settings)
        }
    )*};
}

moves! {
    /// Agree to a requested, proposed or booked appointment.
    ///
    /// A `proposed` one that leave, closed time of its doctor or a closed day has hit since cannot be agreed to any more: 409 with code
    /// `offer_gone`. Staff give it another time, or its patient declines it. So does a `booked` one answer its patient, until it has
    /// another time or staff have said that it takes place all the same: see its repair. So is a `requested` one answered, whoever says
    /// yes to it.
    confirm of Repairs: ConfirmAppointment, "/appointments/{id}/confirm";
    /// The patient has arrived.
    check_in of Appointments: CheckIn, "/appointments/{id}/check-in";
    /// The patient is not here after all: the visit stands as before. Only until the doctor calls them in.
    undo_check_in of Appointments: CheckIn, "/appointments/{id}/check-in/undo";
    /// The doctor calls the patient in.
    start of Appointments: StartVisit, "/appointments/{id}/start";
    /// The patient did not come; from the start time on.
    no_show of Appointments: RecordNoShow, "/appointments/{id}/no-show";
    /// Give the time back; a patient until the cut-off.
    ///
    /// The page asks staff for a `reason`; here it may be left out, and then the patient is told none and the audit trail names none.
    cancel of Appointments: CancelAppointment, "/appointments/{id}/cancel";
}

/// Give the appointment another time of the same doctor.
///
/// A `proposed` one is moved by staff alone, and only once leave, closed time of its doctor or a closed day has hit it: it stays
/// `proposed`, and its patient is told of the new time.
#[utoipa::path(post, path = "/appointments/{id}/reschedule", tag = "appointments", params(("id" = AppointmentId, Path)),
    request_body = RescheduleBody,
    responses((status = 200, body = AppointmentBody), (status = 404, description = "absent or somebody else's"),
              (status = 409, description = "time-taken with alternatives, or not-allowed-now: also of a proposed one that nothing has hit, and with the `code` own_day_full where a patient has as many visits on that day (`most`) as patients book themselves"),
              (status = 422, description = "outside the rules")))]
pub(super) async fn reschedule(
    grant: Granted<MoveAppointment>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
    ApiJson(body): ApiJson<RescheduleBody>,
) -> Result<impl IntoResponse, Refusal> {
    let wish = wish(body.version, body.reason.as_deref())?;
    answer(appointments.reschedule(&grant, id, body.start, &wish).await, grant.role(), &settings)
}
