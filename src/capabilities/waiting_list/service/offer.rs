//! What the job does: every freed time goes to whoever asked first among those it suits, and on to the next after a no or silence.
//!
//! Each step is one transaction whose conditions decide, so two runs at once, or one that was killed, offer nothing twice: the
//! next run finds what is there. A hold that outlives its offer is given back first.

use super::room::{Fits, Room};
use super::standing::offers_of;
use super::{Part, WaitingList};
use crate::capabilities::appointments::service::{Hold, KeptFor};
use crate::capabilities::availability::model::{Asker, visits_for};
use crate::capabilities::calendar::model::{IsoWeek, Ledger, Span};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::waiting_list::model::{Entry, Freed, FreedTime, Offer, OfferedTo, Queued, State, offered_until};
use crate::capabilities::waiting_list::store;
use crate::identity::accounts::Status;
use crate::identity::audit::Deed;
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::time::{Slot, after};
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// Whose other visits are read in one call.
const SIDE_BY_SIDE: usize = 40;

/// What one run came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Worked {
    /// Times that are kept for somebody now.
    pub offered: u32,
    /// Offers that ended without an answer.
    pub unanswered: u32,
    /// Times that nobody waits for, or nobody can have any more.
    pub forgotten: u32,
    /// Times that are kept for somebody, or in whose way somebody stands for a moment.
    pub waiting: u32,
}

/// Who is asked, and why it is them.
struct Next {
    entry: Entry,
    /// What they get.
    fits: Fits,
    /// No mail reaches them.
    by_phone: bool,
    before: Before,
}

/// Who matches, and why it was none of those who asked before.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// So many match.
    matching: usize,
    /// Of whom so many who asked before have another visit then.
    busy: usize,
    /// And so many wait for a kind of visit that it has no room for.
    unfit: usize,
}

impl Before {
    /// In one line of the trail.
    fn said(self, offer: &Offer) -> String {
        let Self { matching, busy, unfit } = self;
        let of_kind = offer.kind.as_ref().map(|kind| format!(" {}", kind.id)).unwrap_or_default();
        let too_long = if unfit == 0 { String::new() } else { format!(", {unfit} wait for a visit that does not fit") };
        let (doctor, start) = (offer.doctor_id, offer.start);
        format!("{doctor} {start}{of_kind}: asked first of {matching} it suits, {busy} before them have another visit{too_long}")
    }
}

impl WaitingList {
    /// Whether anything has become free and is not somebody's yet. One query of half a read unit; may lag a write.
    pub async fn has_work(&self) -> Result<bool, StorageError> {
        self.store.has_freed().await
    }

    /// Goes over everything that has become free. One query when there is nothing.
    pub async fn work(&self) -> Result<Worked, StorageError> {
        let (mut worked, freed) = (Worked::default(), self.store.freed().await?);
        self.look_after_offers(&freed).await?;
        let mut standing = offers_of(&freed, self.ground.clock.now());
        for one in freed {
            match one {
                Freed::Time(time) => self.go_on_with(*time, &mut standing, &mut worked).await?,
                Freed::Hours(hours) => self.open_up(&hours, &mut worked).await?,
            }
        }
        Ok(worked)
    }

    /// `standing`: the offers that stand, to which the one that is made is added.
    async fn go_on_with(&self, time: FreedTime, standing: &mut Vec<Offer>, worked: &mut Worked) -> Result<(), StorageError> {
        let Some(time) = self.after_its_offer(time, worked).await? else {
            worked.waiting += 1;
            return Ok(());
        };
        if let Some(last) = &time.last {
            self.appointments.give_back_kept(&hold_of(last.patient_id, &last.offer)).await?;
        }
        let (settings, now) = (self.settings.now(), self.ground.clock.now());
        let Some(until) = offered_until(time.start, &settings, now) else { return self.pass_over(&time, worked).await };
        let Some(mut room) = self.room_of(&time).await? else { return self.forget(&time, worked).await };
        let next = self.next_for(&time, &mut room).await?;
        // Somebody may only keep it while they confirm: once that can no longer be, it is theirs or not offered at all.
        if next.is_none() && room.is_taken() && now < after(time.freed_at, i64::from(settings.hold_seconds)) {
            worked.waiting += 1;
            return Ok(());
        }
        self.free_the_rest(&time, &room.doctor).await?;
        // What an offer of a longer visit has taken along is free again after a no.
        if next.is_none() && room.is_kept_by(standing, &settings, now) {
            worked.waiting += 1;
            return self.leave_alone(&time).await;
        }
        let Some(next) = next else { return self.forget(&time, worked).await };
        let until = offered_until(next.fits.slot.start, &settings, now).unwrap_or(until);
        let offer = next.fits.clone().offered(&time, HoldId::new(&self.ground.ids), until);
        let along = self.offering(&time, &next, &offer)?;
        match self.appointments.keep_for(&hold_of(next.entry.patient, &offer), offer.length(), &along).await? {
            KeptFor::Kept => {
                worked.offered += 1;
                standing.push(offer);
            }
            // The next run looks again.
            KeptFor::Taken | KeptFor::Overtaken => worked.waiting += 1,
        }
        Ok(())
    }

