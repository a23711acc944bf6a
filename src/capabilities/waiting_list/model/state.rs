//! Where an entry stands, what happened to it, and what it is offered.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::freed::FreedTime;
use crate::capabilities::directory::model::{Doctor, VisitKind, VisitLength};
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::money::Money;
use crate::primitives::time::Slot;

/// Where an entry stands, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WaitingState)]
pub enum State {
    /// For a time.
    Waiting,
    /// A time is kept for them until they answer.
    Offered,
    /// They took one.
    Booked,
    Withdrawn,
    /// They left three offers in a row without an answer.
    Lapsed,
    /// Its last day is over. Never written: see `Entry::standing`.
    Over,
    /// The account was closed.
    Closed,
}

impl State {
    /// As the API says it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Offered => "offered",
            Self::Booked => "booked",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
            Self::Over => "over",
            Self::Closed => "closed",
        }
    }

    /// Whether something may still come of it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered)
    }
}

/// What happened to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WaitingHappening)]
pub enum What {
    Asked,
    Changed,
    Offered,
    Declined,
    /// The offer ended without an answer.
    Unanswered,
    /// The time of the offer went away: leave, or a closed day.
    Gone,
    Booked,
    Withdrawn,
    Lapsed,
    Closed,
}

impl What {
    /// As templates tell it apart.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Changed => "changed",
            Self::Offered => "offered",
            Self::Declined => "declined",
            Self::Unanswered => "unanswered",
            Self::Gone => "gone",
            Self::Booked => "booked",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
            Self::Closed => "closed",
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub at: Timestamp,
    pub what: What,
    /// Which time it was about.
    #[serde(default)]
    pub start: Option<Timestamp>,
}

/// A time that is kept for whoever it is offered to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    pub hold_id: HoldId,
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub start: Timestamp,
    pub end: Timestamp,
    /// When the time begins that became free, where the visit begins before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub freed: Option<Timestamp>,
    pub buffer_minutes: u16,
    /// Which of the doctor's kinds of visits, as they keep it when it is offered and with what it costs then: so it is booked. `None`:
    /// the usual visit.
    #[serde(default, rename = "visit_kind", skip_serializing_if = "Option::is_none")]
    pub kind: Option<VisitKind>,
    /// What it costs. `None` on rows of before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Money>,
    /// It ends here unless it was answered.
    pub until: Timestamp,
}

/// A kind of visit with what it costs of this doctor now, so that it is booked for that; and what a visit costs, the usual one without a
/// kind. `usual_fee`: of doctors who have none of their own.
#[must_use]
pub fn offered_as(kind: Option<&VisitKind>, doctor: &Doctor, usual_fee: Money) -> (Option<VisitKind>, Money) {
    let fee = kind.and_then(|kind| kind.fee).or(doctor.fee).unwrap_or(usual_fee);
    (kind.map(|kind| VisitKind { fee: Some(fee), ..kind.clone() }), fee)
}

impl Offer {
    /// Its time.
    #[must_use]
    pub const fn slot(&self) -> Slot {
        Slot { start: self.start, end: self.end }
    }

    /// Where the freed time stands that it is of.
    #[must_use]
    pub fn freed_item(&self) -> String {
        FreedTime::item_of(self.doctor_id, self.freed.unwrap_or(self.start))
    }

    /// How long the visit is.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        u32::try_from(self.slot().minutes()).unwrap_or_default()
    }

    /// How long it is asked for, where that is not what the rules say.
    #[must_use]
    pub fn length(&self) -> Option<VisitLength> {
        self.kind.as_ref().map(VisitKind::length)
    }
}
