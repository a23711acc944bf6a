//! A visit by video (F58): how it is chosen, when its link opens, and the room behind the link, which nobody guesses and nothing keeps.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::moves::Status;
use super::visit::Appointment;
use crate::capabilities::settings::model::ROOM;
use crate::identity::keys::{Keys, Purpose};
use crate::primitives::ids::AppointmentId;
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

/// Bytes of a room's name: 192 bits, 32 letters.
const ROOM_BYTES: usize = 24;

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

/// The link of a visit: the house's template with the room's name in its place.
#[must_use]
pub fn video_link(template: &str, keys: &Keys, id: AppointmentId) -> String {
    template.replace(ROOM, &room(keys, id))
}

/// The name of a visit's room, made of the house's key and the visit's id.
fn room(keys: &Keys, id: AppointmentId) -> String {
    URL_SAFE_NO_PAD.encode(&keys.hmac(Purpose::VideoRoom, id.as_uuid().as_bytes())[..ROOM_BYTES])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::ids::IdSource;
    use crate::primitives::time::Clock;
    use uuid::Uuid;

    fn keys(root: u8) -> Keys {
        let ids = IdSource::seeded(Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap()), 3);
        Keys::from_root([root; 32], ids)
    }

    fn visit(number: u128) -> AppointmentId {
        AppointmentId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn f58_every_visit_has_a_room_of_its_own_in_every_house() {
        let first = room(&keys(1), visit(1));
        assert_eq!(first, room(&keys(1), visit(1)), "the two people meet in the same room");
        assert_ne!(first, room(&keys(1), visit(2)), "of another visit");
        assert_ne!(first, room(&keys(2), visit(1)), "of another house");
        assert_eq!(first.len(), 32);
        assert!(first.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{first}");
        assert!(!first.contains(&visit(1).to_string()), "nobody makes it from the visit's address");
    }

    #[test]
    fn f58_the_room_stands_where_the_template_says() {
        let link = video_link("https://meet.example/care-{room}#lang=en", &keys(1), visit(1));
        assert_eq!(link, format!("https://meet.example/care-{}#lang=en", room(&keys(1), visit(1))));
    }

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
