//! Free times of a doctor, as anybody may have them. What is taken is no slot here: who could tell it from what nobody offers?

use axum::extract::State;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::answer::Fhir;
use super::asked::{Asked, Nothing, Takes, unread};
use crate::access::role::Role;
use crate::capabilities::availability::model::Asker;
use crate::capabilities::availability::service::Availability;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::fhir::model::{Element, Kind, Period, SlotId, reference, specialty};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::primitives::time::{HospitalZone, Slot, after};
use crate::web::gate::MaybeActor;
use crate::web::json::ApiPath;
use crate::web::refusal::{FieldError, Refusal};

/// The most days of one search, as for free times of the JSON API.
const MOST_DAYS: i32 = 31;

/// What the status of a slot is a code of.
const STATUS: &str = "http://hl7.org/fhir/slotstatus";

/// What a search takes.
#[derive(Debug)]
pub(super) struct Search;

impl Takes for Search {
    const NAMES: &'static [&'static str] = &["schedule", "start", "status", "_count", "cursor"];
}

/// A free time as FHIR says it.
fn slot(doctor: &Doctor, time: Slot, zone: &HospitalZone) -> Element {
    Element::resource(Kind::Slot, SlotId { doctor: doctor.id, start: time.start })
        .with("specialty", specialty(&doctor.specialization))
        .with("schedule", Element::new().with("reference", reference(Kind::Schedule, doctor.id)))
        .with("status", "free")
        .with("start", zone.rfc3339(time.start))
        .with("end", zone.rfc3339(time.end))
}

/// The dates that a period reaches from today on, both included; `None`: all of it is over.
fn dates(period: Period, zone: &HospitalZone, now: Timestamp) -> Result<Option<(Date, Date)>, Refusal> {
    let first = zone.date(period.from.map_or(now, |from| from.max(now)));
    let last = match period.to {
        Some(to) => zone.date(after(to, -1)),
        None => first.saturating_add((MOST_DAYS - 1).days()),
    };
    match first.until(last).map(|span| span.get_days()) {
        Ok(days) if days < 0 => Ok(None),
        Ok(days) if days < MOST_DAYS => Ok(Some((first, last))),
        _ => Err(Refusal::field(FieldError::new("/start", "range_too_long").with("days", i64::from(MOST_DAYS)))),
    }
}

/// Whether a status that is asked for is `free`, with the system of its code or without.
fn is_free(said: &str) -> bool {
    said.split_once('|').map_or(said == "free", |asked| asked == (STATUS, "free"))
}

/// What is kept for emergencies is left out for everybody: a program that books what it finds must not find it.
const fn asker(role: Option<Role>) -> Asker {
    Asker::of(role).without_kept_times()
}

/// Free times of a doctor, earliest first: of 31 days at most, from now on when nothing is said. Where no end is said, the `self` link says
/// which one was answered to. A doctor who does not exist has no free times.
#[utoipa::path(get, path = "/Slot", tag = "fhir",
    params(("schedule" = String, Query, description = "whose: `Schedule/usr-…`"),
           ("start" = Option<Vec<String>>, Query,
            description = "from when to when: `ge`, `gt`, `le` or `lt`, then a date, a month or an instant"),
           ("status" = Option<String>, Query, description = "`free`: there are no others"),
           ("_count" = Option<u16>, Query, description = "how many: 20 when absent, 100 at most"), ("cursor" = Option<String>, Query)),
    responses((status = 200, description = "a Bundle of Slots of FHIR R4; its `next` link goes on"),
              (status = 422, description = "no schedule, or a range over 31 days")))]
pub(super) async fn search(
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    asked: Asked<Search>,
) -> Result<Fhir, Refusal> {
    let doctor: UserId = asked.needed_id("schedule", Kind::Schedule)?;
    if asked.one("status")?.is_some_and(|status| !is_free(status)) {
        return Err(unread("status"));
    }
    let zone = settings.now().zone.clone();
    let period = asked.period("start", &zone)?;
    let shown: Option<Timestamp> = asked.paging().start()?;
    let role = actor.as_ref().map(|actor| actor.role);
    let dates = dates(period, &zone, asked.web().clock.now())?;
    let asked = match dates {
        Some((_, last)) if period.to.is_none() => asked.narrowed("start", &format!("le{last}")),
        _ => asked,
    };
    let free = match dates {
        Some(dates) => availability.free_times(doctor, dates, asker(role), actor.map(|actor| actor.id)).await?,
        None => None,
    };
    let mut page: Listed<(Element, Timestamp), Timestamp> = Listed { items: Vec::new(), next: None };
    if let Some(free) = &free {
        let wanted = free.visits.iter().filter(|time| period.holds(time.start) && shown.is_none_or(|shown| shown < time.start));
        page.items.extend(wanted.map(|time| (slot(&free.doctor, *time, &zone), time.start)));
    }
    asked.page(page.first(asked.paging().limit().get()).map(|(slot, _)| slot))
}

/// One free time; once it is taken there is none.
#[utoipa::path(get, path = "/Slot/{id}", tag = "fhir", params(("id" = String, Path)),
    responses((status = 200, description = "a Slot of FHIR R4"), (status = 404, description = "no such time, or not free any more")))]
pub(super) async fn show(
    State(availability): State<Availability>,
    MaybeActor(actor): MaybeActor,
    State(settings): State<SettingsBook>,
    ApiPath(id): ApiPath<String>,
    _: Asked<Nothing>,
) -> Result<Fhir, Refusal> {
    let SlotId { doctor, start } = SlotId::of(&id).ok_or(Refusal::NotFound)?;
    let zone = settings.now().zone.clone();
    let date = zone.date(start);
    let role = actor.as_ref().map(|actor| actor.role);
    let free = availability.free_times(doctor, (date, date), asker(role), actor.map(|actor| actor.id)).await?;
    let found = free.as_ref().and_then(|free| Some((&free.doctor, free.visits.iter().find(|time| time.start == start)?)));
    let (doctor, time) = found.ok_or(Refusal::NotFound)?;
    Ok(Fhir(slot(doctor, *time, &zone)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f68_free_is_the_only_status_with_its_system_or_without() {
        assert!(is_free("free") && is_free("http://hl7.org/fhir/slotstatus|free"));
        for other in ["", "busy", "free,busy", "|free", "http://hl7.org/fhir/slotstatus|", "http://hl7.org/fhir/appointmentstatus|free"] {
            assert!(!is_free(other), "{other}");
        }
    }

    #[test]
    fn f68_free_times_are_asked_for_by_the_dates_a_period_reaches() {
        let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let of = |values: &[&str]| {
            let period = values.iter().try_fold(Period::default(), |period, said| period.narrowed(said, &zone)).unwrap();
            dates(period, &zone, now).map(|dates| dates.map(|(first, last)| format!("{first} {last}")))
        };
        assert_eq!(of(&[]).unwrap().as_deref(), Some("2026-11-23 2026-12-23"));
        assert_eq!(of(&["ge2026-11-24", "lt2026-11-26"]).unwrap().as_deref(), Some("2026-11-24 2026-11-25"));
        let begun = of(&["ge2020-01-01", "le2026-11-23"]).unwrap();
        assert_eq!(begun.as_deref(), Some("2026-11-23 2026-11-23"), "what is over is not asked for");
        assert_eq!(of(&["lt2026-11-23"]).unwrap(), None);
        assert_eq!(of(&["ge2026-11-24", "lt2026-12-26"]).unwrap_err().fields()[0].code, "range_too_long");
    }
}
