//! Writing a message: counted, announced, and in its place behind the newest.

use std::time::Duration;

use super::{Chat, ChatError, ROUNDS};
use crate::access::grant::Granted;
use crate::access::permissions::{ReadRecords, WriteMessages};
use crate::capabilities::chat::model::{Attached, ChatReader, Head, Message, NewMessage, Side, Standing, next_after};
use crate::capabilities::chat::store;
use crate::capabilities::records::model::Whose;
use crate::capabilities::reports::model::State;
use crate::identity::accounts::one_more_to_read;
use crate::identity::audit::Deed;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::ConversationId;
use crate::primitives::text::Sensitive;
use crate::primitives::time::after;
use crate::storage::error::StorageError;
use crate::storage::idempotent::{Earlier, Once};
use crate::storage::transaction::{CommitError, Transaction};

/// Whoever has not read a message for so many seconds is sent a mail.
const MAILED_AFTER: i64 = 5 * 60;

impl Chat {
    /// Writes a message, and whether an earlier request with this key did. Four calls for a doctor: who is in care, and the heads; then
    /// how fast they write, and one transaction. A patient's is one more, whether the doctor works here, beside who is in care. With a
    /// key a read more, with a report what reading it costs.
    pub async fn send(
        &self,
        grant: &Granted<WriteMessages>,
        id: ConversationId,
        new: &NewMessage,
        once: Option<&Once>,
    ) -> Result<(Message, bool), ChatError> {
        let (mut reader, side) = self.writer(grant, id).await?;
        let attached = self.attached(grant, &reader, new).await?;
        for round in 0..ROUNDS {
            if let Some(message) = self.sent_earlier(&reader, once).await? {
                return Ok((message, true));
            }
            if round == 0 {
                self.throttle.write_message(grant.id()).await?;
            }
            let message = self.composed(grant, &reader, side, (new, attached.clone()));
            match self.ground.storage.commit(self.sending(grant, &reader, &message, once)?).await {
                Ok(()) => {
                    self.watchers.written(id);
                    return Ok((message, false));
                }
                Err(CommitError::Storage(error)) => return Err(error.into()),
                // Somebody else wrote or read meanwhile: behind what stands there now.
                Err(CommitError::Refused(_)) => {
                    tokio::time::sleep(Duration::from_millis(self.ground.ids.below(u64::from(round + 1) * 20))).await;
                    reader = self.again(reader).await?;
                }
            }
        }
        Err(StorageError::Unavailable("a conversation many write in".to_owned()).into())
    }

    /// Who of the two writes, while the patient is in care and the doctor works here. A carer reads and does not speak for the patient.
    async fn writer(&self, grant: &Granted<WriteMessages>, id: ConversationId) -> Result<(ChatReader, Side), ChatError> {
        let reader = self.reader(&grant.also::<ReadRecords>()?, id, "message.send").await?;
        let side = reader.side().filter(|_| !reader.reader().only_reads());
        let deed = || Deed::by(grant, "message.send").about(reader.reader().patient()).on(id).denied();
        let Some(side) = side else {
            self.ground.audit.write(&self.ground.storage, deed()).await?;
            return Err(ChatError::NotFound);
        };
        let standing = Box::pin(self.standing(&reader)).await?;
        let refused = match standing {
            Standing::Open => return Ok((reader, side)),
            Standing::CareEnded => ChatError::CareEnded,
            Standing::DoctorLeft(left) => ChatError::DoctorLeft(left),
        };
        self.ground.audit.write(&self.ground.storage, deed()).await?;
        Err(refused)
    }

    /// The report a message points to: one that whoever writes may read, and that can be opened.
    async fn attached(&self, grant: &Granted<WriteMessages>, reader: &ChatReader, new: &NewMessage) -> Result<Option<Attached>, ChatError> {
        let Some(report_id) = new.report else { return Ok(None) };
        let report = self.reports.find(&grant.also()?, Whose::Of(reader.reader().patient()), report_id).await?.what;
        if report.state != State::Available {
            return Err(Flaw::new("/report_id", "not_available").into());
        }
        Ok(Some(Attached { report_id, file_name: Sensitive::new(report.file_name.expose().to_owned()) }))
    }

    fn composed(
        &self,
        grant: &Granted<WriteMessages>,
        reader: &ChatReader,
        side: Side,
        (new, attached): (&NewMessage, Option<Attached>),
    ) -> Message {
        let (heads, now) = (reader.heads(), self.ground.clock.now());
        Message {
            conversation_id: heads.id(),
            message_id: next_after(heads.last(), &self.ground.ids),
            patient_id: heads.patient.participant_id,
            author_id: grant.id(),
            author_name: grant.actor().name.expose().clone(),
            side,
            text: new.text.clone(),
            attached,
            sent_at: now,
            ttl: self.kept_until(now),
        }
    }

    fn sending(
        &self,
        grant: &Granted<WriteMessages>,
        reader: &ChatReader,
        message: &Message,
        once: Option<&Once>,
    ) -> Result<Transaction<()>, StorageError> {
        let (heads, side) = (reader.heads(), message.side);
        let (own, theirs) = (heads.head(side), heads.head(side.other()));
        let is_first = theirs.unread == 0;
        let mut transaction = Transaction::new();
        transaction.add((), store::write(message)?);
        transaction.add((), store::wrote(own, message));
        transaction.add((), store::received(theirs, message));
        transaction.add((), one_more_to_read(theirs.participant_id, is_first));
        if is_first {
            let (cause, due) = (Head::notice_cause(heads.id(), message.message_id), after(message.sent_at, MAILED_AFTER));
            transaction.add((), self.notifications.message_owed(theirs.participant_id, cause, due)?);
        }
        let deed = Deed::by(grant, "message.send").about(message.patient_id).on(message.message_id);
        transaction.add((), self.ground.audit.action(deed)?);
        if let Some(once) = once {
            transaction.add((), once.remember(message.message_id, message.sent_at)?);
        }
        Ok(transaction)
    }

    /// The message an earlier request with this key wrote.
    async fn sent_earlier(&self, reader: &ChatReader, once: Option<&Once>) -> Result<Option<Message>, ChatError> {
        let Some(once) = once else { return Ok(None) };
        match self.ground.storage.earlier(once, self.ground.clock.now()).await? {
            Earlier::Nothing => Ok(None),
            Earlier::OtherBody => Err(ChatError::KeyReused),
            Earlier::Made(id) => {
                let corrupt = |_| StorageError::Corrupt { table: "guards", why: "a remembered message".to_owned() };
                let message = self.store.find(reader, id.parse().map_err(corrupt)?).await?;
                message.map(Some).ok_or(ChatError::NotFound)
            }
        }
    }
}
