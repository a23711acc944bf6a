//! Accounts are closed and opened again (F13, F19).
//!
//! Closing ends every session on every server and every mailed link, because both carry the epoch that it raises; signing
//! in is then answered as a wrong password is. Nobody closes their own account, and whoever closes one of somebody who is no
//! doctor has an account that works at that very moment: so of two administrators who close each other one is left, and the
//! last one always is.

use super::People;
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::{ManageAccounts, ManageDoctors};
use crate::access::role::Role;
use crate::capabilities::appointments::service::Ahead;
use crate::capabilities::availability::service::{Coming, LeavingError};
use crate::capabilities::directory::service::DoctorError;
use crate::capabilities::people::model::Reason;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::identity::sessions::Sessions;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::time::Slot;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// A visit that keeps an account open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeepingVisit {
    pub appointment: AppointmentId,
    /// As api.md writes it: `booked`, `confirmed`, …
    pub status: String,
    pub time: Slot,
    /// Whom it is with: of a doctor's the patient, of a patient's the doctor. For staff's eyes: the API leaves it out.
    pub with: String,
}

/// Everything that keeps an account open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keeps {
    /// Earliest first.
    pub visits: Vec<KeepingVisit>,
    /// Time is booked whose visits cannot be listed yet: ask again.
    pub more_to_come: bool,
}

impl Keeps {
    /// Whether nothing keeps it.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.visits.is_empty() && !self.more_to_come
    }
}

impl From<Coming> for Keeps {
    fn from(coming: Coming) -> Self {
        let visit = |clash: crate::capabilities::availability::model::Clash| KeepingVisit {
            appointment: clash.appointment,
            status: clash.status,
            time: clash.time,
            with: clash.patient_name,
        };
        Self { visits: coming.visits.into_iter().map(visit).collect(), more_to_come: coming.more_to_come }
    }
}

impl From<Ahead> for Keeps {
    fn from(ahead: Ahead) -> Self {
        let visit = |line: crate::capabilities::appointments::model::VisitLine| KeepingVisit {
            appointment: line.appointment_id,
            status: line.status.word().to_owned(),
            time: Slot { start: line.start, end: line.end },
            with: line.doctor_name,
        };
        Self { visits: ahead.visits.into_iter().map(visit).collect(), more_to_come: ahead.more_to_come }
    }
}

/// Why an account stands as it stood.
#[derive(Debug, thiserror::Error)]
pub enum StandingError {
    #[error("there is no such account")]
    NotFound,
    /// One's own account: somebody else has to do it.
    #[error("one's own account")]
    Oneself,
    #[error("{} visits are still to come", .0.visits.len())]
    Visits(Keeps),
    /// It was never confirmed, or somebody else changed it this very moment.
    #[error("the account stands otherwise by now")]
    NotNow,
    /// The account moved to another address not long ago: whoever unlocks it says where the link goes.
    #[error("the address was changed not long ago")]
    WhichAddress,
    /// The address it had before is another account's by now.
    #[error("the former address is taken")]
    AddressTaken,
    /// A doctor's department is gone: they cannot be put back before they have another one.
    #[error("the department is gone")]
    NoDepartment,
    #[error(transparent)]
    Denied(#[from] Denied),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// How often the closing of an account looks at its visits anew.
const ROUNDS: u8 = 3;

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Account,
    Visits,
    Doer,
    Mail,
    Audit,
}

impl People {
    /// What keeps somebody's account open: visits of a doctor or a patient that are still to come. Nothing for everybody else.
    /// Three calls.
    pub async fn keeps(&self, grant: &Granted<ManageAccounts>, account: &Account) -> Result<Keeps, StandingError> {
        Ok(match account.role {
            Role::Doctor => self.availability.coming(&grant.also::<ManageDoctors>()?, account.user_id).await?.into(),
            Role::Patient => self.appointments.ahead_of_patient(grant, account.user_id).await?.into(),
            Role::Receptionist | Role::Administrator => Keeps::default(),
        })
    }

    /// Closes an account, unless visits are still to come. Who is closed already stays so. Two calls for staff, seven for
    /// patients, who end with it whatever they let others do or do for others (two more for each), seven for doctors, who
    /// leave the directory.
    pub async fn disable(&self, grant: &Granted<ManageAccounts>, id: UserId, reason: &Reason) -> Result<Account, StandingError> {
        if grant.id() == id {
            return Err(StandingError::Oneself);
        }
        let account = self.accounts.find(id).await?.ok_or(StandingError::NotFound)?;
        match account.status {
            Status::Disabled => {
                self.end_carers(grant, &account).await?;
                return Ok(account);
            }
            // Never confirmed, or to be decided about: there is nothing to close.
            Status::PendingAddress | Status::PendingApproval | Status::Rejected => return Err(StandingError::NotNow),
            Status::Active | Status::Invited | Status::NoAddress | Status::Locked => {}
        }
        if account.role == Role::Doctor && self.directory.doctor(id).await?.is_some() {
            let doctors = grant.also::<ManageDoctors>()?;
            self.availability.deactivate(&doctors, id, None, Some(reason.as_str())).await.map_err(of_leaving)?;
            return self.accounts.find(id).await?.ok_or(StandingError::NotFound);
        }
        let closed = Box::pin(self.close(grant, &account, reason)).await?; // the SDK's futures are large
        self.end_carers(grant, &closed).await?;
        Ok(closed)
    }

