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
    /// The hold with whose booking they are said. `None`: no hold's, and they were not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_with: Option<HoldId>,
}

impl KeptAnswers {
    /// They go with the next hold.
    #[must_use]
    pub fn taken_over(self, by: HoldId, until: Timestamp) -> Self {
        Self { until, said_with: Some(by), ..self }
    }

    /// For how many more minutes they can be read, begun ones left out.
    #[must_use]
    pub fn minutes_left(&self, now: Timestamp) -> u32 {
        u32::try_from(self.until.duration_since(now).as_mins()).unwrap_or_default()
    }

    /// Whether somebody may still read them.
    #[must_use]
    pub fn wait(&self, now: Timestamp) -> bool {
        now < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::time::after;
    use uuid::Uuid;

    #[test]
    fn f24_what_was_typed_waits_as_long_as_a_time_is_held_and_goes_with_the_next_hold() {
        let at = |time: &str| -> Timestamp { format!("2026-11-23T{time}:00Z").parse().unwrap() };
        let [first, second] = [1, 2].map(|number| HoldId::from_uuid(Uuid::from_u128(number)));
        let kept = KeptAnswers { sealed: String::new(), until: at("09:10"), said_with: Some(first) };
        assert!(kept.wait(at("09:09")) && !kept.wait(at("09:10")));
        let left = [at("09:06"), after(at("09:06"), 30), at("09:10"), at("09:20")].map(|now| kept.minutes_left(now));
        assert_eq!(left, [4, 3, 0, 0]);
        let next = kept.taken_over(second, at("09:20"));
        assert!(next.wait(at("09:19")) && next.said_with == Some(second));
    }
}
