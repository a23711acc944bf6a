//! Somebody is to work here (F03): an account without a password, and a mail with the link that sets one.
//!
//! A password is never chosen for anybody, and none is mailed. The link works once and for seven days; the next one that
//! is mailed makes it worthless. A doctor is written into the directory with the account and listed when it is opened.

use super::People;
use crate::access::grant::Granted;
use crate::access::permissions::{ManageAccounts, ManageDoctors};
use crate::access::role::Role;
use crate::capabilities::directory::model::{Doctor, DoctorChange};
use crate::capabilities::directory::service::Joining;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::people::model::NewPerson;
use crate::identity::accounts::{self, Account, Status};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{Action, CommitError, Transaction};

/// Somebody who was invited, now or by an earlier request with the same key.
#[derive(Debug, Clone)]
pub struct Invited<T> {
    pub who: T,
    /// Nothing was done this time.
    pub replayed: bool,
}

/// Why nobody was invited.
#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    /// The address has an account already, whoever's; not one that gives way.
    #[error("the address has an account")]
    KnownAddress,
    #[error("there is no such department")]
    NoDepartment,
    /// The key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Address,
    Account,
    Words,
    Count,
    Department,
    Doctor,
    Mail,
    Audit,
    Once,
}

impl People {
    /// A receptionist or an administrator joins. Two calls, three with a key or where somebody gives way.
    pub async fn invite(
        &self,
        grant: &Granted<ManageAccounts>,
        new: &NewPerson,
        once: Option<&Once>,
    ) -> Result<Invited<Account>, InviteError> {
        let deed = Deed::by(grant, "account.create");
        if let Some(id) = self.invited_earlier(once).await? {
            return self.account_made(id).await;
        }
        let id = UserId::new(&self.ground.ids);
        let account = Account {
            phone: new.phone.clone(),
            status: Status::Invited,
            ..Account::new(id, new.post.role(), new.name.clone(), new.email.clone(), self.ground.clock.now())
        };
        let mut transaction = Transaction::new();
        for row in account.lookup_rows() {
            transaction.add(Part::Words, row);
        }
        match self.write(&account, transaction, deed, once).await? {
            None => Ok(Invited { who: account, replayed: false }),
            Some(earlier) => self.account_made(earlier).await,
        }
    }

    /// Who has this licence number already, by name, unless an earlier press of the same form gave it to them. One call, two or three
    /// where somebody has it.
    pub async fn licensed(&self, grant: &Granted<ManageDoctors>, number: &str, once: Option<&Once>) -> Result<Vec<String>, InviteError> {
        let known = self.directory.licensed(grant, number, None).await?;
        if known.is_empty() || self.invited_earlier(once).await?.is_some() {
            return Ok(Vec::new());
        }
        Ok(known)
    }

