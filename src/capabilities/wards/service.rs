//! Making, changing and closing wards, and counting their beds.

use super::model::{Count, CountRefused, Ward, WardText, name_key};
pub use super::store::Behind;
use super::store::WardStore;
use crate::access::actor::Actor;
use crate::access::grant::Granted;
use crate::access::permissions::{CountBeds, ManageWards, SeeWards};
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::WardId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// How often a count is made anew when somebody else counted the same ward at this moment: one of them always succeeds.
const TRIES: u8 = 40;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum WardError {
    #[error("there is no such ward")]
    NotFound,
    #[error("values that cannot be used: {0}")]
    Invalid(#[from] Flaws),
    /// Its name or beds have changed since the version that was seen.
    #[error("the ward has changed since it was read")]
    Stale,
    /// Another ward is called so, as far as letters and spaces go.
    #[error("another ward has this name")]
    NameTaken,
    /// More beds are occupied than it would have.
    #[error("{occupied} beds are occupied")]
    TooFew { occupied: u32 },
    /// Somebody lies there: it cannot be closed.
    #[error("{occupied} beds are occupied")]
    InUse { occupied: u32 },
    #[error(transparent)]
    NotCounted(#[from] CountRefused),
    /// The idempotency key was used for another request.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// The labels of the transactions here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Ward,
    Name,
    Audit,
    Once,
}

/// The wards of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Wards {
    ground: Ground,
    store: WardStore,
}

impl Wards {
    /// Over the house's ground.
    #[must_use]
    pub fn new(ground: Ground) -> Self {
        let store = WardStore::new(ground.storage.clone());
        Self { ground, store }
    }

    /// Every ward as last written, by name. One call.
    pub async fn board(&self, _grant: &Granted<SeeWards>) -> Result<Vec<Ward>, StorageError> {
        let mut wards = self.store.all().await?;
        wards.sort_by_cached_key(|ward| name_key(&ward.name));
        Ok(wards)
    }

    /// A page of them, the eldest first. One call.
    pub async fn page(
        &self,
        _grant: &Granted<SeeWards>,
        limit: usize,
        after: Option<Behind>,
    ) -> Result<Listed<Ward, Behind>, StorageError> {
        self.store.page(limit, after).await
    }

    /// One ward as last written. One call.
    pub async fn ward(&self, _grant: &Granted<SeeWards>, id: WardId) -> Result<Option<Ward>, StorageError> {
        self.store.find(id).await
    }

    /// A new ward without anybody in it, and whether an earlier request with this key made it. One call, two with a key.
    pub async fn create(&self, grant: &Granted<ManageWards>, text: WardText, once: Option<&Once>) -> Result<(Ward, bool), WardError> {
        if let Some(ward) = self.earlier(once).await? {
            return Ok((ward, true));
        }
        let new = Ward {
            ward_id: WardId::new(&self.ground.ids),
            name: text.name,
            beds: text.beds,
            occupied: 0,
            before: None,
            counts: 0,
            changed_at: self.ground.clock.now(),
            changed_by: grant.id(),
            changed_by_name: String::new(),
            version: 1,
        };
        let ward = self.done_by(grant.actor(), new);
        let mut transaction = Transaction::new();
        transaction.add(Part::Ward, self.store.create(&ward)?);
        transaction.add(Part::Name, WardStore::take_name(&ward));
        self.told(&mut transaction, Deed::by(grant, "ward.create"), &ward, once)?;
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok((ward, false)),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(refused) => match self.earlier(once).await? {
                Some(made) => Ok((made, true)),
                None if refused.refused(&Part::Name) => Err(WardError::NameTaken),
                None => Err(WardError::KeyReused),
            },
        }
    }

    /// Another name or other beds for a ward that still has the version `seen` (`None`: whatever version it has). Two calls, a third
    /// one when it is refused.
    pub async fn change(&self, grant: &Granted<ManageWards>, id: WardId, seen: Option<u32>, text: WardText) -> Result<Ward, WardError> {
        let before = self.store.find(id).await?.ok_or(WardError::NotFound)?;
        if seen.is_some_and(|seen| seen != before.version) {
            return Err(WardError::Stale);
        }
        let after = self.done_by(grant.actor(), Ward { name: text.name, beds: text.beds, version: before.version + 1, ..before.clone() });
        let mut transaction = Transaction::new();
        transaction.add(Part::Ward, self.store.change(before.version, &after));
        if name_key(&before.name) != name_key(&after.name) {
            transaction.add(Part::Name, WardStore::take_name(&after));
            transaction.add(Part::Name, WardStore::give_name_back(&before));
        }
        self.told(&mut transaction, Deed::by(grant, "ward.change"), &after, None)?;
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(after),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(refused) if refused.refused(&Part::Ward) => match self.store.find(id).await? {
                None => Err(WardError::NotFound),
                Some(now) if now.version == before.version && now.occupied > after.beds => {
                    Err(WardError::TooFew { occupied: now.occupied })
                }
                Some(_) => Err(WardError::Stale),
            },
            Err(_) => Err(WardError::NameTaken),
        }
    }

    /// Closes a ward nobody lies in. Two calls, a third one when it is refused.
    pub async fn close(&self, grant: &Granted<ManageWards>, id: WardId) -> Result<(), WardError> {
        let before = self.store.find(id).await?.ok_or(WardError::NotFound)?;
        let mut transaction = Transaction::new();
        transaction.add(Part::Ward, self.store.remove(id, before.version));
        transaction.add(Part::Name, WardStore::give_name_back(&before));
        self.told(&mut transaction, Deed::by(grant, "ward.close"), &before, None)?;
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Storage(error)) => Err(error.into()),
            Err(CommitError::Refused(_)) => match self.store.find(id).await? {
                None => Err(WardError::NotFound),
                Some(now) if now.occupied > 0 => Err(WardError::InUse { occupied: now.occupied }),
                Some(_) => Err(WardError::Stale),
            },
        }
    }

    /// Counts, and whether an earlier request with this key did. Two calls, three with a key; more when others count the same ward at
    /// this moment. A number that is what it was writes nothing.
    pub async fn count(
        &self,
        grant: &Granted<CountBeds>,
        id: WardId,
        count: Count,
        once: Option<&Once>,
    ) -> Result<(Ward, bool), WardError> {
        if let Some(ward) = self.earlier(once).await? {
            return Ok((ward, true));
        }
        for _ in 0..TRIES {
            let before = self.store.find(id).await?.ok_or(WardError::NotFound)?;
            let occupied = before.after(count)?;
            if occupied == before.occupied {
                return Ok((before, false));
            }
            let counted = Ward { occupied, before: Some(before.occupied), counts: before.counts + 1, ..before.clone() };
            let after = self.done_by(grant.actor(), counted);
            let mut transaction = Transaction::new();
            transaction.add(Part::Ward, self.store.count(&before, &after));
            self.told(&mut transaction, Deed::by(grant, "ward.count"), &after, once)?;
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok((after, false)),
                Err(CommitError::Storage(error)) => return Err(error.into()),
                Err(refused) if refused.refused(&Part::Once) => {
                    return Ok((self.earlier(once).await?.ok_or(WardError::KeyReused)?, true));
                }
                Err(_) => {} // somebody else counted first
            }
        }
        Err(StorageError::Unavailable("a ward counted by many at once".to_owned()).into())
    }

    fn done_by(&self, actor: &Actor, ward: Ward) -> Ward {
        let changed_by_name = actor.name.expose().clone();
        Ward { changed_at: self.ground.clock.now(), changed_by: actor.id, changed_by_name, ..ward }
    }

    /// What is written beside every change.
    fn told(&self, transaction: &mut Transaction<Part>, deed: Deed, ward: &Ward, once: Option<&Once>) -> Result<(), StorageError> {
        transaction.add(Part::Audit, self.ground.audit.action(deed.on(ward.ward_id))?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(ward.ward_id, self.ground.clock.now())?);
        }
        Ok(())
    }

    async fn earlier(&self, once: Option<&Once>) -> Result<Option<Ward>, WardError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(WardError::KeyReused),
            Earlier::Made(id) => {
                let id = id.parse().map_err(|_| StorageError::Corrupt { table: "guards", why: "a remembered ward".to_owned() })?;
                Ok(Some(self.store.find(id).await?.ok_or(WardError::NotFound)?))
            }
        }
    }
}
