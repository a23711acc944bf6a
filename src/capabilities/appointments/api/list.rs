//! Lists of appointments, and one of them.

use axum::extract::State;
use axum::response::IntoResponse;
use jiff::civil::Date;
use serde::Deserialize;

use super::body::{AppointmentBody, AppointmentLine, refusal};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Standing, Status};
use crate::capabilities::appointments::service::{Appointments, Filter, ListPlace};
use crate::capabilities::repairs::service::Repairs;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::cursor::{ListBody, Paging, PagingQuery};
use crate::web::etag::Etag;
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::{FieldError, Refusal};

/// The most days of a list that names neither doctor nor patient (F29).
const MOST_DAYS: i64 = 31;

/// Which appointments. Dates are the hospital's, both included.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct FilterQuery {
    #[param(value_type = Option<String>, format = "date")]
    from: Option<Date>,
    #[param(value_type = Option<String>, format = "date")]
    to: Option<Date>,
    status: Option<Status>,
    doctor: Option<UserId>,
    department: Option<DepartmentId>,
    patient: Option<UserId>,
}

impl FilterQuery {
    fn filter(self, role: Role, zone: &HospitalZone) -> Result<Filter, Refusal> {
        let staff = matches!(role, Role::Receptionist | Role::Administrator);
        if staff && self.doctor.is_none() && self.patient.is_none() {
            let (Some(from), Some(to)) = (self.from, self.to) else {
                let missing = [("/from", self.from.is_none()), ("/to", self.to.is_none())];
                let missing = missing.into_iter().filter(|(_, missing)| *missing);
                return Err(Refusal::Invalid(missing.map(|(pointer, _)| FieldError::new(pointer, "required")).collect()));
            };
            if to.duration_since(from).as_hours() / 24 >= MOST_DAYS {
                return Err(Refusal::field(FieldError::new("/to", "range_too_long").with("days", MOST_DAYS)));
            }
        }
        if self.from.zip(self.to).is_some_and(|(from, to)| to < from) {
            return Err(Refusal::field(FieldError::new("/to", "before_from")));
        }
        Ok(Filter {
            from: self.from.map(|date| zone.day_start(date)),
            to: self.to.map(|date| zone.day(date).end),
            status: self.status.map(Standing::In),
            doctor: self.doctor,
            department: self.department,
            patient: self.patient,
            newest_first: false,
        })
    }
}

/// Appointments by start: one's own; for staff the house's, at most 31 days unless a doctor or patient is named.
///
/// One that needs another time says so.
#[utoipa::path(get, path = "/appointments", tag = "appointments", params(FilterQuery, PagingQuery),
    responses((status = 200, body = ListBody<AppointmentLine>), (status = 422, description = "a range over 31 days")))]
pub(super) async fn list(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiQuery(query): ApiQuery<FilterQuery>,
    paging: Paging,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let filter = query.filter(grant.role(), &zone)?;
    let place: Option<ListPlace> = paging.start()?;
    let listed = appointments.list(&grant, &filter, place, paging.limit().get()).await?;
    // No call while nothing of the house is open, one when something is.
    let hit = Box::pin(repairs.hit_of(&listed.items.iter().collect::<Vec<_>>())).await?;
    paging.answer(listed.map(|line| {
        let is_hit = hit.contains(&line.appointment_id);
        AppointmentLine::of(line, is_hit, &zone)
    }))
}

/// One appointment.
#[utoipa::path(get, path = "/appointments/{id}", tag = "appointments", params(("id" = AppointmentId, Path)),
    responses((status = 200, body = AppointmentBody), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn show(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(repairs): State<Repairs>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<AppointmentId>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let seen = appointments.find(&grant, id).await.map_err(|error| refusal(error, &zone))?;
    let is_hit = Box::pin(repairs.is_hit(&seen.visit)).await?;
    let body = AppointmentBody::of(&seen.visit, seen.intake.as_ref(), grant.role(), &zone);
    let body = body.with_note(seen.note.as_ref(), &zone).with_hit(is_hit);
    let etag = match &body.note {
        // Two versions in one answer: the tag changes with each.
        Some(note) => Etag::text(&format!("v{}-{}", seen.visit.version, note.version)),
        None => Etag::version(seen.visit.version),
    };
    Ok((etag, ApiJson(body)))
}
