//! Announcing a report (F39): counted, written, and given a way to send the file.

use jiff::Timestamp;

use super::{ReportError, Reports};
use crate::access::grant::Granted;
use crate::access::permissions::{AddReport, Permission, ReadRecords};
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::reports::model::{Announcement, Report, Task, Work};
use crate::capabilities::reports::store;
use crate::files::uploads::{Announced, Form, Link};
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::primitives::ids::ReportId;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// A report that was announced, and whether an earlier request with the same key did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    pub report: Report,
    pub replayed: bool,
}

/// The actions of an announcement, by what a refusal of each would mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Report,
    /// Their account is closed.
    Patient,
    /// Too many this hour.
    One,
    /// Too much today.
    Bytes,
    Audit,
    Once,
}

impl Reports {
    /// Announces a file for a patient's records: one's own, or those of a patient in the doctor's care. One transaction; for a
    /// doctor a query and a read before it, with a key one call more.
    pub async fn add(
        &self,
        grant: &Granted<AddReport>,
        whose: Whose,
        file: &Announcement,
        once: Option<&Once>,
    ) -> Result<Added, ReportError> {
        let reader = self.writer(grant, whose, "report.add").await?;
        for _ in 0..super::ROUNDS {
            if let Some(report) = self.added_earlier(&reader, once).await? {
                return Ok(Added { report, replayed: true });
            }
            let now = self.ground.clock.now();
            let id = ReportId::new(&self.ground.ids);
            let by = (grant.id(), grant.actor().name.expose().as_str());
            let report = Report::announced(id, reader.patient(), by, file, now);
            match self.ground.storage.commit(self.announcing(grant, &report, once)?).await {
                Ok(()) => return Ok(Added { report, replayed: false }),
                Err(CommitError::Storage(error)) => return Err(error.into()),
                Err(refused) if refused.refused(&Part::Patient) => return Err(ReportError::NotFound),
                Err(refused) if refused.refused(&Part::One) => return Err(too_many(now, 60 * 60)),
                Err(refused) if refused.refused(&Part::Bytes) => return Err(too_many(now, 24 * 60 * 60)),
                // Another window was faster with this key: read again.
                Err(CommitError::Refused(_)) => {}
            }
        }
        Err(StorageError::Unavailable("a key many windows use".to_owned()).into())
    }

    /// How a script or a program sends the file. `None` once the time is over or the file is here. No call.
    pub async fn upload_link(&self, report: &Report) -> Result<Option<Link>, ReportError> {
        let Some(seconds) = self.seconds_left(report) else { return Ok(None) };
        let key = report.quarantine_key();
        Ok(Some(self.uploads.put_link(&announced(report, &key), seconds.unsigned_abs()).await?))
    }

    /// How a plain form sends the file, and where the browser goes then. `None` as above. No call.
    pub async fn upload_form(&self, report: &Report, then: &str) -> Result<Option<Form>, ReportError> {
        let Some(seconds) = self.seconds_left(report) else { return Ok(None) };
        let key = report.quarantine_key();
        Ok(Some(self.uploads.form(&announced(report, &key), seconds, then).await?))
    }

    /// As whom somebody works on a patient's reports: whoever may read the records, but for carers, who read and book, and for
    /// doctors in an emergency, who read.
    pub(super) async fn writer<P: Permission>(
        &self,
        grant: &Granted<P>,
        whose: Whose,
        what: &'static str,
    ) -> Result<ClinicalReader, ReportError> {
        let reader = self.records.reader(&grant.also::<ReadRecords>()?, whose, what).await?;
        if !reader.only_reads() {
            return Ok(reader);
        }
        let deed = reading(&reader, what).on(reader.patient()).denied();
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Err(ReportError::NotFound)
    }

    fn seconds_left(&self, report: &Report) -> Option<i64> {
        let now = self.ground.clock.now();
        report.is_open(now).then(|| report.expires_at.as_second() - now.as_second())
    }

    fn announcing(&self, grant: &Granted<AddReport>, report: &Report, once: Option<&Once>) -> Result<Transaction<Part>, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add(Part::Report, store::create(report)?);
        transaction.add(Part::Report, store::owe(&Work::of(report, Task::Expire, report.due, vec![]))?);
        transaction.add(Part::Patient, is_not_closed(report.patient_id));
        transaction.add(Part::One, store::count_one(report.added_by, report.created_at));
        transaction.add(Part::Bytes, store::count_bytes(report.added_by, report.size, report.created_at));
        let deed = Deed::by(grant, "report.add").about(report.patient_id).on(report.report_id);
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        if let Some(once) = once {
            transaction.add(Part::Once, once.remember(report.report_id, report.created_at)?);
        }
        Ok(transaction)
    }

    /// The report an earlier request with this key announced, as it is now.
    async fn added_earlier(&self, reader: &ClinicalReader, once: Option<&Once>) -> Result<Option<Report>, ReportError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(ReportError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = |_| StorageError::Corrupt { table: "guards", why: "a remembered report".to_owned() };
                let id = id.parse().map_err(corrupt)?;
                let deed = reading(reader, "report.read").on(id);
                self.records.noted(deed).await?;
                self.store.find(reader, id).await?.map(Some).ok_or(ReportError::NotFound)
            }
        }
    }
}

fn announced<'a>(report: &'a Report, key: &'a str) -> Announced<'a> {
    let content_type = report.kind.content_type();
    Announced { key, content_type, size: report.size, sha256: report.announced_sha256.as_deref() }
}

/// Until the window of so many seconds is over.
fn too_many(now: Timestamp, window: i64) -> ReportError {
    let left = window - now.as_second().rem_euclid(window);
    ReportError::TooMany { seconds: u32::try_from(left).unwrap_or(u32::MAX) }
}
