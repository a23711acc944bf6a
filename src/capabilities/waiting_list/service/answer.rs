//! Yes and no to a time that is offered.

use super::offer::hold_of;
use super::whose::Stands;
use super::{Part, WaitingError, WaitingList};
use crate::access::grant::Granted;
use crate::access::permissions::AnswerOffer;
use crate::capabilities::appointments::model::{Appointment, BookingAnswers, NewBooking, Priority, VisitMode};
use crate::capabilities::appointments::service::{BookingError, KeptVisit};
use crate::capabilities::waiting_list::model::{Entry, FreedTime, State, What};
use crate::capabilities::waiting_list::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::WaitId;
use crate::primitives::text::Sensitive;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// A time that was taken.
#[derive(Debug, Clone)]
pub struct Taken {
    pub visit: Appointment,
}

impl WaitingList {
    /// Takes what is offered, seen in this version of the entry: the visit, the entry and the freed time in one transaction, by the
    /// protocol of every booking. Pressed twice, it answers with the visit of the first press.
    pub async fn take(&self, grant: &Granted<AnswerOffer>, stands: &Stands, id: WaitId, seen: Option<u32>) -> Result<Taken, WaitingError> {
        let now = self.ground.clock.now();
        let (entry, reason) = tokio::try_join!(self.store.entry(stands.patient, id), self.store.reason(stands.patient, id))?;
        let before = entry.ok_or(WaitingError::NotFound)?;
        if before.state == State::Booked {
            return self.taken_before(&before, seen).await;
        }
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(WaitingError::Stale);
        }
        let offer = before.offer_at(now).cloned().ok_or(WaitingError::NotNow)?;
        let reason = reason.map_or_else(|| Sensitive::new(String::new()), |said| said.reason);
        let wish = NewBooking {
            doctor_id: offer.doctor_id,
            start: offer.start,
            patient_id: Some(stands.patient),
            visit_type: None,
            kind: offer.kind.as_ref().map(|kind| kind.id),
            mode: VisitMode::InPerson,
            series: None,
            answers: BookingAnswers { reason, symptoms: None, priority: Priority::Routine },
        };
        // The time is somebody's from here on: whatever the list of freed times says of it is over.
        let freed = Action::Delete { key: store::freed_key(&offer.freed_item()), condition: None };
        let along = |visit: &Appointment| {
            let mut actions = store::replace(&before.booked(visit.appointment_id, now))?;
            actions.push(freed.clone());
            Ok(actions)
        };
        let once = self.ground.once(stands.patient, "waiting-list.take", &format!("{id}.{}", before.version), "take");
        let kept = KeptVisit { patient: stands.patient, carer: stands.carer.as_ref(), kind: offer.kind.as_ref() };
        match self.appointments.book_kept(grant, &once, &wish, kept, &along).await {
            Ok(made) => Ok(Taken { visit: made.thing.visit }),
            Err(BookingError::NotAllowedNow | BookingError::KeyReused) => match self.store.entry(stands.patient, id).await? {
                Some(entry) if entry.state == State::Booked => self.taken_before(&entry, seen).await,
                _ => Err(WaitingError::Stale),
            },
            Err(BookingError::PatientBusy { .. } | BookingError::OwnDayFull(_)) => Err(WaitingError::Busy),
            Err(BookingError::TimeTaken { .. } | BookingError::DayFull { .. } | BookingError::OfferGone | BookingError::Impossible(_)) => {
                self.withdraw_if_gone(&before).await?;
                Err(WaitingError::Gone)
            }
            Err(BookingError::NotFound | BookingError::Changed { .. } | BookingError::RequestHit) => Err(WaitingError::NotFound),
            Err(BookingError::Storage(error)) => Err(error.into()),
        }
    }

    /// Withdraws what an entry is offered, if nobody can take it any more: leave or a closed day has hit it since. The entry waits on in
    /// its place; the time goes back to the job. Whoever was at it at the same moment has decided.
    pub(super) async fn withdraw_if_gone(&self, before: &Entry) -> Result<(), WaitingError> {
        let Some(offer) = &before.offer else { return Ok(()) };
        if self.appointments.is_still_there(&hold_of(before.patient, offer), offer.length()).await? {
            return Ok(());
        }
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Entry, store::replace(&before.left_without_time(self.ground.clock.now()))?);
        self.pass_on(&mut transaction, before).await?;
        let deed = Deed::of_house("waiting_list.gone").about(before.patient).on(before.wait_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The visit that the first of two presses made.
    async fn taken_before(&self, entry: &Entry, seen: Option<u32>) -> Result<Taken, WaitingError> {
        if seen.is_some_and(|seen| seen + 1 != entry.version) {
            return Err(WaitingError::Stale);
        }
        let id = entry.appointment_id.ok_or(WaitingError::NotFound)?;
        let visit = self.appointments.to_tell_of(id).await?.ok_or(WaitingError::NotFound)?;
        Ok(Taken { visit })
    }

    /// Says no to what is offered: it goes to the next, and the entry goes on waiting. Twice is fine.
    pub async fn decline(
        &self,
        grant: &Granted<AnswerOffer>,
        stands: &Stands,
        id: WaitId,
        seen: Option<u32>,
    ) -> Result<Entry, WaitingError> {
        let now = self.ground.clock.now();
        let before = self.store.entry(stands.patient, id).await?.ok_or(WaitingError::NotFound)?;
        let said_no = before.history.last().is_some_and(|told| told.what == What::Declined);
        if said_no && seen.is_none_or(|seen| seen + 1 == before.version) {
            return Ok(before);
        }
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(WaitingError::Stale);
        }
        if before.offer_at(now).is_none() {
            return Err(WaitingError::NotNow);
        }
        let after = before.declined(now);
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Entry, store::replace(&after)?);
        self.pass_on(&mut transaction, &before).await?;
        self.hold_right(&mut transaction, stands);
        transaction.add(Part::Audit, self.ground.audit.action(stands.deed(grant, "waiting_list.decline", id))?);
        self.stale_if_refused(transaction).await?;
        Ok(after)
    }

    /// Lets the time that an entry was offered go to the next, in the transaction that says so; the job gives back what is held.
    /// One call.
    pub(super) async fn pass_on(&self, transaction: &mut Transaction<Part>, entry: &Entry) -> Result<(), WaitingError> {
        let Some(offer) = &entry.offer else { return Ok(()) };
        let freed = self.store.freed_time(&offer.freed_item()).await?;
        let theirs = |time: &FreedTime| time.offered.as_ref().is_some_and(|to| to.offer.hold_id == offer.hold_id);
        if let Some(time) = freed.filter(theirs) {
            transaction.add(Part::Freed, store::advance(&time.passed_on())?);
        }
        Ok(())
    }
}
