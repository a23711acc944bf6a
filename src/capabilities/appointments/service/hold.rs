//! Holding a time while somebody confirms (F25): one hold per account, on the doctor's ledger only.
//!
//! A time that the house keeps for its owner already (F33, F34) is theirs to confirm as it is: the account's row then names that one,
//! with the end it has. It is not this slice's to give back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::reading::{asker, side};
use super::{Appointments, BookingError, Made, Part, ROUNDS};
use crate::access::grant::Granted;
use crate::access::permissions::HoldTime;
use crate::capabilities::appointments::model::KeptAnswers;
use crate::capabilities::calendar::model::{IsoWeek, LedgerHold, Span, WeekChange};
use crate::capabilities::calendar::service::Calendar;
use crate::capabilities::directory::model::{Doctor, VisitKind};
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::primitives::time::{Slot, after};
use crate::primitives::tree;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::item::{Item, Key, from_item, number, text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Expression, Transaction};

/// A time kept for its owner until `until`. Kept as the owner's row `hold#<user>` in `guards`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    #[serde(rename = "hold_id")]
    pub id: HoldId,
    pub owner: UserId,
    pub doctor_id: UserId,
    pub start: Timestamp,
    pub end: Timestamp,
    pub buffer_minutes: u16,
    pub until: Timestamp,
    /// It belongs to an offer of the house, which gives it back.
    #[serde(default)]
    pub kept: bool,
    /// Which kind of visit it is for, as its doctor kept it then: so it is booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<VisitKind>,
    /// For whom its owner held it; `None`: for themselves, or they did not say yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patient: Option<UserId>,
    /// What its owner typed for it, or for another time before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<KeptAnswers>,
}

/// A time that somebody asks to have kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldWish {
    pub doctor_id: UserId,
    pub start: Timestamp,
    /// Which of the doctor's kinds of visits; `None`: the usual one.
    pub kind: Option<VisitKindId>,
    /// For whom it is; `None`: for whoever asks, or they do not say yet.
    pub patient: Option<UserId>,
}

impl HoldWish {
    /// A usual visit.
    #[must_use]
    pub const fn usual(doctor_id: UserId, start: Timestamp) -> Self {
        Self { doctor_id, start, kind: None, patient: None }
    }
}

impl Hold {
    /// The held visit's time.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        Slot { start: self.start, end: self.end }
    }

    /// Where an account's one hold is kept.
    pub(super) fn key(owner: UserId) -> Key {
        Key::one(Table::Guards, format!("hold#{owner}"))
    }

    pub(super) fn read(row: Option<Item>) -> Result<Option<Self>, StorageError> {
        row.map(|row| from_item(Table::Guards, row)).transpose()
    }

    fn state(&self, in_ledger: bool, now: Timestamp) -> HoldState {
        match now < self.until {
            false => HoldState::RanOut,
            true if in_ledger => HoldState::Stands,
            true => HoldState::Gone,
        }
    }

    pub(super) const fn in_ledger(&self) -> LedgerHold {
        LedgerHold { id: self.id, owner: self.owner, until: self.until, kept: self.kept, days: BTreeMap::new() }
    }

    /// Replaces the account's row, if it is still the one that was read: what is typed meanwhile is not lost with it.
    fn write(&self, before: Option<&Self>) -> Result<Action, StorageError> {
        let mut item = to_item(Table::Guards, self)?;
        item.insert("key".to_owned(), text(format!("hold#{}", self.owner)));
        item.insert("ttl".to_owned(), number(after(self.until, 86_400).as_second()));
        let condition = match before {
            None => Expression::of("attribute_not_exists(hold_id)"),
            Some(Self { id, answers: None, .. }) => {
                Expression::of("hold_id = :before AND attribute_not_exists(answers)").value(":before", text(id))
            }
            Some(Self { id, answers: Some(kept), .. }) => Expression::of("hold_id = :before AND answers.sealed = :sealed")
                .value(":before", text(id))
                .value(":sealed", text(&kept.sealed)),
        };
        Ok(Action::Put { table: Table::Guards, item, condition: Some(condition) })
    }
}

/// What became of a hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoldState {
    /// It keeps the time.
    Stands,
    /// Its end has passed; the time may be free or somebody else's.
    RanOut,
    /// A booking used it up, or it was given back.
    Gone,
}

