//! What stands in a report (F40): seen by whoever may read it, made anew when how reports are read has changed, and looked at by a doctor.

use super::{ReportError, Reports, settled};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, ReviewReading};
use crate::capabilities::notifications::model::Kind as News;
use crate::capabilities::readings::model::{MOST_REVIEWS, Person, Reading, Review, Why};
use crate::capabilities::readings::service::Beside;
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::{Shown, reading};
use crate::capabilities::reports::model::{Kind, Report, State, Work};
use crate::capabilities::reports::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::ReportId;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::item::from_item;
use crate::storage::tables::Table;
use crate::storage::transaction::{Action, CommitError, Transaction};

/// A report, what stands in it, and what of its patient decides which range holds.
#[derive(Debug, Clone)]
pub struct Opened {
    pub report: Report,
    /// `None`: it will be read, or there is nothing to read yet.
    pub reading: Option<Reading>,
    pub person: Person,
}

impl Reports {
    /// One report with what stands in it. Costs as `find` and two rows more in the same call; a write more where it must be read anew.
    pub async fn open(&self, grant: &Granted<ReadRecords>, whose: Whose, id: ReportId) -> Result<Shown<Opened>, ReportError> {
        self.opened(grant, whose, id, "report.read").await
    }

    /// The same for whoever asks for the reading alone.
    pub async fn reading(&self, grant: &Granted<ReadRecords>, whose: Whose, id: ReportId) -> Result<Shown<Opened>, ReportError> {
        self.opened(grant, whose, id, "reading.read").await
    }

    async fn opened(
        &self,
        grant: &Granted<ReadRecords>,
        whose: Whose,
        id: ReportId,
        what: &'static str,
    ) -> Result<Shown<Opened>, ReportError> {
        let reader = self.records.reader(grant, whose, what).await?;
        let deed = reading(&reader, what).on(id);
        let opened = self.records.in_the_trail(deed, self.both(&reader, id)).await?.ok_or(ReportError::NotFound)?;
        let waits = opened.reading.as_ref().is_none_or(Reading::is_outdated);
        if opened.report.state == State::Available && waits {
            self.owe_reading(&opened.report).await?;
        }
        Ok(Shown { reader, what: opened })
    }

    /// A report and its reading, in one call.
    pub(super) async fn both(&self, reader: &ClinicalReader, id: ReportId) -> Result<Option<Opened>, StorageError> {
        let zone = self.settings.now().zone.clone();
        let Beside { reading, person, others } = self.readings.beside(reader, id, &[store::key(reader.patient(), id)], &zone).await?;
        let row = others.into_iter().next().flatten();
        let report = row.map(|row| from_item(Table::Records, row)).transpose()?;
        Ok(report.map(|report| Opened { report, reading, person }))
    }

    /// Owes a report a reading: one that was added before there were any, or was read in an older way. Twice is once.
    async fn owe_reading(&self, report: &Report) -> Result<(), ReportError> {
        let mut transaction = Transaction::new();
        transaction.add((), store::owe(&Work::reading(report))?);
        settled(self.ground.storage.commit(transaction).await)?;
        self.rings.notify_one();
        Ok(())
    }

