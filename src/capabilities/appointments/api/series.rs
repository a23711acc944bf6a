//! Several visits of one patient over the API: looked at first, then booked one by one.

use axum::extract::State;
use axum::response::IntoResponse;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::body::{refusal, text_error};
use crate::access::grant::Granted;
use crate::access::permissions::BookSeries;
use crate::capabilities::appointments::model::{BookingAnswers, Conflict, Every, MOST_VISITS, PlannedVisit, Priority, SeriesPlan};
use crate::capabilities::appointments::service::{Appointments, NotBooked, SeriesKey, SeriesVisit, WantedSeries, WantedVisit};
use crate::capabilities::settings::service::SettingsBook;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{AppointmentId, SeriesId, UserId, VisitKindId};
use crate::primitives::time::{HospitalZone, Slot};
use crate::web::idempotency::Keyed;
use crate::web::json::ApiJson;
use crate::web::refusal::Refusal;

/// The visits of a series as they are meant to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SeriesPlanText {
    patient_id: UserId,
    doctor_id: UserId,
    /// Which of the doctor's kinds of visits they are; absent: the usual one.
    #[serde(default)]
    kind: Option<VisitKindId>,
    /// Of the first one. The others begin at the same time on the hospital's wall.
    #[schema(value_type = String, format = "date-time")]
    start: Timestamp,
    /// 1 to 26; this or `every_days`.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 26)]
    every_weeks: Option<i64>,
    /// 1 to 26.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 26)]
    every_days: Option<i64>,
    /// 2 to 26.
    #[schema(minimum = 2, maximum = 26)]
    count: i64,
}

impl SeriesPlanText {
    fn parse(&self, zone: &HospitalZone) -> Result<SeriesPlan, Flaws> {
        let mut flaws = Flaws::default();
        let within = |pointer: &'static str, said: i64, (from, to): (i64, i64)| {
            u16::try_from(said).ok().filter(|_| (from..=to).contains(&said)).ok_or_else(|| Flaw::out_of_range(pointer, from, to))
        };
        let count = flaws.keep(within("/count", self.count, MOST_VISITS));
        let every = match (self.every_weeks, self.every_days) {
            (Some(weeks), None) => flaws.keep(within("/every_weeks", weeks, (1, 26))).map(Every::Weeks),
            (None, Some(days)) => flaws.keep(within("/every_days", days, (1, 26))).map(Every::Days),
            (None, None) | (Some(_), Some(_)) => flaws.keep(Err(Flaw::new("/every_weeks", "required"))),
        };
        let (Some(count), Some(every)) = (count, every) else { return Err(flaws) };
        let wall = zone.wall(self.start);
        Ok(SeriesPlan { first: wall.date(), time: wall.time(), every, count: u8::try_from(count).unwrap_or(u8::MAX) })
    }
}

/// A piece of time.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct NearBody {
    #[schema(format = "date-time")]
    start: String,
    #[schema(format = "date-time")]
    end: String,
}

impl NearBody {
    fn of(slot: &Slot, zone: &HospitalZone) -> Self {
        Self { start: zone.rfc3339(slot.start), end: zone.rfc3339(slot.end) }
    }
}

/// One visit before it is booked.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PlannedBody {
    /// From 1.
    line: u8,
    #[schema(format = "date")]
    date: String,
    /// `null` where the clocks skip the time.
    #[schema(format = "date-time")]
    start: Option<String>,
    /// What stands in its way.
    conflict: Option<Conflict>,
    /// Up to three times near it that are free for both.
    alternatives: Vec<NearBody>,
}

impl PlannedBody {
    fn of(visit: &PlannedVisit, zone: &HospitalZone) -> Self {
        Self {
            line: visit.line,
            date: visit.date.to_string(),
            start: visit.start.map(|start| zone.rfc3339(start)),
            conflict: visit.conflict,
            alternatives: visit.near.iter().map(|slot| NearBody::of(slot, zone)).collect(),
        }
    }
}

/// Every visit of a plan.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct PlannedSeriesBody {
    items: Vec<PlannedBody>,
}

/// The visits that are wanted.
#[derive(Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewSeries {
    patient_id: UserId,
    doctor_id: UserId,
    /// Which of the doctor's kinds of visits they are; absent: the usual one.
    #[serde(default)]
    kind: Option<VisitKindId>,
    #[schema(max_length = 200)]
    reason: String,
    #[serde(default)]
    priority: Priority,
    /// When each begins, 1 to 26 of them.
    #[schema(value_type = Vec<String>, min_items = 1, max_items = 26)]
    starts: Vec<Timestamp>,
}

