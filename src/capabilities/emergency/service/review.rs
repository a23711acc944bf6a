//! Administrators look at each access: who, whose, when, how long, which reason of the list, how often was read. Nothing of the
//! record is read for it, and not what the doctor wrote.

use std::collections::HashMap;

use super::{Emergencies, EmergencyError};
use crate::access::grant::Granted;
use crate::access::permissions::ReviewEmergencyAccess;
use crate::capabilities::emergency::model::{EmergencyAccess, NewReview, Queue, Review};
use crate::capabilities::emergency::store;
use crate::identity::accounts::Known;
use crate::identity::audit::Deed;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::totals::{self, Total};
use crate::storage::transaction::{CommitError, Transaction};

/// An access as administrators see it; names as the accounts say them now, `None` where there is none any more.
#[derive(Debug, Clone)]
pub struct Reviewable {
    pub access: EmergencyAccess,
    pub doctor: Option<Known>,
    pub patient: Option<Known>,
    pub reviewer: Option<Known>,
}

/// The actions of a review, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Access,
    Line,
    Total,
    Audit,
}

impl Emergencies {
    /// A page of what waits, oldest first, or of what was reviewed, newest first. A query and two calls.
    pub async fn queue(
        &self,
        _: &Granted<ReviewEmergencyAccess>,
        queue: Queue,
        from: Option<EmergencyAccessId>,
        limit: usize,
    ) -> Result<Listed<Reviewable, EmergencyAccessId>, StorageError> {
        let page = self.store.queue(queue, from, limit).await?;
        let names = self.names_in(&page.items).await?;
        Ok(page.map(|access| with_names(access, &names)))
    }

    /// One of them. Three calls.
    pub async fn reviewable(&self, _: &Granted<ReviewEmergencyAccess>, id: EmergencyAccessId) -> Result<Option<Reviewable>, StorageError> {
        let Some((_, access)) = self.store.queued(id).await? else { return Ok(None) };
        let names = self.names_in(std::slice::from_ref(&access)).await?;
        Ok(Some(with_names(access, &names)))
    }

    /// Says what came of looking at it, once. Two reads, one transaction.
    pub async fn review(
        &self,
        grant: &Granted<ReviewEmergencyAccess>,
        id: EmergencyAccessId,
        new: &NewReview,
    ) -> Result<(), EmergencyError> {
        let (line, access) = self.store.queued(id).await?.ok_or(EmergencyError::NotFound)?;
        let now = self.ground.clock.now();
        if access.review.is_some() {
            return Err(EmergencyError::Reviewed);
        }
        if access.runs(now) {
            return Err(EmergencyError::StillRuns);
        }
        let review = Review { outcome: new.outcome, reviewed_by: grant.id(), reviewed_at: now, note: new.note.clone() };
        let mut transaction = Transaction::new();
        transaction.add(Part::Access, store::review(&access, &review));
        transaction.add_all(Part::Line, store::settle(&line, now)?);
        transaction.add(Part::Total, totals::count(Total::EmergencyAccesses, -1));
        let deed = Deed::by(grant, "emergency.review").about(access.patient_id).on(id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(error) if error.refused(&Part::Access) => Err(EmergencyError::Reviewed),
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("a review".to_owned()).into()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    async fn names_in(&self, accesses: &[EmergencyAccess]) -> Result<HashMap<UserId, Known>, StorageError> {
        let people = accesses.iter().flat_map(|access| {
            let reviewer = access.review.as_ref().map(|review| review.reviewed_by);
            [access.doctor, access.patient_id].into_iter().chain(reviewer)
        });
        self.accounts.names(people).await
    }
}

fn with_names(access: EmergencyAccess, names: &HashMap<UserId, Known>) -> Reviewable {
    let known = |id: &UserId| names.get(id).cloned();
    let reviewer = access.review.as_ref().and_then(|review| known(&review.reviewed_by));
    Reviewable { doctor: known(&access.doctor), patient: known(&access.patient_id), reviewer, access }
}
