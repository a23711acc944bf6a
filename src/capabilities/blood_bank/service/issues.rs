//! Handing blood out, and everything that ever moved.

use super::{BloodBank, BloodError, Earlier, Step};
use crate::access::grant::Granted;
use crate::access::permissions::ManageBloodBank;
use crate::capabilities::blood_bank::model::{Cause, Change, Movement, NewIssue};
use crate::identity::audit::Deed;
use crate::primitives::page::Listed;
use crate::primitives::people::BloodGroup;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier as Remembered, Once};

impl BloodBank {
    /// Hands units out, those first that expire first; and whether an earlier request with this key did. Two calls, three with a
    /// key.
    pub async fn issue(
        &self,
        grant: &Granted<ManageBloodBank>,
        group: BloodGroup,
        new: NewIssue,
        once: Option<&Once>,
    ) -> Result<(Movement, bool), BloodError> {
        if let Some(movement) = self.issued_earlier(once).await? {
            return Ok((movement, true));
        }
        let step = Step {
            change: Change::HandOut(new.units),
            cause: Cause::Issue,
            by: Some(grant.actor()),
            deed: Deed::by(grant, "blood.issue"),
            donation: None,
            to: new.to,
            reason: new.reason,
            once,
        };
        match self.change(group, &step).await {
            Ok(movement) => Ok((movement, false)),
            // The same request came first; what it left may be too little for this one, which asks for nothing more.
            Err(error @ (BloodError::KeyReused | BloodError::NotEnough(_))) => Ok((self.issued_earlier(once).await?.ok_or(error)?, true)),
            Err(error) => Err(error),
        }
    }

    async fn issued_earlier(&self, once: Option<&Once>) -> Result<Option<Movement>, BloodError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Remembered::Nothing => Ok(None),
            Remembered::OtherBody => Err(BloodError::KeyReused),
            Remembered::Made(thing) => {
                let corrupt = || StorageError::Corrupt { table: "guards", why: "a remembered issue".to_owned() };
                let (group, id) = thing.split_once(' ').ok_or_else(corrupt)?;
                let group = BloodGroup::of(group).ok_or_else(corrupt)?;
                let id = id.parse().map_err(|_| corrupt())?;
                Ok(Some(self.store.movement(group, id).await?.ok_or(BloodError::NotFound)?))
            }
        }
    }

    /// Everything that moved of a group, the newest first. One call.
    pub async fn history(
        &self,
        _grant: &Granted<ManageBloodBank>,
        group: BloodGroup,
        limit: usize,
        after: Option<Earlier>,
    ) -> Result<Listed<Movement, Earlier>, StorageError> {
        self.store.movements(group, limit, after).await
    }
}
