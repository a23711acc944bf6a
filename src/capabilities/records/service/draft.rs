//! The time before a record is signed: what its doctor sees, and what they have typed so far.

use super::{RecordError, Records};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::{Appointment, Intake, Move};
use crate::capabilities::appointments::service::Appointments;
use crate::capabilities::records::model::{Background, ClinicalReader, Draft, WriteUpText};
use crate::capabilities::records::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// A visit its doctor is about to write up.
#[derive(Debug, Clone)]
pub struct ToWriteUp {
    pub visit: Appointment,
    /// What the patient said.
    pub intake: Option<Intake>,
    pub draft: Option<Draft>,
    /// What the patient says of themselves, where the doctor has them in care.
    pub background: Option<Background>,
    /// Whether it can be written up now, or on its day.
    pub possible: bool,
    /// Whether its day has begun: it is signed from then on.
    pub day_has_come: bool,
    /// What was signed about it, where the doctor may still read that.
    pub signed: Option<RecordId>,
}

/// What was kept of a visit.
#[derive(Debug, Clone)]
pub struct Kept {
    pub visit: Appointment,
    /// Of the draft.
    pub version: u32,
}

/// The labels of the transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Visit,
    Draft,
    Audit,
}

impl Records {
    /// A visit to be written up by its doctor, with what is typed so far and what the patient says of themselves. Four reads
    /// and two audit entries.
    pub async fn to_write_up(&self, grant: &Granted<WriteRecord>, id: AppointmentId) -> Result<ToWriteUp, RecordError> {
        let seen = self.appointments.to_write_up(grant, id).await?;
        let (draft, background) = tokio::try_join!(
            async { Ok::<_, RecordError>(self.store.draft(seen.visit.patient_id, id, grant.id()).await?) },
            Box::pin(self.background_beside(grant, &seen.visit))
        )?;
        let possible = self.appointments.may(&seen.visit, Move::Record, grant.role());
        let day_has_come = self.appointments.day_has_come(&seen.visit);
        let reads = grant.also::<ReadRecords>().ok();
        let in_care = reads.and_then(|reads| ClinicalReader::in_care(&reads, seen.visit.patient_id, &seen.visit, self.ground.clock.now()));
        let signed = in_care.and(seen.visit.record_id);
        Ok(ToWriteUp { visit: seen.visit, intake: seen.intake, draft, background, possible, day_has_come, signed })
    }

    /// The background of the patient whom this visit puts into the doctor's care; nothing of anybody else.
    async fn background_beside(&self, grant: &Granted<WriteRecord>, visit: &Appointment) -> Result<Option<Background>, RecordError> {
        let Ok(reads) = grant.also::<ReadRecords>() else { return Ok(None) };
        match ClinicalReader::in_care(&reads, visit.patient_id, visit, self.ground.clock.now()) {
            Some(reader) => self.background_for(&reader).await,
            None => Ok(None),
        }
    }

    /// Keeps what is typed so far, while the visit can still be written up, in the place of the draft of version `seen` (0: of
    /// none): what was saved in another window meanwhile is not lost. The very same words are kept already. One read, one
    /// transaction; one read more where another draft stands there.
    pub async fn keep_draft(
        &self,
        grant: &Granted<WriteRecord>,
        id: AppointmentId,
        text: WriteUpText,
        seen: u32,
    ) -> Result<Kept, RecordError> {
        for _ in 0..super::ROUNDS {
            let visit = self.appointments.to_change(grant, id).await?.visit;
            if !self.appointments.may(&visit, Move::Record, grant.role()) {
                return Err(RecordError::NotAllowedNow);
            }
            let draft = Draft::of(&visit, text.clone(), seen, self.ground.clock.now());
            let mut transaction = Transaction::new();
            transaction.add(Part::Visit, Appointments::still(&visit));
            transaction.add(Part::Draft, store::keep_draft(&draft, seen)?);
            let deed = Deed::by(grant, "record.draft").about(visit.patient_id).on(id);
            transaction.add(Part::Audit, self.ground.audit.action(deed)?);
            match self.ground.storage.commit(transaction).await {
                Ok(()) => return Ok(Kept { visit, version: draft.version }),
                Err(error) if error.refused(&Part::Draft) => match self.store.draft(visit.patient_id, id, grant.id()).await? {
                    Some(other) if *other.text.expose() == text => return Ok(Kept { visit, version: other.version }),
                    Some(_) => return Err(RecordError::Stale),
                    None => {} // signed this very moment
                },
                // The visit moved meanwhile: somebody checked in, or it was written up in another window.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("an appointment many people change".to_owned()).into())
    }
}
