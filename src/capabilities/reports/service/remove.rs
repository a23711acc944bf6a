//! Taking a report back: its row goes at once, its files as soon as nobody can send another.

use super::{Opened, ReportError, Reports, is_theirs, told_of};
use crate::access::grant::Granted;
use crate::access::permissions::AddReport;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::{Task, Work};
use crate::capabilities::reports::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::{ReportId, UserId};
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Reports looked at together when an account is erased.
const PAGE: usize = 100;

impl Reports {
    /// Removes the files of every report of a patient whose account is erased, sent or kept; the rows go afterwards. Doing it twice
    /// is fine. A query for each 100 reports, and five calls or more for each.
    pub async fn remove_files(&self, patient: UserId) -> Result<(), ReportError> {
        let mut from = None;
        loop {
            let page = self.store.page_of(patient, from, PAGE).await?;
            for report in &page.items {
                self.sweep_places(&report.places()).await?;
            }
            from = page.next;
            if from.is_none() {
                return Ok(());
            }
        }
    }

    /// Removes a report of one's own adding, in whatever state it is, but for one that a doctor has reviewed: what they signed stays. Two
    /// reads, one transaction.
    pub async fn remove(&self, grant: &Granted<AddReport>, whose: Whose, id: ReportId) -> Result<(), ReportError> {
        let reader = self.writer(grant, whose, "report.remove").await?;
        for _ in 0..super::ROUNDS {
            let Opened { report, reading, .. } = self.both(&reader, id).await?.ok_or(ReportError::NotFound)?;
            is_theirs(grant, &report)?;
            if reading.is_some_and(|reading| !reading.reviews.is_empty()) {
                return Err(ReportError::Reviewed);
            }
            let due = report.swept_at(self.ground.clock.now());
            let mut transaction = Transaction::new();
            transaction.add((), store::remove(&report)?);
            transaction.add((), self.readings.removed(report.patient_id, id));
            // The same line when both are due at once: then it is written anew.
            if due != report.due {
                transaction.add((), store::settle(report.due, id));
            }
            transaction.add((), store::owe(&Work::of(&report, Task::Sweep, due, report.places().to_vec()))?);
            // Nobody is told any more of what is gone.
            for news in told_of(report.state) {
                transaction.add_all((), self.notifications.withdrawn(report.patient_id, id, *news, "removed").await?);
            }
            let deed = Deed::by(grant, "report.remove").about(report.patient_id).on(id);
            transaction.add((), self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(()),
                // It went on to its next state meanwhile, a doctor reviewed it, or its mail is just being sent: read again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a report that moves on".to_owned()).into())
    }
}
