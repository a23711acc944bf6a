//! What of conversations travels as JSON.

use serde::{Deserialize, Serialize};

use crate::capabilities::chat::model::{Head, Message, Side};
use crate::primitives::ids::{ConversationId, MessageId, ReportId, UserId};
use crate::primitives::time::HospitalZone;

/// One conversation, as one of the two has it.
#[derive(Serialize, utoipa::ToSchema)]
pub struct ConversationBody {
    pub id: ConversationId,
    pub patient_id: UserId,
    pub doctor_id: UserId,
    /// What the other one is called.
    pub with_name: String,
    /// When something was last written, or it was opened; with the hospital zone's offset.
    #[schema(format = "date-time")]
    pub last_at: String,
    /// Messages of the other one that were not read.
    pub unread: u32,
}

/// One message.
#[derive(Serialize, utoipa::ToSchema)]
pub struct MessageBody {
    pub id: MessageId,
    pub conversation_id: ConversationId,
    pub author_id: UserId,
    pub author_name: String,
    pub author: Side,
    /// Plain text, as it was typed.
    pub text: String,
    /// A report of the patient's that it points to.
    pub report_id: Option<ReportId>,
    pub report_name: Option<String>,
    #[schema(format = "date-time")]
    pub sent_at: String,
}

/// With whom.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OpenInput {
    /// Said by a patient.
    pub doctor_id: Option<UserId>,
    /// Said by a doctor.
    pub patient_id: Option<UserId>,
}

/// The conversation.
#[derive(Serialize, utoipa::ToSchema)]
pub struct OpenedBody {
    pub id: ConversationId,
}

/// What is written.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SendInput {
    #[schema(min_length = 1, max_length = 2000)]
    pub text: String,
    #[serde(default)]
    pub report_id: Option<ReportId>,
}

/// Up to where.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadInput {
    pub message_id: MessageId,
}

/// How many messages of the other one were written after that.
#[derive(Serialize, utoipa::ToSchema)]
pub struct UnreadBody {
    pub unread: u32,
}

impl ConversationBody {
    pub fn of(head: Head, zone: &HospitalZone) -> Self {
        Self {
            id: head.conversation_id,
            patient_id: head.patient(),
            doctor_id: head.doctor(),
            last_at: zone.rfc3339(head.last_at),
            unread: head.unread,
            with_name: head.other_name,
        }
    }
}

impl MessageBody {
    pub fn of(message: Message, zone: &HospitalZone) -> Self {
        let (report_id, report_name) = message.attached.map(|one| (one.report_id, one.file_name.expose().clone())).unzip();
        Self {
            id: message.message_id,
            conversation_id: message.conversation_id,
            author_id: message.author_id,
            author_name: message.author_name,
            author: message.side,
            text: message.text.expose().clone(),
            report_id,
            report_name,
            sent_at: zone.rfc3339(message.sent_at),
        }
    }
}
