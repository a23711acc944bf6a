//! A hold that keeps nothing any more.

use serde::Serialize;

use super::booking::HeldKind;
use crate::primitives::ids::{HoldId, UserId, VisitKindId};
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// The hold ran out or was never this person's. The time may still be free: the link leads back to that day. Where another time is held in
/// its place, that one is spoken of, and led back to.
#[derive(Debug, Clone, Serialize)]
pub struct HoldEnded {
    /// Whose times to show again; unknown when the hold is gone, as it is after a booking.
    pub doctor: Option<UserId>,
    /// When the time begins that was held.
    pub start: Option<When>,
    /// Which of the doctor's kinds of visits it was for.
    pub kind: Option<VisitKindId>,
    /// That time may still be had.
    pub again: bool,
    /// It was used up, by a booking as a rule.
    pub used: bool,
    /// The time that is held in its place.
    pub back: Option<StillHeld>,
    /// For whom the desk books, or a carer.
    pub for_whom: Option<UserId>,
    /// What was typed for it waits so many minutes for the next time.
    pub kept_minutes: Option<u32>,
}

/// A time that is held while another one is looked for.
#[derive(Debug, Clone, Serialize)]
pub struct StillHeld {
    /// As addresses of other times name it.
    pub id: HoldId,
    /// Where it is: the page that checks what was typed, or asks why.
    pub href: String,
}

impl StillHeld {
    pub(super) fn sample() -> Self {
        let id = HoldId::from_uuid(uuid::Uuid::from_u128(4));
        Self { id, href: format!("/book/{id}/check") }
    }
}

/// Banner, where another time is looked for: what was typed waits for it.
pub fn answers_kept(minutes: u32) -> Message {
    Message::new("answers-kept").with("minutes", minutes)
}

/// The same banner, where nothing was typed that would wait: the time does.
pub fn still_held() -> Message {
    Message::new("time-still-held")
}

/// Where that banner leads back to, while the time is still held.
pub fn back_to_held() -> Message {
    Message::new("back-to-held")
}

impl View for HoldEnded {
    const TEMPLATE: &'static str = "appointments/hold_ended.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("hold-ended-title")
    }

    fn samples() -> Vec<Self> {
        let start = Some(When::sample(26, "09:30"));
        let ran_out = Self {
            doctor: Some(sample_user(7)),
            start,
            kind: None,
            again: true,
            used: false,
            back: None,
            for_whom: None,
            kept_minutes: None,
        };
        let kind = Some(HeldKind::sample().id);
        let at_desk = Self { for_whom: Some(sample_user(9)), kind, kept_minutes: Some(10), ..ran_out.clone() };
        let past = Self { again: false, ..ran_out.clone() };
        let gone = Self { doctor: None, start: None, ..past.clone() };
        let replaced = Self { back: Some(StillHeld::sample()), kept_minutes: Some(10), ..past.clone() };
        vec![ran_out, at_desk, replaced, Self { used: true, ..past.clone() }, past, Self { kept_minutes: Some(1), ..gone.clone() }, gone]
    }
}
