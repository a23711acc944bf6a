//! Before an account is erased its person is handed a copy: by a link in a mail to the address they confirmed, for they cannot
//! sign in any more. Whoever has the link has the mailbox that could always set the password; it is good for one copy and as
//! long as that is there.

use jiff::Timestamp;

use super::{OwnData, OwnDataError};
use crate::capabilities::own_data::model::{self, Export, Wish};
use crate::capabilities::own_data::store;
use crate::identity::audit::Deed;
use crate::identity::keys::Purpose;
use crate::primitives::ids::{ExportId, UserId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

/// What links are sealed under, besides their purpose.
const CONTEXT: &str = "hand over";

impl OwnData {
    /// A copy to be made before an account is erased, as actions of the transaction that decides so.
    ///
    /// # Errors
    /// Never for rows of ours.
    pub fn before_erasure(&self, person: UserId) -> Result<(ExportId, [Action; 2]), StorageError> {
        let export = Export::before_erasure(person, ExportId::new(&self.ground.ids), self.ground.clock.now());
        Ok((export.export_id, store::begin(&export)?))
    }

    /// Where such a copy stands; `None` when its row is gone. One call.
    pub async fn standing(&self, person: UserId, id: ExportId) -> Result<Option<Export>, StorageError> {
        self.store.find(person, id).await
    }

    /// Voids such a copy: nobody is given it any more, and its file goes when its time is over.
    #[must_use]
    pub fn void(&self, person: UserId, id: ExportId) -> Action {
        store::void(person, id)
    }

    /// When something clinical about somebody was last written: what it says goes no further. A query for each 250 rows.
    pub async fn last_written(&self, person: UserId) -> Result<Option<Timestamp>, StorageError> {
        Ok(model::last_written(self.person.clinical(person).await?, self.ground.clock.now()))
    }

    /// Removes the files of a person's copies, of every try. One call, and one for each file.
    pub async fn remove_files(&self, person: UserId) -> Result<(), OwnDataError> {
        for export in self.store.of_person(person).await? {
            for object in export.objects() {
                self.objects.remove(&object).await?;
            }
        }
        Ok(())
    }

    /// The page of the mailed link, made when the mail is sent; `None` when the copy is not there (any more). One call.
    pub async fn hand_over_path(&self, person: UserId, id: ExportId) -> Result<Option<String>, StorageError> {
        let export = self.store.find(person, id).await?.filter(|export| self.is_handed_over(export));
        let sealed = |export: Export| {
            self.ground.keys.seal(Purpose::HandOver, format!("{}|{}", export.owner_id, export.export_id).as_bytes(), CONTEXT)
        };
        Ok(export.map(|export| format!("/handed-over/{}", sealed(export))))
    }

    /// The copy behind a link; `None` for one that is no good (any more). One call.
    pub async fn handed(&self, token: &str) -> Result<Option<Export>, StorageError> {
        let opened = self.ground.keys.open(Purpose::HandOver, token, CONTEXT).and_then(|plain| String::from_utf8(plain).ok());
        let named = opened.as_deref().and_then(|text| text.split_once('|'));
        let Some((person, id)) = named.and_then(|(person, id)| Some((person.parse().ok()?, id.parse().ok()?))) else { return Ok(None) };
        Ok(self.store.find(person, id).await?.filter(|export| self.is_handed_over(export)))
    }

    /// A link to the file behind a mailed one, for a minute, once the trail says that it was taken. Two calls.
    pub async fn take_handed(&self, token: &str) -> Result<Option<String>, OwnDataError> {
        let Some(export) = self.handed(token).await? else { return Ok(None) };
        let deed = Deed::by_stranger("export.hand_over").about(export.owner_id).on(export.export_id);
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Ok(Some(self.objects.link(&export.object()).await?))
    }

    fn is_handed_over(&self, export: &Export) -> bool {
        export.wish == Wish::Erasure && export.is_ready(self.ground.clock.now())
    }
}
