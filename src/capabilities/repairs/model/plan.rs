//! What waits for the job: plans of leave that was entered or taken back, days the hospital closes on or opens again, and repairs whose
//! moment has come.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::repair::Repair;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::primitives::time::after;

/// So long after closed days have changed the job looks at them, in seconds: by then every process knows the new settings, so that what
/// is booked is complete.
const KNOWN_TO_ALL: i64 = 10;

/// What was said about the visits that leave hits, as stored until each of them has its repair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    owner_id: String,
    item: String,
    pub exception_id: ExceptionId,
    pub doctor_id: UserId,
    /// The patients of these are offered other times.
    pub offer: BTreeSet<AppointmentId>,
    /// These take place all the same.
    pub keep: BTreeSet<AppointmentId>,
}

/// A row of what waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    owner_id: String,
    pub item: String,
    #[serde(flatten)]
    pub of: DueFor,
}

/// What waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DueFor {
    /// A repair is to be looked at.
    Visit { patient_id: UserId, appointment_id: AppointmentId },
    /// A visit that has a repair was moved or cancelled; it began then before.
    Changed { appointment_id: AppointmentId, began: Timestamp },
    /// Leave was taken back.
    TakenBack { taken_back: ExceptionId },
    /// The hospital has closed on days, and the patients of their visits are offered other times.
    DaysClosed { closed: BTreeSet<Date>, closing: ExceptionId },
    /// It has closed on days, and somebody is to solve each of their visits: nothing is offered for them.
    DaysShut { shut: BTreeSet<Date>, closing: ExceptionId },
    /// It has opened again on days.
    DaysReopened { reopened: BTreeSet<Date> },
}

impl DueFor {
    /// Whether what begot a repair was taken back by it. Leave that is gone takes no closed day back, whichever id that bears.
    #[must_use]
    pub fn takes_back(&self, repair: &Repair) -> bool {
        match self {
            Self::TakenBack { taken_back } => repair.closed_on.is_none() && repair.exception_id == *taken_back,
            Self::DaysReopened { reopened } => repair.closed_on.is_some_and(|day| reopened.contains(&day)),
            Self::Visit { .. } | Self::Changed { .. } | Self::DaysClosed { .. } | Self::DaysShut { .. } => false,
        }
    }
}

impl Plan {
    /// Before every moment: plans are worked off first.
    pub const PREFIX: &'static str = "0plan#";

    /// Of an exception of a doctor.
    #[must_use]
    pub fn of(exception_id: ExceptionId, doctor_id: UserId, offer: BTreeSet<AppointmentId>, keep: BTreeSet<AppointmentId>) -> Self {
        Self { owner_id: Due::OWNER.to_owned(), item: Self::item_of(exception_id), exception_id, doctor_id, offer, keep }
    }

    /// Its place.
    #[must_use]
    pub fn item_of(exception: ExceptionId) -> String {
        format!("{}{exception}", Self::PREFIX)
    }
}

impl Due {
    /// Where all of it is kept.
    pub const OWNER: &'static str = "repairs_due";

    /// A repair that is looked at then.
    #[must_use]
    pub fn visit(at: Timestamp, patient_id: UserId, appointment_id: AppointmentId) -> Self {
        Self::new(Self::item_of(at, appointment_id), DueFor::Visit { patient_id, appointment_id })
    }

    /// Where that stands.
    #[must_use]
    pub fn item_of(at: Timestamp, appointment: AppointmentId) -> String {
        format!("{at}#{appointment}")
    }

    /// A visit that was moved or cancelled now.
    #[must_use]
    pub fn changed(now: Timestamp, appointment_id: AppointmentId, began: Timestamp) -> Self {
        Self::new(format!("{now}#changed#{appointment_id}"), DueFor::Changed { appointment_id, began })
    }

    /// Leave that was taken back now.
    #[must_use]
    pub fn taken_back(now: Timestamp, exception: ExceptionId) -> Self {
        Self::new(format!("{now}#back#{exception}"), DueFor::TakenBack { taken_back: exception })
    }

    /// Days the hospital closes on now.
    #[must_use]
    pub fn days_closed(now: Timestamp, closing: ExceptionId, closed: BTreeSet<Date>) -> Self {
        let at = after(now, KNOWN_TO_ALL);
        Self::new(format!("{at}#closed#{closing}"), DueFor::DaysClosed { closed, closing })
    }

    /// Days the hospital closes on now without offering other times.
    #[must_use]
    pub fn days_shut(now: Timestamp, closing: ExceptionId, shut: BTreeSet<Date>) -> Self {
        let at = after(now, KNOWN_TO_ALL);
        Self::new(format!("{at}#shut#{closing}"), DueFor::DaysShut { shut, closing })
    }

    /// Days it opens again on now; `change` tells two of such changes apart.
    #[must_use]
    pub fn days_reopened(now: Timestamp, change: ExceptionId, reopened: BTreeSet<Date>) -> Self {
        let at = after(now, KNOWN_TO_ALL);
        Self::new(format!("{at}#open#{change}"), DueFor::DaysReopened { reopened })
    }

    /// The last place of what is due at a moment.
    #[must_use]
    pub fn until(now: Timestamp) -> String {
        format!("{now}~")
    }

    fn new(item: String, of: DueFor) -> Self {
        Self { owner_id: Self::OWNER.to_owned(), item, of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f34_changed_closed_days_are_looked_at_once_every_process_knows_them_and_read_as_written() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let (change, days) = (ExceptionId::from_uuid(uuid::Uuid::from_u128(1)), BTreeSet::from([jiff::civil::date(2026, 11, 26)]));
        let (closed, open) = (Due::days_closed(now, change, days.clone()), Due::days_reopened(now, change, days.clone()));
        let shut = Due::days_shut(now, change, days.clone());
        for due in [&closed, &shut, &open] {
            assert!(due.item > Due::until(after(now, 9)) && due.item < Due::until(after(now, 10)), "{}", due.item);
            let read: Due = serde_json::from_value(serde_json::to_value(due).unwrap()).unwrap();
            assert_eq!(&read, due);
        }
        assert_eq!(closed.of, DueFor::DaysClosed { closed: days.clone(), closing: change });
        assert_eq!(shut.of, DueFor::DaysShut { shut: days.clone(), closing: change });
        assert_eq!(open.of, DueFor::DaysReopened { reopened: days });
    }
}
