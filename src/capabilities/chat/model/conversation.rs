//! A conversation: its two heads, and who may read it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::capabilities::records::model::ClinicalReader;
use crate::primitives::ids::{ConversationId, DepartmentId, MessageId, UserId};

/// The one conversation of a patient and a doctor: whoever opens it first, it has this id.
#[must_use]
pub fn conversation_between(patient: UserId, doctor: UserId) -> ConversationId {
    let digest = Sha256::digest(format!("conversation {patient} {doctor}"));
    ConversationId::from_uuid(Uuid::from_slice(&digest[..16]).unwrap_or_default())
}

/// Who of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Patient,
    Doctor,
}

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Patient => Self::Doctor,
            Self::Doctor => Self::Patient,
        }
    }
}

/// What one of the two has of a conversation, as stored. It stays when its messages are gone, so that nothing stays counted. Both heads say the same of its newest message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub conversation_id: ConversationId,
    /// `head#<user>`.
    #[serde(rename = "message_id")]
    pub item: String,
    /// Whose it is; partition of the index `inbox`.
    pub participant_id: UserId,
    pub side: Side,
    pub other_id: UserId,
    /// The other one, as they were called when the conversation was opened.
    pub other_name: String,
    /// When something was last written, or it was opened; sort key of the index.
    pub last_at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_message: Option<MessageId>,
    /// Messages of the other one that they have not read.
    pub unread: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_up_to: Option<MessageId>,
    /// The first message that they had not read when it came: what their mail is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<MessageId>,
}

impl Head {
    /// What the sort keys of heads begin with.
    pub const PREFIX: &'static str = "head#";

    /// The sort key of somebody's.
    #[must_use]
    pub fn item_of(person: UserId) -> String {
        format!("{}{person}", Self::PREFIX)
    }

    /// The patient of the conversation.
    #[must_use]
    pub const fn patient(&self) -> UserId {
        match self.side {
            Side::Patient => self.participant_id,
            Side::Doctor => self.other_id,
        }
    }

    /// The doctor of the conversation.
    #[must_use]
    pub const fn doctor(&self) -> UserId {
        match self.side {
            Side::Patient => self.other_id,
            Side::Doctor => self.participant_id,
        }
    }

    /// What made the mail due that tells of what was not read.
    #[must_use]
    pub fn notice_cause(conversation: ConversationId, message: MessageId) -> String {
        format!("{conversation}.{message}")
    }
}

/// Both heads of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    pub patient: Head,
    pub doctor: Head,
}

impl Heads {
    /// Of a conversation that is opened now.
    #[must_use]
    pub fn opened(patient: (UserId, &str), doctor: (UserId, &str), now: Timestamp) -> Self {
        let head = |side, (own, _): (UserId, &str), (other_id, other_name): (UserId, &str)| Head {
            conversation_id: conversation_between(patient.0, doctor.0),
            item: Head::item_of(own),
            participant_id: own,
            side,
            other_id,
            other_name: other_name.to_owned(),
            last_at: now,
            last_message: None,
            unread: 0,
            read_up_to: None,
            notice: None,
        };
        Self { patient: head(Side::Patient, patient, doctor), doctor: head(Side::Doctor, doctor, patient) }
    }

    /// The two that were read together.
    #[must_use]
    pub fn of(rows: Vec<Head>) -> Option<Self> {
        let (patient, doctor): (Vec<_>, Vec<_>) = rows.into_iter().partition(|head| head.side == Side::Patient);
        Some(Self { patient: patient.into_iter().next()?, doctor: doctor.into_iter().next()? })
    }

    /// Which conversation.
    #[must_use]
    pub const fn id(&self) -> ConversationId {
        self.patient.conversation_id
    }

    /// The head of a side.
    #[must_use]
    pub const fn head(&self, side: Side) -> &Head {
        match side {
            Side::Patient => &self.patient,
            Side::Doctor => &self.doctor,
        }
    }

    /// The newest message.
    #[must_use]
    pub const fn last(&self) -> Option<MessageId> {
        self.patient.last_message
    }
}

/// Whether the two of a conversation may write now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Open,
    /// The patient is not in the doctor's care any more.
    CareEnded,
    /// Nobody would read it.
    DoctorLeft(Left),
}

/// A doctor who does not work here any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// "Dr Leena Farah".
    pub name: String,
    /// Where they worked, and others do; `None`: it is gone too.
    pub department_id: Option<DepartmentId>,
}

/// Somebody who may read a conversation now.
///
/// The finders of messages take it and nothing else. Whoever may read the patient's records is not enough: they are one of the two,
/// or a carer whom the patient lets read; a doctor in an emergency is neither.
#[derive(Debug, Clone)]
pub struct ChatReader {
    reader: ClinicalReader,
    heads: Heads,
    side: Option<Side>,
}

impl ChatReader {
    /// `heads` as last written.
    #[must_use]
    pub fn of(reader: ClinicalReader, heads: Heads) -> Option<Self> {
        let who = reader.grant().id();
        let is_about = reader.patient() == heads.patient.participant_id;
        let side = if who == heads.patient.participant_id {
            Some(Side::Patient)
        } else if who == heads.doctor.participant_id && reader.care().is_some() {
            Some(Side::Doctor)
        } else {
            None
        };
        (is_about && (side.is_some() || reader.carer().is_some())).then_some(Self { reader, heads, side })
    }

    /// As whom they read the patient's records.
    #[must_use]
    pub const fn reader(&self) -> &ClinicalReader {
        &self.reader
    }

    /// The conversation, as it was read.
    #[must_use]
    pub const fn heads(&self) -> &Heads {
        &self.heads
    }

    /// Which of the two they are; `None`: they read for the patient.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.side
    }

    /// Their own head, if they are one of the two.
    #[must_use]
    pub fn own(&self) -> Option<&Head> {
        self.side.map(|side| self.heads.head(side))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn f51_two_people_have_one_conversation_whoever_opens_it() {
        let id = conversation_between(user(1), user(2));
        assert_eq!(id, conversation_between(user(1), user(2)));
        let others =
            [conversation_between(user(2), user(1)), conversation_between(user(1), user(3)), conversation_between(user(3), user(2))];
        assert!(!others.contains(&id));
        assert_eq!(id.to_string().parse::<ConversationId>(), Ok(id));
    }

    #[test]
    fn f51_both_heads_name_the_same_two() {
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let heads = Heads::opened((user(1), "Maya"), (user(2), "Dr Farah"), now);
        for head in [&heads.patient, &heads.doctor] {
            assert_eq!((head.patient(), head.doctor()), (user(1), user(2)));
            assert_eq!((head.unread, head.last_message), (0, None));
        }
        assert_eq!((heads.patient.other_name.as_str(), heads.doctor.other_name.as_str()), ("Dr Farah", "Maya"));
        assert_eq!(Heads::of(vec![heads.doctor.clone(), heads.patient.clone()]), Some(heads.clone()));
        assert_eq!(Heads::of(vec![heads.doctor]), None);
    }
}
