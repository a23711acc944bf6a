//! What the totals of the house should be: counted from whole tables, less what the drain has not heard yet.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Deserialize;

use super::money::Money;
use super::visits::Visits;
use crate::access::role::Role;
use crate::capabilities::appointments::model::Status as VisitStatus;
use crate::capabilities::directory::model::DoctorStatus;
use crate::capabilities::emergency::model::{Queue, Queued};
use crate::capabilities::repairs::model::Repair;
use crate::capabilities::repairs::store::read as read_repair;
use crate::events::listeners::{Counted, counted_by};
use crate::identity::accounts::Status;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::HospitalZone;
use crate::storage::item::{Item, Key, from_item};
use crate::storage::outbox::Waiting;
use crate::storage::tables::Table;
use crate::storage::totals::{Total, Totals};

/// Where the money of months was kept before they had a partition of their own, in `billing`.
const OUTLIVED: &str = "revenue#";

/// Everything that is counted, gathered row by row. Rows that cannot be read are passed over: `verify` names them.
#[derive(Debug, Default)]
pub(in super::super) struct Census {
    departments: i64,
    doctors: i64,
    /// Emergency accesses that wait for a review.
    emergency_accesses: i64,
    /// Visits that leave has hit and that are not solved.
    repairs: i64,
    patients: BTreeSet<UserId>,
    visits: BTreeMap<AppointmentId, VisitRow>,
    /// Events that change a number and were not heard yet: by subject, in the order of versions.
    unheard: BTreeMap<String, BTreeMap<u32, Counted>>,
    /// The same for the statistics.
    pub(in super::super) days: Visits,
    /// What invoices come to, and what the months say they earned.
    pub(in super::super) money: Money,
    /// Rows of the months as they were kept before: `revenue#<month>`.
    pub(super) outlived: Vec<Key>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct VisitRow {
    appointment_id: AppointmentId,
    start: Timestamp,
    status: VisitStatus,
}

#[derive(Deserialize)]
struct AccountRow {
    user_id: UserId,
    role: Role,
    status: Status,
    #[serde(default)]
    merged_into: Option<UserId>,
}

#[derive(Deserialize)]
struct DoctorRow {
    #[serde(default)]
    status: DoctorStatus,
}

impl Census {
    /// Where what is counted stands. Invoices come after the directory: who changes one meanwhile changes a row that was read. The
    /// outbox comes last: what happens while the others are read waits there.
    pub(super) const TABLES: [Table; 6] =
        [Table::Appointments, Table::Users, Table::Directory, Table::Billing, Table::Requests, Table::Outbox];

    /// Takes one row of a table into account.
    pub(in super::super) fn note(&mut self, table: Table, row: &Item) {
        self.days.note(table, row);
        self.money.note(table, row);
        if table == Table::Billing {
            self.outlived.extend(Key::of(table, row).filter(|key| key.partition.starts_with(OUTLIVED)));
        }
        match table {
            Table::Appointments => {
                let visit = from_item::<VisitRow>(table, row.clone()).ok();
                self.visits.extend(visit.map(|visit| (visit.appointment_id, visit)));
            }
            Table::Users => {
                let account = from_item::<AccountRow>(table, row.clone()).ok();
                let is_one = |account: &AccountRow| {
                    account.role == Role::Patient && account.status != Status::PendingAddress && account.merged_into.is_none()
                };
                self.patients.extend(account.filter(is_one).map(|account| account.user_id));
            }
            Table::Directory => match row.get("part").and_then(|part| part.as_s().ok()).map(String::as_str) {
                Some("department") => self.departments += 1,
                Some("doctor") => {
                    let doctor = from_item::<DoctorRow>(table, row.clone()).ok();
                    self.doctors += i64::from(doctor.is_some_and(|doctor| doctor.status == DoctorStatus::Active));
                }
                _ => {}
            },
            Table::Requests => {
                let word = |name: &str| row.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str);
                let waits = word("owner_id") == Queued::OWNER && word("item").starts_with(Queue::Waiting.prefix());
                self.emergency_accesses += i64::from(waits);
                // The copy in the list of the house is not counted again.
                if word("owner_id") != Repair::LIST && word("item").starts_with(Repair::PREFIX) {
                    self.repairs += i64::from(read_repair(row.clone()).is_ok_and(|repair| repair.is_counted()));
                }
            }
            Table::Outbox => self.wait(row),
            _ => {}
        }
    }

    fn wait(&mut self, row: &Item) {
        let Some(Waiting { envelope: Ok(envelope), heard_at: None, subject, .. }) = Waiting::of(row.clone()) else { return };
        if let Some(counted) = counted_by(&envelope.event) {
            self.unheard.entry(subject).or_default().insert(envelope.event.version(), counted);
        }
    }

