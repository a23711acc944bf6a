//! The job's side: claim a copy, gather what it is made of, keep the file, and take everything away when its time is over.
//!
//! A try is claimed by its number and writes an object of that number, so whoever was paused too long can only leave a file
//! nobody is given; the end of a copy removes the files of all its tries.

use std::collections::HashMap;
use std::path::Path;

use super::{OwnData, OwnDataError};
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::own_data::model::{self, Attached, Claim, Content, Export, Sheet, Treatment, Wish};
use crate::capabilities::own_data::store::{self, Due, Over};
use crate::identity::audit::Deed;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::item::Item;
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

    /// What it is of.
    #[must_use]
    pub const fn content(&self) -> Content {
        self.0.content
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
                Ok(began.then_some(Making(*claimed)))
            }
        }
    }

    /// Everything about its person, also what was left under accounts that gave way. See the store for what it costs; then the names of doctors, one call for each 100.
    pub async fn gather(&self, making: &Making) -> Result<Sheet, StorageError> {
        let mut about = self.person.about(making.person()).await?;
        let actors = about.trail.iter().filter(|row| row.get("role").is_some_and(|role| role == "doctor"));
        let actors: Vec<UserId> = actors.filter_map(|row| row.get("actor_id")?.as_str()?.parse().ok()).collect();
        let names = self.accounts.names(actors).await?;
        about.doctors = names.into_iter().map(|(id, known)| (id.to_string(), known.name.as_str().to_owned())).collect();
        Ok(model::sheet(&making.person().to_string(), about))
    }

    /// The next visits that were written up, in the order in which they were signed, and where it goes on. A query, and a call for
    /// each 100.
    pub async fn treatments(
        &self,
        making: &Making,
        departments: &HashMap<DepartmentId, String>,
        after: Option<Item>,
    ) -> Result<Listed<Treatment, Item>, StorageError> {
        let page = self.person.histories(making.person(), after).await?;
        let visits = self.person.visits_of(&page.items).await?;
        let treatment = |(history, visit): (_, Option<Appointment>)| {
            let department = visit.as_ref().and_then(|visit| departments.get(&visit.department_id)).cloned();
            Treatment { history, visit, department: department.unwrap_or_default() }
        };
        Ok(Listed { items: page.items.into_iter().zip(visits).map(treatment).collect(), next: page.next })
    }

    /// What the departments are called. A query for each 100.
    pub async fn departments(&self) -> Result<HashMap<DepartmentId, String>, StorageError> {
        let all = self.directory.departments().await?;
        Ok(all.into_iter().map(|department| (department.id, department.name)).collect())
    }

    /// One of the files that go along; `None` for one that its person took back meanwhile, or that is lost. One call.
    pub async fn attached(&self, file: &Attached) -> Result<Option<Vec<u8>>, OwnDataError> {
        Ok(self.uploads.objects().read(&file.key).await?)
    }

    /// Keeps the file of that size, says that it is ready, and owes that to whoever asked. `false` when another process took it up
    /// meanwhile, or it was taken back. Two calls.
    pub async fn keep(&self, making: &Making, file: &Path, size: u64) -> Result<bool, OwnDataError> {
        let Making(claimed) = making;
        let now = self.ground.clock.now();
        let settings = self.settings.now();
        let (name, content_type, act, news) = match claimed.content {
            Content::Everything => (format!("my-data-{}.zip", settings.zone.date(now)), "application/zip", "export.make", Kind::CopyReady),
            Content::Treatment => {
                let name = format!("treatment-history-{}.csv", settings.zone.date(now));
                (name, "text/csv; charset=utf-8", "treatment_history.make", Kind::TreatmentHistoryReady)
            }
        };
        // A key that is taken was written by this very try, whose answer was lost.
        let disposition = format!("attachment; filename=\"{name}\"");
        self.objects.create_from(file, &claimed.object(), content_type, &disposition).await?;
        let made = claimed.made(size, claimed.content.days(settings.exports_days), now);
        let mut actions = store::settled(claimed, &made)?;
        // Before an erasure another mail brings the copy.
        if claimed.wish == Wish::Own {
            actions.extend(self.notifications.news_owed(claimed.asked_by(), claimed.cause(), news)?);
        }
        let deed = Deed::of_house(act).about(claimed.owner_id).on(claimed.export_id);
        let kept = self.write(actions, Some(deed)).await?;
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
