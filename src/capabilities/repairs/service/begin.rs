//! Leave was entered: each visit in it that is neither kept nor cancelled gets its repair. So does each visit on a day that the hospital
//! closes on, whether other times are to be offered or somebody solves it.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Part, RepairError, Repairs, Worked};
use crate::access::grant::Granted;
use crate::access::permissions::ManageAvailability;
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::appointments::service::DaysChanged;
use crate::capabilities::availability::model::{Choice, Clash, NewException};
use crate::capabilities::directory::model::hours::Exception;
use crate::capabilities::repairs::model::{About, Cause, Due, Plan, Repair};
use crate::capabilities::repairs::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::item::{Key, number};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, Expression, Transaction};

/// What visits are hit by, and which they are.
struct Hit {
    cause: Cause,
    /// Only the visits of this doctor.
    doctor: Option<UserId>,
    time: Slot,
}

impl Hit {
    fn by(doctor: UserId, exception: &Exception) -> Self {
        Self { cause: Cause::exception(exception.id), doctor: Some(doctor), time: exception.time }
    }

    fn hits(&self, visit: &Appointment) -> bool {
        // Whoever is here already may be found not to be: their visit is to be solved then.
        let may_be = visit.status.is_to_come() || visit.status.is_here();
        self.doctor.is_none_or(|doctor| doctor == visit.doctor_id) && may_be && visit.slot().overlaps(&self.time)
    }
}

impl Repairs {
    /// That days are closed, those whose patients are to be offered other times apart, and days are open again, for the transaction that
    /// changes the settings.
    ///
    /// # Errors
    /// Never for days of ours.
    pub fn days_changed(&self, days: &DaysChanged) -> Result<Vec<Action>, StorageError> {
        let (now, mut actions) = (self.ground.clock.now(), Vec::new());
        if !days.closed.is_empty() {
            actions.push(store::note(&Due::days_closed(now, ExceptionId::new(&self.ground.ids), days.closed.clone()))?);
        }
        if !days.shut.is_empty() {
            actions.push(store::note(&Due::days_shut(now, ExceptionId::new(&self.ground.ids), days.shut.clone()))?);
        }
        if !days.reopened.is_empty() {
            actions.push(store::note(&Due::days_reopened(now, ExceptionId::new(&self.ground.ids), days.reopened.clone()))?);
        }
        Ok(actions)
    }

    /// The job's part of closed days: each visit on one of them that is still closed gets its repair, and its patient other times where
    /// it `offers` some. A run that was killed is begun anew.
    pub(super) async fn repair_closed(&self, days: &BTreeSet<Date>, closing: ExceptionId, offers: bool) -> Result<u32, StorageError> {
        let mut opened = 0;
        for day in days {
            let Some((time, visits)) = self.appointments.on_closed(*day).await? else { continue };
            let hit = Hit { cause: Cause::closed_day(closing, *day), doctor: None, time };
            for visit in visits {
                opened += u32::from(self.open(&hit, visit.appointment_id, offers, Deed::of_house("repair.open")).await?);
            }
        }
        Ok(opened)
    }

    /// What was said about the visits of an exception, for the transaction that enters it; `None` where nothing is taken away. With
    /// nothing said it stands too: whoever books at that moment is in no list yet, and their visit gets its repair all the same.
    ///
    /// # Errors
    /// Never for exceptions of ours.
    pub fn planned(&self, doctor: UserId, new: &NewException) -> Result<Option<Action>, StorageError> {
        if !new.takes_away() {
            return Ok(None);
        }
        let plan = Plan::of(new.exception.id, doctor, new.chosen(Choice::Offer), new.chosen(Choice::Keep));
        store::plan(&plan).map(Some)
    }

