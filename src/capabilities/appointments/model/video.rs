//! A visit by video (F58): how it is chosen, and when its link may be followed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::moves::Status;
use super::visit::Appointment;
use crate::primitives::time::after;

/// How patient and doctor meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VisitMode {
    #[default]
    InPerson,
    Video,
}

impl VisitMode {
    /// The default is not stored.
    #[must_use]
    pub const fn is_in_person(&self) -> bool {
        matches!(self, Self::InPerson)
    }

    /// The word of the API, of forms and of stored rows.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "in_person",
            Self::Video => "video",
        }
    }

    /// The mode that a form says; anything else is in person.
    #[must_use]
    pub fn said(typed: &str) -> Self {
        if typed == Self::Video.word() { Self::Video } else { Self::InPerson }
    }
}

/// The link opens so long before the visit, in seconds.
const OPENS_BEFORE: i64 = 10 * 60;

/// Whether the link of a visit may be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VideoTime {
    /// It is not by video.
    InPerson,
    /// Its link opens later.
    TooEarly,
    Open,
    /// It has ended, was cancelled, written up or missed, or nobody has agreed to it yet.
    Closed,
}

impl Appointment {
    /// When the link opens.
    #[must_use]
    pub fn video_opens_at(&self) -> Timestamp {
        after(self.start, -OPENS_BEFORE)
    }

    /// Whether the link may be followed at a moment: from ten minutes before the start until the end, while the visit is on.
    #[must_use]
    pub fn video_time(&self, now: Timestamp) -> VideoTime {
        let is_on = matches!(self.status, Status::Booked | Status::Confirmed | Status::CheckedIn | Status::InConsultation);
        match self.mode {
            VisitMode::InPerson => VideoTime::InPerson,
            VisitMode::Video if !is_on || now >= self.end => VideoTime::Closed,
            VisitMode::Video if now < self.video_opens_at() => VideoTime::TooEarly,
            VisitMode::Video => VideoTime::Open,
        }
    }

    /// Whether it can still be made a visit by video, or in person again: before it begins.
    #[must_use]
    pub fn can_change_mode(&self, now: Timestamp) -> bool {
        matches!(self.status, Status::Requested | Status::Proposed | Status::Booked | Status::Confirmed) && now < self.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f58_what_a_form_says_is_a_mode() {
        assert_eq!(
            ["video", "in_person", "", "Video"].map(VisitMode::said),
            [VisitMode::Video, VisitMode::InPerson, VisitMode::InPerson, VisitMode::InPerson]
        );
        assert_eq!(serde_json::to_value(VisitMode::Video).unwrap(), VisitMode::Video.word());
        assert_eq!(serde_json::to_value(VisitMode::InPerson).unwrap(), VisitMode::InPerson.word());
    }
}
