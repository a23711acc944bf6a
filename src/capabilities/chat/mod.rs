//! What a patient and a doctor write to each other (F51): one conversation for each two, while the patient is in the doctor's care.
//!
//! Rows: `messages`, partition = conversation, whose id is derived from the two, so that both open the same one. `msg_…` is one
//! message; `head#<user>` says for one of the two how far they have read, how many messages they have not, and what the newest is.
//! Sending is one transaction: the message, both heads (if the newest is still the one that was read), the reader's total beside
//! their account, the audit entry, the idempotency answer, and, with the first message that is not read, the mail that is due in five
//! minutes. So the ids of a conversation sort as its messages were committed, whichever server wrote them: who has seen the one with
//! the largest id has seen all before it, and a stream that goes on behind it loses none.
//!
//! Clinical: read through `ChatReader` alone, which is a `ClinicalReader` who is one of the two, or a carer of the patient who reads.
//! An emergency opens no conversation. Carers read and write nothing: none of the scopes of a grant says that somebody speaks for the
//! patient. When care has ended, or the doctor works here no more, the patient still reads, and nobody writes: the pages say where other
//! doctors are found. There is an entry in the trail before every page of a
//! conversation that is read, and one for each stream; where none stays open, before each answer that tells something. A list of
//! conversations holds no words of any. A doctor whose care has ended lays aside what they had not read, unseen.
//!
//! No event: nothing of this leaves the house, and the operations topic would hear of nothing else. The mail says that there is a
//! message, not from whom; it is taken back by the transaction that marks it as read, because the function that sends mail reads no
//! conversation. Messages are kept for `messages_years` after they were written.
//!
//! Live: `api::follow`. A server that can stream asks the store for what is new once or twice a second, while somebody has a
//! conversation open, and at once when this same process wrote it. On Lambda the same address answers what is new and ends; browsers
//! then ask again. Pages: `/conversations` and below. API: `/conversations` and below.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
