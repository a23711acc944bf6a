//! The file is here: which one, is written down, and the look inside is owed.

use super::{ReportError, Reports, is_theirs};
use crate::access::grant::Granted;
use crate::access::permissions::AddReport;
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::reading;
use crate::capabilities::reports::model::{Report, State, Task, Why, Work};
use crate::capabilities::reports::store;
use crate::files::uploads::Arrived;
use crate::identity::audit::Deed;
use crate::primitives::ids::ReportId;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

impl Reports {
    /// Says that the file was sent. Once is enough: said again, the report is told as it is. One read, one question to S3,
    /// one transaction.
    pub async fn complete(&self, grant: &Granted<AddReport>, whose: Whose, id: ReportId) -> Result<Report, ReportError> {
        let reader = self.writer(grant, whose, "report.complete").await?;
        for _ in 0..super::ROUNDS {
            let report = self.store.find(&reader, id).await?.ok_or(ReportError::NotFound)?;
            is_theirs(grant, &report)?;
            if report.state != State::AwaitingUpload {
                let deed = reading(&reader, "report.read").on(id);
                self.records.noted(deed).await?;
                return Ok(report);
            }
            if !report.is_open(self.ground.clock.now()) {
                return Err(ReportError::TooLate);
            }
            let arrived = self.arrived(&report).await?;
            let next = self.after_arrival(&report, &arrived);
            match self.ground.storage.commit(self.completing(grant, &report, &next)?).await {
                Ok(()) => {
                    self.rings.notify_one();
                    return Ok(next);
                }
                // Another window said it, or the time was over: read again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a report many windows complete".to_owned()).into())
    }

    /// The file of a report that waits for it, as it is here. One call.
    ///
    /// # Errors
    /// When none is here, or one without a byte.
    pub async fn arrived(&self, report: &Report) -> Result<Arrived, ReportError> {
        let arrived = self.uploads.arrived(&report.quarantine_key()).await?.ok_or(ReportError::NotArrived)?;
        if arrived.size == 0 { Err(ReportError::Empty) } else { Ok(arrived) }
    }

    fn after_arrival(&self, report: &Report, arrived: &Arrived) -> Report {
        let now = self.ground.clock.now();
        let next = report.arrived(arrived.size, &arrived.etag, now);
        if arrived.size <= report.size { next } else { next.rejected(Why::TooLarge, now) }
    }

    fn completing(&self, grant: &Granted<AddReport>, report: &Report, next: &Report) -> Result<Transaction<()>, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add((), store::step(report, next)?);
        // The same line when both are due at once: then it is written anew.
        if next.due != report.due {
            transaction.add((), store::settle(report.due, report.report_id));
        }
        let owed = match next.state {
            State::Checking => Work::of(next, Task::Check, next.due, vec![]),
            _ => Work::of(next, Task::Sweep, next.due, vec![report.quarantine_key()]),
        };
        transaction.add((), store::owe(&owed)?);
        // A plain form is counted as the most it may send.
        if let Some(unused) = report.size.checked_sub(next.size).filter(|unused| *unused > 0) {
            transaction.add((), store::give_back_bytes(report.added_by, unused, report.created_at));
        }
        let deed = Deed::by(grant, "report.complete").about(report.patient_id).on(report.report_id);
        transaction.add((), self.ground.audit.action(deed)?);
        Ok(transaction)
    }
}
