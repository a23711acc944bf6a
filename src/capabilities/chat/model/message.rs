//! One message: what may be written, and where it stands in its conversation.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Side;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{ConversationId, IdSource, MessageId, ReportId, UserId};
use crate::primitives::text::{Sensitive, lines};

/// Characters of a message.
pub const TEXT_LIMIT: usize = 2_000;

/// A message as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub conversation_id: ConversationId,
    pub message_id: MessageId,
    pub patient_id: UserId,
    /// Who wrote it.
    pub author_id: UserId,
    pub author_name: String,
    pub side: Side,
    pub text: Sensitive<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached: Option<Attached>,
    pub sent_at: Timestamp,
    /// Seconds since 1970: when it may go.
    pub ttl: i64,
}

/// A report of the patient's that a message points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attached {
    pub report_id: ReportId,
    /// What its file was called then.
    pub file_name: Sensitive<String>,
}

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    pub text: Sensitive<String>,
    pub report: Option<ReportId>,
}

impl NewMessage {
    /// From what was typed.
    ///
    /// # Errors
    /// What must be changed, `/text`.
    pub fn parse(text: &str, report: Option<ReportId>) -> Result<Self, Flaws> {
        let text = lines(text, TEXT_LIMIT).map_err(|error| Flaw::of_text("/text", error))?;
        Ok(Self { text: Sensitive::new(text), report })
    }
}

/// An id for the message that follows this one: of now, and never one that sorts before. Clocks of two servers differ.
#[must_use]
pub fn next_after(last: Option<MessageId>, ids: &IdSource) -> MessageId {
    let fresh = MessageId::new(ids);
    match last {
        Some(last) if fresh <= last => MessageId::from_uuid(Uuid::from_u128(last.as_uuid().as_u128().saturating_add(1))),
        _ => fresh,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::{Clock, after};

    #[test]
    fn f51_the_next_id_sorts_behind_the_last_whatever_the_clock_says() {
        let now = "2026-11-23T04:00:00Z".parse().unwrap();
        let ids = |at| IdSource::seeded(Clock::fixed(at), 1);
        let ahead = MessageId::new(&ids(after(now, 60)));
        let next = next_after(Some(ahead), &ids(now));
        assert!(next > ahead && next.to_string() > ahead.to_string(), "{next} {ahead}");
        assert_eq!(next.to_string().parse(), Ok(next));
        assert!(next_after(Some(next), &ids(after(now, 120))) > next);
        assert_eq!(next_after(None, &ids(now)), MessageId::new(&ids(now)));
    }

    #[test]
    fn f51_a_message_is_text_of_at_most_two_thousand_characters_as_it_was_typed() {
        let parsed = |text: &str| NewMessage::parse(text, None).map(|new| new.text.expose().clone());
        let code = |text: &str| parsed(text).unwrap_err().0[0].code;
        assert_eq!(parsed(" <b>hello</b>\r\nhttps://example.org ").unwrap(), "<b>hello</b>\nhttps://example.org");
        assert_eq!(parsed(&"é".repeat(TEXT_LIMIT)).unwrap().chars().count(), TEXT_LIMIT);
        assert_eq!([code("  "), code(&"x".repeat(TEXT_LIMIT + 1)), code("a\u{202e}b")], ["required", "too_long", "unprintable"]);
    }
}
