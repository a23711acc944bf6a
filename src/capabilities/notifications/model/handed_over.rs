//! A mail that SES took, and what SES reports of it later (F71): by SES's own id of the mail the message is found again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Channel, Delivery, State};
use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;

/// For so many seconds what SES reports of a mail finds its message: 30 days. A complaint may take some of them.
pub const REPORTED_WITHIN: i64 = 30 * 24 * 60 * 60;
/// What is reported of a mail this young may come before it is written that SES took the mail: an hour, in seconds.
pub const EARLY_FOR: i64 = 60 * 60;

/// What is known by SES's id of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailRow {
    /// Which message it was; absent where the report came first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<HandedOver>,
    /// What was reported before the message was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<MailFailure>,
}

/// A message as it was when SES took its mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    pub recipient_id: UserId,
    pub message_id: String,
    /// The try it was: one that is sent again later is another mail.
    pub attempts: u32,
}

impl From<&Delivery> for HandedOver {
    fn from(claimed: &Delivery) -> Self {
        Self { recipient_id: claimed.recipient_id, message_id: claimed.message_id.clone(), attempts: claimed.attempts }
    }
}

impl Delivery {
    /// The message after SES reported on the mail of this try; `None` where that says nothing new of it: it was reported before, or
    /// waits to be sent once more.
    #[must_use]
    pub fn came_back(self, of: &HandedOver, why: MailFailure) -> Option<Self> {
        let is_out = self.channel == Channel::Mail && matches!(self.state, State::Sent | State::Unknown) && self.attempts == of.attempts;
        is_out.then(|| Self {
            state: State::CameBack,
            because: Some(why.reason().to_owned()),
            channel_waiting: None,
            next_try_at: None,
            ..self
        })
    }

    /// When it was sent, if it got where it was sent to: whoever complains of a mail has it.
    #[must_use]
    pub fn arrived_at(&self) -> Option<Timestamp> {
        let complained = self.because.as_deref().and_then(MailFailure::of_reason) == Some(MailFailure::Complained);
        let arrived = self.state == State::Sent || (self.state == State::CameBack && complained);
        self.sent_at.filter(|_| arrived)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Outcome};
    use super::*;
    use crate::primitives::time::after;

    #[test]
    fn f71_only_the_mail_of_the_last_try_comes_back_and_only_once() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let person = UserId::from_uuid(uuid::Uuid::from_u128(7));
        let claimed = Delivery::queued(person, "apt_1.1", Kind::VisitBooked, Channel::Mail, now).claimed(now);
        let mail = HandedOver::from(&claimed);
        let sent = claimed.clone().after(Outcome::HandedOver { mail: "ses-1".into() }, now);
        let back = sent.clone().came_back(&mail, MailFailure::Bounced).expect("a sent mail comes back");
        assert_eq!((back.state, back.because.as_deref(), back.sent_at), (State::CameBack, Some("address bounced"), Some(now)));
        assert_eq!(back.clone().came_back(&mail, MailFailure::Complained), None, "once");
        // Nobody had written yet that it was sent: the report says that it was, and nobody sends it once more.
        let unsettled = claimed.clone().came_back(&mail, MailFailure::Bounced).expect("and one whose sending nobody wrote down");
        assert!(unsettled.state == State::CameBack && !unsettled.is_due(Timestamp::MAX));
        // Sent again by staff: until it went out and after, what is reported of the first mail is nothing to it.
        let again = back.again(after(now, 60)).unwrap();
        assert_eq!(again.clone().came_back(&mail, MailFailure::Bounced), None);
        let resent = again.claimed(after(now, 60)).after(Outcome::Sent, after(now, 61));
        assert_eq!(resent.came_back(&mail, MailFailure::Bounced), None);
    }

    #[test]
    fn f71_whoever_complains_of_a_mail_has_it_and_one_that_bounced_arrived_nowhere() {
        let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
        let person = UserId::from_uuid(uuid::Uuid::from_u128(7));
        let after = |outcome| Delivery::queued(person, "exp_1", Kind::CopyReady, Channel::Mail, now).claimed(now).after(outcome, now);
        assert_eq!(after(Outcome::Sent).arrived_at(), Some(now));
        assert_eq!(after(Outcome::CameBack { why: MailFailure::Complained }).arrived_at(), Some(now));
        for nowhere in [Outcome::CameBack { why: MailFailure::Bounced }, Outcome::Refused { why: "MessageRejected".into() }] {
            assert_eq!(after(nowhere).arrived_at(), None);
        }
    }
}
