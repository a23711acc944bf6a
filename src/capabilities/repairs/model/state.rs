//! Where a repair stands, and what happened to it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where a repair stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RepairState)]
pub enum State {
    /// Times are being looked for.
    ToOffer,
    /// Times are kept until the patient has chosen.
    Offered,
    /// It is to be solved by somebody.
    Waiting,
    /// No time was found that could be offered, or it is too late to ask.
    NoTime,
    /// None of the times suits the patient.
    Declined,
    /// Nobody answered.
    Unanswered,
    /// The visit has another time.
    Moved,
    /// The visit does not take place.
    Cancelled,
    /// The visit takes place all the same.
    Kept,
    /// The leave was taken back.
    Withdrawn,
    /// The visit's time has come.
    Over,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::ToOffer,
        Self::Offered,
        Self::Waiting,
        Self::NoTime,
        Self::Declined,
        Self::Unanswered,
        Self::Moved,
        Self::Cancelled,
        Self::Kept,
        Self::Withdrawn,
        Self::Over,
    ];

    /// Whether something is still to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::ToOffer | Self::Offered) || self.needs_somebody()
    }

    /// Whether somebody of the house has to look at it.
    #[must_use]
    pub const fn needs_somebody(self) -> bool {
        matches!(self, Self::Waiting | Self::NoTime | Self::Declined | Self::Unanswered)
    }

    /// The word of the API, of stored rows and of pages.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ToOffer => "to_offer",
            Self::Offered => "offered",
            Self::Waiting => "waiting",
            Self::NoTime => "no_time",
            Self::Declined => "declined",
            Self::Unanswered => "unanswered",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
            Self::Kept => "kept",
            Self::Withdrawn => "withdrawn",
            Self::Over => "over",
        }
    }
}

/// What happened to a repair: the state it reached, or that it was opened or is to be offered again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RepairWhat)]
pub enum What {
    Opened,
    Again,
    Offered,
    NoTime,
    Declined,
    Unanswered,
    Moved,
    Cancelled,
    Kept,
    Withdrawn,
    Over,
}

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: Timestamp,
    pub what: What,
}
