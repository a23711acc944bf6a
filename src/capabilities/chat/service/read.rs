//! Reading a conversation: in the trail before anything is shown; following it; and saying how far one has read.

use super::{Chat, ChatError, ROUNDS};
use crate::access::grant::Granted;
use crate::access::permissions::ReadRecords;
use crate::access::role::Role;
use crate::capabilities::chat::model::{ChatReader, Head, Heads, Left, Message, Standing};
use crate::capabilities::chat::store;
use crate::capabilities::directory::model::Doctor;
use crate::capabilities::notifications::model::Kind;
use crate::capabilities::records::model::{ClinicalReader, Whose};
use crate::capabilities::records::service::reading;
use crate::capabilities::reports::model::{Report, State};
use crate::identity::accounts::fewer_to_read;
use crate::identity::audit::Deed;
use crate::primitives::ids::{ConversationId, MessageId, UserId};
use crate::primitives::page::Listed;
use crate::storage::error::StorageError;
use crate::storage::transaction::{CommitError, Transaction};

/// Messages counted at once behind a read mark.
const COUNTED: usize = 100;
/// Reports that are offered to be pointed to.
const OFFERED: usize = 20;

impl Chat {
    /// Messages of a conversation, newest first, a page at a time. Two queries and an audit entry; for a doctor a query and a read
    /// more, for a carer a read.
    pub async fn page(
        &self,
        grant: &Granted<ReadRecords>,
        id: ConversationId,
        from: Option<MessageId>,
        limit: usize,
    ) -> Result<(ChatReader, Listed<Message, MessageId>), ChatError> {
        let reader = self.reader(grant, id, "messages.read").await?;
        self.page_of(reader, from, limit).await
    }

    /// The same for whoever looks at it: the newest page is long enough for all that they have not read, up to a hundred.
    pub async fn page_to_read(
        &self,
        grant: &Granted<ReadRecords>,
        id: ConversationId,
        from: Option<MessageId>,
        limit: usize,
    ) -> Result<(ChatReader, Listed<Message, MessageId>), ChatError> {
        let reader = self.reader(grant, id, "messages.read").await?;
        let unread = reader.own().filter(|_| from.is_none()).map_or(0, |own| usize::try_from(own.unread).unwrap_or(COUNTED));
        self.page_of(reader, from, limit.max(unread.min(COUNTED))).await
    }

    async fn page_of(
        &self,
        reader: ChatReader,
        from: Option<MessageId>,
        limit: usize,
    ) -> Result<(ChatReader, Listed<Message, MessageId>), ChatError> {
        let deed = reading(reader.reader(), "messages.read").on(reader.heads().id());
        let listed = self.records.in_the_trail(deed, self.store.page(&reader, from, limit)).await?;
        Ok((reader, listed))
    }

    /// Whoever may follow a conversation from now on: one entry in the trail for all that comes. Costs as `page` without the messages.
    pub async fn follow(&self, grant: &Granted<ReadRecords>, id: ConversationId) -> Result<ChatReader, ChatError> {
        let reader = self.reader(grant, id, "messages.follow").await?;
        self.noted(&reader).await?;
        Ok(reader)
    }

    /// The entry in the trail of somebody who follows.
    pub async fn noted(&self, reader: &ChatReader) -> Result<(), ChatError> {
        let deed = reading(reader.reader(), "messages.follow").on(reader.heads().id());
        self.records.noted(deed).await?;
        Ok(())
    }

    /// Whether somebody who follows it still may. Costs as `follow` without the entry.
    pub async fn still_follows(&self, grant: &Granted<ReadRecords>, id: ConversationId) -> Result<ChatReader, ChatError> {
        self.reader(grant, id, "messages.follow").await
    }

    /// What was written behind a message, oldest first, for whoever follows: their entry stands in the trail. One query.
    pub async fn newer(&self, reader: &ChatReader, after: Option<MessageId>, limit: usize) -> Result<Vec<Message>, StorageError> {
        self.store.since(reader, after, limit).await
    }

    /// Whether the two may write now: whether the doctor works here and has the patient in care. None for a doctor, who would not read
    /// it otherwise; for a patient a query and a read, and a read beside them.
    pub async fn standing(&self, reader: &ChatReader) -> Result<Standing, StorageError> {
        if reader.reader().care().is_some() {
            return Ok(Standing::Open);
        }
        let (patient, doctor) = (reader.heads().patient.participant_id, reader.heads().doctor.participant_id);
        let visit = Box::pin(self.appointments.visit_in_care(patient, doctor));
        Ok(match tokio::try_join!(visit, Box::pin(self.left(doctor)))? {
            (_, Some(left)) => Standing::DoctorLeft(left),
            (Some(_), None) => Standing::Open,
            (None, None) => Standing::CareEnded,
        })
    }

    /// A doctor, if they have left. A read; then another one for where others of their department are.
    pub(super) async fn left(&self, doctor: UserId) -> Result<Option<Left>, StorageError> {
        let Some(doctor) = self.directory.doctor(doctor).await?.filter(Doctor::has_left) else { return Ok(None) };
        let department = self.directory.department(doctor.department_id).await?;
        Ok(Some(Left { name: doctor.name.to_string(), department_id: department.map(|department| department.id) }))
    }

    /// The patient's newest reports that a message can point to, for whoever reads the conversation. One query.
    pub async fn attachable(&self, reader: &ChatReader) -> Result<Vec<Report>, StorageError> {
        let newest = self.reports.newest(reader.reader(), None, OFFERED).await?.items;
        Ok(newest.into_iter().filter(|report| report.state == State::Available).collect())
    }

