//! Booking over the API.

use axum::extract::State;
use axum::response::IntoResponse;
use http::{StatusCode, header};
use jiff::Timestamp;
use serde::Deserialize;

use super::body::{AppointmentBody, refusal, text_error};
use crate::access::grant::Granted;
use crate::access::permissions::BookAppointment;
use crate::capabilities::appointments::model::{BookingAnswers, NewBooking, Priority, VisitMode};
use crate::capabilities::appointments::service::{Appointments, BOOKINGS};
use crate::capabilities::directory::model::VisitType;
use crate::capabilities::settings::service::SettingsBook;
use crate::identity::ground::Ground;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::web::etag::Etag;
use crate::web::idempotency::{Keyed, Replayed};
use crate::web::json::ApiJson;
use crate::web::refusal::Refusal;
use crate::web::routes::API_BASE;

/// A wish for a time.
#[derive(Deserialize, utoipa::ToSchema)]
pub(super) struct NewAppointment {
    doctor_id: UserId,
    #[schema(value_type = String, format = "date-time")]
    start: Timestamp,
    /// Named by staff; a patient books for themselves.
    #[serde(default)]
    patient_id: Option<UserId>,
    #[schema(max_length = 200)]
    reason: String,
    #[schema(max_length = 1000)]
    #[serde(default)]
    symptoms: Option<String>,
    #[serde(default)]
    priority: Priority,
    #[serde(default)]
    visit_type: Option<VisitType>,
    /// One of the doctor's kinds of visits (`GET /doctors/{id}/visit-kinds`); absent: the usual one.
    #[serde(default)]
    kind: Option<VisitKindId>,
    /// `video` only where the doctor offers it and the hospital has visits by video.
    #[serde(default)]
    mode: VisitMode,
    /// The hold this uses up. One's own hold of exactly this time is found without it.
    #[serde(default)]
    #[expect(dead_code, reason = "part of the contract: the ledger itself knows whose hold stands where")]
    hold_id: Option<HoldId>,
}

impl NewAppointment {
    fn parse(self) -> Result<NewBooking, Refusal> {
        let answers = BookingAnswers::parse(&self.reason, self.symptoms.as_deref(), self.priority);
        let wrong = |errors: Vec<_>| Refusal::Invalid(errors.into_iter().map(|(field, error)| text_error(field, error)).collect());
        Ok(NewBooking {
            doctor_id: self.doctor_id,
            start: self.start,
            patient_id: self.patient_id,
            visit_type: self.visit_type,
            kind: self.kind,
            mode: self.mode,
            series: None,
            answers: answers.map_err(wrong)?,
        })
    }
}

/// Book a time.
#[utoipa::path(post, path = "/appointments", tag = "appointments", request_body = NewAppointment,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 201, body = AppointmentBody), (status = 409, description = "time-taken, with three free alternatives; `code` is day_full where the doctor takes no more visits on that day; or not-allowed-now with the `code` own_day_full: the patient has as many visits on that day (`most`) as patients book themselves; staff may book more"),
              (status = 422, description = "outside the rules"), (status = 428, description = "no Idempotency-Key")))]
pub(super) async fn book(
    grant: Granted<BookAppointment>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    State(ground): State<Ground>,
    Keyed { key, fingerprint, body }: Keyed<NewAppointment>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let once = ground.once(grant.id(), BOOKINGS, key.as_str(), fingerprint.as_str());
    let made = appointments.book(&grant, &once, &body.parse()?).await.map_err(|error| refusal(error, &zone))?;
    let visit = &made.thing.visit;
    let location = [(header::LOCATION, format!("{API_BASE}/appointments/{}", visit.appointment_id))];
    let body = AppointmentBody::of(visit, made.thing.intake.as_ref(), grant.role(), &zone);
    let body = AppointmentBody { beyond_daily_visits: made.thing.beyond.map(|day| day.most), ..body };
    Ok((StatusCode::CREATED, location, Etag::version(visit.version), Replayed(made.replayed), ApiJson(body)))
}
