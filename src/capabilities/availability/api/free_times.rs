//! Free times over the API: anybody asks; whoever is signed in as staff sees further ahead (F23).

use axum::extract::State;
use axum::response::IntoResponse;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::capabilities::availability::model::{Asker, DayPart, date};
use crate::capabilities::availability::service::{Availability, FreeTimes, NoTimes};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, UserId, VisitKindId};
use crate::primitives::page::Limit;
use crate::primitives::time::{HospitalZone, Slot};
use crate::web::gate::MaybeActor;
use crate::web::json::{ApiJson, ApiPath, ApiQuery};
use crate::web::refusal::{FieldError, Refusal};
use crate::web::state::WebState;

/// The most days of one question, both ends included.
const MOST_DAYS: i32 = 31;

/// From which date to which, both included, in the hospital's zone.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct DatesQuery {
    /// Today when absent.
    #[param(format = "date")]
    from: Option<String>,
    /// As far as patients book ahead when absent. At most 31 days.
    #[param(format = "date")]
    to: Option<String>,
    /// One of the doctor's kinds of visits: times as long as these are; the usual ones when absent.
    kind: Option<VisitKindId>,
}

/// Whose free times, soonest first.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SoonestQuery {
    #[param(required)]
    department: Option<DepartmentId>,
    /// Today when absent.
    #[param(format = "date")]
    from: Option<String>,
    /// As far as patients book ahead when absent. At most 31 days.
    #[param(format = "date")]
    to: Option<String>,
    /// How many at most, 1 to 100; 20 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u16>,
}

/// A time that could be booked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct TimeBody {
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
    /// Kept for emergencies: only staff see it and book it. Absent elsewhere.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    staff_only: bool,
}

impl TimeBody {
    fn of(slot: &Slot, zone: &HospitalZone, staff_only: bool) -> Self {
        Self { start: zone.rfc3339(slot.start), end: zone.rfc3339(slot.end), staff_only }
    }
}

/// One date's free times: morning < 12:00 ≤ afternoon < 17:00 ≤ evening.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct DayBody {
    #[schema(format = "date")]
    date: String,
    morning: Vec<TimeBody>,
    afternoon: Vec<TimeBody>,
    evening: Vec<TimeBody>,
}

/// A doctor's free times.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct FreeTimesBody {
    doctor_id: UserId,
    /// What dates and parts of days are meant in.
    #[schema(example = "Asia/Kolkata")]
    zone: String,
    /// Every date asked for; times that nobody can book yet are absent.
    days: Vec<DayBody>,
}

impl FreeTimesBody {
    fn of(free: &FreeTimes) -> Self {
        let (from, to) = free.dates;
        let days = from.series(1.day()).take_while(|day| *day <= to).map(|date| day(free, date)).collect();
        Self { doctor_id: free.doctor.id, zone: free.zone.name().to_owned(), days }
    }
}

fn day(free: &FreeTimes, date: Date) -> DayBody {
    let visits = free.visits.iter().filter(|visit| free.zone.date(visit.start) == date);
    let part = |wanted: DayPart| {
        let of_part = visits.clone().filter(|visit| DayPart::of(visit.start, &free.zone) == wanted);
        of_part.map(|visit| TimeBody::of(visit, &free.zone, free.staff_only.contains(&visit.start))).collect()
    };
    DayBody {
        date: date.to_string(),
        morning: part(DayPart::Morning),
        afternoon: part(DayPart::Afternoon),
        evening: part(DayPart::Evening),
    }
}

/// One free time of a department.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SoonestItem {
    doctor_id: UserId,
    #[serde(flatten)]
    time: TimeBody,
}

/// Free times of a department, soonest first.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SoonestBody {
    items: Vec<SoonestItem>,
}

/// The free times of a doctor, by date and part of the day.
#[utoipa::path(get, path = "/doctors/{id}/free-times", tag = "availability", params(("id" = UserId, Path), DatesQuery),
    responses((status = 200, body = FreeTimesBody), (status = 404, description = "no such doctor"),
              (status = 422, description = "a range over 31 days, or no such kind of visit")))]
pub(super) async fn of_doctor(
    State(web): State<WebState>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiPath(doctor): ApiPath<UserId>,
    ApiQuery(query): ApiQuery<DatesQuery>,
) -> Result<impl IntoResponse, Refusal> {
    let dates = dates(query.from.as_deref(), query.to.as_deref(), &web, &settings)?;
    let asker = Asker::of(actor.as_ref().map(|actor| actor.role));
    match availability.free_times_of_kind(doctor, query.kind, dates, asker, actor.map(|actor| actor.id)).await? {
        Ok(free) => Ok(ApiJson(FreeTimesBody::of(&free))),
        Err(NoTimes::NoDoctor) => Err(Refusal::NotFound),
        Err(NoTimes::NoKind) => Err(Refusal::field(FieldError::new("/kind", "unknown_kind"))),
    }
}

/// The free times of everybody in a department, soonest first.
#[utoipa::path(get, path = "/free-times", tag = "availability", params(SoonestQuery),
    responses((status = 200, body = SoonestBody), (status = 404, description = "no such department"),
              (status = 422, description = "no department, or a range over 31 days")))]
pub(super) async fn soonest(
    State(web): State<WebState>,
    State(availability): State<Availability>,
    State(settings): State<SettingsBook>,
    MaybeActor(actor): MaybeActor,
    ApiQuery(query): ApiQuery<SoonestQuery>,
) -> Result<impl IntoResponse, Refusal> {
    let department = query.department.ok_or_else(|| Refusal::field(FieldError::new("/department", "required")))?;
    let limit = limit(query.limit)?;
    let dates = dates(query.from.as_deref(), query.to.as_deref(), &web, &settings)?;
    let asker = Asker::of(actor.as_ref().map(|actor| actor.role)).without_kept_times();
    let soonest = availability.soonest(department, dates, limit.get(), asker, actor.map(|actor| actor.id)).await?;
    let zone = settings.now().zone.clone();
    let item = |(doctor_id, visit): &(UserId, Slot)| SoonestItem { doctor_id: *doctor_id, time: TimeBody::of(visit, &zone, false) };
    Ok(ApiJson(SoonestBody { items: soonest.ok_or(Refusal::NotFound)?.iter().map(item).collect() }))
}

fn limit(said: Option<u16>) -> Result<Limit, Refusal> {
    let out_of_range = || FieldError::new("/limit", "out_of_range").with("from", 1_i64).with("to", 100_i64);
    said.map_or(Ok(Limit::DEFAULT), |said| Limit::new(said).ok_or_else(|| Refusal::field(out_of_range())))
}

fn dates(from: Option<&str>, to: Option<&str>, web: &WebState, settings: &SettingsBook) -> Result<(Date, Date), Refusal> {
    let settings = settings.now();
    let mut flaws = Flaws::default();
    let from = from.and_then(|said| flaws.keep(date("/from", said)));
    let to = to.and_then(|said| flaws.keep(date("/to", said)));
    flaws.none()?;
    let from = from.unwrap_or_else(|| settings.zone.date(web.clock.now()));
    let usual = i32::from(settings.booking_horizon_days).min(MOST_DAYS - 1);
    let to = to.unwrap_or_else(|| from.saturating_add(usual.days()));
    match from.until(to).map(|span| span.get_days()) {
        Ok(days) if days < 0 => Err(Refusal::field(FieldError::new("/to", "before_from"))),
        Ok(days) if days < MOST_DAYS => Ok((from, to)),
        _ => Err(Refusal::field(FieldError::new("/to", "range_too_long").with("days", i64::from(MOST_DAYS)))),
    }
}
