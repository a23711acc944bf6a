//! Opening a conversation, and the list of one's own.

use super::{Chat, ChatError};
use crate::access::grant::Granted;
use crate::access::permissions::{KeepHealthNotes, ReadRecords, WriteMessages};
use crate::access::role::Role;
use crate::capabilities::chat::model::{Head, Heads, conversation_between};
use crate::capabilities::chat::store::{self, Place};
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::family::model::OnBehalf;
use crate::capabilities::records::model::Whose;
use crate::capabilities::records::service::reading;
use crate::identity::accounts::is_not_closed;
use crate::identity::audit::Deed;
use crate::primitives::ids::{ConversationId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

impl Chat {
    /// Opens the conversation with a doctor who has one in care, or with a patient in one's care; `false`: there was one. A query, a
    /// read and one transaction; for a patient a read more, whether the doctor works here, beside the query. After care has ended, or the
    /// doctor has left, a patient still finds theirs.
    pub async fn open(&self, grant: &Granted<WriteMessages>, with: UserId) -> Result<(ConversationId, bool), ChatError> {
        let is_patient = grant.role() == Role::Patient;
        let (patient, doctor) = if is_patient { (grant.id(), with) } else { (with, grant.id()) };
        let id = conversation_between(patient, doctor);
        let deed = Deed::by(grant, "conversation.open").about(patient).on(id);
        let left = async { if is_patient { self.left(doctor).await } else { Ok(None) } };
        let (visit, left) = tokio::try_join!(Box::pin(self.appointments.visit_in_care(patient, doctor)), Box::pin(left))?;
        let Some(visit) = visit.as_ref().filter(|_| left.is_none()) else {
            if is_patient && self.store.heads(id).await?.is_some() {
                return Ok((id, false));
            }
            self.ground.audit.write(&self.ground.storage, deed.denied()).await?;
            // A doctor who never had them in care is nobody to them, here or gone.
            let left = left.filter(|_| visit.is_some());
            return Err(left.map_or(ChatError::NotFound, ChatError::DoctorLeft));
        };
        let now = self.ground.clock.now();
        let heads = Heads::opened((patient, &visit.patient_name), (doctor, &visit.doctor_name), now);
        let mut transaction = Transaction::new();
        transaction.add_all((), store::open(&heads)?);
        transaction.add((), is_not_closed(patient));
        transaction.add((), self.ground.audit.action(deed)?);
        match self.ground.storage.commit(transaction).await {
            Ok(()) => Ok((id, true)),
            Err(CommitError::Refused(_)) if self.store.heads(id).await?.is_some() => Ok((id, false)),
            Err(CommitError::Refused(_)) => Err(ChatError::NotFound), // the patient's account was closed this very moment
            Err(CommitError::Storage(error)) => Err(error.into()),
        }
    }

    /// One's conversations, in which something was written last first, without a word of any; `opened` is one that the list may not know
    /// yet. A query and a read.
    pub async fn inbox(
        &self,
        grant: &Granted<ReadRecords>,
        limit: usize,
        after: Option<Place>,
        opened: Option<ConversationId>,
    ) -> Result<Listed<Head, Place>, StorageError> {
        self.store.inbox(grant.id(), limit, after, opened).await
    }

    /// Those of a patient who lets one read, and for whom one looks. A read more.
    pub async fn inbox_of(
        &self,
        grant: &Granted<ReadRecords>,
        patient: UserId,
        limit: usize,
        after: Option<Place>,
    ) -> Result<(OnBehalf, Listed<Head, Place>), ChatError> {
        let reader = self.records.reader(grant, Whose::Of(patient), "conversations.list").await?;
        // A doctor's own list is by whom they write with.
        let carer = reader.carer().cloned().ok_or(ChatError::NotFound)?;
        let deed = reading(&reader, "conversations.list").on(patient);
        let listed = self.records.in_the_trail(deed, self.store.inbox(patient, limit, after, None)).await?;
        Ok((carer, listed))
    }

    /// The doctors whom the patient who asks may write to, besides those of these conversations: id and name. One query, from an index
    /// that may lag a visit by a moment, and one call for whether they work here; none where nobody is left.
    pub async fn may_write_to(&self, grant: &Granted<KeepHealthNotes>, besides: &[Head]) -> Result<Vec<(UserId, String)>, StorageError> {
        let mut doctors = self.appointments.doctors_in_care(grant).await?;
        doctors.retain(|(id, _)| !besides.iter().any(|head| head.other_id == *id));
        if doctors.is_empty() {
            return Ok(doctors);
        }
        let ids: Vec<UserId> = doctors.iter().map(|(id, _)| *id).collect();
        let rows = Box::pin(self.directory.doctors(&ids)).await?;
        let left: Vec<UserId> = rows.into_iter().flatten().filter(Doctor::has_left).map(|doctor| doctor.id).collect();
        doctors.retain(|(id, _)| !left.contains(id));
        Ok(doctors)
    }
}
