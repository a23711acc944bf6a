//! The mood log: one day's form, what was written before, and who else reads it.

use serde::Serialize;

use super::chart::{Chart, Kind};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::meanwhile::Opened;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /mood`: today; `GET /mood/{date}`: another day. The form posts to `/mood/{date}`.
#[derive(Debug, Clone, Serialize)]
pub struct MoodPage {
    pub day: Day,
    /// Something was written that day.
    pub written: bool,
    /// The version the form was made from, 0 for none.
    pub version: u32,
    /// `1` to `5`, or nothing.
    pub level: Field,
    pub note: Field,
    pub note_limit: u32,
    /// What the form was made from.
    pub opened: Opened,
    /// Why it was not saved, when that is about no field.
    pub trouble: Option<Message>,
    /// As dialled; may be empty.
    pub crisis_line: String,
    /// What belongs to the log as a whole; only beside today.
    pub log: Option<Log>,
}

/// The log of the last 30 days.
#[derive(Debug, Clone, Serialize)]
pub struct Log {
    /// `None` while nothing is written.
    pub chart: Option<Chart>,
    /// Newest first, today left out.
    pub days: Vec<MoodLine>,
    pub switches: Vec<SwitchLine>,
}

/// One day as lists show it.
#[derive(Debug, Clone, Serialize)]
pub struct MoodLine {
    pub day: Day,
    pub level: u8,
    /// May be empty.
    pub note: String,
}

impl MoodLine {
    pub(super) fn sample(day: i8, level: u8, note: &str) -> Self {
        Self { day: When::sample(day, "00:00").day, level, note: note.into() }
    }
}

/// The switch of one doctor.
#[derive(Debug, Clone, Serialize)]
pub struct SwitchLine {
    pub doctor_id: UserId,
    pub doctor_name: String,
    pub is_on: bool,
    /// Without care the switch opens nothing.
    pub in_care: bool,
}

/// Nothing was chosen.
pub fn level_missing() -> Message {
    Message::new("wrong-mood-missing")
}

/// The note has more than `limit` characters.
pub fn note_too_long(limit: u32) -> Message {
    Message::new("wrong-mood-note-too-long").with("limit", limit)
}

/// Banner: a day is saved.
pub fn kept() -> Message {
    Message::new("flash-mood-kept")
}

/// Banner: a day is removed.
pub fn removed() -> Message {
    Message::new("flash-mood-removed")
}

/// Banner: a doctor reads it from now on.
pub fn shared() -> Message {
    Message::new("flash-mood-shared")
}

/// Banner: a doctor reads it no more.
pub fn sharing_ended() -> Message {
    Message::new("flash-mood-sharing-ended")
}

impl View for MoodPage {
    const TEMPLATE: &'static str = "wellbeing/mood.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        // Whoever looks over a shoulder at open windows reads no more than this.
        Message::new("mood-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.level.is_wrong() || self.note.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let switch =
            |number, name: &str, is_on, in_care| SwitchLine { doctor_id: sample_user(number), doctor_name: name.into(), is_on, in_care };
        let log = Log {
            chart: Some(Chart::sample(Kind::Mood)),
            days: vec![MoodLine::sample(23, 4, "Slept well.\nWalked to the lake."), MoodLine::sample(20, 2, "")],
            switches: vec![
                switch(7, "Dr Leena Farah", true, true),
                switch(8, "Dr Chidi Okafor", false, true),
                switch(9, "Dr Mei Chen", true, false),
            ],
        };
        let today = Self {
            day: When::sample(24, "00:00").day,
            written: false,
            version: 0,
            level: Field::default(),
            note: Field::default(),
            note_limit: 1_000,
            opened: Opened::default(),
            trouble: None,
            crisis_line: String::new(),
            log: Some(log.clone()),
        };
        let empty = Self { log: Some(Log { chart: None, days: vec![], switches: vec![] }), crisis_line: "14416".into(), ..today.clone() };
        let written = Self { written: true, version: 1, level: Field::of("4"), note: Field::of("A good day"), ..today.clone() };
        let wrong = Self { level: Field::wrong("", level_missing()), note: Field::wrong("x", note_too_long(1_000)), ..today.clone() };
        let stale = Self {
            trouble: Some(super::changed_meanwhile()),
            level: Field { meanwhile: Some("2".into()), ..Field::of("4") },
            note: Field { meanwhile: Some(String::new()), ..Field::of("A good day") },
            ..written.clone()
        };
        let before = Self { day: When::sample(20, "00:00").day, log: None, ..written.clone() };
        let unwritten = Self {
            written: false,
            version: 0,
            level: Field::default(),
            note: Field::wrong("\u{7}", super::unprintable()),
            ..before.clone()
        };
        vec![today, empty, written, wrong, stale, before, unwritten]
    }
}
