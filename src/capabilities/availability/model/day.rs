//! The visits a doctor's rules and exceptions make of one date, before anything is taken.
//!
//! A rule speaks in wall times: a weekly 09:00 is 09:00 on both sides of a clock change. A start that the spring gap
//! swallows does not exist and is not offered; of a repeated autumn hour the first pass is, once. A visit's length is
//! real: so many minutes after its start, whatever the wall clock shows then.

use jiff::civil::Date;

use super::offer::Asker;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{ExceptionKind, Hours, Rule};
use crate::capabilities::settings::model::Settings;
use crate::primitives::time::{HospitalZone, Slot};
use crate::primitives::wall::WallTime;

/// How long an extra visit takes when the doctor has no weekly rule to go by, in minutes (F22's template).
const USUAL_MINUTES: u16 = 30;

/// The visits that begin on a date of the hospital, earliest first, none overlapping another; of a doctor who is asked for visits of
/// one length every start of these at which so long a visit fits, whether or not it reaches into the next.
///
/// Closed days of the house win over everything, a doctor's closed time and leave over rules and extra hours.
#[must_use]
pub fn visits_of(doctor: &Doctor, settings: &Settings, date: Date) -> Vec<Slot> {
    marked(doctor, settings, date).into_iter().map(|(visit, _)| visit).collect()
}

/// Of these the visits that an asker may have: those kept for emergencies are for staff alone (F35).
#[must_use]
pub fn visits_for(doctor: &Doctor, settings: &Settings, date: Date, asker: Asker) -> Vec<Slot> {
    let open_to = |staff_only: bool| !staff_only || asker.has_kept_times();
    marked(doctor, settings, date).into_iter().filter(|(_, staff_only)| open_to(*staff_only)).map(|(visit, _)| visit).collect()
}

/// Of these the visits that are kept for emergencies, earliest first.
#[must_use]
pub fn kept_for_staff(doctor: &Doctor, settings: &Settings, date: Date) -> Vec<Slot> {
    if !doctor.hours.rules.iter().any(|rule| rule.staff_only) {
        return Vec::new();
    }
    marked(doctor, settings, date).into_iter().filter(|(_, staff_only)| *staff_only).map(|(visit, _)| visit).collect()
}

/// Each visit with whether it is for staff alone.
fn marked(doctor: &Doctor, settings: &Settings, date: Date) -> Vec<(Slot, bool)> {
    if settings.is_closed(date) {
        return Vec::new();
    }
    match doctor.asked {
        None => visits_on(&doctor.hours, &settings.zone, date),
        Some(length) => starts_on(&doctor.hours, &settings.zone, date, length.minutes),
    }
}

/// The same of bare hours, on a day the house is open.
fn visits_on(hours: &Hours, zone: &HospitalZone, date: Date) -> Vec<(Slot, bool)> {
    let away = |visit: &Slot| shut(hours).any(|time| time.overlaps(visit));
    let of_one = |rule: &Rule| of_rule(rule, zone, date, rule.visit_minutes).map(|visit| (visit, rule.staff_only)).collect::<Vec<_>>();
    let by_rules = hours.rules.iter().filter(|rule| rule.applies_on(date)).flat_map(of_one);
    let mut visits: Vec<(Slot, bool)> = by_rules.filter(|(visit, _)| !away(visit)).collect();
    visits.sort();
    let mut visits = without_overlaps(visits);
    // Extra hours add to the rules: where the two meet, the rules' visits stay as they are.
    for visit in extra(hours).flat_map(|time| of_extra(time, hours, zone, None)) {
        let free = !away(&visit) && !visits.iter().any(|(other, _)| other.overlaps(&visit));
        if free && zone.date(visit.start) == date {
            visits.push((visit, false));
        }
    }
    visits.sort();
    visits
}

/// Visits of one length: at every start of the rules and of extra hours at which the whole of it lies within the same hours. They may
/// overlap each other, so that the ledger alone decides which of them are left.
fn starts_on(hours: &Hours, zone: &HospitalZone, date: Date, minutes: u16) -> Vec<(Slot, bool)> {
    let away = |visit: &Slot| shut(hours).any(|time| time.overlaps(visit));
    let usual = visits_on(&Hours { exceptions: Vec::new(), ..hours.clone() }, zone, date);
    let of_one = |rule: &Rule| of_rule(rule, zone, date, minutes).map(|visit| (visit, rule.staff_only)).collect::<Vec<_>>();
    let mut visits: Vec<(Slot, bool)> = hours.rules.iter().filter(|rule| rule.applies_on(date)).flat_map(of_one).collect();
    // Extra hours add to the rules here too: they take nothing of the time that these give.
    let beside = |visit: &Slot| !usual.iter().any(|(other, _)| other.overlaps(visit)) && zone.date(visit.start) == date;
    let added = extra(hours).flat_map(|time| of_extra(time, hours, zone, Some(minutes))).filter(beside);
    visits.extend(added.map(|visit| (visit, false)));
    visits.retain(|(visit, _)| !away(visit));
    visits.sort();
    visits.dedup_by_key(|(visit, _)| visit.start);
    visits
}

fn extra(hours: &Hours) -> impl Iterator<Item = Slot> + '_ {
    hours.exceptions.iter().filter(|exception| exception.kind == ExceptionKind::Extra).map(|exception| exception.time)
}

/// Closed times and leave.
fn shut(hours: &Hours) -> impl Iterator<Item = Slot> + '_ {
    hours.exceptions.iter().filter(|exception| exception.kind != ExceptionKind::Extra).map(|exception| exception.time)
}

/// Wall times from the rule's start, a visit apart, as long as one of so many minutes ends by the rule's end on the wall.
fn of_rule<'a>(rule: &'a Rule, zone: &'a HospitalZone, date: Date, minutes: u16) -> impl Iterator<Item = Slot> + 'a {
    let last = rule.end.minutes().checked_sub(minutes);
    let starts = last.map(|last| (rule.start.minutes()..=last).step_by(usize::from(rule.visit_minutes.max(1))));
    let starts = starts.into_iter().flatten().filter_map(|begins| WallTime::new(0, begins).time());
    starts.filter_map(move |start| zone.instant(date, start)).map(move |start| Slot::of_minutes(start, minutes))
}

/// Starts one after the other from the beginning of extra hours, that weekday's visit apart; as long as that unless `asked` says
/// otherwise, the last so that it ends in time.
fn of_extra(time: Slot, hours: &Hours, zone: &HospitalZone, asked: Option<u16>) -> impl Iterator<Item = Slot> {
    let date = zone.date(time.start);
    let usual = hours.rules.iter().find(|rule| rule.applies_on(date)).or(hours.rules.first());
    let apart = usual.map_or(USUAL_MINUTES, |rule| rule.visit_minutes.max(1));
    let starts = std::iter::successors(Some(time.start), move |start| Some(Slot::of_minutes(*start, apart).end));
    let visits = starts.map(move |start| Slot::of_minutes(start, asked.unwrap_or(apart)));
    visits.take_while(move |visit| visit.end <= time.end)
}

/// Around a clock change the wall shows a later start while the visit before still runs: the earlier visit stays.
fn without_overlaps(visits: Vec<(Slot, bool)>) -> Vec<(Slot, bool)> {
    let mut kept: Vec<(Slot, bool)> = Vec::with_capacity(visits.len());
    for visit in visits {
        if kept.last().is_none_or(|(last, _)| last.end <= visit.0.start) {
            kept.push(visit);
        }
    }
    kept
}

#[cfg(test)]
#[path = "day_tests.rs"]
mod tests;
