//! The mails about times that are offered: from the waiting list, or for a visit that leave has hit; each while it is so.

use super::mailbox::NO_ADDRESS;
use super::{Composed, Sender, letter};
use crate::capabilities::notifications::model::Delivery;
use crate::capabilities::repairs::service::RepairMail;
use crate::capabilities::repairs::views::mail::{OtherTimesLetter, VisitStaysLetter};
use crate::capabilities::waiting_list::service::{OfferMail, WaitingError};
use crate::capabilities::waiting_list::views::OfferLine;
use crate::capabilities::waiting_list::views::mail::OfferLetter;
use crate::identity::accounts::Account;
use crate::storage::error::StorageError;

impl Sender {
    /// Two calls: the account and the entry.
    pub(super) async fn time_offered(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let patient = message.recipient_id;
        let account = self.accounts.find(patient).await?.filter(Account::is_written_to);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        let Some(address) = &account.email else { return Ok(Composed::Moot(NO_ADDRESS)) };
        let told = match self.waiting_list.offer_to_tell(patient, message.cause(), address).await {
            Ok(told) => told,
            Err(WaitingError::Storage(error)) => return Err(error),
            Err(_) => None,
        };
        let Some((OfferMail { entry, link }, offer)) = told.and_then(|told| told.entry.offer.clone().map(|offer| (told, offer))) else {
            return Ok(Composed::Moot("answered, or over"));
        };
        let words = OfferLetter {
            hospital,
            department: &entry.department,
            offer: OfferLine::of(&offer, |at| self.when(at)),
            page: &self.origin.link(&format!("/waiting-offer/{link}")),
        };
        Ok(letter(&account, |language| words.words(language)))
    }

    /// Two calls: the account and the repair.
    pub(super) async fn other_times(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let patient = message.recipient_id;
        let account = self.accounts.find(patient).await?.filter(Account::is_written_to);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        let Some(address) = &account.email else { return Ok(Composed::Moot(NO_ADDRESS)) };
        let told = self.repairs.offer_to_tell(patient, message.cause(), address).await?;
        let Some((RepairMail { repair, link }, until)) = told.and_then(|told| told.repair.until().map(|until| (told, until))) else {
            return Ok(Composed::Moot("answered, or over"));
        };
        let words = OtherTimesLetter {
            hospital,
            doctor: &repair.about.doctor_name,
            start: self.when(repair.about.start),
            until: self.when(until),
            page: &self.origin.link(&format!("/other-time/{link}")),
        };
        Ok(letter(&account, |language| words.words(language)))
    }

    /// Two calls: the account and the repair.
    pub(super) async fn visit_stays(&self, message: &Delivery, hospital: &str) -> Result<Composed, StorageError> {
        let patient = message.recipient_id;
        let account = self.accounts.find(patient).await?.filter(Account::is_written_to);
        let Some(account) = account else { return Ok(Composed::Moot("no account")) };
        let Some(repair) = self.repairs.end_to_tell(patient, message.cause()).await? else { return Ok(Composed::Moot("changed since")) };
        let about = &repair.about;
        let words = VisitStaysLetter {
            hospital,
            doctor: &about.doctor_name,
            start: self.when(about.start),
            page: &self.origin.link(&format!("/appointments/{}", about.appointment_id)),
        };
        Ok(letter(&account, |language| words.words(language)))
    }
}
