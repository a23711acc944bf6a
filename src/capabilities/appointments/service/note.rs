//! A doctor's note on one of their visits (F28).

use super::change::concerns;
use super::{Appointments, BookingError, Part, ROUNDS, Seen};
use crate::access::grant::Granted;
use crate::access::permissions::WriteNote;
use crate::capabilities::appointments::model::{Appointment, Note, Status, note_version};
use crate::capabilities::appointments::store;
use crate::identity::audit::Deed;
use crate::primitives::ids::AppointmentId;
use crate::primitives::text::Sensitive;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Why a note was not written. What was typed is the caller's to keep.
#[derive(Debug, thiserror::Error)]
pub enum NoteError {
    /// Somebody, perhaps oneself in another window, wrote after it was read.
    #[error("the note has changed since it was read")]
    Stale,
    /// The visit was cancelled.
    #[error("a cancelled visit takes no note")]
    Cancelled,
    /// Absent, another doctor's, or so long ago that its patient is in care no more.
    #[error("no such appointment")]
    NotFound,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Appointments {
    /// Writes a note, or takes it back (`None`). `seen` is the version it was written over, 0 for none; without it, over
    /// whatever stands there. Saying again what stands there already is no change, whatever was seen.
    ///
    /// Answers the note as it is afterwards; `None` where nothing was ever noted and nothing was to be. Two reads, then the note, the check that the visit stands and the audit entry in one transaction.
    pub async fn write_note(
        &self,
        grant: &Granted<WriteNote>,
        id: AppointmentId,
        text: Option<Sensitive<String>>,
        seen: Option<u32>,
    ) -> Result<Option<Note>, NoteError> {
        for _ in 0..ROUNDS {
            let visit = self.store.find(id).await?.filter(|visit| concerns(grant, visit)).ok_or(NoteError::NotFound)?;
            if !self.may_read_clinical(grant.role(), &visit) {
                return Err(NoteError::NotFound);
            }
            if visit.status == Status::Cancelled {
                return Err(NoteError::Cancelled);
            }
            let present = self.store.note(visit.patient_id, id).await?;
            if present.as_ref().and_then(|note| note.text.as_ref()) == text.as_ref() {
                return Ok(present);
            }
            if seen.is_some_and(|seen| seen != note_version(present.as_ref())) {
                return Err(NoteError::Stale);
            }
            let note = Note {
                patient_id: visit.patient_id,
                item: Note::item_of(id),
                appointment_id: id,
                doctor_id: visit.doctor_id,
                text: text.clone(),
                written_at: self.ground.clock.now(),
                version: present.as_ref().map_or(0, |note| note.version) + 1,
            };
            match self.ground.storage.commit(self.noting(grant, &visit, &note, present.as_ref())?).await {
                Ok(()) => return Ok(Some(note)),
                // The note or the visit moved meanwhile: look again.
                Err(CommitError::Refused(_)) => {}
                Err(CommitError::Storage(error)) => return Err(error.into()),
            }
        }
        Err(StorageError::Unavailable("a note that is written all the time".to_owned()).into())
    }

    fn noting(
        &self,
        grant: &Granted<WriteNote>,
        visit: &Appointment,
        note: &Note,
        read: Option<&Note>,
    ) -> Result<Transaction<Part>, StorageError> {
        let what = if note.text.is_some() { "note.write" } else { "note.remove" };
        let deed = Deed::by(grant, what).about(visit.patient_id).on(visit.appointment_id);
        let mut transaction = Transaction::new();
        transaction.add(Part::Note, store::put_note(note, read)?);
        transaction.add(Part::Appointment, store::check_stands(visit));
        transaction.add(Part::Audit, self.ground.audit.action(deed)?);
        Ok(transaction)
    }

    /// The visit a note was meant for with the note that stands there, for whoever may write it: shown again beside what
    /// was typed. Costs what `find` does.
    pub async fn to_note(&self, grant: &Granted<WriteNote>, id: AppointmentId) -> Result<Seen, BookingError> {
        self.seen(grant, id).await
    }
}
