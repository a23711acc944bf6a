//! Use cases of copies: a person asks for one, sees what became of it and takes it along; the job makes it and ends it.

mod ask;
mod hand_over;
mod make;
mod treatment;

pub use ask::{AskedFor, NotAsked};
pub use make::Making;
pub use treatment::{Files, TreatmentError};

use super::model::{Content, Export};
use super::store::{ExportsStore, PersonStore};
use crate::access::grant::Granted;
use crate::access::permissions::{SeeOwnData, TakeOwnData};
use crate::capabilities::directory::service::Directory;
use crate::capabilities::family::service::Acting;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::files::FileError;
use crate::files::objects::Objects;
use crate::files::uploads::Uploads;
use crate::identity::accounts::Accounts;
use crate::identity::audit::Deed;
use crate::identity::ground::Ground;
use crate::primitives::ids::{ExportId, UserId};
use crate::storage::error::StorageError;

/// What keeps a file from being made or handed over.
#[derive(Debug, thiserror::Error)]
pub enum OwnDataError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Files(#[from] FileError),
}

/// The copies of one installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct OwnData {
    ground: Ground,
    store: ExportsStore,
    person: PersonStore,
    accounts: Accounts,
    settings: SettingsBook,
    notifications: Notifications,
    directory: Directory,
    /// Who may read a patient's records.
    records: Records,
    acting: Acting,
    objects: Objects,
    /// Files of patients' records: they go along.
    uploads: Uploads,
}

impl OwnData {
    /// Over the house's ground, its settings and messages, its departments, its records, the bucket of copies and that of patients'
    /// files.
    #[must_use]
    pub fn new(
        ground: Ground,
        (settings, notifications): (SettingsBook, Notifications),
        directory: Directory,
        records: Records,
        (objects, uploads): (Objects, Uploads),
    ) -> Self {
        let storage = ground.storage.clone();
        Self {
            store: ExportsStore::new(storage.clone()),
            person: PersonStore::new(storage.clone()),
            accounts: Accounts::new(storage),
            acting: Acting::new(ground.clone()),
            ground,
            settings,
            notifications,
            directory,
            records,
            objects,
            uploads,
        }
    }

    /// The caller's copies that are still there or yet to come, newest first. One call.
    pub async fn list(&self, grant: &Granted<SeeOwnData>) -> Result<Vec<Export>, StorageError> {
        self.those_of(grant.id(), Content::Everything).await
    }

    /// One of the caller's copies, as last written; one whose time is over is not found. One call.
    pub async fn find(&self, grant: &Granted<SeeOwnData>, id: ExportId) -> Result<Option<Export>, StorageError> {
        self.one_of(grant.id(), Content::Everything, id).await
    }

    /// One of the caller's copies that can be taken along now. One call.
    pub async fn ready(&self, grant: &Granted<TakeOwnData>, id: ExportId) -> Result<Option<Export>, StorageError> {
        let now = self.ground.clock.now();
        Ok(self.one_of(grant.id(), Content::Everything, id).await?.filter(|export| export.is_ready(now)))
    }

    async fn those_of(&self, owner: UserId, content: Content) -> Result<Vec<Export>, StorageError> {
        let now = self.ground.clock.now();
        let all = self.store.of_person(owner).await?.into_iter();
        Ok(all.filter(|export| export.content == content && export.is_there(now)).collect())
    }

    async fn one_of(&self, owner: UserId, content: Content, id: ExportId) -> Result<Option<Export>, StorageError> {
        let now = self.ground.clock.now();
        Ok(self.store.find(owner, id).await?.filter(|export| export.content == content && export.is_there(now)))
    }

    /// Whether the message that one is ready is still true: it says whose and which by its cause. One call.
    pub async fn is_still_ready(&self, cause: &str) -> Result<bool, StorageError> {
        let Some((owner, id)) = Export::of_cause(cause) else { return Ok(false) };
        let now = self.ground.clock.now();
        Ok(self.store.find(owner, id).await?.is_some_and(|export| export.is_ready(now)))
    }

    /// A link to the file, for a minute, once the trail says who took it. `None`: there is none of the caller's, or not any more.
    /// Two calls.
    pub async fn take(&self, grant: &Granted<TakeOwnData>, id: ExportId) -> Result<Option<String>, OwnDataError> {
        let Some(export) = self.ready(grant, id).await? else { return Ok(None) };
        let deed = Deed::by(grant, "export.download").about(grant.id()).on(id);
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Ok(Some(self.objects.link(&export.object()).await?))
    }

    /// Where browsers take copies from: the only other place the page behind a mailed link may lead to.
    pub async fn files_origin(&self) -> Result<String, OwnDataError> {
        Ok(self.objects.origin().await?)
    }
}
