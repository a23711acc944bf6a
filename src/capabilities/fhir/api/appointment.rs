//! Visits: one's own, one's patients', or for staff and programs the house's. Why somebody comes stands in one that is read by its patient
//! or its doctor, with an entry in the trail before, and never in a list.

use axum::extract::State;

use super::answer::{Fhir, system};
use super::asked::{Asked, Nothing, Takes, unread};
use crate::access::grant::Granted;
use crate::access::permissions::SeeAppointments;
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Status, VisitLine};
use crate::capabilities::appointments::service::{Appointments, BookingError, Filter, Seen};
use crate::capabilities::fhir::model::{Element, Kind, Period, answers, identifier, priority_of, read, reference, said, status_of};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::web::json::ApiPath;
use crate::web::refusal::{FieldError, Refusal};
use crate::web::state::PublicOrigin;

/// The most days of a list that names neither patient nor doctor, as in the JSON API.
const MOST_DAYS: i64 = 31;

/// What a search takes.
#[derive(Debug)]
pub(super) struct Search;

impl Takes for Search {
    const NAMES: &'static [&'static str] = &["patient", "practitioner", "actor", "date", "_count", "cursor"];
}

/// A visit as FHIR says it, without anything clinical.
fn appointment(line: &VisitLine, zone: &HospitalZone) -> Element {
    let (patient, doctor) = answers(line.status);
    let takes_part = |kind, id: UserId, name: &str, status: &'static str| {
        let actor = Element::new().with("reference", reference(kind, id)).with("display", name);
        Element::new().with("actor", actor).with("required", "required").with("status", status)
    };
    let participants = vec![
        takes_part(Kind::Patient, line.patient_id, &line.patient_name, patient),
        takes_part(Kind::Practitioner, line.doctor_id, &line.doctor_name, doctor),
    ];
    Element::resource(Kind::Appointment, line.appointment_id)
        .of_version(line.version)
        .with("status", status_of(line.status))
        .with("serviceType", line.kind.as_ref().map(|kind| vec![said(&kind.name)]))
        .with("priority", priority_of(line.priority))
        .with("start", zone.rfc3339(line.start))
        .with("end", zone.rfc3339(line.end))
        .with("participant", participants)
}

/// The same with what only this reader may see of it.
fn whole(seen: &Seen, reader: Role, zone: &HospitalZone, origin: &PublicOrigin) -> Element {
    let visit = &seen.visit;
    let reason = seen.intake.as_ref().map(|intake| vec![said(intake.reason.expose())]);
    let symptoms = seen.intake.as_ref().and_then(|intake| intake.symptoms.as_ref()).map(|symptoms| symptoms.expose().clone());
    // FHIR knows a reason of what is cancelled only: why a visit was moved stays out (app-4).
    let why = visit.change_reason_for(reader).filter(|_| visit.status == Status::Cancelled);
    appointment(&VisitLine::from(visit), zone)
        .with("identifier", vec![identifier(system(origin, "visit-reference"), visit.reference().to_string())])
        .with("cancelationReason", why.map(said))
        .with("reasonCode", reason)
        .with("minutesDuration", visit.slot().minutes())
        .with("created", zone.rfc3339(visit.created_at))
        .with("comment", symptoms)
}

/// The patient and the doctor whose visits are asked for, each by a parameter of their own or as the `actor`. Nobody is named twice.
fn named(asked: &Asked<Search>) -> Result<(Option<UserId>, Option<UserId>), Refusal> {
    let patient = asked.id("patient", Kind::Patient)?;
    let doctor = asked.id("practitioner", Kind::Practitioner)?;
    match (asked.id_of("actor", &[Kind::Patient, Kind::Practitioner])?, patient, doctor) {
        (None, ..) => Ok((patient, doctor)),
        (Some((Kind::Patient, actor)), None, _) => Ok((Some(actor), doctor)),
        (Some((Kind::Practitioner, actor)), _, None) => Ok((patient, Some(actor))),
        _ => Err(unread("actor")),
    }
}

/// A list of the whole house has a beginning and an end, 31 days apart at most.
fn within_bounds(period: Period) -> Result<(), Refusal> {
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return Err(Refusal::field(FieldError::new("/date", "required")));
    };
    // A day on which clocks are put back has an hour more.
    if to.duration_since(from).as_hours() > MOST_DAYS * 24 + 1 {
        return Err(Refusal::field(FieldError::new("/date", "range_too_long").with("days", MOST_DAYS)));
    }
    Ok(())
}

