//! What a doctor opened: seen by them, and ended by them before the hour is over.

use super::{Emergencies, EmergencyError};
use crate::access::grant::Granted;
use crate::access::permissions::SeeEmergencyAccess;
use crate::capabilities::emergency::model::EmergencyAccess;
use crate::capabilities::emergency::store;
use crate::identity::accounts::Known;
use crate::identity::audit::Deed;
use crate::primitives::ids::EmergencyAccessId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// An access of one's own.
#[derive(Debug, Clone)]
pub struct Own {
    pub access: EmergencyAccess,
    /// `None` for a patient who has no account any more.
    pub patient: Option<Known>,
}

impl Emergencies {
    /// A page of one's own, newest first. A query, and the names in one call.
    pub async fn own(
        &self,
        grant: &Granted<SeeEmergencyAccess>,
        from: Option<EmergencyAccessId>,
        limit: usize,
    ) -> Result<Listed<Own, EmergencyAccessId>, StorageError> {
        let page = self.store.own(grant.id(), from, limit).await?;
        let names = self.accounts.names(page.items.iter().map(|access| access.patient_id)).await?;
        Ok(page.map(|access| Own { patient: names.get(&access.patient_id).cloned(), access }))
    }

    /// One of one's own. One call.
    pub async fn own_one(
        &self,
        grant: &Granted<SeeEmergencyAccess>,
        id: EmergencyAccessId,
    ) -> Result<Option<EmergencyAccess>, StorageError> {
        self.store.find(grant.id(), id).await
    }

    /// Ends one of one's own: it opens nothing from the next reading on, on every server. What is over already stays as it is.
    /// One read, one transaction.
    pub async fn end(&self, grant: &Granted<SeeEmergencyAccess>, id: EmergencyAccessId) -> Result<(), EmergencyError> {
        let access = self.store.find(grant.id(), id).await?.ok_or(EmergencyError::NotFound)?;
        let now = self.ground.clock.now();
        if !access.runs(now) {
            return Ok(());
        }
        let mut transaction = Transaction::new();
        transaction.add((), store::end(&access, now));
        let deed = Deed::by(grant, "emergency.end").about(access.patient_id).on(id).in_emergency(Some(id));
        transaction.add((), self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            // Another window ended it, or the hour is over.
            Ok(()) | Err(CommitError::Refused(_)) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}
