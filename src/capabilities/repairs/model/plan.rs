//! What waits for the job: plans of leave that was entered or taken back, and repairs whose moment has come.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};

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

    /// The last place of what is due at a moment.
    #[must_use]
    pub fn until(now: Timestamp) -> String {
        format!("{now}~")
    }

    fn new(item: String, of: DueFor) -> Self {
        Self { owner_id: Self::OWNER.to_owned(), item, of }
    }
}
