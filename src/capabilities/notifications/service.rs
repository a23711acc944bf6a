//! Owing, claiming and settling messages.

use super::model::{Channel, Delivery, Kind, Outcome, Reminding};
use super::store::{self, Deliveries};
use crate::capabilities::settings::service::SettingsBook;
use crate::events::envelope::Envelope;
use crate::events::listeners::{AboutVisit, VisitNews};
use crate::primitives::ids::UserId;
use crate::primitives::people::Email;
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::Key;
use crate::storage::transaction::Action;

/// The messages of the house. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Notifications {
    deliveries: Deliveries,
    clock: Clock,
    settings: SettingsBook,
}

impl Notifications {
    /// Over the tables.
    #[must_use]
    pub const fn new(storage: Storage, clock: Clock, settings: SettingsBook) -> Self {
        Self { deliveries: Deliveries::new(storage), clock, settings }
    }

    /// A mail that is due now, kept for as long as the settings say.
    fn mail(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Delivery {
        Delivery::queued(person, cause, kind, Channel::Mail, self.clock.now()).kept_for(self.settings.now().messages_years)
    }

    /// The mail with the link that confirms an address, as an action of the transaction that marks its event as heard.
    ///
    /// # Errors
    /// Never for the events of the catalogue.
    pub fn confirmation_owed(&self, envelope: &Envelope, person: UserId) -> Result<Action, StorageError> {
        self.queue(person, envelope.id, Kind::AddressConfirmation)
    }

    /// A mail that is due because of something that is no event, as an action of the transaction that finds it out.
    /// `cause` makes it one mail, however often it is found out; a repeat is refused.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn queue(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Action, StorageError> {
        store::queued(&self.mail(person, cause, kind))
    }

    /// The same to another address than the person's account has.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn queue_to(&self, to: Email, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Action, StorageError> {
        store::queued(&self.mail(person, cause, kind).sent_to(to))
    }

    /// The mail with the link to an address somebody wants to have, moot once they have other sessions than those of `epoch`.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn new_address_owed(&self, to: Email, person: UserId, cause: impl std::fmt::Display, epoch: u32) -> Result<Action, StorageError> {
        let message = self.mail(person, cause, Kind::NewAddress);
        store::queued(&message.sent_to(to).of_epoch(epoch))
    }

    /// The mail to the patient of a visit that says what happened to it.
    ///
    /// # Errors
    /// Never for people of the house.
    pub fn visit_owed(&self, patient: UserId, visit: AboutVisit, news: VisitNews) -> Result<Action, StorageError> {
        let message = self.mail(patient, visit.cause(), Kind::from(news));
        store::queued(&message.about(visit))
    }

    /// Queues a reminder of a visit; `false` when there is one already. One call, 3 write units.
    pub async fn remind(&self, reminding: Reminding) -> Result<bool, StorageError> {
        let message = Delivery::reminding(reminding, self.clock.now());
        self.deliveries.create(&message.kept_for(self.settings.now().messages_years)).await
    }

    /// Where [`Self::queue`] puts that mail: a row there means that it is queued, or was sent.
    #[must_use]
    pub fn queued_at(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Key {
        store::key_of(&self.mail(person, cause, kind))
    }

    /// Where such a mail stands; `None` when none was ever due, or it was kept long enough. One call.
    pub async fn standing(&self, person: UserId, cause: impl std::fmt::Display, kind: Kind) -> Result<Option<Delivery>, StorageError> {
        self.deliveries.find(&self.queued_at(person, cause, kind)).await
    }

    /// Messages whose time has come, at most `limit`.
    pub async fn due(&self, channel: Channel, limit: usize) -> Result<Vec<Delivery>, StorageError> {
        self.deliveries.due(channel, self.clock.now(), limit).await
    }

    /// Claims a message before it is sent; `None` when somebody else has it.
    pub async fn claim(&self, message: Delivery) -> Result<Option<Delivery>, StorageError> {
        let claimed = message.clone().claimed(self.clock.now());
        Ok(self.deliveries.advance(&message, &claimed).await?.then_some(claimed))
    }

    /// Writes down what became of a claimed message.
    pub async fn settle(&self, claimed: Delivery, outcome: Outcome) -> Result<Delivery, StorageError> {
        let settled = claimed.clone().after(outcome, self.clock.now());
        if settled != claimed && !self.deliveries.advance(&claimed, &settled).await? {
            tracing::warn!(message = %claimed.message_id, "somebody else took up a message while it was being sent");
        }
        Ok(settled)
    }
}
