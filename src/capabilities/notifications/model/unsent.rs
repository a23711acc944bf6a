//! Why a message was not sent, or not yet, in the few groups that staff can do something with.
//!
//! The sender writes its reason on the row in a few plain words of the program; SES and SNS write theirs. What is known here is
//! told to staff in their own language, everything else as it was written.

/// What kept a message in the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsent {
    /// Nobody is there any more, or nowhere to write to.
    Nobody,
    /// The desk knows its person without an address of mail (F69).
    NoAddress,
    /// Its person does not want it, or not on this way.
    NotWanted,
    /// It was no longer true when its turn came.
    NoLongerTrue,
    /// It waits for the end of the quiet hours.
    QuietHours,
    /// Texts go nowhere at present.
    NoTexts,
    /// The house could not write it: a fault of the program.
    NotWritten,
}

impl Unsent {
    /// The group of a reason on a row; `None` for what another service said.
    #[must_use]
    pub fn of(because: &str) -> Option<Self> {
        Some(match because {
            "has no address" => Self::NoAddress,
            "no account" | "no address" | "no number" | "another number" => Self::Nobody,
            "not wanted" | "no texts agreed to" | "OptedOut" => Self::NotWanted,
            "quiet hours" => Self::QuietHours,
            "no texts can be sent now" | "no texts are sent here" => Self::NoTexts,
            "no words" | "no page" | "not composed" | "no mail of this kind" | "no text of this kind" => Self::NotWritten,
            "about no visit"
            | "acts for them no more"
            | "answered or taken back"
            | "answered, or over"
            | "applied anew"
            | "changed since"
            | "confirmed already"
            | "has a password, or was locked or closed again"
            | "no copy"
            | "no longer asked for"
            | "no news any more"
            | "no reminder of the house"
            | "no visit"
            | "no visits"
            | "of another version"
            | "of no month"
            | "opened already"
            | "taken back or ended"
            | "the visit has begun"
            | "the visit has changed since"
            | "the visit needs another time"
            | "told again or gone"
            | "told just before"
            | "unlocked or closed by now"
            | "used, or over"
            | "works again" => Self::NoLongerTrue,
            _ => return None,
        })
    }
}
