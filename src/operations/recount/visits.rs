//! What the statistics should be: recounted from the visits themselves, less what the drain has not heard yet.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::statistics::model::{Counts, Tallies, changes, month_of};
use crate::capabilities::statistics::store::read;
use crate::events::listeners::{Tally, tallied_by};
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::storage::item::{Item, from_item};
use crate::storage::outbox::Waiting;
use crate::storage::tables::Table;

/// Month, department and doctor of a row.
type Whose = (Date, DepartmentId, UserId);

/// Everything about visits, gathered row by row. Rows that cannot be read are passed over: `verify` names them.
#[derive(Debug, Default)]
pub(in super::super) struct Visits {
    seen: BTreeMap<AppointmentId, Appointment>,
    /// Events that were not heard yet, by what they are about.
    unheard: Vec<Tally>,
    kept: BTreeMap<Whose, Tallies>,
}

impl Visits {
    pub(super) fn note(&mut self, table: Table, row: &Item) {
        match table {
            Table::Appointments => {
                let visit = from_item::<Appointment>(table, row.clone()).ok();
                self.seen.extend(visit.map(|visit| (visit.appointment_id, visit)));
            }
            Table::Directory => self.kept.extend(read(row).map(|kept| ((kept.month, kept.department, kept.doctor), kept))),
            Table::Outbox => {
                let Some(Waiting { envelope: Ok(envelope), heard_at: None, .. }) = Waiting::of(row.clone()) else { return };
                self.unheard.extend(tallied_by(&envelope.event));
            }
            _ => {}
        }
    }

    /// The rows as they should stand now. A visit says itself what became of it, with no regard to how it was counted; an event
    /// that was not heard is taken away again.
    fn should(&self, zone: &HospitalZone) -> BTreeMap<Whose, BTreeMap<Date, Counts>> {
        let mut rows: BTreeMap<Whose, BTreeMap<Date, Counts>> = BTreeMap::new();
        let mut add = |date: Date, department, doctor, counts: Counts| {
            let sum = rows.entry((month_of(date), department, doctor)).or_default().entry(date).or_default();
            *sum = sum.and(counts);
        };
        for visit in self.seen.values() {
            add(zone.date(visit.start), visit.department_id, visit.doctor_id, of_visit(visit));
        }
        for tally in &self.unheard {
            let minutes = self.seen.get(&tally.appointment).map(of_visit).filter(|counts| counts.waited > 0).map(|counts| counts.minutes);
            for (date, counts) in changes(tally.what, minutes, zone) {
                add(date, tally.department, tally.doctor, counts.negative());
            }
        }
        for days in rows.values_mut() {
            days.retain(|_, counts| !counts.is_nothing());
        }
        rows
    }

    /// Every row that is not as it should be: as it was read, and as it should stand.
    pub(super) fn differing(&self, zone: &HospitalZone) -> Vec<(Option<Tallies>, Tallies)> {
        let mut should = self.should(zone);
        for whose in self.kept.keys() {
            should.entry(*whose).or_default();
        }
        let pair = |((month, department, doctor), days): (Whose, BTreeMap<Date, Counts>)| {
            let kept = self.kept.get(&(month, department, doctor));
            let same = kept.map_or(days.is_empty(), |kept| kept.days == days);
            (!same).then(|| (kept.cloned(), Tallies { month, department, doctor, days, changes: 0 }))
        };
        should.into_iter().filter_map(pair).collect()
    }
}

/// What one visit counts, on the date it begins: read from the visit alone.
fn of_visit(visit: &Appointment) -> Counts {
    let is = |status| i64::from(visit.status == status);
    let called = visit.history.iter().find(|happened| happened.status == Status::InConsultation).map(|happened| happened.at);
    let minutes = visit.checked_in_at.zip(called).map(|(came, called)| ((called.as_second() - came.as_second()) / 60).max(0));
    Counts {
        made: 1,
        cancelled: is(Status::Cancelled),
        completed: is(Status::Completed),
        absent: is(Status::NoShow),
        waited: i64::from(minutes.is_some()),
        minutes: minutes.unwrap_or(0),
    }
}

/// One line for each row of the statistics that counts otherwise than the visits are, so that the same fault is the same line.
pub(in super::super) fn wrong_statistics(visits: &Visits, zone: &HospitalZone) -> Vec<String> {
    let line = |(_, should): (Option<Tallies>, Tallies)| {
        let month = should.month.strftime("%Y-%m");
        format!("{month} {} {} counts other visits than there are; caredesk job recount counts anew", should.department, should.doctor)
    };
    visits.differing(zone).into_iter().map(line).collect()
}
