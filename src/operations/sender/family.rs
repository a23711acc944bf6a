//! Mails about who acts for whom.

use super::mailbox::Mailbox;
use super::{Composed, Sender, letter};
use crate::capabilities::sign_in::views::mail::{self, CarerNews};
use crate::identity::accounts::Status;
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::storage::error::StorageError;

impl Sender {
    pub(super) async fn carer_invitation(&self, patient: UserId, to: &Email, hospital: &str) -> Result<Composed, StorageError> {
        let Some(link) = self.family.invitation_link(patient, to).await? else { return Ok(Composed::Moot("answered or taken back")) };
        let (link, register) = (self.origin.link(&link.path), self.origin.link("/register"));
        let known = self.accounts.find_by_address(to).await?.filter(|account| account.email.as_ref() == Some(to));
        let to = known.as_ref().map_or_else(|| Mailbox::from((to.clone(), None)), Mailbox::from);
        Ok(letter(to, |language| mail::carer_invitation(language, hospital, &link, &register)))
    }

    pub(super) async fn carer_news(&self, person: UserId, news: CarerNews, hospital: &str) -> Result<Composed, StorageError> {
        let account = self.accounts.find(person).await?.filter(|account| account.status == Status::Active);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        Ok(letter(&account, |language| mail::carer_news(language, hospital, news, &self.origin.link("/carers"))))
    }
}
