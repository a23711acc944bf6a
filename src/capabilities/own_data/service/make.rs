//! The job's side: claim a copy, gather what it is made of, keep the file, and take everything away when its time is over.
//!
//! A try is claimed by its number and writes an object of that number, so whoever was paused too long can only leave a file
//! nobody is given; the end of a copy removes the files of all its tries.

use std::path::Path;

use super::{OwnData, OwnDataError};
use crate::capabilities::own_data::model::{self, Attached, Claim, Export, Sheet};
use crate::capabilities::own_data::store::{self, Due, Over};
use crate::identity::audit::Deed;
use crate::primitives::ids::UserId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// A copy that this process makes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making(Export);

impl Making {
    /// Whose data it is.
    #[must_use]
    pub const fn person(&self) -> UserId {
        self.0.owner_id
    }
}

/// The labels of the transactions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Rows,
    Audit,
}

impl OwnData {
    /// Copies that wait to be made, at most 50. One call.
    pub async fn due(&self) -> Result<Vec<Due>, StorageError> {
        self.store.due().await
    }

    /// Takes one on. `None` while another process is at it, or when it was given up. Two calls.
    pub async fn claim(&self, due: &Due) -> Result<Option<Making>, OwnDataError> {
        let Some(waits) = self.store.find(due.owner, due.id).await? else {
            for object in Export::gone(due.owner, due.id, self.ground.clock.now()).objects() {
                self.objects.remove(&object).await?;
            }
            self.write(vec![store::gone(due)], None).await?;
            return Ok(None);
        };
        let now = self.ground.clock.now();
        match waits.claim(now) {
            Claim::Leave => Ok(None),
            Claim::GiveUp => {
                let failed = waits.failed(now);
                self.write(store::settled(&waits, &failed)?, None).await?;
                tracing::error!(alarm = "export_failed", export = %waits.export_id, "a copy of somebody's data could not be made");
                Ok(None)
            }
            Claim::Make(claimed) => {
                let began = self.write(vec![store::claimed(&waits, &claimed)?], None).await?;
                Ok(began.then_some(Making(claimed)))
            }
        }
    }

    /// Everything about its person. See the store for what it costs; then the names of doctors, one call for each 100.
    pub async fn gather(&self, making: &Making) -> Result<Sheet, StorageError> {
        let mut about = self.person.about(making.person()).await?;
        let actors = about.trail.iter().filter(|row| row.get("role").is_some_and(|role| role == "doctor"));
        let actors: Vec<UserId> = actors.filter_map(|row| row.get("actor_id")?.as_str()?.parse().ok()).collect();
        let names = self.accounts.names(actors).await?;
        about.doctors = names.into_iter().map(|(id, known)| (id.to_string(), known.name.as_str().to_owned())).collect();
        Ok(model::sheet(&making.person().to_string(), about))
    }

    /// One of the files that go along; `None` for one that its person took back meanwhile, or that is lost. One call.
    pub async fn attached(&self, file: &Attached) -> Result<Option<Vec<u8>>, OwnDataError> {
        Ok(self.uploads.objects().read(&file.key).await?)
    }

    /// Keeps the file of that size and says that it is ready. `false` when another process took it up meanwhile. Two calls.
    pub async fn keep(&self, making: &Making, file: &Path, size: u64) -> Result<bool, OwnDataError> {
        let Making(claimed) = making;
        let now = self.ground.clock.now();
        let settings = self.settings.now();
        let disposition = format!("attachment; filename=\"my-data-{}.zip\"", settings.zone.date(now));
        // A key that is taken was written by this very try, whose answer was lost.
        self.objects.create_from(file, &claimed.object(), "application/zip", &disposition).await?;
        let made = claimed.made(size, settings.exports_days, now);
        let deed = Deed::of_house("export.make").about(claimed.owner_id).on(claimed.export_id);
        let kept = self.write(store::settled(claimed, &made)?, Some(deed)).await?;
        if !kept {
            self.objects.remove(&claimed.object()).await?;
        }
        Ok(kept)
    }

    /// Takes away what is over: first the files, then the work row, so that a process that dies between is made up for.
    /// Answers how many copies. One call, then one for each file and one for each copy.
    pub async fn end_over(&self) -> Result<usize, OwnDataError> {
        let over = self.store.over(self.ground.clock.now()).await?;
        for Over { owner, id, until, attempts } in &over {
            let copy = Export { attempts: *attempts, ..Export::asked(*owner, *id, *until) };
            for object in copy.objects() {
                self.objects.remove(&object).await?;
            }
        }
        for over in &over {
            self.write(vec![store::handled(over)], None).await?;
        }
        Ok(over.len())
    }

    /// Writes together; `false` when something stands otherwise by now.
    async fn write(&self, actions: Vec<Action>, deed: Option<Deed>) -> Result<bool, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add_all(Part::Rows, actions);
        if let Some(deed) = deed {
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        }
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok(true),
            Err(CommitError::Refused(_)) => Ok(false),
            Err(CommitError::Storage(error)) => Err(error),
        }
    }
}
