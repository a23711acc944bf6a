//! The file of a treatment history (F41): asked for by the patient, or by a carer who may read their records; both find the same
//! files. How it is claimed, made and ended is the same as for a copy of everything.

use jiff::Timestamp;

use super::ask::Wanted;
use super::{AskedFor, NotAsked, OwnData, OwnDataError};
use crate::access::grant::{Denied, Granted};
use crate::access::permissions::{Permission, ReadRecords, SeeTreatmentHistory, TakeTreatmentHistory};
use crate::capabilities::family::model::{Need, OnBehalf};
use crate::capabilities::own_data::model::{Content, Export};
use crate::capabilities::own_data::store;
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::RecordError;
use crate::files::FileError;
use crate::identity::audit::Deed;
use crate::primitives::ids::ExportId;
use crate::storage::error::StorageError;
use crate::storage::idempotent::Once;
use crate::storage::transaction::{CommitError, Transaction};

/// How often taking back is decided anew when the job was at it.
const TRIES: u8 = 5;

/// Why nothing was done or shown.
#[derive(Debug, thiserror::Error)]
pub enum TreatmentError {
    /// Absent, over, or not the caller's.
    #[error("no such file")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Files(#[from] FileError),
}

/// What there is of one patient's.
#[derive(Debug)]
pub struct Files {
    /// Whoever looks.
    pub reader: ClinicalReader,
    /// Newest first.
    pub files: Vec<Export>,
    /// From when on another one may be asked for, if not now.
    pub again: Option<Timestamp>,
}

impl OwnData {
    /// The files of a patient's treatment history that are there or yet to come. Two calls, for a carer one more and now and then
    /// a write.
    pub async fn treatment_files(&self, grant: &Granted<SeeTreatmentHistory>, whose: Whose) -> Result<Files, TreatmentError> {
        let reader = self.treatment_reader(grant, whose).await?;
        let owner = reader.patient();
        let (files, asked) = tokio::try_join!(self.those_of(owner, Content::Treatment), self.store.asked(owner, Content::Treatment))?;
        Ok(Files { reader, files, again: asked.again(self.ground.clock.now()) })
    }

    /// One of them, as last written. One call, for a carer as above.
    pub async fn treatment_file(
        &self,
        grant: &Granted<SeeTreatmentHistory>,
        whose: Whose,
        id: ExportId,
    ) -> Result<(ClinicalReader, Export), TreatmentError> {
        let reader = self.treatment_reader(grant, whose).await?;
        let file = self.one_of(reader.patient(), Content::Treatment, id).await?.ok_or(TreatmentError::NotFound)?;
        Ok((reader, file))
    }

    /// Whose history the caller may take along: themselves, or a patient who lets them read. Costs as above.
    pub async fn treatment_reader<P: Permission>(&self, grant: &Granted<P>, whose: Whose) -> Result<ClinicalReader, TreatmentError> {
        let reads = grant.also::<ReadRecords>()?;
        Ok(self.records.reader(&reads, whose, "records.list").await?)
    }

    /// Asks for one. While one waits, that one is answered. Two calls, three with an idempotency key, and for a carer as above.
    pub async fn ask_treatment(
        &self,
        grant: &Granted<TakeTreatmentHistory>,
        whose: Whose,
        once: Option<&Once>,
    ) -> Result<AskedFor, NotAsked> {
        let reader = self.treatment_reader(grant, whose).await.map_err(|error| match error {
            TreatmentError::Storage(error) => NotAsked::Storage(error),
            TreatmentError::NotFound | TreatmentError::Files(_) => NotAsked::NotFound,
        })?;
        let deed = by(grant, &reader, "treatment_history.ask");
        let wanted = Wanted { owner: reader.patient(), content: Content::Treatment, carer: reader.carer(), deed };
        self.ask_for(wanted, once).await
    }

    /// A link to the file, for a minute, once the trail says who took it. Two calls, for a carer as above.
    pub async fn take_treatment(
        &self,
        grant: &Granted<TakeTreatmentHistory>,
        whose: Whose,
        id: ExportId,
    ) -> Result<String, TreatmentError> {
        let (reader, file) = self.treatment_file(&grant.also()?, whose, id).await?;
        if !file.is_ready(self.ground.clock.now()) {
            return Err(TreatmentError::NotFound);
        }
        let deed = by(grant, &reader, "treatment_history.download").on(id);
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Ok(self.objects.link(&file.object()).await?)
    }

    /// Takes one back: what waits is not made, what is ready is nobody's any more, and the job removes the file. Two calls, for a
    /// carer as above.
    pub async fn remove_treatment(&self, grant: &Granted<SeeTreatmentHistory>, whose: Whose, id: ExportId) -> Result<(), TreatmentError> {
        for _ in 0..TRIES {
            let (reader, file) = self.treatment_file(grant, whose, id).await?;
            let mut transaction = Transaction::new();
            transaction.add_all((), store::taken_back(&file, file.swept_at(self.ground.clock.now()))?);
            transaction.add_all((), reader.carer().map(|carer| self.acting.still_runs(carer, Need::ReadClinical)));
            transaction.add((), self.ground.audit.action(by(grant, &reader, "treatment_history.remove").on(id))?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(()),
                // The job went on with it, or the carer's leave has ended: read again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a file that moves on".to_owned()).into())
    }
}

/// Done by a patient, or by a carer for one: then it names both.
fn by<P: Permission>(grant: &Granted<P>, reader: &ClinicalReader, what: &'static str) -> Deed {
    Deed::by(grant, what).about(reader.patient()).under(reader.carer().map(OnBehalf::grant))
}

impl From<RecordError> for TreatmentError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Storage(error) => error.into(),
            // Who may read is all that is asked of records.
            RecordError::NotFound
            | RecordError::NotAllowedNow
            | RecordError::Stale
            | RecordError::AnotherDraft
            | RecordError::KeyReused => Self::NotFound,
        }
    }
}

/// Whoever holds one of these rights holds the other: the list of rights says so, and this is never the answer.
impl From<Denied> for TreatmentError {
    fn from(_: Denied) -> Self {
        Self::NotFound
    }
}

impl From<OwnDataError> for TreatmentError {
    fn from(error: OwnDataError) -> Self {
        match error {
            OwnDataError::Storage(error) => error.into(),
            OwnDataError::Files(error) => error.into(),
        }
    }
}
