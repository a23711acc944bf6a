//! Mails about invoices: one was issued, a payment arrived, an insurer has decided. They say no amount and not what it was for.

use super::{Composed, Sender, letter};
use crate::capabilities::billing::views::mail;
use crate::capabilities::notifications::model::Delivery;
use crate::storage::error::StorageError;

impl Sender {
    /// One call. What stands on the invoice now is seen there: this job reads none.
    pub(super) async fn bill_news(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        Ok(match (self.told(message).await?, self.page_of(message)) {
            (Some(account), Some(page)) => letter(&account, |language| mail::news(language, hospital, message.kind, &page)),
            _ => Composed::Moot("no account"),
        })
    }
}
