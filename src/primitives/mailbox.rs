//! Whether mail reaches an address.

use serde::{Deserialize, Serialize};

/// Why no more mail goes there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailFailure {
    /// The mailbox does not exist, or takes nothing any more.
    Bounced,
    /// Its person told their mail provider that they do not want this mail.
    Complained,
}

impl MailFailure {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Bounced, Self::Complained];

    /// Which of them kept a message from being sent, by the reason the ledger keeps.
    #[must_use]
    pub fn of_reason(reason: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|failure| failure.reason() == reason)
    }

    /// As stored, and as templates tell them apart.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bounced => "bounced",
            Self::Complained => "complained",
        }
    }

    /// Why a message was not sent, as the ledger keeps it.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::Bounced => "address bounced",
            Self::Complained => "complained",
        }
    }
}
