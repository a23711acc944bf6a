//! Running late (F36): a doctor, or the desk for one, says that today's visits begin about so many minutes later; and how many are
//! before somebody who waits.
//!
//! One row of `guards` for each day of the hospital holds every doctor who runs late on it, each as an attribute of its own, so nobody
//! overwrites another. Every process keeps the row of today in memory, as it keeps the settings: no page, screen or answer that says it
//! costs a call for it. What is said is known at once where it was said and within five seconds elsewhere. With the day it is over by
//! itself: the row of another day is not asked for, and goes a day later.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use jiff::civil::Date;

use super::{Appointments, BookingError};
use crate::access::grant::Granted;
use crate::access::permissions::{SayLate, SeeAppointments};
use crate::access::role::Role;
use crate::capabilities::appointments::model::{Appointment, Late, LateBy, LateOn, Status, VisitLine, waiting_before, waits_to_begin};
use crate::capabilities::appointments::store;
use crate::capabilities::family::model::Need;
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, DepartmentId, UserId};
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// The row of a day goes so long after it, in seconds.
const KEPT: i64 = 24 * 60 * 60;

/// Who runs late today, in memory. Clones share it.
#[derive(Debug, Clone, Default)]
pub(super) struct LateBook {
    known: Arc<RwLock<Known>>,
    reads: Arc<AtomicU64>,
}

/// What this process has last seen, and by which read.
#[derive(Debug, Default)]
struct Known {
    late: Arc<LateOn>,
    read: u64,
}

/// What was said of a doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidLate {
    pub doctor_name: String,
    /// The day it is said of.
    pub day: Date,
}

/// What whoever has a visit today waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub visit: Appointment,
    /// `None`: nobody has said so, or it does not concern the visit.
    pub late: Option<LateBy>,
    /// How many are called before; `None`: nobody waits for this visit by number.
    pub before: Option<u32>,
}

impl Appointments {
    /// Who runs late today, as this process last saw it. No call; at most five seconds behind what another process was told.
    #[must_use]
    pub fn late_now(&self) -> Arc<LateOn> {
        let known = Arc::clone(&self.late.known.read().unwrap_or_else(PoisonError::into_inner).late);
        if known.day == Some(self.today()) { known } else { Arc::default() }
    }

    /// By how much the doctor of a visit runs late, where that concerns its patient now. No call.
    #[must_use]
    pub fn late_for(&self, visit: &VisitLine) -> Option<LateBy> {
        let is_today = self.settings.now().zone.date(visit.start) == self.today();
        let concerns = is_today && waits_to_begin(visit, self.ground.clock.now());
        self.late_now().of(visit.doctor_id).filter(|_| concerns)
    }

    /// The doctors of a department who run late today, by name. No call.
    #[must_use]
    pub fn late_in(&self, department: DepartmentId) -> Vec<Late> {
        self.late_now().in_department(department).cloned().collect()
    }

    /// Reads the row of today again: with the settings, and after each change made here. One call, 1 read unit.
    pub async fn refresh_late(&self) -> Result<(), StorageError> {
        let read = self.late.reads.fetch_add(1, Ordering::Relaxed) + 1;
        let day = self.today();
        let doctors = self.store.late_on(day).await?;
        let mut known = self.late.known.write().unwrap_or_else(PoisonError::into_inner);
        // A read that began earlier may end later: what was seen first never comes back.
        if read > known.read {
            *known = Known { late: Arc::new(LateOn { day: Some(day), doctors }), read };
        }
        Ok(())
    }

    /// Says that a doctor runs late today, or (`None`) not any more: a doctor of themselves, staff of anybody. Said once more, it stands
    /// as said last. `None`: no such doctor, or another one. Three calls.
    pub async fn say_late(&self, grant: &Granted<SayLate>, doctor: UserId, by: Option<LateBy>) -> Result<Option<SaidLate>, StorageError> {
        if grant.role() == Role::Doctor && grant.id() != doctor {
            return Ok(None);
        }
        // Boxed: the SDK's futures are large.
        let Some(doctor) = Box::pin(self.directory.doctor(doctor)).await?.filter(|doctor| !doctor.is_joining()) else { return Ok(None) };
        let day = self.today();
        let until = after(self.settings.now().zone.day(day).end, KEPT);
        let name = doctor.name.to_string();
        let late = |by| Late { doctor_id: doctor.id, doctor_name: name.clone(), department_id: doctor.department_id, by };
        let said = match by {
            Some(by) => store::say_late(&late(by), day, until)?,
            None => store::take_late_back(doctor.id, day, until),
        };
        let words = format!("late: {} min", by.map_or(0, LateBy::minutes));
        let mut transaction = Transaction::new();
        transaction.add((), said);
        transaction.add((), self.ground.audit.action(Deed::by(grant, "doctor.say_late").on(doctor.id).saying(&words))?);
        self.ground.storage.commit(transaction).await.map_err(CommitError::unconditional)?;
        if let Err(error) = Box::pin(self.refresh_late()).await {
            tracing::warn!(%error, "who runs late could not be read again; it is known in a moment");
        }
        Ok(Some(SaidLate { doctor_name: name, day }))
    }

    /// What the patient of a visit of the caller's waits for. One call for the visit, a second for whoever has come; one more for a carer.
    pub async fn waiting(&self, grant: &Granted<SeeAppointments>, id: AppointmentId) -> Result<Waiting, BookingError> {
        let theirs = self.theirs(grant, id, Need::SeeVisits).await?;
        self.looked(theirs.carer.as_ref()).await?;
        let before = Box::pin(self.before(&theirs.visit)).await?;
        let late = self.late_for(&VisitLine::from(&theirs.visit));
        Ok(Waiting { visit: theirs.visit, late, before })
    }

    /// How many wait for the doctor of a visit and are called before its patient, as the screen on the wall has them; `None` where
    /// nobody waits for it by number. The room is the one it was given when they came. One query, 0.5 read units for twenty; none for
    /// whoever has not come or was called in.
    pub async fn before(&self, visit: &Appointment) -> Result<Option<u32>, StorageError> {
        let waits = visit.status == Status::CheckedIn;
        let Some((room, token)) = visit.queue.as_ref().zip(visit.token.as_ref()).filter(|_| waits) else { return Ok(None) };
        let lines = self.store.queue(room).await?;
        Ok(Some(waiting_before(&lines, &visit.doctor_name, (visit.start, token))))
    }

    fn today(&self) -> Date {
        self.settings.now().zone.date(self.ground.clock.now())
    }
}
