//! What somebody has typed for a visit before it is booked (F24), and how long it waits for the time they choose.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::video::VisitMode;
use super::visit::Priority;
use crate::primitives::ids::{HoldId, UserId};
use crate::primitives::text::Sensitive;

/// Just as it was typed: it may be too long, or not finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedAnswers {
    pub reason: Sensitive<String>,
    pub symptoms: Sensitive<String>,
    pub priority: Priority,
    pub mode: VisitMode,
    /// For whom, as forms say it.
    pub for_whom: String,
    /// Who that is; `None`: whoever typed it. It is theirs, and stands in nobody else's booking.
    pub patient: Option<UserId>,
}

/// Answers that wait for a time, in the row of the hold of whoever typed them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptAnswers {
    /// [`TypedAnswers`], readable in that row alone.
    pub sealed: String,
    /// From then on nobody reads them.
    pub until: Timestamp,
    /// The hold with whose booking they are said. `None`: it is over, and they were not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_with: Option<HoldId>,
}

impl KeptAnswers {
    /// They go with the next hold.
    #[must_use]
    pub fn taken_over(self, by: HoldId, until: Timestamp) -> Self {
        Self { until, said_with: Some(by), ..self }
    }

    /// Their hold is given back, which is no booking.
    #[must_use]
    pub fn given_back(self) -> Self {
        Self { said_with: None, ..self }
    }

    /// Whether somebody may still read them.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> bool {
        now < self.until
    }

    /// Whether a booking has used them up, given the hold in whose row they stand: one that still has time and stands on no ledger any
    /// more was booked. Of one that ran out nobody knows who took its time.
    #[must_use]
    pub fn are_said(&self, (hold, until): (HoldId, Timestamp), stands: bool, now: Timestamp) -> bool {
        self.said_with == Some(hold) && !stands && now < until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const fn hold(number: u128) -> HoldId {
        HoldId::from_uuid(Uuid::from_u128(number))
    }

    fn at(time: &str) -> Timestamp {
        format!("2026-11-23T{time}:00Z").parse().unwrap()
    }

    #[test]
    fn f24_what_was_typed_waits_until_its_hold_is_booked_or_its_time_is_over() {
        let kept = KeptAnswers { sealed: String::new(), until: at("09:10"), said_with: Some(hold(1)) };
        assert!(kept.wait(at("09:09")) && !kept.wait(at("09:10")));
        let first = (hold(1), at("09:08"));
        assert!(kept.are_said(first, false, at("09:07")), "booked");
        assert!(!kept.are_said(first, true, at("09:07")), "given back for another time");
        assert!(!kept.are_said(first, false, at("09:08")), "it ran out, and somebody else has its time");
        assert!(!kept.clone().given_back().are_said(first, false, at("09:07")), "the other time could not be had");
        let second = kept.taken_over(hold(2), at("09:20"));
        assert!(second.wait(at("09:15")) && second.are_said((hold(2), at("09:17")), false, at("09:16")));
    }
}
