//! Use cases of reports: announce, complete, read, take, remove; and the house's own work on them.

mod add;
mod complete;
mod error;
mod index;
mod read;
mod reading;
mod remove;
mod tries;
mod work;

use std::sync::Arc;

use tokio::sync::{Notify, Semaphore};

pub use crate::capabilities::records::service::Shown;
pub use add::Added;
pub use error::ReportError;
pub use index::{IndexLine, IndexedKind};
pub use reading::Opened;
pub use work::Worked;

use work::settled;

use super::model::{Report, State};
use super::store::ReportsStore;
use crate::capabilities::notifications::model::Kind as News;
use crate::capabilities::notifications::service::Notifications;
use crate::capabilities::readings::service::Readings;
use crate::capabilities::records::service::Records;
use crate::capabilities::settings::service::SettingsBook;
use crate::files::painter::Painter;
use crate::files::scanner::Scanner;
use crate::files::uploads::Uploads;
use crate::identity::ground::Ground;

/// Reports of one installation.
#[derive(Debug, Clone)]
pub struct Reports {
    ground: Ground,
    store: ReportsStore,
    records: Records,
    readings: Readings,
    notifications: Notifications,
    settings: SettingsBook,
    uploads: Uploads,
    scanner: Scanner,
    painter: Painter,
    /// One file is looked at at a time: what that takes is bounded, for the process as a whole.
    looking: Arc<Semaphore>,
    /// Rung when a file has arrived here.
    rings: Arc<Notify>,
}

/// What its patient is told of a report that stands there, once it was checked.
const fn news_of(state: State) -> Option<News> {
    match state {
        State::Available => Some(News::ReportAvailable),
        State::Rejected => Some(News::ReportRejected),
        State::AwaitingUpload | State::Checking => None,
    }
}

/// All that its patient may have been told of it.
const fn told_of(state: State) -> &'static [News] {
    match state {
        State::Available => &[News::ReportAvailable, News::ReportReviewed],
        State::Rejected => &[News::ReportRejected],
        State::AwaitingUpload | State::Checking => &[],
    }
}

/// How often a decision is made anew when the world moved between reading and writing.
const ROUNDS: usize = 6;

impl Reports {
    /// Over the house's ground, its records (who may read a patient's), its messages and settings, its bucket, whoever looks for malware,
    /// and whoever looks inside, draws first pages and reads.
    #[must_use]
    pub fn new(
        ground: Ground,
        records: Records,
        (notifications, settings): (Notifications, SettingsBook),
        uploads: Uploads,
        (scanner, painter): (Scanner, Painter),
    ) -> Self {
        let store = ReportsStore::new(ground.storage.clone());
        let (looking, readings) = (Arc::new(Semaphore::new(1)), Readings::new(ground.clone(), painter.clone()));
        Self { ground, store, records, readings, notifications, settings, uploads, scanner, painter, looking, rings: Arc::default() }
    }

    /// The largest file the house takes, in bytes.
    #[must_use]
    pub fn most_bytes(&self) -> u64 {
        self.settings.now().max_report_bytes
    }

    /// Whether anybody looks for malware in this installation.
    #[must_use]
    pub const fn is_scanned(&self) -> bool {
        self.scanner.is_there()
    }

    /// Until a file has arrived at this server; at once when one did since the last time.
    pub async fn rung(&self) {
        self.rings.notified().await;
    }

    /// Where browsers send files: the only other place a page of ours may talk to.
    pub async fn files_origin(&self) -> Result<String, ReportError> {
        Ok(self.uploads.objects().origin().await?)
    }
}

/// Whether somebody may finish or remove a report: whoever added it.
fn is_theirs<P>(grant: &crate::access::grant::Granted<P>, report: &Report) -> Result<(), ReportError> {
    if report.added_by == grant.id() { Ok(()) } else { Err(ReportError::NotTheirs) }
}
