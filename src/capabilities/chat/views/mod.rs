//! What the pages of conversations show.

pub mod mail;
mod samples;

use serde::Serialize;

use crate::primitives::ids::{ConversationId, MessageId, UserId};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::people::ActingFor;
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /conversations`: without a word of any.
#[derive(Debug, Clone, Serialize)]
pub struct InboxPage {
    /// Those with something unread first, then by when something was last written.
    pub lines: Vec<InboxLine>,
    /// Doctors with whom one may begin.
    pub starts: Vec<Start>,
    /// For whom the reader looks.
    pub acting: Option<ActingFor>,
    pub is_doctor: bool,
    pub newest: Option<String>,
    pub older: Option<String>,
}

/// One conversation of a list.
#[derive(Debug, Clone, Serialize)]
pub struct InboxLine {
    pub id: ConversationId,
    pub name: String,
    pub initials: String,
    pub at: When,
    pub unread: u32,
    /// Nothing was written yet.
    pub is_new: bool,
    /// The patient is in the doctor's care no longer: it cannot be opened any more.
    pub care_over: bool,
    /// Of such a one with something unread, the newest message: it is laid aside up to there.
    pub aside: Option<MessageId>,
}

/// Somebody to write to.
#[derive(Debug, Clone, Serialize)]
pub struct Start {
    pub id: UserId,
    pub name: String,
    pub initials: String,
}

/// `GET /conversations/{id}`. Posts `text`, `report` and `idempotency_key`; the button below what is unread `up_to`.
#[derive(Debug, Clone, Serialize)]
pub struct ThreadPage {
    pub id: ConversationId,
    /// What the other one is called.
    pub with: String,
    pub patient_id: UserId,
    pub is_doctor: bool,
    pub acting: Option<ActingFor>,
    /// Oldest first.
    pub lines: Vec<Said>,
    /// The newest of all, on the page that has it: what comes next comes behind it.
    pub last: Option<MessageId>,
    pub unread: u32,
    /// Whether all that was not read is on the page: then looking at it is reading it.
    pub shows_unread: bool,
    pub older: Option<String>,
    pub newest: Option<String>,
    /// Whether the reader may write now.
    pub writes: bool,
    /// The doctor does not work here any more: where others are found.
    pub left: Option<String>,
    /// Reports that a message can point to.
    pub files: Vec<File>,
    pub text: Field,
    pub report: Field,
    pub limit: u32,
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

/// One message; `conversations/message.html` shows it alone.
#[derive(Debug, Clone, Serialize)]
pub struct Said {
    pub id: MessageId,
    pub mine: bool,
    pub author: String,
    pub at: When,
    pub text: String,
    /// The report it points to, and where that is.
    pub file: Option<String>,
    pub href: Option<String>,
}

/// A report to choose.
#[derive(Debug, Clone, Serialize)]
pub struct File {
    pub value: String,
    pub name: String,
}

/// Nothing was typed.
#[must_use]
pub fn empty_text() -> Message {
    Message::new("chat-wrong-empty")
}

/// More than a message may say.
#[must_use]
pub fn too_long(limit: u32) -> Message {
    Message::new("chat-wrong-too-long").with("limit", limit)
}

/// A character that cannot be shown.
#[must_use]
pub fn unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// The report is not there any more.
#[must_use]
pub fn report_gone() -> Message {
    Message::new("chat-wrong-report")
}

/// The form was sent before, with other words.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("chat-sent-before")
}

/// So many messages in a short time that the next one waits.
#[must_use]
pub fn too_fast(seconds: u32) -> Message {
    Message::new("chat-too-fast").with("seconds", seconds)
}

/// The patient is not in the doctor's care any more.
#[must_use]
pub fn care_ended() -> Message {
    Message::new("chat-care-ended")
}

/// The doctor does not work here any more.
#[must_use]
pub fn doctor_left(name: &str) -> Message {
    Message::new("chat-doctor-left").with("name", name)
}

/// All was read.
#[must_use]
pub fn marked() -> Message {
    Message::new("chat-marked")
}

impl View for InboxPage {
    const TEMPLATE: &'static str = "conversations/inbox.html";
    const PLACE: Place = Place::Conversations;

    fn title(&self) -> Message {
        Message::new(if self.acting.is_some() { "chat-acting-title" } else { "chat-title" })
    }

    fn samples() -> Vec<Self> {
        samples::inboxes()
    }
}

impl View for ThreadPage {
    const TEMPLATE: &'static str = "conversations/thread.html";
    const PLACE: Place = Place::Conversations;

    fn title(&self) -> Message {
        Message::new("chat-thread-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.text.error.is_some() || self.report.error.is_some()
    }

    fn samples() -> Vec<Self> {
        samples::threads()
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<InboxPage>(Audience::Patient);
    all.extend(Sample::all_of::<ThreadPage>(Audience::Patient));
    all.extend(Sample::all_of::<ThreadPage>(Audience::Doctor));
    all
}
