//! `caredesk job day-list`: makes the list for power cuts each morning (F72), takes old ones away, and keeps a copy in a folder.
//!
//! Every minute on a server, on a schedule under Lambda. Whether today's is made stands in one row, so that most runs read one row. Two
//! runs at once make two lists, of which the later stays. The copy in `CAREDESK_DAY_LIST_DIR` is each server's own: it appears whole
//! under its name or not at all, and only the portal's own user reads it.

use std::io::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use jiff::civil::Date;

use crate::app::App;
use crate::capabilities::day_list::model::{Made, date_of_file, file_name, is_over};
use crate::capabilities::day_list::pages::make;
use crate::capabilities::day_list::service::DayLists;
use crate::primitives::time::Clock;
use crate::storage::Storage;
use crate::web::state::WebState;

/// What a file is called until it is whole.
const UNFINISHED: &str = ".day-list-";
/// Nobody writes one any more that is so old.
const OLD: Duration = Duration::from_hours(1);

/// What one run did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Run {
    /// Another process is at it.
    pub busy: bool,
    /// Visits on the list that was made.
    pub made: Option<u32>,
    /// Lists that were taken away.
    pub ended: usize,
    /// The folder has another list now.
    pub copied: bool,
}

/// Makes lists for one installation. Cheap to clone.
#[derive(Clone)]
pub struct DayLister {
    storage: Storage,
    lists: DayLists,
    web: WebState,
    clock: Clock,
    owner: String,
    /// The list that was last copied into the folder by this process.
    copied: Arc<Mutex<Option<Made>>>,
}

impl DayLister {
    /// Over an application; `owner` names this process in leases.
    #[must_use]
    pub fn of(app: &App, owner: impl Into<String>) -> Self {
        Self {
            storage: app.ground.storage.clone(),
            lists: app.day_lists.clone(),
            web: app.web.clone(),
            clock: app.ground.clock.clone(),
            owner: owner.into(),
            copied: Arc::default(),
        }
    }

    /// Makes what is due, and brings the folder up to date.
    ///
    /// # Errors
    /// When rows, files or the folder do not answer: the next run tries again.
    pub async fn run(&self) -> Result<Run> {
        let mut run = Run::default();
        if self.lists.due().await?.is_some() {
            match self.storage.take_lease("day-list", &self.owner, self.clock.now()).await? {
                Some(lease) => {
                    let made = Box::pin(self.make()).await;
                    self.storage.give_back(&lease).await?;
                    (run.made, run.ended) = made?;
                }
                None => run.busy = true,
            }
        }
        if let Some(folder) = self.lists.folder() {
            run.copied = self.copy_into(folder).await.with_context(|| format!("keeping the list in {}", folder.display()))?;
        }
        Ok(run)
    }

    /// Old lists go when a new one is there.
    async fn make(&self) -> Result<(Option<u32>, usize)> {
        let made = make(&self.web, &self.lists).await?;
        Ok((made.map(|made| made.visits), self.lists.end_over().await?))
    }

    /// Whether the folder got another list.
    async fn copy_into(&self, folder: &Path) -> Result<bool> {
        let today = self.lists.today();
        let Some(made) = self.lists.made_today().await? else { return Ok(false) };
        let is_there = folder.join(file_name(today)).exists();
        let known = self.copied.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if is_there && known.as_ref() == Some(&made) {
            return Ok(false);
        }
        let Some(bytes) = self.lists.copy(&made).await? else { return Ok(false) };
        let folder = folder.to_owned();
        tokio::task::spawn_blocking(move || write_into(&folder, today, &bytes)).await??;
        *self.copied.lock().unwrap_or_else(PoisonError::into_inner) = Some(made);
        Ok(true)
    }
}

/// The list whole under its name; old ones of ours go.
fn write_into(folder: &Path, today: Date, bytes: &[u8]) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // Readable by its owner alone from the first byte on.
    let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(file_name(today))).map_err(|error| error.error)?;
    for entry in folder.read_dir()? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // What a process left that was killed while it wrote.
        let was_left = name.starts_with(UNFINISHED) && entry.metadata()?.modified()?.elapsed().is_ok_and(|age| age > OLD);
        if was_left || date_of_file(&name).is_some_and(|date| is_over(date, today)) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

impl Run {
    /// In one line.
    #[must_use]
    pub fn told(&self) -> String {
        let made = self.made.map_or_else(|| "none made".to_owned(), |visits| format!("made with {visits} visits"));
        let copied = if self.copied { ", copied into the folder" } else { "" };
        let at_work = if self.busy { "; another process is at it" } else { "" };
        format!("{made}, {} taken away{copied}{at_work}", self.ended)
    }
}