/// Visits by start: one's own; for staff and programs the house's, at most 31 days unless a patient or doctor is named.
#[utoipa::path(get, path = "/Appointment", tag = "fhir",
    params(("patient" = Option<String>, Query, description = "whose: `Patient/usr-…`"),
           ("practitioner" = Option<String>, Query, description = "with whom: `Practitioner/usr-…`"),
           ("actor" = Option<String>, Query, description = "either of them: `Patient/usr-…` or `Practitioner/usr-…`"),
           ("date" = Option<Vec<String>>, Query,
            description = "its start: nothing, `ge`, `gt`, `sa`, `le`, `lt` or `eb`, then a date, a month, a year or an instant"),
           ("_count" = Option<u16>, Query, description = "how many: 20 when absent, 100 at most"), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "a Bundle of Appointments of FHIR R4; its `next` link goes on"),
              (status = 422, description = "a range over 31 days")))]
pub(super) async fn search(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    asked: Asked<Search>,
) -> Result<Fhir, Refusal> {
    let zone = settings.now().zone.clone();
    let (patient, doctor) = named(&asked)?;
    let period = asked.period("date", &zone)?;
    let is_staff = matches!(grant.role(), Role::Receptionist | Role::Administrator);
    if is_staff && patient.is_none() && doctor.is_none() {
        within_bounds(period)?;
    }
    let filter = Filter { from: period.from, to: period.to, doctor, patient, ..Filter::default() };
    let listed = appointments.list(&grant, &filter, asked.paging().start()?, asked.paging().limit().get()).await?;
    asked.page(listed.map(|line| appointment(&line, &zone)))
}

/// One visit.
#[utoipa::path(get, path = "/Appointment/{id}", tag = "fhir", params(("id" = String, Path)),
    responses((status = 200, description = "an Appointment of FHIR R4"), (status = 404, description = "absent or somebody else's")))]
pub(super) async fn show(
    grant: Granted<SeeAppointments>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<String>,
    asked: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let id: AppointmentId = read(&id).ok_or(Refusal::NotFound)?;
    let seen = appointments.find(&grant, id).await.map_err(|error| match error {
        BookingError::Storage(error) => error.into(),
        _ => Refusal::NotFound,
    })?;
    Ok(Fhir(whole(&seen, grant.role(), &settings.now().zone, &asked.web().origin)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use uuid::Uuid;

    fn line(status: Status) -> VisitLine {
        let user = |number| UserId::from_uuid(Uuid::from_u128(number));
        VisitLine {
            version: 2,
            patient_id: user(2),
            patient_name: "Asha".to_owned(),
            doctor_id: user(3),
            doctor_name: "Leena Farah".to_owned(),
            ..VisitLine::sample_of(1, "2026-11-23T04:00:00Z", status)
        }
    }

    #[test]
    fn f68_a_visit_is_told_with_its_two_people_and_the_offset_of_the_hospital() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let told = |status| Value::from(appointment(&line(status), &zone));
        let asked = told(Status::Requested);
        let expected = json!({
            "resourceType": "Appointment", "id": "apt-00000000000000000000000001", "meta": {"versionId": "2"}, "status": "pending",
            "priority": 5, "start": "2026-11-23T09:30:00+05:30", "end": "2026-11-23T10:00:00+05:30",
            "participant": [
                {"actor": {"reference": "Patient/usr-00000000000000000000000002", "display": "Asha"}, "required": "required",
                    "status": "accepted"},
                {"actor": {"reference": "Practitioner/usr-00000000000000000000000003", "display": "Leena Farah"}, "required": "required",
                    "status": "needs-action"},
            ],
        });
        assert_eq!(asked, expected);
        assert_eq!(told(Status::NoShow)["status"], "noshow");
        assert_eq!(told(Status::Proposed)["participant"][0]["status"], "needs-action");
    }

    #[test]
    fn f68_the_house_is_asked_for_31_days_at_most() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let bounds = |values: &[&str]| {
            let period = values.iter().try_fold(Period::default(), |period, said| period.narrowed(said, &zone)).unwrap();
            within_bounds(period).err().map(|refusal| refusal.fields()[0].code)
        };
        assert_eq!(bounds(&["ge2026-11-01", "le2026-12-01"]), None);
        assert_eq!(bounds(&["2026-11-23"]), None);
        assert_eq!(bounds(&["ge2026-11-01", "le2026-12-02"]), Some("range_too_long"));
        assert_eq!(bounds(&["ge2026-11-01"]), Some("required"));
    }
}
