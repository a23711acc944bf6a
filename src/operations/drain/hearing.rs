//! The first step of a row: what its event owes is written, once.

use super::{Drain, Run};
use crate::events::envelope::Envelope;
use crate::events::listeners::{Owed, owed_by};
use crate::operations::announcement::announce;
use crate::storage::error::StorageError;
use crate::storage::outbox::Waiting;
use crate::storage::transaction::{CommitError, Transaction};

/// How often one event is heard when what it owes is just being changed by another: visits of one series join one message.
const HEARD_ROUNDS: u8 = 4;

/// What is written when an event is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// That it was.
    Mark,
    /// What it owes.
    Owed,
}

impl Drain {
    /// Writes what the event owes, once. `false` when somebody else is just doing it.
    ///
    /// An event that owes nothing is not marked: there is nothing to do once, and the mark would cost as much as the rest. One whose debts
    /// are refused however often they are looked at is tried again later, each time a little later.
    pub(super) async fn hear(&self, row: &Waiting, run: &mut Run) -> Result<bool, StorageError> {
        let Ok(envelope) = &row.envelope else { return Ok(true) };
        let owed = owed_by(&envelope.event);
        let told = self.webhooks.hear(&envelope.event);
        if row.heard_at.is_some() || (owed.is_empty() && !told) {
            return Ok(true);
        }
        for _ in 0..HEARD_ROUNDS {
            if run.is_over() {
                return Ok(false);
            }
            match self.storage.commit(self.hearing(row, envelope, &owed, told).await?).await {
                Ok(()) => {
                    run.drained.heard += 1;
                    self.memory().later.remove(row.place());
                    if told {
                        self.webhooks.ring();
                    }
                    return Ok(true);
                }
                Err(error) if error.refused(&Part::Mark) => return Ok(false),
                // What it owes stands there otherwise by now: it is looked at anew.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error),
            }
        }
        self.memory().wait(row.place(), self.clock.now());
        Ok(false)
    }

    /// That an event is heard, with all that it owes as that stands now.
    async fn hearing(&self, row: &Waiting, envelope: &Envelope, owed: &[Owed], told: bool) -> Result<Transaction<Part>, StorageError> {
        let now = self.clock.now();
        let mut transaction = Transaction::new();
        transaction.add(Part::Mark, row.heard(now));
        for one in owed {
            transaction.add_all(Part::Owed, self.what_is_owed(envelope, one, now).await?);
        }
        if told {
            match announce(envelope, &self.settings.now()) {
                Ok(announcement) => drop(transaction.add_all(Part::Owed, self.webhooks.owed(envelope, &announcement)?)),
                Err(missing) => tracing::error!(event = envelope.event.name(), %missing, "an event has no words for webhooks"),
            }
        }
        Ok(transaction)
    }
}
