//! How a message travels, and where it stands.

use serde::{Deserialize, Serialize};

/// How it travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Mail,
    /// A text message to a phone (F47).
    Sms,
    /// A line on the page of what is new (F49): it is there as soon as it is written.
    App,
}

impl Channel {
    /// As in keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
            Self::App => "app",
        }
    }
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// To be sent.
    Queued,
    /// Handed over, and the channel took it.
    Sent,
    /// The channel refused it, or it was tried too long.
    Failed,
    /// The mail service took it, and reported that its address takes no mail, or that its person did not want it.
    CameBack,
    /// Not sent, because it was no longer true or wanted.
    Suppressed,
    /// Claimed; perhaps sent, perhaps not.
    Unknown,
}

impl State {
    /// All of them, those that need somebody first.
    pub const ALL: [Self; 6] = [Self::Failed, Self::CameBack, Self::Unknown, Self::Suppressed, Self::Queued, Self::Sent];

    /// Whether it did not reach its person, or they did not want it.
    #[must_use]
    pub const fn went_wrong(self) -> bool {
        matches!(self, Self::Failed | Self::CameBack)
    }

    /// As in rows and in the index `by_state`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::CameBack => "came_back",
            Self::Suppressed => "suppressed",
            Self::Unknown => "unknown",
        }
    }
}