    /// The totals as they should stand in the row now. Dates before today are left out.
    pub(in super::super) fn totals(&self, zone: &HospitalZone, now: Timestamp) -> Totals {
        let mut totals = Totals::default();
        totals.add(Total::Departments, self.departments);
        totals.add(Total::Doctors, self.doctors);
        totals.add(Total::EmergencyAccesses, self.emergency_accesses);
        totals.add(Total::Repairs, self.repairs);
        let joined = self.patients.iter().filter(|patient| self.first_unheard(&patient.to_string()).is_none());
        totals.add(Total::Patients, i64::try_from(joined.count()).unwrap_or(i64::MAX));
        let today = zone.date(now);
        for visit in self.visits.values() {
            // The first change that was not heard says itself how the visit stood before it.
            let standing = match self.first_unheard(&visit.appointment_id.to_string()) {
                Some(Counted::VisitMade { .. } | Counted::PatientJoined) => continue,
                Some(Counted::VisitMoved { from: start, .. } | Counted::VisitCancelled { start }) => Some(start),
                None => (visit.status != VisitStatus::Cancelled).then_some(visit.start),
            };
            totals.add(Total::Appointments, 1);
            if let Some(date) = standing.map(|start| zone.date(start)).filter(|date| *date >= today) {
                totals.add(Total::VisitsOn(date), 1);
            }
        }
        totals
    }

    fn first_unheard(&self, subject: &str) -> Option<Counted> {
        self.unheard.get(subject).and_then(|changes| changes.values().next()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::overview::model::{Change, changes};
    use crate::events::catalogue::{Event, VisitFacts};
    use crate::events::envelope::Envelope;
    use crate::primitives::ids::{DepartmentId, EventId, IdSource};
    use crate::primitives::time::{Clock, after};
    use crate::storage::item::text;
    use crate::storage::outbox;
    use proptest::prelude::*;

    /// What happens to a visit, and how much of it the drain has heard.
    #[derive(Debug, Clone)]
    struct Life {
        /// Hours from now to each of its starts; the first is the booking, the others are moves.
        starts: Vec<i64>,
        cancelled: bool,
        heard: usize,
    }

    fn lives() -> impl Strategy<Value = Vec<Life>> {
        let life = (prop::collection::vec(-20i64..120, 1..4), any::<bool>(), 0usize..5);
        prop::collection::vec(life.prop_map(|(starts, cancelled, heard)| Life { starts, cancelled, heard }), 0..8)
    }

    fn now() -> Timestamp {
        "2026-11-23T04:00:00Z".parse().unwrap()
    }

    /// The events of a life in order, and the row it leaves.
    fn lived(life: &Life, ids: &IdSource) -> (Vec<Event>, Item) {
        let at = |hours: i64| after(now(), hours * 3_600);
        let appointment_id = AppointmentId::new(ids);
        let (doctor_id, department_id) = (UserId::new(ids), DepartmentId::new(ids));
        let facts = |version: usize, start: Timestamp, previous_start| VisitFacts {
            appointment_id,
            version: u32::try_from(version).unwrap(),
            doctor_id,
            department_id,
            start,
            end: after(start, 1_800),
            previous_start,
            previous_doctor: None,
        };
        let mut events = vec![Event::AppointmentBooked(facts(1, at(life.starts[0]), None))];
        for pair in life.starts.windows(2) {
            events.push(Event::AppointmentRescheduled(facts(events.len() + 1, at(pair[1]), Some(at(pair[0])))));
        }
        let last = at(*life.starts.last().unwrap());
        if life.cancelled {
            events.push(Event::AppointmentCancelled(facts(events.len() + 1, last, None)));
        }
        let status = if life.cancelled { VisitStatus::Cancelled } else { VisitStatus::Booked };
        let row = [("appointment_id", text(appointment_id)), ("start", text(last)), ("status", text(status.word()))];
        (events, row.map(|(name, value)| (name.to_owned(), value)).into())
    }

    proptest! {
        /// Whatever was heard so far: what the drain has counted is what the tables say less what waits.
        #[test]
        fn f59_what_was_counted_is_what_is_there_less_what_was_not_heard(lives in lives()) {
            let ids = IdSource::seeded(Clock::fixed(now()), 5);
            let zone: HospitalZone = "Asia/Kolkata".parse().unwrap();
            let (mut census, mut counted) = (Census::default(), Totals::default());
            for life in &lives {
                let (events, row) = lived(life, &ids);
                census.note(Table::Appointments, &row);
                for (number, event) in events.into_iter().enumerate() {
                    if number < life.heard {
                        for change in counted_by(&event).into_iter().flat_map(|one| changes(one, &zone, now())) {
                            match change {
                                Change::Patients(by) => counted.add(Total::Patients, by),
                                Change::Appointments(by) => counted.add(Total::Appointments, by),
                                Change::Day(date, by) => counted.add(Total::VisitsOn(date), by),
                            }
                        }
                    } else {
                        let envelope = Envelope { id: EventId::new(&ids), at: now(), event };
                        census.note(Table::Outbox, &outbox::row(&envelope).unwrap());
                    }
                }
            }
            let should = census.totals(&zone, now());
            for total in should.counted_from(zone.date(now())).chain(counted.counted_from(zone.date(now()))) {
                prop_assert_eq!(counted.exactly(total), should.exactly(total), "{:?}", total);
            }
        }
    }
}
