//! Reading reports: whoever may read the patient's records, in the trail before anything is shown or given out.

use super::{ReportError, Reports};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::{Shown, reading};
use crate::capabilities::reports::model::Report;
use crate::primitives::ids::ReportId;
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;

impl Reports {
    /// A patient's reports, newest first, a page at a time. Audit entry and one query side by side; for a doctor a query and a
    /// read before that.
    pub async fn list(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        from: Option<ReportId>,
        limit: usize,
    ) -> Result<Shown<Listed<Report, ReportId>>, ReportError> {
        let reader = self.records.reader(grant, whose, "reports.list").await?;
        let deed = reading(&reader, "reports.list").on(reader.patient());
        let what = self.records.in_the_trail(deed, self.store.list(&reader, from, limit)).await?;
        Ok(Shown { reader, what })
    }

    /// The newest reports, or the next older ones, for a page of many things, whose own entry in the trail tells of them. One query.
    pub async fn newest(
        &self,
        reader: &ClinicalReader,
        from: Option<ReportId>,
        limit: usize,
    ) -> Result<Listed<Report, ReportId>, StorageError> {
        self.store.list(reader, from, limit).await
    }

    /// One report. Costs as `list`.
    pub async fn find(&self, grant: &Granted<ReadRecords>, whose: Whose, id: ReportId) -> Result<Shown<Report>, ReportError> {
        let reader = self.records.reader(grant, whose, "report.read").await?;
        let deed = reading(&reader, "report.read").on(id);
        let what = self.records.in_the_trail(deed, self.store.find(&reader, id)).await?.ok_or(ReportError::NotFound)?;
        Ok(Shown { reader, what })
    }

    /// A link to a picture of a report that was read, for a minute; `None` where there is none. No call.
    pub async fn preview(&self, read: &Report) -> Result<Option<String>, ReportError> {
        let Some(key) = read.preview_at() else { return Ok(None) };
        Ok(Some(self.uploads.objects().link(&key).await?))
    }

    /// A link to a report's file, for a minute. Costs as `list`; the link itself is made without a call, and only once the
    /// trail says so.
    pub async fn download(&self, grant: &Granted<ReadRecords>, whose: Whose, id: ReportId) -> Result<String, ReportError> {
        let reader = self.records.reader(grant, whose, "report.download").await?;
        let found = self.store.find(&reader, id).await?;
        let key = found.as_ref().and_then(Report::kept_at);
        // Whoever asks too early has only seen that it is there.
        let deed = reading(&reader, if key.is_some() { "report.download" } else { "report.read" }).on(id);
        self.records.noted(deed).await?;
        let key = key.ok_or(if found.is_some() { ReportError::NotAvailable } else { ReportError::NotFound })?;
        Ok(self.uploads.objects().link(&key).await?)
    }
}
