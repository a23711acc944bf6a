//! Mails to doctors about a month of theirs, counted when they are sent.

use super::{Composed, Sender, letter};
use crate::access::role::Role;
use crate::capabilities::monthly_reports::pages::HERE;
use crate::capabilities::monthly_reports::service::MonthlyReports;
use crate::capabilities::monthly_reports::views::mail;
use crate::capabilities::notifications::model::Delivery;
use crate::identity::accounts::Status;
use crate::storage::error::StorageError;
use crate::web::say::Day;

impl Sender {
    /// The account, the index of the month's visits, and one call for each 100 of them. Nothing clinical is read for a mail.
    pub(super) async fn month(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let Some(month) = MonthlyReports::month_of(message) else { return Ok(Composed::Moot("of no month")) };
        let account = self.accounts.find(message.recipient_id).await?;
        let Some(doctor) = account.filter(|account| account.status == Status::Active && account.role == Role::Doctor) else {
            return Ok(Composed::Moot("no account"));
        };
        let figures = self.monthly_reports.to_tell(doctor.user_id, month).await?;
        if figures.visits() == 0 {
            return Ok(Composed::Moot("no visits"));
        }
        let page = self.origin.link(&format!("{HERE}?month={month}"));
        Ok(letter(&doctor, |language| mail::month(language, hospital, &Day::of(month.first()), &figures, &page)))
    }
}
