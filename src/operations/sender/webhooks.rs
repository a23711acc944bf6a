//! The mail to administrators about a webhook that was switched off by itself.

use super::{Composed, Sender, letter};
use crate::capabilities::notifications::model::Delivery;
use crate::capabilities::webhooks::service::GivenUp;
use crate::capabilities::webhooks::views::mail;
use crate::storage::error::StorageError;

impl Sender {
    /// Two calls: the account, and whether the webhook is still off.
    pub(super) async fn webhook_given_up(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let Some(given_up) = GivenUp::of_cause(message.cause()) else { return Ok(Composed::Moot("of another version")) };
        let (account, name) = tokio::try_join!(self.told(message), self.webhooks.name_of_given_up(given_up))?;
        Ok(match (account, name, self.page_of(message)) {
            (Some(account), Some(name), Some(page)) => letter(&account, |language| mail::given_up(language, hospital, &name, &page)),
            (None, ..) => Composed::Moot("no account"),
            _ => Composed::Moot("told again or gone"),
        })
    }
}
