//! What the job does: opens what leave or a closed day has hit, offers times, and goes on with what nobody answered or what was solved
//! elsewhere.
//!
//! Each step is one transaction whose conditions decide, so two runs at once, or one that was killed, do nothing twice: the next run
//! finds what is there.

use super::offer::cause_of;
use super::see::has_begun;
use super::{Part, RepairError, Repairs, hold_of};
use crate::capabilities::appointments::model::{Appointment, Status};
use crate::capabilities::directory::model::hours::{Exception, ExceptionKind};
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::repairs::model::{Cause, Due, DueFor, Repair, State};
use crate::capabilities::repairs::store::{self, Work};
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, ExceptionId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, Transaction};

/// More steps than one repair takes at a time: giving back, closing, giving back again.
const STEPS: usize = 6;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    /// Visits that have their repair now.
    pub opened: u32,
    /// Patients who have times to choose from now.
    pub offered: u32,
    /// Offers that ended without an answer, or with no time.
    pub unsolved: u32,
    /// Repairs that are over.
    pub closed: u32,
}

impl Repairs {
    /// Whether anything is due. One query of half a read unit; may lag a write.
    pub async fn has_work(&self) -> Result<bool, StorageError> {
        self.store.has_due(self.ground.clock.now()).await
    }

    /// Goes over everything that is due. One query when there is nothing.
    pub async fn work(&self) -> Result<Worked, StorageError> {
        let mut worked = Worked::default();
        self.work_once(&mut worked).await?;
        // What has been opened is offered in the same run.
        if worked.opened > 0 {
            self.work_once(&mut worked).await?;
        }
        Ok(worked)
    }

    async fn work_once(&self, worked: &mut Worked) -> Result<(), StorageError> {
        for work in self.store.due(self.ground.clock.now()).await? {
            let done = match &work {
                Work::Plan(plan) => self.carry_out(plan, worked).await,
                Work::Due(due) => self.go_on_with(due, worked).await,
            };
            match done {
                // What cannot be read keeps no other back.
                Err(StorageError::Corrupt { table, why }) => {
                    tracing::error!(table, why, row = work.item(), "a repair cannot be read and waits");
                }
                done => done?,
            }
        }
        Ok(())
    }

    async fn go_on_with(&self, due: &Due, worked: &mut Worked) -> Result<(), StorageError> {
        let stays = match &due.of {
            DueFor::Visit { patient_id, appointment_id } => {
                let repair = self.go_on(*patient_id, *appointment_id, worked).await?;
                repair.and_then(|repair| repair.due_row()).is_some_and(|row| row.item == due.item)
            }
            DueFor::Changed { appointment_id, began } => {
                if let Some(repair) = self.store.listed(*began, *appointment_id).await? {
                    self.go_on(repair.about.patient_id, *appointment_id, worked).await?;
                }
                false
            }
            back @ (DueFor::TakenBack { .. } | DueFor::DaysReopened { .. }) => !self.withdraw_all(back, worked).await?,
            DueFor::DaysClosed { closed, closing } => {
                worked.opened += self.repair_closed(closed, *closing, true).await?;
                self.let_go_on(closed, worked).await?;
                false
            }
            DueFor::DaysShut { shut, closing } => {
                worked.opened += self.repair_closed(shut, *closing, false).await?;
                self.let_go_on(shut, worked).await?;
                false
            }
        };
        if stays { Ok(()) } else { self.store.forget(due).await }
    }

    /// Takes a repair as far as it goes now: the repair as it is then.
    pub(super) async fn go_on(&self, patient: UserId, id: AppointmentId, worked: &mut Worked) -> Result<Option<Repair>, StorageError> {
        let mut latest = None;
        for _ in 0..STEPS {
            let (repair, visit) = tokio::try_join!(self.store.repair(patient, id), self.appointments.to_tell_of(id))?;
            let Some(repair) = repair else { return Ok(None) };
            if !self.step(&repair, visit.as_ref(), worked).await? {
                return Ok(Some(repair));
            }
            latest = Some(repair);
        }
        Ok(latest)
    }

