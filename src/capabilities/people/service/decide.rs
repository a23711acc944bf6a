//! An administrator decides about a doctor who applied (F02).
//!
//! One transaction moves the account from the version that waits, with the event, the audit entry and the mail: of two
//! administrators who decide at once one is told that the other was first, whatever either decided.

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::ManageDoctors;
use crate::capabilities::directory::model::{Application, Doctor, DoctorChange};
use crate::capabilities::directory::service::{Approval, ListingPlace};
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::people::model::Reason;
use crate::events::catalogue::Event;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Why nothing was decided.
#[derive(Debug, thiserror::Error)]
pub enum DecideError {
    #[error("there is no such application")]
    NotFound,
    /// Somebody decided before, or this very moment.
    #[error("it was decided already")]
    Decided,
    #[error("there is no such department")]
    NoDepartment,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Account,
    Department,
    Doctor,
    Application,
    Event,
    Mail,
    Audit,
}

impl People {
    /// A page of the applications that wait, by name. One call. May lag a write.
    pub async fn applications(
        &self,
        grant: &Granted<ManageDoctors>,
        limit: usize,
        after: Option<&ListingPlace>,
    ) -> Result<Listed<Application, ListingPlace>, StorageError> {
        self.directory.applications_waiting(grant, limit, after).await
    }

    /// One application that waits, as last written. Two calls side by side.
    pub async fn application(&self, _grant: &Granted<ManageDoctors>, id: UserId) -> Result<Application, DecideError> {
        Ok(self.waiting(id).await?.1)
    }

    /// The account and the application of a doctor nobody has decided about.
    async fn waiting(&self, id: UserId) -> Result<(Account, Application), DecideError> {
        let (account, application) = tokio::try_join!(self.accounts.find(id), self.directory.application(id))?;
        match (account, application) {
            (Some(account), Some(application)) if account.status == Status::PendingApproval => Ok((account, application)),
            (Some(account), _) if matches!(account.status, Status::Rejected) => Err(DecideError::Decided),
            // The application may have been read a moment before it was decided, and the account a moment after.
            (Some(account), _) if account.status != Status::PendingAddress && self.directory.doctor(id).await?.is_some() => {
                Err(DecideError::Decided)
            }
            _ => Err(DecideError::NotFound),
        }
    }

    /// Takes the doctor: listed with the default week of F22, and signing in works wholly from now on. Three calls.
    pub async fn approve(&self, grant: &Granted<ManageDoctors>, id: UserId, written: &DoctorChange) -> Result<Doctor, DecideError> {
        let (before, _) = self.waiting(id).await?;
        let after = Account { name: written.name().clone(), phone: written.phone().or(before.phone.clone()), ..before.clone() };
        let Approval { doctor, department, rows } = self.directory.approval(&after, written)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::approve(&before, &after));
        transaction.add(Part::Department, department);
        for row in rows {
            transaction.add(Part::Doctor, row);
        }
        let event = Event::DoctorApproved { user_id: id, version: before.version + 1 };
        self.decide(grant, &before, transaction, event, Kind::ApplicationApproved, None).await?;
        Ok(doctor)
    }

    /// Does not take the doctor, who is told why. Three calls.
    pub async fn reject(&self, grant: &Granted<ManageDoctors>, id: UserId, reason: &Reason) -> Result<(), DecideError> {
        let (before, application) = self.waiting(id).await?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::reject(&before));
        transaction.add(Part::Application, self.directory.application_rejected(application, reason.as_str())?);
        let event = Event::DoctorRejected { user_id: id, version: before.version + 1 };
        self.decide(grant, &before, transaction, event, Kind::ApplicationRejected, Some(reason)).await
    }

    /// The event, the mail and the audit entry of a decision, with all that it changes.
    async fn decide(
        &self,
        grant: &Granted<ManageDoctors>,
        before: &Account,
        mut transaction: Transaction<Part>,
        event: Event,
        kind: Kind,
        reason: Option<&Reason>,
    ) -> Result<(), DecideError> {
        let id = before.user_id;
        let what = if reason.is_some() { "doctor.reject" } else { "doctor.approve" };
        let deed = Deed::by(grant, what).about(id).on(id);
        let deed = reason.into_iter().fold(deed, |deed, reason| deed.because(reason.as_str()));
        transaction.add(Part::Event, self.ground.tell(event)?);
        transaction.add(Part::Mail, self.notifications.queue(id, format!("application#{}", before.version), kind)?);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(error) if error.refused(&Part::Account) => Err(DecideError::Decided),
            Err(error) if error.refused(&Part::Department) => Err(DecideError::NoDepartment),
            Err(CommitError::Refused(_)) => Err(DecideError::Decided),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}
