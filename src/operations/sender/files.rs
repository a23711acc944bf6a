//! Mails about what waits in the portal: a file that somebody asked for, one that was checked, a message. They say nothing of it.

use super::{Composed, Sender, letter};
use crate::capabilities::chat::views::mail as chat;
use crate::capabilities::notifications::model::Delivery;
use crate::capabilities::notifications::views::href_of_cause;
use crate::capabilities::own_data::views::mail as own_data;
use crate::capabilities::reports::views::mail as reports;
use crate::identity::accounts::{Account, Status};
use crate::operations::drain::NEWS_FOR;
use crate::primitives::time::after;
use crate::storage::error::StorageError;

impl Sender {
    /// Two calls: the account, and whether the file is still there; of a carer's one more, whether they may still read.
    pub(super) async fn file_ready(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let may_read = self.may_read(message);
        let (account, is_ready, may_read) = tokio::try_join!(self.told(message), self.own_data.is_still_ready(message.cause()), may_read)?;
        if !may_read {
            return Ok(Composed::Moot("acts for them no more"));
        }
        Ok(match (account, self.page_of(message)) {
            (Some(account), Some(page)) if is_ready => letter(&account, |language| own_data::file_ready(language, hospital, &page)),
            (None, _) => Composed::Moot("no account"),
            _ => Composed::Moot("taken back or ended"),
        })
    }

    /// News of a report. One call. A file that was removed has taken its mail back itself: this job reads nothing clinical.
    pub(super) async fn report_checked(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        if after(message.at, NEWS_FOR) <= self.clock.now() {
            return Ok(Composed::Moot("no news any more"));
        }
        Ok(match (self.told(message).await?, self.page_of(message)) {
            (Some(account), Some(page)) => letter(&account, |language| reports::news(language, hospital, message.kind, &page)),
            _ => Composed::Moot("no account"),
        })
    }

    /// One call. What is read takes its mail back itself: this job reads no conversation.
    pub(super) async fn message_received(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        if after(message.at, NEWS_FOR) <= self.clock.now() {
            return Ok(Composed::Moot("no news any more"));
        }
        Ok(match (self.told(message).await?, self.page_of(message)) {
            (Some(account), Some(page)) => letter(&account, |language| chat::received(language, hospital, &page)),
            _ => Composed::Moot("no account"),
        })
    }

    /// Whether the file is their own, or of somebody who still lets them read. The cause says whose it is.
    async fn may_read(&self, message: &Delivery) -> Result<bool, StorageError> {
        let owner = message.cause().split('.').next().and_then(|owner| owner.parse().ok());
        match owner.filter(|owner| *owner != message.recipient_id) {
            Some(owner) => self.family.may_read(message.recipient_id, owner).await,
            None => Ok(true),
        }
    }

    /// Whose news it is, while their account works; of somebody without an address the message itself says that it went nowhere.
    pub(super) async fn told(&self, message: &Delivery) -> Result<Option<Account>, StorageError> {
        let account = self.accounts.find(message.recipient_id).await?;
        Ok(account.filter(|account| matches!(account.status, Status::Active | Status::NoAddress)))
    }

    pub(super) fn page_of(&self, message: &Delivery) -> Option<String> {
        href_of_cause(message.kind, message.cause(), message.recipient_id).map(|path| self.origin.link(&path))
    }
}
