//! Mails about accounts: what keeps them safe, what is handed over before they end, and who opened a record in an emergency.

use super::mailbox::{Mailbox, NO_ADDRESS};
use super::{Composed, Sender, letter};
use crate::capabilities::notifications::model::Delivery;
use crate::capabilities::sign_in::service::NewAddressMail;
use crate::capabilities::sign_in::views::mail::{self, SecurityChange};
use crate::identity::accounts::Status;
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::people::Email;
use crate::primitives::time::whole_second;
use crate::storage::error::StorageError;
use crate::web::say::When;

impl Sender {
    pub(super) async fn security_changed(
        &self,
        message: &Delivery,
        change: SecurityChange,
        hospital: &str,
    ) -> Result<Composed, StorageError> {
        let account = self.accounts.find(message.recipient_id).await?.filter(|account| account.status == Status::Active);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        let Some(to) = message.to.clone().or(account.email) else { return Ok(Composed::Moot(NO_ADDRESS)) };
        Ok(letter((to, account.language), |language| {
            mail::security_changed(language, hospital, change, &self.origin.link("/forgot-password"))
        }))
    }

    /// A closed account is told nothing else any more.
    pub(super) async fn hand_over(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let account = self.accounts.find(message.recipient_id).await?.filter(|account| account.erased_at.is_none());
        let path = match message.cause().parse() {
            Ok(copy) => self.own_data.hand_over_path(message.recipient_id, copy).await?,
            Err(_) => None,
        };
        Ok(match account.zip(path) {
            Some((account, path)) => letter(&account, |language| mail::hand_over(language, hospital, &self.origin.link(&path))),
            None => Composed::Moot("no copy"),
        })
    }

    pub(super) async fn to_new_address(
        &self,
        person: UserId,
        to: &Email,
        epoch: Option<u32>,
        hospital: &str,
    ) -> Result<Composed, StorageError> {
        Ok(match self.sign_in.new_address_mail(person, to, epoch).await? {
            NewAddressMail::Link(path, reads) => {
                letter((to.clone(), reads), |language| mail::new_address(language, hospital, &self.origin.link(&path)))
            }
            NewAddressMail::Taken(reads) => {
                letter((to.clone(), reads), |language| mail::address_taken(language, hospital, &self.origin.link("/sign-in")))
            }
            NewAddressMail::Moot => Composed::Moot("no longer asked for"),
        })
    }

    /// To whoever's record it is, also when their account is closed; not once they are being erased.
    pub(super) async fn emergency_access(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let account = self.accounts.find(message.recipient_id).await?.filter(|account| account.erased_at.is_none());
        let opened = message.cause().parse().ok().map(|access: EmergencyAccessId| whole_second(access.made_at()));
        let Some((account, opened)) = account.zip(opened) else { return Ok(Composed::Moot("no account")) };
        let when = When::of(opened, &self.settings.now().zone);
        Ok(letter(&account, |language| mail::emergency_access(language, hospital, when, &self.origin.link("/me/access-log"))))
    }

    /// Whose application was not taken, and what they are told.
    pub(super) async fn rejected(&self, person: UserId) -> Result<Option<(Mailbox, String)>, StorageError> {
        let account = self.accounts.find(person).await?.filter(|account| account.status == Status::Rejected);
        let application = self.directory.application(person).await?;
        Ok(account.zip(application.and_then(|application| application.rejected_because)).map(|(account, why)| ((&account).into(), why)))
    }
}