    /// One step; `false` when there is nothing to do now.
    async fn step(&self, repair: &Repair, visit: Option<&Appointment>, worked: &mut Worked) -> Result<bool, StorageError> {
        let now = self.ground.clock.now();
        if !repair.back.is_empty() {
            for kept in &repair.back {
                self.appointments.give_back_kept(&hold_of(repair.about.patient_id, kept)).await?;
            }
            self.advance(repair, &repair.given_back(now), Vec::new()).await?;
            return Ok(true);
        }
        if !repair.state.is_open() {
            return Ok(false);
        }
        if let Some(closed) = self.solved(repair, visit) {
            worked.closed += u32::from(self.advance(repair, &closed, Vec::new()).await?);
            return Ok(true);
        }
        match (repair.state, visit) {
            (State::ToOffer, Some(visit)) => {
                match self.offer(repair.clone(), visit).await? {
                    Some(next) if next.state == State::Offered => worked.offered += 1,
                    Some(_) => worked.unsolved += 1,
                    None => {}
                }
                Ok(true)
            }
            (State::Offered, _) if !repair.is_offered_at(now) => {
                let deed = Deed::of_house("repair.unanswered").about(repair.about.patient_id).on(repair.about.appointment_id);
                let audit = vec![self.ground.audit.action(deed)?];
                worked.unsolved += u32::from(self.advance(repair, &repair.unanswered(now), audit).await?);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    /// The repair once its visit needs none any more, by whatever was done with it.
    fn solved(&self, repair: &Repair, visit: Option<&Appointment>) -> Option<Repair> {
        let now = self.ground.clock.now();
        let Some(visit) = visit else { return Some(repair.over(now)) };
        let moved = visit.start != repair.about.start || visit.doctor_id != repair.about.doctor_id;
        match visit.status {
            Status::Cancelled => Some(repair.cancelled(now)),
            _ if moved => Some(repair.moved(None, now)),
            status if has_begun(status) || visit.start <= now => Some(repair.over(now)),
            _ => None,
        }
    }

    /// Writes the next version of a repair; `false` when somebody else was at it, and the next look decides anew.
    pub(super) async fn advance(&self, before: &Repair, next: &Repair, along: Vec<Action>) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Repair, store::write(Some(before), next)?);
        transaction.add_all(Part::Audit, along);
        match self.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(RepairError::Storage(error)) => Err(error),
            Err(_) => Ok(false),
        }
    }

    /// Leave or a closed day was taken back: its visits stay, and whoever was asked is told. What other leave, closed time or a closed day
    /// hits as well goes on because of that. `false` when somebody was at one of them at the same moment: it is looked at again.
    async fn withdraw_all(&self, back: &DueFor, worked: &mut Worked) -> Result<bool, StorageError> {
        let mut all = true;
        for listed in self.store.open().await?.into_iter().filter(|repair| back.takes_back(repair)) {
            let (patient, id) = (listed.about.patient_id, listed.about.appointment_id);
            let repair = self.go_on(patient, id, worked).await?.filter(|repair| repair.state.is_open() && back.takes_back(repair));
            let Some(repair) = repair else { continue };
            if let Some(other) = self.also_hit_by(&repair).await? {
                // A day that has opened and closed again hits it as before: nothing is written, however often it is looked at.
                let is_the_same = other.closed_on.is_some() && other.closed_on == repair.closed_on;
                all &= is_the_same || self.advance(&repair, &repair.because_of(other), Vec::new()).await?;
                continue;
            }
            let deed = Deed::of_house("repair.withdraw").about(patient).on(id);
            let mut along = self.news_of_end(&repair)?;
            along.push(self.ground.audit.action(deed)?);
            let withdrawn = self.advance(&repair, &repair.withdrawn(self.ground.clock.now()), along).await?;
            worked.closed += u32::from(withdrawn);
            all &= withdrawn;
            self.go_on(patient, id, worked).await?;
        }
        Ok(all)
    }

    /// Other time that its doctor is away in the visit's, or that the hospital is closed on its day: that under an id of its own, since the
    /// exception of before is gone.
    async fn also_hit_by(&self, repair: &Repair) -> Result<Option<Cause>, StorageError> {
        let about = &repair.about;
        let (doctor, time) = (self.directory.doctor(about.doctor_id).await?, Slot { start: about.start, end: about.end });
        let exceptions = doctor.map(|doctor| doctor.hours.exceptions).unwrap_or_default();
        let hits = |one: &&Exception| one.id != repair.exception_id && one.kind != ExceptionKind::Extra && one.time.overlaps(&time);
        if let Some(other) = exceptions.iter().find(hits) {
            return Ok(Some(Cause::exception(other.id)));
        }
        let closed = self.appointments.closed_day_of(about.start).await?;
        Ok(closed.map(|day| Cause::closed_day(ExceptionId::new(&self.ground.ids), day)))
    }

    /// What a patient is told who was asked to choose and need not any more: the visit stays.
    pub(super) fn news_of_end(&self, repair: &Repair) -> Result<Vec<Action>, StorageError> {
        if repair.round == 0 {
            return Ok(Vec::new());
        }
        let news = self.notifications.news_owed(repair.about.patient_id, cause_of(repair), Kind::VisitStays)?;
        Ok(news.into_iter().collect())
    }
}