    /// Opens the repairs of visits in an exception that stands now: how many are open. Three calls a visit.
    ///
    /// What fails here, is not done because the server is killed, or was booked too shortly before to be listed, the job does: the
    /// plan says so, until the job has seen all visits of that time.
    pub async fn begin(
        &self,
        grant: &Granted<ManageAvailability>,
        doctor: UserId,
        (exception, offer): (&Exception, &BTreeSet<AppointmentId>),
        visits: &[Clash],
    ) -> Result<u32, StorageError> {
        let (mut opened, hit) = (0, Hit::by(doctor, exception));
        for visit in visits {
            let deed = Deed::by(grant, "repair.open");
            opened += u32::from(self.open(&hit, visit.appointment, offer.contains(&visit.appointment), deed).await?);
        }
        Ok(opened)
    }

    /// The job's part: the plan of an exception whose repairs were not all opened. What was kept in its time for other visits is let go.
    pub(super) async fn carry_out(&self, plan: &Plan, worked: &mut Worked) -> Result<(), StorageError> {
        let doctor = self.directory.doctor(plan.doctor_id).await?;
        let exception = doctor.and_then(|doctor| doctor.hours.exceptions.into_iter().find(|one| one.id == plan.exception_id));
        let mut all = true;
        if let Some(exception) = exception {
            let (visits, complete) = self.availability.in_time_of(plan.doctor_id, &exception).await?;
            let hit = Hit::by(plan.doctor_id, &exception);
            for visit in visits.iter().filter(|visit| !plan.keep.contains(&visit.appointment)) {
                let (id, deed) = (visit.appointment, Deed::of_house("repair.open"));
                worked.opened += u32::from(self.open(&hit, id, plan.offer.contains(&id), deed).await?);
            }
            self.let_go_where(|kept| kept.may_be_hit(plan.doctor_id, &exception.time), worked).await?;
            all = complete || exception.time.end <= self.ground.clock.now();
        }
        if all {
            self.store.planned(plan.exception_id).await?;
        }
        Ok(())
    }

    /// Opens the repair of a visit, if it is hit and has none for that. Twice is fine.
    async fn open(&self, hit: &Hit, id: AppointmentId, offers: bool, deed: Deed) -> Result<bool, StorageError> {
        for _ in 0..3 {
            let now = self.ground.clock.now();
            let Some(visit) = self.appointments.to_tell_of(id).await? else { return Ok(false) };
            if !hit.hits(&visit) || visit.start <= now {
                return Ok(false);
            }
            let before = self.store.repair(visit.patient_id, id).await?;
            if before.as_ref().is_some_and(|before| before.state.is_open() || before.exception_id == hit.cause.exception_id) {
                return Ok(before.is_some_and(|before| before.state.is_open()));
            }
            let repair = Repair::opened(about(&visit), hit.cause, offers && visit.status.is_movable(), before.as_ref(), now);
            let mut transaction = Transaction::new();
            transaction.add_all(Part::Repair, store::write(before.as_ref(), &repair)?);
            transaction.add(Part::Visit, still(&visit));
            transaction.add(Part::Audit, self.ground.audit.action(deed.clone().about(visit.patient_id).on(id))?);
            match self.commit(transaction).await {
                Ok(()) => return Ok(true),
                Err(RepairError::Storage(error)) => return Err(error),
                // Somebody changed the visit, or opened the repair at the same moment: look again.
                Err(_) => {}
            }
        }
        Err(StorageError::Unavailable("a visit many people change".to_owned()))
    }
}

fn about(visit: &Appointment) -> About {
    About {
        appointment_id: visit.appointment_id,
        patient_id: visit.patient_id,
        doctor_id: visit.doctor_id,
        doctor_name: visit.doctor_name.clone(),
        department_id: visit.department_id,
        start: visit.start,
        end: visit.end,
        proposed: visit.status == Status::Proposed,
    }
}

/// Only checks that the visit has the version it was read with.
fn still(visit: &Appointment) -> Action {
    let condition = Expression::of("#version = :seen").name("#version", "version").value(":seen", number(visit.version));
    Action::Check { key: Key::one(Table::Appointments, visit.appointment_id), condition }
}
