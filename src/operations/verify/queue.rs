//! The numbers of waiting rooms against the visits that have them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::Date;

use super::Check;
use super::read::{Numbers, Rows};
use crate::capabilities::appointments::model::{Appointment, QueueOf, Token};
use crate::capabilities::appointments::service::is_there;
use crate::primitives::time::HospitalZone;

/// Who waits has come and is not done, for a visit of that department and day, with a number; no number of a department and day is
/// there twice; and each waiting room has counted the numbers it gave, none more and none less: those that visits have, and those that
/// were taken back from whoever was not there after all.
pub(super) fn check(rows: &Rows, now: Timestamp) -> Check {
    let numbered: Vec<(&Appointment, &Token)> =
        rows.appointments.values().filter_map(|visit| Some((visit, visit.token.as_ref()?))).collect();
    let mut findings = Vec::new();
    let mut given: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for (visit, token) in &numbered {
        let id = visit.appointment_id;
        let Some(number) = token.number() else {
            findings.push(format!("{id} has a number that is none: {token}"));
            continue;
        };
        if !given.entry(queue_of(rows, visit)).or_default().insert(number) {
            findings.push(format!("{id} has the number {token} of another visit of its department and day"));
        }
    }
    for visit in rows.appointments.values() {
        let (id, should) = (visit.appointment_id, queue_of(rows, visit));
        match &visit.queue {
            Some(queue) if !is_there(visit.status) => findings.push(format!("{id} waits in {queue} and is {}", visit.status.word())),
            Some(queue) if *queue != should => findings.push(format!("{id} waits in {queue} and belongs to {should}")),
            Some(_) if visit.token.is_none() => findings.push(format!("{id} waits and has no number")),
            None if is_there(visit.status) && visit.token.is_some() => findings.push(format!("{id} is there and on no screen")),
            Some(_) | None => {}
        }
    }
    let waiting: BTreeSet<&String> = rows.appointments.values().filter_map(|visit| visit.queue.as_ref()).collect();
    // What counts goes some days after; a visit that nobody ended stays.
    let today = rows.settings.zone.date(now);
    let is_kept = |queue: &str| queue.rsplit_once('#').and_then(|(_, day)| day.parse::<Date>().ok()).is_some_and(|day| day >= today);
    let uncounted = waiting.iter().filter(|queue| is_kept(queue) && !rows.queues.contains_key(**queue));
    findings.extend(uncounted.map(|queue| format!("{queue} gives numbers and counts none")));
    for (queue, Numbers { last, back }) in &rows.queues {
        let numbers = given.get(queue);
        let highest = numbers.and_then(BTreeSet::last).copied().unwrap_or_default();
        let many = numbers.map_or(0, BTreeSet::len);
        let known = u32::try_from(many).unwrap_or(u32::MAX).saturating_add(*back);
        if highest > *last || known != *last {
            findings.push(format!(
                "{queue} has counted {last} numbers; visits have {many}, the last of them {highest}, and {back} were taken back"
            ));
        }
    }
    Check::new(
        "queue",
        "whoever waits is called by a number of their own, and each waiting room counts its own",
        "numbers",
        numbered.len(),
        findings,
    )
}

/// The waiting room of a visit, as rows name it. Its day is the one that was kept with the number, whatever zone the hospital has since;
/// a number that kept none is of the day in the zone that was agreed on.
fn queue_of(rows: &Rows, visit: &Appointment) -> String {
    let agreed = || visit.zone.parse::<HospitalZone>().unwrap_or_else(|_| rows.settings.zone.clone()).date(visit.start);
    QueueOf { department: visit.department_id, day: visit.token_day.unwrap_or_else(agreed) }.to_string()
}
