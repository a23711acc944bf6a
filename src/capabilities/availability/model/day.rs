//! The visits a doctor's rules and exceptions make of one date, before anything is taken.

use jiff::civil::Date;

use crate::capabilities::directory::model::Doctor;
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind, Rule};
use crate::capabilities::settings::model::Settings;
use crate::primitives::time::{HospitalZone, Slot};

/// How long an extra visit takes when the doctor has no weekly rule to go by, in minutes (F22's template).
const USUAL_MINUTES: u16 = 30;

/// The visits that begin on a date of the hospital, earliest first, none overlapping another.
///
/// Closed days of the house win over everything, a doctor's closed time and leave over rules and extra hours.
#[must_use]
pub fn visits_of(doctor: &Doctor, settings: &Settings, date: Date) -> Vec<Slot> {
    if settings.is_closed(date) {
        return Vec::new();
    }
    let zone = &settings.zone;
    let by_rules = doctor.hours.rules.iter().filter(|rule| rule.applies_on(date)).flat_map(|rule| of_rule(rule, zone, date));
    let extra = exceptions(doctor, ExceptionKind::Extra).flat_map(|exception| of_extra(exception, usual_minutes(doctor), zone, date));
    let mut visits: Vec<Slot> = by_rules.chain(extra).collect();
    visits.retain(|visit| {
        let shut = |kind| exceptions(doctor, kind).any(|exception| exception.time.overlaps(visit));
        !shut(ExceptionKind::Closed) && !shut(ExceptionKind::Leave)
    });
    visits.sort();
    without_overlaps(visits)
}

fn exceptions(doctor: &Doctor, kind: ExceptionKind) -> impl Iterator<Item = &Exception> {
    doctor.hours.exceptions.iter().filter(move |exception| exception.kind == kind)
}

/// Wall times from the rule's start, a visit apart, as long as a visit ends by the rule's end on the wall.
fn of_rule<'a>(rule: &'a Rule, zone: &'a HospitalZone, date: Date) -> impl Iterator<Item = Slot> + 'a {
    let (first, last, step) = (rule.start.minutes(), rule.end.minutes(), rule.visit_minutes.max(1));
    (first..last).step_by(usize::from(step)).filter(move |begin| begin + step <= last).filter_map(move |begin| {
        let time = jiff::civil::Time::new(i8::try_from(begin / 60).ok()?, i8::try_from(begin % 60).ok()?, 0, 0).ok()?;
        Some(Slot::of_minutes(zone.instant(date, time)?, step))
    })
}

/// Visits one after the other within extra hours; those that begin on the date.
fn of_extra<'a>(exception: &Exception, minutes: u16, zone: &'a HospitalZone, date: Date) -> impl Iterator<Item = Slot> + 'a {
    let time = exception.time;
    let visits =
        std::iter::successors(Some(Slot::of_minutes(time.start, minutes)), move |visit| Some(Slot::of_minutes(visit.end, minutes)));
    visits.take_while(move |visit| visit.end <= time.end).filter(move |visit| zone.date(visit.start) == date)
}

fn usual_minutes(doctor: &Doctor) -> u16 {
    doctor.hours.rules.first().map_or(USUAL_MINUTES, |rule| rule.visit_minutes)
}

/// Around a clock change the wall shows a later start while the visit before still runs: the earlier visit stays.
fn without_overlaps(visits: Vec<Slot>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::with_capacity(visits.len());
    for visit in visits {
        if kept.last().is_none_or(|last| last.end <= visit.start) {
            kept.push(visit);
        }
    }
    kept
}
