//! Asking for a copy: one at a time, a few a day, and the same press twice is one.

use jiff::Timestamp;

use super::OwnData;
use crate::access::grant::Granted;
use crate::access::permissions::{SeeOwnData, TakeOwnData};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::own_data::model::{AskError, AskedBy, Content, Export};
use crate::capabilities::own_data::store;
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::primitives::ids::{ExportId, UserId};
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// How often a request is decided anew when another one came first.
const TRIES: u8 = 5;

/// A copy that will be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFor {
    pub export: Export,
    /// It was asked for before, and still waits.
    pub before: bool,
}

/// Why no copy will be made.
#[derive(Debug, thiserror::Error)]
pub enum NotAsked {
    /// It is not the asker's to ask for.
    #[error("nobody's of whom they may ask")]
    NotFound,
    #[error("as many as a day allows")]
    TooMany { again: Timestamp },
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Rows,
    /// The account is open; and the leave of the patient for whom a carer asks.
    Leave,
    Audit,
    Once,
}

/// What is asked for.
pub(super) struct Wanted<'a> {
    pub owner: UserId,
    pub content: Content,
    /// Whoever asks for the owner.
    pub carer: Option<&'a OnBehalf>,
    /// Asking, for the trail, but for the copy's id.
    pub deed: Deed,
}

impl OwnData {
    /// Asks for a copy of everything about the caller. While one waits, that one is answered. Two calls, three with an
    /// idempotency key.
    pub async fn ask(&self, grant: &Granted<TakeOwnData>, once: Option<&Once>) -> Result<AskedFor, NotAsked> {
        let deed = Deed::by(grant, "export.ask").about(grant.id());
        self.ask_for(Wanted { owner: grant.id(), content: Content::Everything, carer: None, deed }, once).await
    }

    /// Asks for a copy of either kind.
    pub(super) async fn ask_for(&self, wanted: Wanted<'_>, once: Option<&Once>) -> Result<AskedFor, NotAsked> {
        for _ in 0..TRIES {
            if let Some(export) = self.asked_earlier(wanted.owner, once).await? {
                return Ok(AskedFor { export, before: true });
            }
            let now = self.ground.clock.now();
            let id = ExportId::new(&self.ground.ids);
            let seen = self.store.asked(wanted.owner, wanted.content).await?;
            let after = match seen.asked(id, now) {
                Ok(after) => after,
                Err(AskError::TooMany { again }) => return Err(NotAsked::TooMany { again }),
                Err(AskError::Running(id)) => match self.store.find(wanted.owner, id).await? {
                    Some(export) => return Ok(AskedFor { export, before: true }),
                    // It ended this very moment.
                    None => continue,
                },
            };
            let carer = wanted.carer.map(|carer| AskedBy { id: carer.carer(), name: carer.carer_name().to_string() });
            let export = Export::asked(wanted.owner, id, now).of(wanted.content, carer);
            let mut transaction = Transaction::new();
            transaction.add_all(Part::Rows, store::ask(&export, seen.version, &after)?);
            transaction.add(Part::Leave, is_not_closed(wanted.owner));
            if let Some(carer) = wanted.carer {
                transaction.add(Part::Leave, self.acting.still_runs(carer, Need::ReadClinical));
            }
            transaction.add(Part::Audit, self.ground.audit.action(wanted.deed.clone().on(id))?);
            if let Some(once) = once {
                transaction.add(Part::Once, once.remember(id, now)?);
            }
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(AskedFor { export, before: false }),
                Err(refused) if refused.refused(&Part::Leave) => return Err(NotAsked::NotFound),
                // Another request of theirs came first: what it left decides.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("asked for by many requests at once".to_owned()).into())
    }

    /// From when on the caller may ask for one more, if not now. One call.
    pub async fn again(&self, grant: &Granted<SeeOwnData>) -> Result<Option<Timestamp>, StorageError> {
        Ok(self.store.asked(grant.id(), Content::Everything).await?.again(self.ground.clock.now()))
    }

    async fn asked_earlier(&self, owner: UserId, once: Option<&Once>) -> Result<Option<Export>, NotAsked> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(NotAsked::KeyReused),
            Earlier::Made(id) => {
                let id = id.parse().map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered copy".to_owned() })?;
                self.store.find(owner, id).await?.map(Some).ok_or(NotAsked::NotFound) // taken back since
            }
        }
    }
}