    /// Closes an account that nothing keeps open at that very moment: of a booking for a patient and the closing of their account
    /// one does not happen.
    async fn close(&self, grant: &Granted<ManageAccounts>, account: &Account, reason: &Reason) -> Result<Account, StandingError> {
        let id = account.user_id;
        for _ in 0..ROUNDS {
            let mut transaction = Transaction::new();
            if account.role == Role::Patient {
                let ahead = self.appointments.ahead_of_patient(grant, id).await?;
                transaction.add_all(Part::Visits, ahead.still());
                let keeps = Keeps::from(ahead);
                if !keeps.is_nothing() {
                    return Err(StandingError::Visits(keeps));
                }
            }
            transaction.add(Part::Account, accounts::disable(account));
            transaction.add(Part::Doer, accounts::is_active(grant.id()));
            let deed = Deed::by(grant, "account.disable").about(id).on(id).because(reason.as_str());
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return self.accounts.find(id).await?.ok_or(StandingError::NotFound),
                Err(error) if error.refused(&Part::Visits) => {} // booked or cancelled meanwhile: look again
                Err(CommitError::Refused(_)) => return Err(StandingError::NotNow),
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StandingError::NotNow)
    }

    /// Nobody acts for a closed account, or from one: both are decided by the account itself. Ended too, so that nothing of it
    /// is back when the account is opened again.
    async fn end_carers(&self, grant: &Granted<ManageAccounts>, account: &Account) -> Result<(), StandingError> {
        if account.role == Role::Patient {
            self.family.end_all_of(grant, account.user_id).await?;
        }
        Ok(())
    }

    /// Opens a closed account: it stands where it stood before; sessions and links of before stay ended. Who is open
    /// already stays so. Two calls; of patients four, of doctors five, who are back in the directory with it.
    pub async fn enable(&self, grant: &Granted<ManageAccounts>, id: UserId) -> Result<Account, StandingError> {
        let account = self.accounts.find(id).await?.ok_or(StandingError::NotFound)?;
        if account.status != Status::Disabled {
            return Ok(account);
        }
        if account.erased_at.is_some() || account.merged_into.is_some() {
            return Err(StandingError::NotNow);
        }
        if account.role == Role::Doctor && self.directory.doctor(id).await?.is_some() {
            let back = self.directory.reactivate_doctor(&grant.also::<ManageDoctors>()?, id, None).await;
            back.map_err(|error| match error {
                DoctorError::NoDepartment => StandingError::NoDepartment,
                DoctorError::NotFound => StandingError::NotFound,
                DoctorError::Stale | DoctorError::Again | DoctorError::Moved => StandingError::NotNow,
                DoctorError::Refused(never) => match never {},
                DoctorError::Storage(error) => error.into(),
            })?;
            return self.accounts.find(id).await?.ok_or(StandingError::NotFound);
        }
        self.end_carers(grant, &account).await?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::enable(&account));
        transaction.add(Part::Doer, accounts::is_active(grant.id()));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "account.enable").about(id).on(id))?);
        self.settle(transaction, id).await
    }

    /// Signs somebody out everywhere at once, whatever keeps their account open: for a session that is in other hands. Mailed
    /// links end too; their password stays. One call.
    pub async fn sign_out(&self, grant: &Granted<ManageAccounts>, id: UserId) -> Result<(), StandingError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, Sessions::new(self.ground.clone()).end_all(id));
        transaction.add(Part::Audit, self.ground.audit.action(Deed::by(grant, "account.sign_out").about(id).on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(StandingError::NotFound),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    pub(super) async fn settle(&self, transaction: Transaction<Part>, id: UserId) -> Result<Account, StandingError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => self.accounts.find(id).await?.ok_or(StandingError::NotFound),
            Err(CommitError::Refused(_)) => Err(StandingError::NotNow),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}

fn of_leaving(error: LeavingError) -> StandingError {
    match error {
        LeavingError::NotFound => StandingError::NotFound,
        LeavingError::Stale => StandingError::NotNow,
        LeavingError::Visits(coming) => StandingError::Visits(coming.into()),
        LeavingError::Storage(error) => error.into(),
    }
}