/// A hold as it is now, with the doctor it is for.
#[derive(Debug, Clone)]
pub struct HoldNow {
    pub hold: Hold,
    pub doctor: Doctor,
    pub state: HoldState,
}

impl Appointments {
    /// Keeps a time for the caller. Their earlier hold of another time is given back first; asking again for the same
    /// time finds the hold that stands, with the end it has. Whatever they typed for another time comes along.
    pub async fn hold(&self, grant: &Granted<HoldTime>, once: &Once, wish: HoldWish) -> Result<Made<Hold>, BookingError> {
        let HoldWish { doctor_id, start, kind, patient } = wish;
        let owner = grant.id();
        let _turn = self.calendar.turn(doctor_id).await;
        for _ in 0..ROUNDS {
            let now = self.ground.clock.now();
            let mut reading = self.read(doctor_id, &[start], &[Hold::key(owner), once.key()]).await?;
            match once.earlier(reading.extra.pop().flatten(), now)? {
                Earlier::Nothing => {}
                known => return answer_of(known, BookingError::KeyReused),
            }
            let before = Hold::read(reading.extra.pop().flatten())?;
            let kind = match Self::kind_of(&reading.doctor, kind) {
                Ok(kind) => kind,
                Err(refused) => return self.held_earlier(once, now, refused).await,
            };
            reading.doctor = reading.doctor.asked_for(kind.as_ref().map(VisitKind::length));
            let offer = match self.offer(&reading.doctor, start, asker(grant.role())) {
                Ok(offer) => offer,
                Err(refused) => return self.held_earlier(once, now, refused).await,
            };
            let (span, _) = self.spans(&offer)?;
            let mut answers = None;
            if let Some(before) = &before {
                let stands =
                    before.until > now && reading.doctor_ledgers.iter().any(|ledger| ledger.holds.iter().any(|hold| hold.id == before.id));
                let is_same =
                    before.doctor_id == doctor_id && before.slot() == offer.slot && before.kind == kind && before.patient == patient;
                if stands && is_same {
                    return self.held_again(once, before.clone(), now).await;
                }
                self.give_back(before).await?;
                answers = self.answers_after(before, now).await?;
                reading.doctor_ledgers = self.calendar.ledgers(doctor_id, &span.weeks().collect::<Vec<_>>()).await?;
            }
            // Held it would not count, and could not be booked either.
            if self.day_left(&mut reading, start, None, Some(owner), now).await?.is_none() {
                let full = self.day_full(&reading.doctor, start, None, grant.role()).await?;
                return self.held_earlier(once, now, full).await;
            }
            let plan = self.calendar.plan_clearing(&mut reading.doctor_ledgers, &span, &Span::default(), owner, now).await?;
            let Some(changes) = plan else {
                let alternatives = self.alternatives(&reading.doctor, start, None, grant.role()).await?;
                return self.held_earlier(once, now, BookingError::TimeTaken { alternatives }).await;
            };
            let kept = kept_among(&changes, now);
            // A hold of one's own whose row in `guards` is gone still stands on the ledger: give it back and decide anew.
            if kept.is_empty() && self.calendar.let_go_used(doctor_id, &changes).await? {
                continue;
            }
            let theirs = kept.first().map(|(_, hold)| hold);
            let id = theirs.map_or_else(|| HoldId::new(&self.ground.ids), |hold| hold.id);
            let hold = Hold {
                id,
                owner,
                doctor_id,
                start: offer.slot.start,
                end: offer.slot.end,
                buffer_minutes: offer.buffer_minutes,
                until: theirs.map_or_else(|| after(now, i64::from(self.settings.now().hold_seconds)), |hold| hold.until),
                kept: theirs.is_some(),
                kind,
                patient,
                answers: answers.map(|answers| answers.taken_over(id, self.life_of_answers(now))),
            };
            let mut transaction = Transaction::new();
            let on_ledger = if hold.kept {
                Calendar::holds_stand(doctor_id, &kept)
            } else {
                Calendar::hold_actions(doctor_id, &hold.in_ledger(), &span, &side(&reading.doctor))
            };
            transaction.add_all(Part::DoctorLedger, on_ledger);
            transaction.add(Part::HoldOfUser, hold.write(before.as_ref())?);
            transaction.add(Part::Once, once.remember(as_text(&hold), now)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(Made::now(hold)),
                Err(error) if error.refused(&Part::Once) => return self.held_earlier(once, now, BookingError::KeyReused).await,
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return self.held_earlier(once, now, error.into()).await,
            }
        }
        Err(StorageError::Unavailable("a time many people want".to_owned()).into())
    }

