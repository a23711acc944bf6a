//! What a try to send a message came to.

use jiff::Timestamp;

use crate::primitives::mailbox::MailFailure;

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// SES took it, and calls it this.
    HandedOver {
        mail: String,
    },
    /// SES took it, and reported before that was written that it came back.
    CameBack {
        why: MailFailure,
    },
    /// It did not leave the house and may be tried again.
    NotNow {
        why: String,
    },
    /// It left, and no answer came.
    Unclear,
    Refused {
        why: String,
    },
    Suppressed {
        why: &'static str,
    },
    /// It is to be sent when its person may be disturbed again, and not sooner.
    Later {
        until: Timestamp,
        why: &'static str,
    },
}
