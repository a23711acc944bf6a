//! What somebody has typed for a visit, while they look for another time (F24): it waits for their next hold.
//!
//! It is health, and there is no visit yet that it could be filed with. So it stands, sealed, in the row of the account's one hold, which
//! is read and written on the way to a visit anyway: whoever books without looking further pays nothing for it, and it goes with that
//! row. The next hold takes it over, a booking of that hold uses it up, and nobody reads it when a hold's time has passed.

use jiff::Timestamp;

use super::{Appointments, Hold, HoldState};
use crate::access::grant::Granted;
use crate::access::permissions::Permission;
use crate::capabilities::appointments::model::{KeptAnswers, TypedAnswers};
use crate::identity::keys::Purpose;
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::time::after;
use crate::storage::error::StorageError;

impl Appointments {
    /// Keeps what was typed for the caller's next hold, in place of anything kept before. `said_with`: the hold that it was typed for,
    /// unless that is over. `false`: the account has not held a time lately, so there is no row that would keep it. One call.
    pub async fn keep_answers<P: Permission>(
        &self,
        grant: &Granted<P>,
        typed: &TypedAnswers,
        said_with: Option<HoldId>,
    ) -> Result<bool, StorageError> {
        let owner = grant.id();
        let plain = serde_json::to_vec(typed).unwrap_or_default();
        let sealed = self.ground.keys.seal(Purpose::TypedAnswers, &plain, &place_of(owner));
        let kept = KeptAnswers { sealed, until: self.life_of_answers(self.ground.clock.now()), said_with };
        self.store.keep_answers(&Hold::key(owner), &kept).await
    }

    /// Nothing of what the caller typed is kept any more. One call.
    pub async fn forget_answers<P: Permission>(&self, grant: &Granted<P>) -> Result<(), StorageError> {
        self.store.forget_answers(&Hold::key(grant.id())).await
    }

    /// What the owner of a hold typed for another time, while that is kept. No call.
    #[must_use]
    pub fn typed_before(&self, hold: &Hold) -> Option<TypedAnswers> {
        let kept = hold.answers.as_ref().filter(|kept| kept.wait(self.ground.clock.now()))?;
        let plain = self.ground.keys.open(Purpose::TypedAnswers, &kept.sealed, &place_of(hold.owner))?;
        serde_json::from_slice(&plain).ok()
    }

    /// What the next hold takes over from the one before it, which `was` so until now: one that is gone was booked, and its answers are
    /// said. A call where there is something: were the next time refused, the one that was given back would look as if it were booked.
    pub(super) async fn answers_after(&self, before: &Hold, was: HoldState, now: Timestamp) -> Result<Option<KeptAnswers>, StorageError> {
        let Some(kept) = before.answers.clone().filter(|kept| kept.wait(now)) else { return Ok(None) };
        if kept.said_with.is_none() {
            return Ok(Some(kept));
        }
        if was == HoldState::Gone {
            return Ok(None);
        }
        let kept = kept.given_back();
        self.store.keep_answers(&Hold::key(before.owner), &kept).await?;
        Ok(Some(kept))
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