    /// The caller's latest hold, if it is the one of this id: whether it still keeps its time, and with whom. Two calls.
    pub async fn hold_now(&self, grant: &Granted<HoldTime>, id: HoldId) -> Result<Option<HoldNow>, BookingError> {
        let row = self.ground.storage.get(&Hold::key(grant.id())).await?;
        self.as_it_is(Hold::read(row)?.filter(|hold| hold.id == id)).await
    }

    /// The caller's latest hold, whichever it is. Two calls; one where there is none.
    pub async fn latest_hold(&self, grant: &Granted<HoldTime>) -> Result<Option<HoldNow>, BookingError> {
        let row = self.ground.storage.get(&Hold::key(grant.id())).await?;
        self.as_it_is(Hold::read(row)?).await
    }

    async fn as_it_is(&self, hold: Option<Hold>) -> Result<Option<HoldNow>, BookingError> {
        let Some(hold) = hold else { return Ok(None) };
        let reading = self.read(hold.doctor_id, &[hold.start], &[]).await?;
        let in_ledger = reading.doctor_ledgers.iter().any(|ledger| ledger.holds.iter().any(|one| one.id == hold.id));
        let state = hold.state(in_ledger, self.ground.clock.now());
        Ok(Some(HoldNow { hold, doctor: reading.doctor, state }))
    }

    /// Gives the caller's hold back before its end. What the house keeps for them stays until they have answered.
    pub async fn release(&self, grant: &Granted<HoldTime>, id: HoldId) -> Result<(), BookingError> {
        let row = self.ground.storage.get(&Hold::key(grant.id())).await?;
        let hold = Hold::read(row)?.filter(|hold| hold.id == id).ok_or(BookingError::NotFound)?;
        self.give_back(&hold).await?;
        let same = Expression::of("hold_id = :id").value(":id", text(id));
        match self.ground.storage.delete(&Hold::key(grant.id()), Some(same)).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The time is kept no longer.
    pub(super) async fn let_go(&self, hold: &Hold) -> Result<(), StorageError> {
        let span = Span::of(hold.slot(), hold.buffer_minutes, self.calendar.quantum()).unwrap_or_default();
        self.calendar.let_go(hold.doctor_id, &hold.in_ledger(), &span).await?;
        Ok(())
    }

    /// The same, but for what the house keeps.
    async fn give_back(&self, hold: &Hold) -> Result<(), StorageError> {
        if hold.kept { Ok(()) } else { self.let_go(hold).await }
    }

    /// The caller asks for what they hold already, perhaps with a new key.
    async fn held_again(&self, once: &Once, hold: Hold, now: Timestamp) -> Result<Made<Hold>, BookingError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Once, once.remember(as_text(&hold), now)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Made::now(hold)),
            Err(CommitError::Refused(_)) => self.held_earlier(once, now, BookingError::KeyReused).await,
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// The hold an earlier request with this key made, or else the refusal.
    async fn held_earlier(&self, once: &Once, now: Timestamp, refused: BookingError) -> Result<Made<Hold>, BookingError> {
        answer_of(self.ground.storage.earlier(once, now).await?, refused)
    }
}

/// The time that the house keeps for its owner, week by week, where a planned change would use one up.
fn kept_among(changes: &[WeekChange], now: Timestamp) -> Vec<(IsoWeek, LedgerHold)> {
    let used = changes.iter().filter_map(|change| Some((change.week, change.use_hold.clone()?)));
    used.filter(|(_, hold)| hold.kept && hold.until > now).collect()
}

/// What an earlier request with the same key means for this one; without one, the refusal stands.
fn answer_of(earlier: Earlier, refused: BookingError) -> Result<Made<Hold>, BookingError> {
    match earlier {
        Earlier::Made(hold) => {
            let hold = tree::from_json(hold);
            Ok(Made::before(hold.map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered hold".to_owned() })?))
        }
        Earlier::OtherBody => Err(BookingError::KeyReused),
        Earlier::Nothing => Err(refused),
    }
}

/// A hold is remembered whole, because its row goes when the account holds another time; but for what was typed, which stands in that
/// row alone.
fn as_text(hold: &Hold) -> String {
    serde_json::to_string(&Hold { answers: None, ..hold.clone() }).unwrap_or_default()
}
