//! What a patient says of themselves: their form, and what doctors in care read of it.

use jiff::Timestamp;
use serde::Serialize;

use crate::capabilities::records::model::Background;
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::meanwhile::Opened;
use crate::web::people::BackgroundWords;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /background`: posts to itself, one entry on each line of its three lists.
#[derive(Debug, Clone, Default, Serialize)]
pub struct BackgroundPage {
    /// The version the form was made from, 0 for none.
    pub version: u32,
    pub allergies: Field,
    /// `yes` or nothing.
    pub no_known_allergies: Field,
    pub medicines: Field,
    pub conditions: Field,
    /// When it was last saved.
    pub written_at: Option<When>,
    /// What the form was made from.
    pub opened: Opened,
    /// It was saved in another window since the form was opened.
    pub trouble: Option<Message>,
}

impl BackgroundWords {
    /// What a patient said.
    #[must_use]
    pub fn of(background: &Background, zone: &HospitalZone, now: Timestamp) -> Self {
        let shown = |entries: &[Sensitive<String>]| entries.iter().map(|entry| entry.expose().clone()).collect();
        let said = &background.said;
        Self {
            allergies: shown(&said.allergies),
            no_known_allergies: said.no_known_allergies,
            medicines: shown(&said.medicines),
            conditions: shown(&said.conditions),
            written_at: When::seen_from(background.written_at, zone, zone.date(now)),
        }
    }
}

/// Entry `number` has more than `limit` characters.
pub fn entry_too_long(number: u32, limit: u32) -> Message {
    Message::new("wrong-background-entry-too-long").with("number", number).with("limit", limit)
}

/// More than `limit` entries.
pub fn too_many(limit: u32) -> Message {
    Message::new("wrong-background-too-many").with("limit", limit)
}

/// Allergies are listed, and none are said to be known.
pub fn contradicts() -> Message {
    Message::new("wrong-background-contradicts")
}

/// A character that cannot be shown.
pub fn unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// It was saved in another window since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("background-changed-meanwhile")
}

/// Banner after it was saved.
pub fn saved() -> Message {
    Message::new("flash-background-saved")
}

impl View for BackgroundPage {
    const TEMPLATE: &'static str = "records/background.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new("background-title")
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.allergies, &self.no_known_allergies, &self.medicines, &self.conditions];
        self.trouble.is_some() || fields.into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let known = Self {
            version: 2,
            allergies: Field::of("Penicillin: rash\nPeanuts"),
            medicines: Field::of("Amlodipine 5 mg, every morning"),
            conditions: Field::of("Appendix removed, 2004"),
            written_at: Some(When::sample(12, "20:15")),
            ..Self::default()
        };
        let wrong = Self {
            allergies: Field::wrong("x", entry_too_long(3, 200)),
            no_known_allergies: Field::wrong("yes", contradicts()),
            medicines: Field::wrong("x", too_many(40)),
            conditions: Field::wrong("\u{7}", unprintable()),
            ..known.clone()
        };
        let meanwhile = |value: &str, now: &str| Field { meanwhile: Some(now.into()), ..Field::of(value) };
        let stale = Self {
            trouble: Some(changed_meanwhile()),
            allergies: meanwhile("Penicillin: rash", "Penicillin: rash\nPeanuts"),
            no_known_allergies: meanwhile("", "yes"),
            medicines: meanwhile("Amlodipine", ""),
            ..known.clone()
        };
        vec![known, Self::default(), wrong, stale]
    }
}
