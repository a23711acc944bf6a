//! That something of a patient is on record, and nothing of what it says: records and reports as administrators see them.

use jiff::Timestamp;
use uuid::Uuid;

use super::{ReportError, Reports};
use crate::access::grant::Granted;
use crate::access::permissions::SeeRecordIndex;
use crate::capabilities::records::model::Head;
use crate::capabilities::reports::model::ReportHead;
use crate::primitives::ids::{RecordId, ReportId, UserId};
use crate::primitives::page::Listed;

/// What kind of thing is on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexedKind {
    /// What a doctor wrote up about a visit.
    Record(RecordId),
    /// A file.
    Report(ReportId),
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexLine {
    pub what: IndexedKind,
    pub at: Timestamp,
    /// Whose it is; of a file that the patient added, nobody's.
    pub doctor_id: Option<UserId>,
    /// In bytes.
    pub size: u64,
}

impl IndexLine {
    /// Its place among both: ids of both kinds sort by when they were made.
    #[must_use]
    pub const fn place(&self) -> Uuid {
        match self.what {
            IndexedKind::Record(id) => id.as_uuid(),
            IndexedKind::Report(id) => id.as_uuid(),
        }
    }
}

impl From<Head> for IndexLine {
    fn from(head: Head) -> Self {
        let (what, doctor_id) = (IndexedKind::Record(head.record_id), Some(head.doctor_id));
        Self { what, at: head.written_at, doctor_id, size: u64::from(head.size) }
    }
}

impl From<ReportHead> for IndexLine {
    fn from(head: ReportHead) -> Self {
        let doctor_id = (head.added_by != head.patient_id).then_some(head.added_by);
        Self { what: IndexedKind::Report(head.report_id), at: head.created_at, doctor_id, size: head.size }
    }
}

impl Reports {
    /// That records and reports of a patient exist, newest first. Audit entry and two queries.
    pub async fn index(
        &self,
        grant: &Granted<SeeRecordIndex>,
        patient: UserId,
        from: Option<Uuid>,
        limit: usize,
    ) -> Result<Listed<IndexLine, Uuid>, ReportError> {
        let records = self.records.index(grant, patient, from.map(RecordId::from_uuid), limit).await?;
        let reports = self.store.heads(patient, from.map(ReportId::from_uuid), limit).await?;
        let more = records.next.is_some() || reports.next.is_some() || records.items.len() + reports.items.len() > limit;
        let mut items: Vec<IndexLine> = records.items.into_iter().map(IndexLine::from).collect();
        items.extend(reports.items.into_iter().map(IndexLine::from));
        items.sort_by_key(|line| std::cmp::Reverse(line.place()));
        items.truncate(limit);
        let next = items.last().filter(|_| more).map(IndexLine::place);
        Ok(Listed { items, next })
    }
}
