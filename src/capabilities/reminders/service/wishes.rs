//! What somebody wants to be written to about.

use super::Reminders;
use crate::access::grant::Granted;
use crate::access::permissions::ChooseMessages;
use crate::capabilities::notifications::model::{Kind, Ways};
use crate::capabilities::reminders::model::{Wishes, WishesText};
use crate::capabilities::reminders::store::{self, RemindersStore};
use crate::capabilities::settings::model::Reminder;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::UserId;
use crate::storage::Storage;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// How often a change is made anew when another one came first.
const TRIES: u8 = 5;

/// Why wishes were not kept.
#[derive(Debug, thiserror::Error)]
pub enum WishesError {
    /// They have changed since the version that was seen.
    #[error("the wishes have changed since they were read")]
    Stale,
    #[error("some wishes cannot be kept: {0}")]
    Wrong(Flaws),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of a change's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Wishes,
    /// The moments at which somebody has a time of their own.
    Times,
    Audit,
}

/// On which ways somebody wants to be told of what happened, as last written: for whoever owes the messages. One call.
///
/// # Errors
/// When the store does not answer.
pub async fn ways_of(storage: &Storage, person: UserId, kind: Kind) -> Result<Ways, StorageError> {
    Ok(RemindersStore::new(storage.clone()).wishes(person).await?.ways(kind))
}

impl Reminders {
    /// One's own wishes, and the reminders of the house to choose from. One call.
    pub async fn own(&self, grant: &Granted<ChooseMessages>) -> Result<(Wishes, Vec<Reminder>), StorageError> {
        Ok((self.store.wishes(grant.id()).await?, self.of_house()))
    }

    /// The house's reminders, in the order in which they come.
    #[must_use]
    pub fn of_house(&self) -> Vec<Reminder> {
        let mut reminders = self.settings.now().reminder_offsets.clone();
        reminders.sort_by_key(|reminder| (std::cmp::Reverse(reminder.days_before), reminder.at));
        reminders
    }

    /// Keeps one's wishes, if they still have the version `seen` (`None`: whatever version they have). Two calls.
    ///
    /// # Errors
    /// See [`WishesError`].
    pub async fn wish(&self, grant: &Granted<ChooseMessages>, seen: Option<u32>, text: &WishesText) -> Result<Wishes, WishesError> {
        let person = grant.id();
        for _ in 0..TRIES {
            let before = self.store.wishes(person).await?;
            let after = text.clone().parse(&self.of_house(), &before).map_err(WishesError::Wrong)?;
            if seen.is_some_and(|seen| seen != before.version) {
                return Err(WishesError::Stale);
            }
            let mut transaction = Transaction::new();
            transaction.add(Part::Wishes, store::put(person, &after, &before)?);
            if after.own != before.own
                && let Some(own) = &after.own
            {
                transaction.add(Part::Times, store::also_at(own));
            }
            let deed = Deed::by(grant, "messages.choose").about(person).on(person);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(after),
                Err(CommitError::Refused(_)) => {} // changed in another window meanwhile: make this change from there
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("wishes changed by many at once".to_owned()).into())
    }

    /// What somebody wants, as last written. One call.
    pub async fn of_person(&self, person: UserId) -> Result<Wishes, StorageError> {
        self.store.wishes(person).await
    }
}
