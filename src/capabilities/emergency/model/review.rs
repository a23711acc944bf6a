//! How administrators look at each access afterwards: the queue, and what they say.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::primitives::text;

/// The most characters of a note.
pub const NOTE_LIMIT: usize = 500;
/// What was reviewed is kept for so long, in seconds: two years. The audit trail keeps it by its own rule.
const KEPT: i64 = 2 * 365 * 24 * 60 * 60;

/// What an administrator says of an access.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    InOrder,
    /// Somebody speaks with the doctor; the note says who and about what.
    FollowUp,
}

impl Outcome {
    /// In the order they are offered.
    pub const ALL: [Self; 2] = [Self::InOrder, Self::FollowUp];

    /// As stored, sent and posted.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InOrder => "in_order",
            Self::FollowUp => "follow_up",
        }
    }

    /// By its word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.word() == word)
    }
}

/// A review as typed or sent.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReviewText<'a> {
    pub outcome: &'a str,
    pub note: &'a str,
}

/// A review, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReview {
    pub outcome: Outcome,
    /// Always there for what is to be followed up.
    pub note: Option<String>,
}

impl ReviewText<'_> {
    /// Every mistake is told at once.
    ///
    /// # Errors
    /// What cannot be used, by JSON pointer.
    pub fn check(self) -> Result<NewReview, Flaws> {
        let mut flaws = Flaws::default();
        let code = if self.outcome.is_empty() { "required" } else { "unknown_outcome" };
        let outcome = flaws.keep(Outcome::of(self.outcome).ok_or_else(|| Flaw::new("/outcome", code)));
        let note = Some(self.note).filter(|note| !note.trim().is_empty());
        let note = note.map(|note| text::lines(note, NOTE_LIMIT).map_err(|error| Flaw::of_text("/note", error))).transpose();
        let note = flaws.keep(note).flatten();
        if outcome == Some(Outcome::FollowUp) && self.note.trim().is_empty() {
            flaws.add(Flaw::new("/note", "required"));
        }
        flaws.clone().none()?;
        outcome.map(|outcome| NewReview { outcome, note }).ok_or(flaws)
    }
}

/// What became of an access afterwards, as stored with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    pub outcome: Outcome,
    pub reviewed_by: UserId,
    pub reviewed_at: Timestamp,
    #[serde(rename = "review_note", default)]
    pub note: Option<String>,
}

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Queue {
    /// Nobody has looked at it yet; oldest first.
    Waiting,
    /// Newest first.
    Reviewed,
}

impl Queue {
    /// What the sort keys of its lines begin with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Waiting => "waiting#",
            Self::Reviewed => "reviewed#",
        }
    }

    /// By the word that addresses use.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Waiting, Self::Reviewed].into_iter().find(|queue| queue.word() == word)
    }

    /// As addresses name it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Reviewed => "reviewed",
        }
    }
}

/// A line of the queue, in table `requests`: where the access is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queued {
    owner_id: String,
    /// `waiting#<access>` or `reviewed#<access>`.
    item: String,
    pub access_id: EmergencyAccessId,
    pub doctor_id: UserId,
    #[serde(default)]
    ttl: Option<i64>,
}

impl Queued {
    /// Who owns every line: nobody.
    pub const OWNER: &'static str = "emergency_access";

    /// The sort key of a line.
    #[must_use]
    pub fn item_of(queue: Queue, id: EmergencyAccessId) -> String {
        format!("{}{id}", queue.prefix())
    }

    /// The line of an access that nobody has looked at yet.
    #[must_use]
    pub fn waiting(access_id: EmergencyAccessId, doctor_id: UserId) -> Self {
        Self { owner_id: Self::OWNER.to_owned(), item: Self::item_of(Queue::Waiting, access_id), access_id, doctor_id, ttl: None }
    }

    /// The same once somebody has.
    #[must_use]
    pub fn reviewed(&self, now: Timestamp) -> Self {
        Self { item: Self::item_of(Queue::Reviewed, self.access_id), ttl: Some(kept_until(now)), ..self.clone() }
    }
}

/// When the rows of an access that is reviewed now may go, in seconds since 1970.
#[must_use]
pub fn kept_until(now: Timestamp) -> i64 {
    now.as_second() + KEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f10_a_review_says_one_of_two_things_and_what_is_to_be_followed_up() {
        let check = |outcome: &str, note: &str| ReviewText { outcome, note }.check();
        assert_eq!(check("in_order", " "), Ok(NewReview { outcome: Outcome::InOrder, note: None }));
        assert_eq!(check("follow_up", " Spoke \r\n with her ").unwrap().note.as_deref(), Some("Spoke \n with her"));
        assert_eq!(check("follow_up", "").unwrap_err().to_string(), "/note required");
        assert_eq!(check("", &"x".repeat(501)).unwrap_err().to_string(), "/outcome required, /note too_long");
        assert_eq!(check("fine", "").unwrap_err().to_string(), "/outcome unknown_outcome");
        for outcome in Outcome::ALL {
            assert_eq!(serde_json::to_value(outcome).unwrap(), outcome.word());
        }
    }

    #[test]
    fn f10_what_waits_for_a_review_never_goes_by_itself() {
        let (access, doctor) = (EmergencyAccessId::from_uuid(uuid::Uuid::nil()), UserId::from_uuid(uuid::Uuid::nil()));
        let waiting = Queued::waiting(access, doctor);
        assert_eq!((waiting.ttl, waiting.item.as_str()), (None, "waiting#emg_00000000000000000000000000"));
        let now: Timestamp = "2026-11-23T04:00:00Z".parse().unwrap();
        let reviewed = waiting.reviewed(now);
        assert_eq!((reviewed.ttl, reviewed.item.as_str()), (Some(kept_until(now)), "reviewed#emg_00000000000000000000000000"));
    }
}
