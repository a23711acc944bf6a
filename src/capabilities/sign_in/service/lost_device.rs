//! Taking away the second factor of somebody whose device is lost: one of the staff asks, another agrees.
//!
//! The person is told at once and stops it with a new password, since whatever ends their sessions ends the request. After
//! it, their password alone leads in (staff set a new factor up before anything else).

use super::super::model::{Asked, LostDevice, NotYours, address_of, reason_of};
use super::super::store;
use super::SignIn;
use crate::access::grant::Granted;
use crate::access::permissions::{EndLostDevice, ReportLostDevice};
use crate::capabilities::notifications::model::Kind;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Why nothing was asked or decided.
#[derive(Debug, thiserror::Error)]
pub enum LostDeviceError {
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// Nothing was asked about this person, or it was decided, or it is too old.
    #[error("nothing to decide")]
    NotFound,
    /// Somebody else has to agree.
    #[error("somebody else has to agree")]
    NotYours(NotYours),
    /// The person's account has changed since: asking again is needed.
    #[error("the account has changed since")]
    Changed,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Request,
    Account,
    Mail,
    Audit,
}

impl SignIn {
    /// What was asked and not decided, oldest first. One call.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lost_devices(&self, _grant: &Granted<ReportLostDevice>) -> Result<Vec<LostDevice>, StorageError> {
        let now = self.ground.clock.now();
        let mut standing: Vec<LostDevice> = self.lost_devices.all().await?.into_iter().filter(|request| request.stands(now)).collect();
        standing.sort_by_key(|request| request.asked_at);
        Ok(standing)
    }

    /// How many wait to be decided. One call. May lag a write.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lost_devices_waiting(&self, _grant: &Granted<ReportLostDevice>) -> Result<usize, StorageError> {
        let now = self.ground.clock.now();
        Ok(self.lost_devices.lately().await?.iter().filter(|request| request.stands(now)).count())
    }

    /// Asks for somebody who stands at the desk; an earlier request about them is replaced. Four calls.
    ///
    /// # Errors
    /// See [`LostDeviceError`].
    pub async fn report_lost_device(
        &self,
        grant: &Granted<ReportLostDevice>,
        email: &str,
        reason: &str,
    ) -> Result<LostDevice, LostDeviceError> {
        let mut flaws = Flaws::default();
        let (email, reason) = (flaws.keep(address_of(email)), flaws.keep(reason_of(reason)));
        let (Some(email), Some(reason)) = (email, reason) else { return Err(flaws.into()) };
        let account = self.accounts.find_by_address(&email).await?.filter(|account| account.status == Status::Active);
        let flaw = |code| LostDeviceError::from(Flaws::from(Flaw::new("/email", code)));
        let account = account.ok_or_else(|| flaw("nobody_with_address"))?;
        if account.factor.is_none() {
            return Err(flaw("no_second_factor"));
        }
        let asker = self.accounts.find(grant.id()).await?.ok_or(LostDeviceError::Changed)?;
        let Account { user_id: person, name, role, session_epoch: epoch, .. } = account;
        let request =
            LostDevice::of(Asked { person, name, role, epoch, by: grant.id(), by_name: asker.name, reason }, self.ground.clock.now());
        let mut transaction = Transaction::new();
        transaction.add(Part::Request, store::ask(&request)?);
        let deed = Deed::by(grant, "second_factor.report_lost").about(person).on(person).because(&request.reason);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        let cause = format!("lost#{}", request.asked_at.as_second());
        transaction.add(Part::Mail, self.notifications.queue(person, cause, Kind::LostDeviceReported)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) | Err(CommitError::Refused(_)) => Ok(request), // refused: asked twice in one second, the mail is on its way
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// What was asked about one person, for whoever may agree to it. One call.
    ///
    /// # Errors
    /// See [`LostDeviceError`].
    pub async fn lost_device(&self, _grant: &Granted<EndLostDevice>, person: UserId) -> Result<LostDevice, LostDeviceError> {
        self.asked_about(person).await
    }

    /// Agrees: the second factor is gone, every session of the person ends. Three calls.
    ///
    /// # Errors
    /// See [`LostDeviceError`].
    pub async fn end_lost_device(&self, grant: &Granted<EndLostDevice>, person: UserId) -> Result<(), LostDeviceError> {
        let request = self.asked_about(person).await?;
        request.may_be_agreed_by(grant.id(), self.ground.clock.now()).map_err(LostDeviceError::NotYours)?;
        let account = self.accounts.find(person).await?.filter(|account| account.session_epoch == request.epoch);
        let factor = account.and_then(|account| account.factor).ok_or(LostDeviceError::Changed)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::end_factor(person, &factor, request.epoch));
        transaction.add(Part::Request, store::decided(&request));
        let deed = Deed::by(grant, "second_factor.end_lost").about(person).on(person).because(&request.reason);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        let cause = format!("factor#{}", request.epoch);
        transaction.add(Part::Mail, self.notifications.queue(person, cause, Kind::SecondFactorOff)?);
        self.decide(transaction).await
    }

    /// Refuses, or takes back what one asked oneself: everything stays as it is. Two calls.
    ///
    /// # Errors
    /// See [`LostDeviceError`].
    pub async fn keep_lost_device(&self, grant: &Granted<ReportLostDevice>, person: UserId) -> Result<(), LostDeviceError> {
        let request = self.asked_about(person).await?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Request, store::decided(&request));
        let deed = Deed::by(grant, "second_factor.keep_lost").about(person).on(person);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        self.decide(transaction).await
    }

    async fn asked_about(&self, person: UserId) -> Result<LostDevice, LostDeviceError> {
        let now = self.ground.clock.now();
        self.lost_devices.find(person).await?.filter(|request| request.stands(now)).ok_or(LostDeviceError::NotFound)
    }

    async fn decide(&self, transaction: Transaction<Part>) -> Result<(), LostDeviceError> {
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Refused(_)) => Err(LostDeviceError::Changed),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }
}
