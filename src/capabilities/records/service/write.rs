//! Writing a visit up (F37): the visit is completed, its record signed, both told, in one transaction.

use super::{RecordError, Records};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteRecord};
use crate::capabilities::appointments::model::Appointment;
use crate::capabilities::appointments::service::{Completion, Wish};
use crate::capabilities::records::model::{Record, Whose, WriteUp};
use crate::capabilities::records::store;
use crate::events::catalogue::Event;
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::storage::error::StorageError;
use crate::storage::transaction::Action;

impl Records {
    /// Signs what its doctor wrote about a visit and completes the visit; once. Programs sign when they are told to
    /// (the moves table); who signs by hand asks in `wish` for the visit's day, and says of which version the draft was that
    /// they have seen (0: of none): a draft with other words that was saved in another window meanwhile is not lost. One read,
    /// one transaction; one read more where another draft stands there.
    pub async fn write(
        &self,
        grant: &Granted<WriteRecord>,
        appointment: AppointmentId,
        text: WriteUp,
        wish: &Wish,
        mut seen: Option<u32>,
    ) -> Result<Record, RecordError> {
        let id = RecordId::new(&self.ground.ids);
        for _ in 0..super::ROUNDS {
            let along = |visit: &Appointment| self.along(&Record::of(visit, id, text.clone()), seen);
            let visit = match self.appointments.complete(grant, appointment, wish, id, along).await? {
                Completion::Done(visit) => return Ok(Record::of(&visit, id, text)),
                Completion::NotAlong(visit) => visit,
            };
            match Box::pin(self.store.draft(visit.patient_id, appointment, grant.id())).await? {
                Some(other) if other.text.expose().check().is_ok_and(|same| same == text) => seen = Some(other.version),
                Some(_) => return Err(RecordError::AnotherDraft),
                None => {} // ended this very moment
            }
        }
        Err(StorageError::Unavailable("a draft many windows save".to_owned()).into())
    }

    /// The record of a visit, if just this was signed before. Read like any record.
    pub async fn signed_before(
        &self,
        grant: &Granted<ReadRecords>,
        appointment: AppointmentId,
        text: &WriteUp,
    ) -> Result<Option<Record>, RecordError> {
        let visit = self.appointments.to_change(grant, appointment).await?.visit;
        let Some(id) = visit.record_id else { return Ok(None) };
        let record = self.find(grant, Whose::Of(visit.patient_id), id).await?.what.record;
        Ok(Some(record).filter(|record| record.text == *text))
    }

    /// What is written together with the completed visit; `seen`: the version of the draft that ends with it, `None` for whichever.
    fn along(&self, record: &Record, seen: Option<u32>) -> Result<Vec<Action>, StorageError> {
        let [entry, line] = store::create(record)?;
        let Record { patient_id, record_id, appointment_id, doctor_id, .. } = *record;
        let told = self.ground.tell(Event::RecordAvailable { record_id, version: 1, appointment_id, doctor_id })?;
        Ok(vec![entry, line, told, store::end_draft((patient_id, appointment_id), doctor_id, seen)])
    }
}