    /// A doctor says that they have looked at a report, with a comment or without; `seen` is the version of the reading they saw. A
    /// read, one transaction; a call more with a key.
    pub async fn review(
        &self,
        grant: &Granted<ReviewReading>,
        (whose, id): (Whose, ReportId),
        comment: Option<Sensitive<String>>,
        seen: Option<u32>,
        once: Option<&Once>,
    ) -> Result<Shown<Opened>, ReportError> {
        let reader = self.writer(grant, whose, "reading.review").await?;
        for _ in 0..super::ROUNDS {
            let opened = self.both(&reader, id).await?.ok_or(ReportError::NotFound)?;
            if self.was_reviewed(once).await? {
                self.records.noted(reading(&reader, "reading.read").on(id)).await?;
                return Ok(Shown { reader, what: opened });
            }
            let before = opened.reading.as_ref().filter(|_| opened.report.state == State::Available).ok_or(ReportError::NotAvailable)?;
            if seen.is_some_and(|seen| seen != before.version) {
                return Err(ReportError::Stale);
            }
            if before.reviews.len() >= MOST_REVIEWS {
                return Err(ReportError::NoMoreReviews);
            }
            let doctor_name = grant.actor().name.expose().clone();
            let review = Review { doctor_id: grant.id(), doctor_name, at: self.ground.clock.now(), comment: comment.clone() };
            let next = before.reviewed(review);
            match self.ground.storage.commit(self.reviewing(grant, (before, &next), once)?).await {
                Ok(()) => return Ok(Shown { reader, what: Opened { reading: Some(next), ..opened } }),
                // Another window was faster, with this key or without, or it was read anew: read again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a report many doctors review".to_owned()).into())
    }

    fn reviewing(
        &self,
        grant: &Granted<ReviewReading>,
        (before, next): (&Reading, &Reading),
        once: Option<&Once>,
    ) -> Result<Transaction<()>, StorageError> {
        let (patient, id) = (next.patient_id, next.report_id);
        let mut transaction = Transaction::new();
        transaction.add((), self.readings.written(next, Some(before))?);
        // Whoever looks a second time is no news.
        if before.reviews.is_empty() {
            transaction.add_all((), self.notifications.news_owed(patient, id, News::ReportReviewed)?);
        }
        let deed = Deed::by(grant, "reading.review").about(patient).on(id);
        transaction.add((), self.ground.audit.action(deed)?);
        if let Some(once) = once {
            transaction.add((), once.remember(id, self.ground.clock.now())?);
        }
        Ok(transaction)
    }

    /// Whether an earlier request with this key did it.
    async fn was_reviewed(&self, once: Option<&Once>) -> Result<bool, ReportError> {
        let Some(once) = once else { return Ok(false) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(false),
            Earlier::OtherBody => Err(ReportError::KeyReused),
            Earlier::Made(_) => Ok(true),
        }
    }

    /// What stands in bytes that were found good; `None` where there is nobody to read them. In the last try nobody is asked to: whoever
    /// did before was perhaps ended by it. No call.
    pub(super) async fn read_in(&self, report: &Report, bytes: &[u8]) -> Option<Reading> {
        let whose = (report.patient_id, report.report_id);
        match report.kind {
            Kind::Pdf if report.is_tried_out() => Some(self.readings.of_another(whose, Why::Stopped)),
            Kind::Pdf => self.readings.of_pdf(whose, bytes).await,
            Kind::Jpeg | Kind::Png => Some(self.readings.of_another(whose, Why::Picture)),
            Kind::Doc | Kind::Docx => Some(self.readings.of_another(whose, Why::Office)),
        }
    }

    /// Reads a report anew that was asked for, if nobody has meanwhile or does so now. Whether it did. Two reads, two transactions.
    pub(super) async fn read_anew(&self, work: &mut Work) -> Result<bool, ReportError> {
        let Some(report) = self.in_state(work).await? else { return Ok(false) };
        let before = self.readings.of_patient(work.patient_id, work.report_id).await?;
        let is_old = before.as_ref().is_none_or(Reading::is_outdated);
        let (Some(key), true) = (report.kept_at(), is_old) else { return self.put_down(work, &report, None).await };
        let Some(report) = self.taken_up(work, &report).await? else { return Ok(false) };
        let bytes = self.uploads.objects().read(&key).await?.unwrap_or_default();
        let _one_at_a_time = self.looking.acquire().await.map_err(|_| StorageError::Unavailable("reading was stopped".to_owned()))?;
        let reading = self.read_in(&report, &bytes).await.map(|reading| reading.instead_of(before.as_ref()));
        let Some(reading) = reading else { return self.put_down(work, &report, None).await };
        self.put_down(work, &report, Some(self.readings.written(&reading, before.as_ref())?)).await
    }

    /// The end of a line by which a report was to be read anew, with what came of it. Whether anything did.
    async fn put_down(&self, work: &Work, report: &Report, read: Option<Action>) -> Result<bool, ReportError> {
        let is_read = read.is_some();
        let mut transaction = Transaction::new();
        transaction.add((), store::step(report, &report.no_longer_read())?);
        transaction.add_all((), read);
        transaction.add((), store::strike(work)?);
        Ok(settled(self.ground.storage.commit(transaction).await)? && is_read)
    }
}