    /// Everything that is written with the hold.
    fn offering(&self, time: &FreedTime, next: &Next, offer: &Offer) -> Result<Vec<Action>, StorageError> {
        let offered = next.entry.offered(offer.clone(), self.ground.clock.now());
        let (patient, id) = (offered.patient, offered.wait_id);
        let cause = format!("{id}.{}", offered.version);
        let to = OfferedTo { patient_id: patient, wait_id: id, offer: offer.clone(), by_phone: next.by_phone };
        let why = next.before.said(offer);
        let mut actions = store::replace(&offered)?;
        actions.push(store::advance(&time.offered_to(to))?);
        actions.extend(self.notifications.news_owed(patient, cause, Kind::TimeOffered)?);
        actions.push(self.ground.audit.action(Deed::of_house("waiting_list.offer").about(patient).on(id).because(&why))?);
        Ok(actions)
    }

    /// The freed time once nobody is asked about it (any more); `None` while somebody still is.
    async fn after_its_offer(&self, time: FreedTime, worked: &mut Worked) -> Result<Option<FreedTime>, StorageError> {
        let Some(to) = &time.offered else { return Ok(Some(time)) };
        if self.ground.clock.now() < to.offer.until {
            return Ok(None);
        }
        let asked = self.asked(to).await?;
        let passed = self.pass_by(&time, asked.as_ref()).await?;
        worked.unanswered += u32::from(asked.is_some() && passed.is_some());
        Ok(passed)
    }

    /// The entry of whoever a time is kept for, if that is what they are offered. One call.
    pub(super) async fn asked(&self, to: &OfferedTo) -> Result<Option<Entry>, StorageError> {
        let entry = self.store.entry(to.patient_id, to.wait_id).await?;
        let is_it = |offer: &Offer| offer.hold_id == to.offer.hold_id;
        Ok(entry.filter(|entry| entry.state == State::Offered && entry.offer.as_ref().is_some_and(is_it)))
    }