    /// A doctor joins, with the default week of F22 and all that is written about them. Three calls, four with a key or where somebody
    /// gives way.
    pub async fn invite_doctor(
        &self,
        grant: &Granted<ManageDoctors>,
        email: &Email,
        written: &DoctorChange,
        once: Option<&Once>,
    ) -> Result<Invited<Doctor>, InviteError> {
        if let Some(id) = self.invited_earlier(once).await? {
            return self.doctor_made(id).await;
        }
        let id = UserId::new(&self.ground.ids);
        let account = Account {
            phone: written.phone(),
            status: Status::Invited,
            ..Account::new(id, Role::Doctor, written.name().clone(), email.clone(), self.ground.clock.now())
        };
        let Joining { doctor, department, rows } = self.directory.joining(&account, written)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Department, department);
        for row in rows {
            transaction.add(Part::Doctor, row);
        }
        match self.write(&account, transaction, Deed::by(grant, "doctor.create"), once).await? {
            None => Ok(Invited { who: doctor, replayed: false }),
            Some(earlier) => self.doctor_made(earlier).await,
        }
    }

    /// The account with its address, its mail and its audit entry. Somebody who registered the address and never confirmed it,
    /// or whose application was not taken, gives way. `Some`: an earlier request with this key came first.
    pub(super) async fn write(
        &self,
        account: &Account,
        mut transaction: Transaction<Part>,
        deed: Deed,
        once: Option<&Once>,
    ) -> Result<Option<UserId>, InviteError> {
        let id = account.user_id;
        let gives_way = match &account.email {
            Some(email) => self.accounts.find_by_address(email).await?.filter(Account::gives_way).zip(Some(email)),
            None => None,
        };
        match gives_way {
            None => {
                transaction.add_all(Part::Address, account.address_row());
            }
            Some((before, email)) => {
                transaction.add_all(Part::Address, account.address_taken_from(email, &before));
                if before.role == Role::Doctor {
                    transaction.add(Part::Address, self.directory.application_ends(before.user_id));
                }
            }
        }
        transaction.add(Part::Account, account.create()?);
        if account.email.is_some() {
            transaction.add(Part::Mail, self.notifications.queue(id, cause_of(account.session_epoch), invitation_of(account.role))?);
        }
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(id).on(id))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(id, self.ground.clock.now())?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(None),
            Err(error) if error.refused(&Part::Once) => match self.invited_earlier(once).await? {
                Some(earlier) => Ok(Some(earlier)),
                None => Err(InviteError::KeyReused),
            },
            Err(error) if error.refused(&Part::Address) => Err(InviteError::KnownAddress),
            Err(error) if error.refused(&Part::Department) => Err(InviteError::NoDepartment),
            Err(CommitError::Refused(_)) => Err(StorageError::Refused("a new account was refused".to_owned()).into()),
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// Who an earlier request with this key invited, if there was one.
    pub(super) async fn invited_earlier(&self, once: Option<&Once>) -> Result<Option<UserId>, InviteError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(InviteError::KeyReused),
            Earlier::Made(id) => id.parse().map(Some).map_err(|_| corrupt().into()),
        }
    }

    pub(super) async fn account_made(&self, id: UserId) -> Result<Invited<Account>, InviteError> {
        let who = self.accounts.find(id).await?.ok_or_else(corrupt)?;
        Ok(Invited { who, replayed: true })
    }

    async fn doctor_made(&self, id: UserId) -> Result<Invited<Doctor>, InviteError> {
        let who = self.directory.doctor(id).await?.ok_or_else(corrupt)?;
        Ok(Invited { who, replayed: true })
    }

    /// Mails another link to somebody who has not followed theirs; the one before does not work from now on. `None`: there is
    /// nobody, or nothing to open (any more). Two calls.
    pub async fn send_link(&self, grant: &Granted<ManageAccounts>, id: UserId) -> Result<Option<Account>, StorageError> {
        self.invite_again(self.accounts.find(id).await?, Deed::by(grant, "account.send_link")).await
    }

    pub(super) async fn invite_again(&self, account: Option<Account>, deed: Deed) -> Result<Option<Account>, StorageError> {
        let Some(account) = account.filter(|account| account.status == Status::Invited) else { return Ok(None) };
        let (id, epoch) = (account.user_id, account.session_epoch + 1);
        let mut transaction = Transaction::new();
        transaction.add(Part::Account, accounts::invite_again(&account));
        transaction.add(Part::Mail, self.notifications.queue(id, cause_of(epoch), invitation_of(account.role))?);
        transaction.add(Part::Audit, self.ground.audit.action(deed.about(id).on(id))?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(Some(Account { session_epoch: epoch, ..account })),
            // Pressed twice at once, and the link is on its way; or opened or closed this very moment.
            Err(CommitError::Refused(_)) => Ok(self.accounts.find(id).await?.filter(|account| account.status == Status::Invited)),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}

impl People {
    /// The mail to a patient with the link of an epoch.
    pub(super) fn invitation(&self, patient: UserId, epoch: u32) -> Result<Action, StorageError> {
        self.notifications.queue(patient, cause_of(epoch), Kind::PatientInvitation)
    }
}

/// The mail that brings the link.
const fn invitation_of(role: Role) -> Kind {
    match role {
        Role::Patient => Kind::PatientInvitation,
        Role::Doctor | Role::Receptionist | Role::Administrator => Kind::Invitation,
    }
}

/// One mail for every link.
fn cause_of(epoch: u32) -> String {
    format!("invitation#{epoch}")
}

fn corrupt() -> StorageError {
    StorageError::Corrupt { table: "guards", why: "a remembered person".to_owned() }
}