    /// One of the two has read up to a message; how many came since. A query and a transaction, a query more where some did, and a read
    /// where a mail may wait. Nothing is written that was said before.
    pub async fn read_up_to(&self, grant: &Granted<ReadRecords>, id: ConversationId, up_to: MessageId) -> Result<u32, ChatError> {
        if let Some(left) = Box::pin(self.laid_aside(grant, id)).await? {
            return Ok(left);
        }
        let mut reader = self.reader(grant, id, "messages.read").await?;
        for _ in 0..ROUNDS {
            let Some(own) = reader.own().cloned() else { return Err(ChatError::NotFound) };
            let Some(last) = own.last_message else { return Ok(0) };
            let up_to = up_to.min(last);
            if own.read_up_to.is_some_and(|before| up_to <= before) {
                return Ok(own.unread);
            }
            let left = if up_to == last { 0 } else { self.left_behind(&reader, &own, up_to).await? };
            match self.ground.storage.commit(self.marking(&own, up_to, left).await?).await {
                Ok(()) => return Ok(left),
                Err(CommitError::Storage(error)) => return Err(error.into()),
                // Something was written meanwhile, or the mail is just being sent.
                Err(CommitError::Refused(_)) => reader = self.again(reader).await?,
            }
        }
        Err(StorageError::Unavailable("a conversation many windows read".to_owned()).into())
    }

    /// A doctor whose care has ended reads nothing any more: all of it is laid aside, whatever they say they read, and no word is
    /// shown. `None`: not such a doctor. A query; a query and a read more for the doctor, and a transaction.
    async fn laid_aside(&self, grant: &Granted<ReadRecords>, id: ConversationId) -> Result<Option<u32>, ChatError> {
        if grant.role() != Role::Doctor {
            return Ok(None);
        }
        for _ in 0..ROUNDS {
            let Some(Heads { doctor: own, .. }) = self.store.heads(id).await? else { return Ok(None) };
            if own.participant_id != grant.id() || self.has_in_care(&own).await? {
                return Ok(None);
            }
            let Some(last) = own.last_message.filter(|_| own.unread > 0) else { return Ok(Some(0)) };
            match self.ground.storage.commit(self.marking(&own, last, 0).await?).await {
                Ok(()) => return Ok(Some(0)),
                Err(CommitError::Storage(error)) => return Err(error.into()),
                // Something was read meanwhile, or the mail is just being sent.
                Err(CommitError::Refused(_)) => {}
            }
        }
        Err(StorageError::Unavailable("a conversation many windows read".to_owned()).into())
    }

    /// Whether the patient of a conversation is in its doctor's care now. A query and a read.
    pub async fn has_in_care(&self, head: &Head) -> Result<bool, StorageError> {
        Ok(self.appointments.visit_in_care(head.patient(), head.doctor()).await?.is_some())
    }

    async fn marking(&self, own: &Head, up_to: MessageId, left: u32) -> Result<Transaction<()>, StorageError> {
        let mut transaction = Transaction::new();
        transaction.add((), store::read(own, up_to, left));
        let fewer = own.unread.saturating_sub(left);
        if fewer > 0 {
            transaction.add((), fewer_to_read(own.participant_id, fewer));
        }
        if let Some(notice) = own.notice.filter(|_| left == 0) {
            let cause = Head::notice_cause(own.conversation_id, notice);
            let withdrawn = self.notifications.withdrawn(own.participant_id, cause, Kind::MessageReceived, "read before").await?;
            transaction.add_all((), withdrawn);
        }
        Ok(transaction)
    }

    /// Messages of the other one behind a mark.
    async fn left_behind(&self, reader: &ChatReader, own: &Head, up_to: MessageId) -> Result<u32, StorageError> {
        let (mut count, mut after) = (0, up_to);
        loop {
            let some = self.store.since(reader, Some(after), COUNTED).await?;
            count += some.iter().filter(|message| message.side == own.side.other()).count();
            match some.last() {
                Some(last) if some.len() == COUNTED => after = last.message_id,
                _ => return Ok(u32::try_from(count).unwrap_or(u32::MAX)),
            }
        }
    }

    /// The same reader over the conversation as it stands now.
    pub(super) async fn again(&self, reader: ChatReader) -> Result<ChatReader, ChatError> {
        let heads = self.store.heads(reader.heads().id()).await?.ok_or(ChatError::NotFound)?;
        ChatReader::of(reader.reader().clone(), heads).ok_or(ChatError::NotFound)
    }

    /// Whether the caller may read a conversation: one of the two, or a carer of the patient's. Everybody else does not find it, and that
    /// they tried stands in the patient's trail. A query; for a doctor a query and a read more, for a carer a read.
    pub(super) async fn reader(
        &self,
        grant: &Granted<ReadRecords>,
        id: ConversationId,
        what: &'static str,
    ) -> Result<ChatReader, ChatError> {
        let heads = self.store.heads(id).await?.ok_or(ChatError::NotFound)?;
        let patient = heads.patient.participant_id;
        if let Some(reader) = self.clinical(grant, &heads, what).await?.and_then(|reader| ChatReader::of(reader, heads)) {
            return Ok(reader);
        }
        let deed = Deed::by(grant, what).about(patient).on(id).denied();
        self.ground.audit.write(&self.ground.storage, deed).await?;
        Err(ChatError::NotFound)
    }

    /// As whom the caller reads the patient's records, where they may be one who reads the conversation.
    async fn clinical(&self, grant: &Granted<ReadRecords>, heads: &Heads, what: &'static str) -> Result<Option<ClinicalReader>, ChatError> {
        let patient = heads.patient.participant_id;
        if grant.role() == Role::Doctor && grant.id() != heads.doctor.participant_id {
            return Ok(None);
        }
        Ok(Some(self.records.reader(grant, Whose::Of(patient), what).await?))
    }
}