/// What became of one visit.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct SeriesVisitBody {
    number: u8,
    #[schema(format = "date-time")]
    start: String,
    /// `null`: it is not booked.
    appointment_id: Option<AppointmentId>,
    /// Why it is not; `null` also where the house could not answer: send the same again.
    conflict: Option<Conflict>,
    /// Up to three times that were free a moment ago.
    alternatives: Vec<NearBody>,
}

impl SeriesVisitBody {
    fn of(told: &SeriesVisit, zone: &HospitalZone) -> Self {
        let number = told.wanted.number;
        match &told.outcome {
            Ok(visit) => Self {
                number,
                start: zone.rfc3339(visit.start),
                appointment_id: Some(visit.appointment_id),
                conflict: None,
                alternatives: Vec::new(),
            },
            Err(NotBooked { why, near }) => Self {
                number,
                start: zone.rfc3339(told.wanted.start),
                appointment_id: None,
                conflict: *why,
                alternatives: near.iter().map(|slot| NearBody::of(slot, zone)).collect(),
            },
        }
    }
}

/// What became of a series.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct BookedSeriesBody {
    series_id: SeriesId,
    /// How many of its visits are booked.
    booked: usize,
    items: Vec<SeriesVisitBody>,
}

/// Every visit of a series with what stands in its way. Nothing is booked.
#[utoipa::path(post, path = "/appointments/series/preview", tag = "appointments", request_body = SeriesPlanText,
    responses((status = 200, body = PlannedSeriesBody), (status = 422, description = "some fields cannot be used; a patient whom the caller cannot book for is `unknown_patient`")))]
pub(super) async fn preview(
    grant: Granted<BookSeries>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    ApiJson(text): ApiJson<SeriesPlanText>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let plan = text.parse(&zone)?;
    let planned = appointments.plan_series(&grant, text.patient_id, (text.doctor_id, text.kind), &plan).await;
    let visits = planned.map_err(|error| refusal(error, &zone))?.visits;
    Ok(ApiJson(PlannedSeriesBody { items: visits.iter().map(|visit| PlannedBody::of(visit, &zone)).collect() }))
}

/// Book several visits of one patient, each by itself: the answer tells of each. The same request again goes on where it stopped.
#[utoipa::path(post, path = "/appointments/series", tag = "appointments", request_body = NewSeries,
    params(("Idempotency-Key" = String, Header)),
    responses((status = 200, body = BookedSeriesBody), (status = 409, description = "key-reused"),
              (status = 422, description = "some fields cannot be used"), (status = 428, description = "no Idempotency-Key")))]
pub(super) async fn book(
    grant: Granted<BookSeries>,
    State(appointments): State<Appointments>,
    State(settings): State<SettingsBook>,
    Keyed { key, fingerprint, body }: Keyed<NewSeries>,
) -> Result<impl IntoResponse, Refusal> {
    let zone = settings.now().zone.clone();
    let most = usize::try_from(MOST_VISITS.1).unwrap_or_default();
    if body.starts.is_empty() || body.starts.len() > most {
        return Err(Flaws::from(Flaw::out_of_range("/starts", 1, MOST_VISITS.1)).into());
    }
    let wrong = |errors: Vec<_>| Refusal::Invalid(errors.into_iter().map(|(field, error)| text_error(field, error)).collect());
    let answers = BookingAnswers::parse(&body.reason, None, body.priority).map_err(wrong)?;
    let visits: Vec<WantedVisit> =
        (1..).zip(&body.starts).map(|(number, start)| WantedVisit { line: number, number, start: *start }).collect();
    let of = u8::try_from(visits.len()).unwrap_or(u8::MAX);
    let wanted = WantedSeries { patient_id: body.patient_id, doctor_id: body.doctor_id, kind: body.kind, visits, of, answers };
    let key = SeriesKey { key: key.as_str(), fingerprint: fingerprint.as_str() };
    let told = appointments.book_series(&grant, key, &wanted).await.map_err(|error| refusal(error, &zone))?;
    let items: Vec<SeriesVisitBody> = told.iter().map(|one| SeriesVisitBody::of(one, &zone)).collect();
    let booked = items.iter().filter(|one| one.appointment_id.is_some()).count();
    Ok(ApiJson(BookedSeriesBody { series_id: key.series(grant.id()), booked, items }))
}
