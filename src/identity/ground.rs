//! What every slice's service stands on: the store, the trail, the clock, ids and keys. One value, cheap to clone.

use super::audit::Audit;
use super::keys::Keys;
use crate::events::catalogue::Event;
use crate::events::envelope::Envelope;
use crate::primitives::ids::{EventId, IdSource};
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::item::{text, to_item};
use crate::storage::tables::Table;
use crate::storage::transaction::Action;

/// Handed to every service: `Appointments::new(ground, …)`.
#[derive(Debug, Clone)]
pub struct Ground {
    pub storage: Storage,
    pub audit: Audit,
    pub clock: Clock,
    pub ids: IdSource,
    pub keys: Keys,
}

impl Ground {
    /// With a trail of its own over the same clock, ids and keys.
    #[must_use]
    pub fn new(storage: Storage, clock: Clock, ids: IdSource, keys: Keys) -> Self {
        let audit = Audit::new(keys.clone(), clock.clone(), ids.clone());
        Self { storage, audit, clock, ids, keys }
    }

    /// The event as one more action of the transaction that makes it true: a row of `outbox`, absent before
    /// (1 write unit, 2 in a transaction). Two facts that claim one version of one subject refuse each other.
    ///
    /// # Errors
    /// When the event cannot be made into a row, which is a mistake of ours.
    pub fn tell(&self, event: Event) -> Result<Action, StorageError> {
        let envelope = Envelope { id: EventId::new(&self.ids), at: self.clock.now(), event };
        let mut row = to_item(Table::Outbox, &envelope)?;
        row.insert("shard".to_owned(), text(envelope.shard()));
        row.insert("subject_version".to_owned(), text(envelope.place()));
        Ok(Action::create(Table::Outbox, row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::UserId;
    use crate::storage::item::from_item;

    #[tokio::test]
    async fn f44_an_event_row_stands_at_its_shard_and_version_and_reads_back_as_the_envelope() {
        let ground = crate::identity::tests::nowhere().await;
        let user_id = UserId::new(&ground.ids);
        let Action::Put { item, condition: Some(_), .. } = ground.tell(Event::AccountConfirmed { user_id, version: 2 }).unwrap() else {
            panic!("an event is written, and never over another")
        };
        assert_eq!(item["subject_version"], text(format!("{user_id}#0000000002")));
        let read: Envelope = from_item(Table::Outbox, item.clone()).unwrap();
        assert_eq!(read.event, Event::AccountConfirmed { user_id, version: 2 });
        assert_eq!(item["shard"], text(read.shard()));
    }
}
