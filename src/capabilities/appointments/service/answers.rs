//! What somebody has typed for a visit that is not booked yet (F24): the pages of their hold find it, and so does their next hold.
//!
//! It is health, and there is no visit yet that it could be filed with. So it stands, sealed, in the row of the account's one hold, which
//! is read and written on the way to a visit anyway, and goes with that row. The next hold takes it over, a page that books
//! takes it away, and nobody reads it when a hold's time has passed.

use jiff::Timestamp;

use super::{Appointments, BOOKINGS, Hold};
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::capabilities::appointments::model::{KeptAnswers, TypedAnswers};
use crate::identity::keys::Purpose;
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::time::after;
use crate::primitives::tree;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Earlier;

impl Appointments {
    /// Keeps what was typed for the caller's next hold, in place of anything kept before. `said_with`: the hold that it was typed for,
    /// if it is known. `false`: it is booked, which has said it; or the account has not held a time lately, so there is no row that
    /// would keep it. One call, and one where a hold is named.
    pub async fn keep_answers<P: Permission>(
        &self,
        grant: &Granted<P>,
        typed: &TypedAnswers,
        said_with: Option<HoldId>,
    ) -> Result<bool, StorageError> {
        let (owner, now) = (grant.id(), self.ground.clock.now());
        if let Some(hold) = said_with
            && self.is_booked(owner, hold, now).await?
        {
            return Ok(false);
        }
        self.seal_answers(owner, typed, self.life_of_answers(now), said_with).await
    }

    /// Keeps what was typed for a hold that stands, to be found by the pages of that hold for as long as it does, and by the next one.
    /// `false`: there is no row that would keep it. One call.
    pub async fn keep_answers_with<P: Permission>(
        &self,
        grant: &Granted<P>,
        typed: &TypedAnswers,
        hold: &Hold,
    ) -> Result<bool, StorageError> {
        // What the house keeps for somebody is held for longer.
        let until = self.life_of_answers(self.ground.clock.now()).max(hold.until);
        self.seal_answers(grant.id(), typed, until, Some(hold.id)).await
    }

    async fn seal_answers(
        &self,
        owner: UserId,
        typed: &TypedAnswers,
        until: Timestamp,
        said_with: Option<HoldId>,
    ) -> Result<bool, StorageError> {
        let plain = serde_json::to_vec(typed).unwrap_or_default();
        let sealed = self.ground.keys.seal(Purpose::TypedAnswers, &plain, &place_of(owner));
        self.store.keep_answers(&Hold::key(owner), &KeptAnswers { sealed, until, said_with }).await
    }

    /// Nothing of what the caller typed is kept any more. One call.
    pub async fn forget_answers<P: Permission>(&self, grant: &Granted<P>) -> Result<(), StorageError> {
        self.store.forget_answers(&Hold::key(grant.id())).await
    }

    /// What the owner of a hold typed for it or for another time, while that is kept. No call.
    #[must_use]
    pub fn typed_before(&self, hold: &Hold) -> Option<TypedAnswers> {
        let kept = hold.answers.as_ref().filter(|kept| kept.wait(self.ground.clock.now()))?;
        let plain = self.ground.keys.open(Purpose::TypedAnswers, &kept.sealed, &place_of(hold.owner))?;
        tree::from_json(plain).ok()
    }

    /// For how many more minutes what the owner of a hold typed waits for another time, where it is for this patient (`None`: for
    /// themselves) and no booking has said it. One call where it is theirs.
    pub async fn answers_wait(&self, hold: &Hold, patient: Option<UserId>) -> Result<Option<u32>, StorageError> {
        if self.typed_before(hold).is_none_or(|typed| typed.patient != patient) {
            return Ok(None);
        }
        let now = self.ground.clock.now();
        let left = self.answers_after(hold, now).await?.map(|kept| kept.minutes_left(now));
        Ok(left.filter(|minutes| *minutes > 0))
    }

    /// What the next hold takes over from the one before it: nothing that a booking has said. One call where there is something.
    pub(super) async fn answers_after(&self, before: &Hold, now: Timestamp) -> Result<Option<KeptAnswers>, StorageError> {
        let Some(kept) = before.answers.clone().filter(|kept| kept.wait(now)) else { return Ok(None) };
        let is_said = match kept.said_with {
            Some(hold) => self.is_booked(before.owner, hold, now).await?,
            None => false,
        };
        Ok((!is_said).then_some(kept))
    }

    /// Whether the page that checks has booked with a hold: it names the booking by the hold's id. The ledger could not say it: there a
    /// hold that was booked looks like one that ran out or was given back. One call.
    async fn is_booked(&self, owner: UserId, hold: HoldId, now: Timestamp) -> Result<bool, StorageError> {
        // Whatever the booking said: of another body it is one too.
        let booking = self.ground.once(owner, BOOKINGS, &hold.to_string(), "");
        Ok(self.ground.storage.earlier(&booking, now).await? != Earlier::Nothing)
    }

    /// Until when answers wait that are kept now: as long as a time is held.
    pub(super) fn life_of_answers(&self, now: Timestamp) -> Timestamp {
        after(now, i64::from(self.settings.now().hold_seconds))
    }
}

/// Where they open: nothing that is copied into another row does.
fn place_of(owner: UserId) -> String {
    format!("guards|hold#{owner}|answers")
}