    /// The freed time kept for nobody: whoever had it and said nothing is left `unanswered`. `None` when somebody answered at this very
    /// moment, or another run was here: the next one looks again.
    pub(super) async fn pass_by(&self, time: &FreedTime, unanswered: Option<&Entry>) -> Result<Option<FreedTime>, StorageError> {
        let passed = time.passed_on();
        let mut transaction = Transaction::new();
        transaction.add(Part::Freed, store::advance(&passed)?);
        if let Some(entry) = unanswered {
            let (patient, id) = (entry.patient, entry.wait_id);
            transaction.add_all(Part::Entry, store::replace(&entry.unanswered(self.ground.clock.now()))?);
            transaction.add(Part::Audit, self.ground.audit.action(Deed::of_house("waiting_list.unanswered").about(patient).on(id))?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(passed)),
            Err(CommitError::Refused(_)) => Ok(None),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }

    /// Who is asked about a freed time: whoever asked first among those it suits, for whose kind of visit it has room, and who have no
    /// other visit then; never the patient who gave it up.
    async fn next_for(&self, time: &FreedTime, room: &mut Room) -> Result<Option<Next>, StorageError> {
        let (zone, now) = (self.settings.now().zone.clone(), self.ground.clock.now());
        let suits = |one: &Queued| {
            time.freed_by != Some(one.patient_id)
                && one.entry.waits(now)
                && room.starts(one.entry.wish.kind).iter().any(|start| one.entry.wish.suits(time.doctor_id, *start, &zone))
                && !time.passed.contains(&one.entry.wait_id)
        };
        let matching: Vec<Queued> = self.store.open(time.department_id).await?.into_iter().filter(suits).collect();
        let mut before = Before { matching: matching.len(), ..Before::default() };
        for some in matching.chunks(SIDE_BY_SIDE) {
            let mut fitting = Vec::with_capacity(some.len());
            for one in some {
                fitting.push((one, self.fits(time, room, &one.entry.wish).await?));
            }
            let taken = self.taken_then(&fitting).await?;
            for (one, fits) in fitting {
                let Some(fits) = fits else {
                    before.unfit += 1;
                    continue;
                };
                if self.is_busy(&taken, one.patient_id, fits.slot) {
                    before.busy += 1;
                } else if let Some((entry, by_phone)) = self.still_waits(one).await? {
                    return Ok(Some(Next { entry, fits, by_phone, before }));
                }
            }
        }
        Ok(None)
    }

    /// What these people have of the weeks in which the visits lie that they would get. One call, half a read unit a person, none where
    /// nobody would get any; the booking decides.
    async fn taken_then(&self, fitting: &[(&Queued, Option<Fits>)]) -> Result<Vec<Ledger>, StorageError> {
        let slots = || fitting.iter().filter_map(|(_, fits)| fits.as_ref().map(|fits| fits.slot));
        let (first, last) = (slots().map(|slot| slot.start).min(), slots().map(|slot| slot.end).max());
        let Some((start, end)) = first.zip(last) else { return Ok(Vec::new()) };
        let span = Span::of(Slot { start, end }, 0, self.calendar.quantum()).unwrap_or_default();
        let weeks: Vec<IsoWeek> = span.weeks().collect();
        let mut people: Vec<UserId> = fitting.iter().filter(|(_, fits)| fits.is_some()).map(|(one, _)| one.patient_id).collect();
        people.sort_unstable();
        people.dedup();
        self.calendar.ledgers_of(&people, &weeks).await
    }

    /// Whether somebody has another visit then.
    fn is_busy(&self, taken: &[Ledger], person: UserId, slot: Slot) -> bool {
        let (span, now) = (Span::of(slot, 0, self.calendar.quantum()).unwrap_or_default(), self.ground.clock.now());
        taken.iter().any(|ledger| ledger.person == person && !ledger.is_free(&span, None, now))
    }

    /// The entry behind a place in the list, if it is as the list says and its account works, and whether its patient has no address of
    /// mail. What is not is put right.
    async fn still_waits(&self, place: &Queued) -> Result<Option<(Entry, bool)>, StorageError> {
        let (entry, account) =
            tokio::try_join!(self.store.entry(place.patient_id, place.entry.wait_id), self.accounts.find(place.patient_id))?;
        let Some(entry) = entry else {
            self.store.forget_place(place.entry.wish.department_id, place.entry.wait_id).await?;
            return Ok(None);
        };
        let Some(account) = account.filter(|account| account.status != Status::Disabled) else {
            let mut transaction = Transaction::new();
            transaction.add_all(Part::Entry, store::replace(&entry.closed(self.ground.clock.now()))?);
            let deed = Deed::of_house("waiting_list.close").about(entry.patient).on(entry.wait_id);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            return match self.ground.storage.commit(transaction).await {
                Ok(()) | Err(CommitError::Refused(_)) => Ok(None),
                Err(CommitError::Storage(error)) => Err(error),
            };
        };
        let by_phone = account.status == Status::NoAddress;
        Ok((entry.version == place.entry.version).then_some((entry, by_phone)))
    }

    /// Nobody is asked about a freed time; what became free behind it is another matter. One call more than to forget it.
    async fn pass_over(&self, time: &FreedTime, worked: &mut Worked) -> Result<(), StorageError> {
        if let Some(doctor) = self.directory.doctor(time.doctor_id).await? {
            self.free_the_rest(time, &doctor).await?;
        }
        self.forget(time, worked).await
    }

    /// Where a visit was longer than the usual one, the next usual time within it is a freed time of its own: the next run takes it up.
    /// One write for each of these.
    async fn free_the_rest(&self, time: &FreedTime, doctor: &Doctor) -> Result<(), StorageError> {
        let settings = self.settings.now();
        let visits = visits_for(doctor, &settings, settings.zone.date(time.start), Asker::House);
        match time.rest(visits.into_iter().map(|visit| visit.start), self.ground.clock.now()) {
            Some(rest) => self.store.put_freed(&rest).await,
            None => Ok(()),
        }
    }

    /// What became free behind it was put on the list just now: the next run does not do it again. One write the first time, no call then.
    async fn leave_alone(&self, time: &FreedTime) -> Result<(), StorageError> {
        match time.alone() {
            Some(alone) => self.store.put_advanced(&alone).await,
            None => Ok(()),
        }
    }

    async fn forget(&self, time: &FreedTime, worked: &mut Worked) -> Result<(), StorageError> {
        worked.forgotten += 1;
        self.store.forget(time).await
    }
}

/// What stands on the doctor's ledger for an offer.
pub(super) fn hold_of(patient: UserId, offer: &Offer) -> Hold {
    Hold {
        id: offer.hold_id,
        owner: patient,
        doctor_id: offer.doctor_id,
        start: offer.start,
        end: offer.end,
        buffer_minutes: offer.buffer_minutes,
        until: offer.until,
        kept: true,
        kind: offer.kind.clone(),
        patient: None,
        answers: None,
    }
}
