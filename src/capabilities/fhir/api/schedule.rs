//! That a doctor has hours, and how far ahead times of theirs can be had. Its id is the doctor's.

use axum::extract::State;
use jiff::Timestamp;
use jiff::civil::Date;

use super::answer::Fhir;
use super::asked::{Asked, Nothing, Takes};
use crate::access::role::Role;
use crate::capabilities::availability::model::{Asker, window};
use crate::capabilities::directory::model::{Doctor, Sight};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::fhir::model::{Element, Kind, read, reference, specialty};
use crate::capabilities::settings::model::Settings;
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::time::HospitalZone;
use crate::web::gate::MaybeActor;
use crate::web::json::ApiPath;
use crate::web::refusal::Refusal;

/// What a search takes.
#[derive(Debug)]
pub(super) struct Search;

impl Takes for Search {
    const NAMES: &'static [&'static str] = &["actor", "_count", "cursor"];
}

/// A doctor's hours as FHIR says it, from the first date that can be had to the last.
fn schedule(doctor: &Doctor, (first, last): (Date, Date), zone: &HospitalZone) -> Element {
    let ahead = Element::new().with("start", zone.rfc3339(zone.day(first).start)).with("end", zone.rfc3339(zone.day(last).end));
    let actor = Element::new().with("reference", reference(Kind::Practitioner, doctor.id)).with("display", doctor.name.as_str());
    Element::resource(Kind::Schedule, doctor.id)
        .with("active", doctor.can_be_booked())
        .with("specialty", specialty(&doctor.specialization))
        .with("actor", vec![actor])
        .with("planningHorizon", ahead)
}

fn seen_by(role: Option<Role>, doctor: &Doctor, settings: &Settings, now: Timestamp) -> Element {
    schedule(doctor, window(settings, Asker::of(role), now), &settings.zone)
}

/// The hours of a doctor.
#[utoipa::path(get, path = "/Schedule", tag = "fhir",
    params(("actor" = String, Query, description = "whose: `Practitioner/usr-…`"),
           ("_count" = Option<u16>, Query), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "a Bundle of one Schedule of FHIR R4, or none"), (status = 422, description = "no actor")))]
pub(super) async fn search(
    State(directory): State<Directory>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    asked: Asked<Search>,
) -> Result<Fhir, Refusal> {
    let id: UserId = asked.needed_id("actor", Kind::Practitioner)?;
    // There is no second page to go on to; a cursor of somewhere else is refused all the same.
    let from: Option<UserId> = asked.paging().start()?;
    let role = actor.map(|actor| actor.role);
    let doctor = directory.doctor_seen_by(Sight::Public, id).await?.filter(|_| from.is_none());
    let found = doctor.map(|doctor| seen_by(role, &doctor, &settings.now(), asked.web().clock.now()));
    asked.page(Listed { items: found.into_iter().collect(), next: None::<UserId> })
}

/// The hours of one doctor.
#[utoipa::path(get, path = "/Schedule/{id}", tag = "fhir", params(("id" = String, Path, description = "the doctor's id")),
    responses((status = 200, description = "a Schedule of FHIR R4"), (status = 404, description = "no such doctor")))]
pub(super) async fn show(
    State(directory): State<Directory>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiPath(id): ApiPath<String>,
    asked: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let id: UserId = read(&id).ok_or(Refusal::NotFound)?;
    let role = actor.map(|actor| actor.role);
    let doctor = directory.doctor_seen_by(Sight::Public, id).await?.ok_or(Refusal::NotFound)?;
    Ok(Fhir(seen_by(role, &doctor, &settings.now(), asked.web().clock.now())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::directory::model::NewDoctor;
    use crate::capabilities::directory::model::hours::Hours;
    use crate::capabilities::fhir::model::written;
    use crate::primitives::ids::{DepartmentId, IdSource};
    use crate::primitives::time::Clock;
    use serde_json::{Value, json};

    #[test]
    fn f68_a_schedule_is_a_doctors_as_far_ahead_as_the_reader_books() {
        let now = "2026-11-23T04:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let new = NewDoctor::named("Leena Farah".parse().unwrap(), DepartmentId::new(&ids), "Cardiologist");
        let doctor = Doctor::new(UserId::new(&ids), new, Hours::default_template(&ids));
        let settings = Settings::default();
        let shown = Value::from(seen_by(None, &doctor, &settings, now));
        let id = written(doctor.id);
        let expected = json!({"resourceType": "Schedule", "id": id, "active": true, "specialty": [{"text": "Cardiologist"}],
            "actor": [{"reference": format!("Practitioner/{id}"), "display": "Leena Farah"}],
            "planningHorizon": {"start": "2026-11-23T00:00:00+05:30", "end": "2026-12-01T00:00:00+05:30"}});
        assert_eq!(shown, expected);
        let silent = Doctor { specialization: String::new(), accepts_bookings: false, ..doctor };
        let staff = Value::from(seen_by(Some(Role::Receptionist), &silent, &settings, now));
        assert!(staff.get("specialty").is_none() && staff["active"] == false);
        assert_ne!(staff["planningHorizon"]["end"], expected["planningHorizon"]["end"], "staff book further ahead");
    }
}
