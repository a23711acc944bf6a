//! A doctor's own week.

use std::collections::HashSet;

use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use super::super::model::{Away, DayOff, DayPlan, Status, VisitMode, Week};
use super::super::service::{DayLine, WeekOfDoctor};
use super::super::views::staff::date_malformed;
use super::super::views::week::{AwayTime, ClockChange, DoctorWeek, Off, Stretch, WeekDay, WeekEntry, WeekVisit};
use super::Counter;
use super::fill::Fill;
use super::staff::{status_of, wished};
use crate::access::grant::Granted;
use crate::access::permissions::SeeOwnDay;
use crate::primitives::ids::AppointmentId;
use crate::primitives::time::Slot;
use crate::web::json::ApiQuery;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::say::When;
use crate::web::texts::count;

/// A date of which week.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    from: Option<String>,
}

/// A doctor's own week, Monday to Sunday.
pub(super) async fn week(
    counter: Counter,
    grant: Granted<SeeOwnDay>,
    ApiQuery(which): ApiQuery<Which>,
    page: Page,
) -> Result<Response, Refusal> {
    let (date, good) = wished(&counter.fill, which.from.as_deref());
    let week = Week::of(date);
    let known = Box::pin(counter.appointments.week(&grant, week, counter.about));
    let known = async { known.await.map_err(|error| counter.refusal(error)) };
    let look = async { Ok::<_, Refusal>(counter.repairs.look_at(week.within(counter.fill.zone())).await?) };
    let (known, look) = tokio::try_join!(known, look)?;
    let hit = counter.repairs.hit_among(&look, &known.lines.iter().map(|line| &line.visit).collect::<Vec<_>>()).await?;
    let view = doctor_week(&counter.fill, week, &known, &hit);
    page.again(status_of(good), &DoctorWeek { trouble: (!good).then(date_malformed), ..view })
}

/// `hit`: the visits that need another time.
fn doctor_week(fill: &Fill, week: Week, known: &WeekOfDoctor, hit: &HashSet<AppointmentId>) -> DoctorWeek {
    let lines: Vec<&DayLine> = known.lines.iter().filter(|line| line.visit.status != Status::Cancelled).collect();
    let waits = |line: &&&DayLine| line.visit.status == Status::Requested && !hit.contains(&line.visit.appointment_id);
    let requests = lines.iter().filter(waits).count();
    DoctorWeek {
        first: fill.day(week.monday()),
        last: fill.day(week.sunday()),
        zone: fill.zone_on(week.monday()),
        clock_change: clock_change(fill, week),
        is_this_week: Week::of(fill.today()) == week,
        previous: fill.day(week.before().monday()),
        following: fill.day(week.after().monday()),
        visits: count(lines.len()),
        requests: count(requests),
        takes_bookings: known.takes_bookings,
        daily_cap: known.daily_cap,
        days: known.days.iter().map(|plan| week_day(fill, plan, &lines, hit)).collect(),
        trouble: None,
    }
}

/// The day of the week on which the clocks are moved: the next one begins with another offset.
fn clock_change(fill: &Fill, week: Week) -> Option<ClockChange> {
    let zone_after = |date: Date| fill.zone_on(date.tomorrow().unwrap_or(date));
    let day = week.days().find(|date| fill.zone_on(*date) != zone_after(*date))?;
    Some(ClockChange { day: fill.day(day), zone: zone_after(day) })
}

fn week_day(fill: &Fill, plan: &DayPlan, lines: &[&DayLine], hit: &HashSet<AppointmentId>) -> WeekDay {
    let of_day = lines.iter().filter(|line| fill.zone().date(line.visit.start) == plan.date);
    let shown = |line: &DayLine| WeekEntry::Visit(week_visit(fill, line, hit.contains(&line.visit.appointment_id)));
    let visits = of_day.map(|line| (line.visit.start, shown(line)));
    let free = plan.free.iter().map(|free| (free.start, WeekEntry::Free(stretch(fill, *free))));
    let mut entries: Vec<_> = visits.collect();
    let visits = count(entries.len());
    entries.extend(free);
    entries.sort_by_key(|(start, _)| *start);
    WeekDay {
        day: fill.day(plan.date),
        visits,
        hours: plan.hours.iter().map(|hours| stretch(fill, *hours)).collect(),
        off: plan.off.as_ref().map(off),
        kept: plan.kept.iter().map(|time| stretch(fill, *time)).collect(),
        away: plan.away.iter().map(|Away { on_leave, time }| AwayTime { on_leave: *on_leave, time: stretch(fill, *time) }).collect(),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    }
}

fn week_visit(fill: &Fill, line: &DayLine, needs_time: bool) -> WeekVisit {
    let visit = &line.visit;
    WeekVisit {
        id: visit.appointment_id,
        start: fill.when(visit.start),
        status: visit.into(),
        needs_time,
        patient_name: visit.patient_name.clone(),
        reason: line.reason.as_ref().map(|reason| reason.expose().clone()).unwrap_or_default(),
        video: visit.mode == VisitMode::Video,
    }
}

fn stretch(fill: &Fill, time: Slot) -> Stretch {
    Stretch { from: fill.when(time.start), until: ended(fill.when(time.end)) }
}

/// An end as the doctor's hours say it: midnight is the last moment of its day and not the first of the next one.
fn ended(end: When) -> When {
    if end.time == "00:00" { When { time: "24:00".to_owned(), ..end } } else { end }
}

fn off(off: &DayOff) -> Off {
    match off {
        DayOff::House(label) => Off::House { label: label.clone() },
        DayOff::Leave => Off::Leave,
        DayOff::Closed => Off::Closed,
        DayOff::NoHours => Off::NoHours,
    }
}
