//! The doctor's note on a visit, as the visit's page shows it to the doctor and the patient.

use serde::Serialize;

use crate::web::field::Field;
use crate::web::say::When;
use crate::web::texts::Message;

/// A note to read.
#[derive(Debug, Clone, Serialize)]
pub struct NoteShown {
    /// As it was written, line breaks kept.
    pub text: String,
    /// When.
    pub written: When,
}

/// A note to write: posts `text` and `version` to `/appointments/{id}/note`.
#[derive(Debug, Clone, Serialize)]
pub struct NoteForm {
    /// The note's version that is written over; 0 where there is none.
    pub version: u32,
    /// What stands there, or what was typed.
    pub text: Field,
    /// When what stands there was written.
    pub written: Option<When>,
    /// The most characters.
    pub limit: u32,
}

/// Banner: saved.
pub fn saved() -> Message {
    Message::new("flash-note-saved")
}

/// Banner: taken back.
pub fn removed() -> Message {
    Message::new("flash-note-removed")
}

/// The note has `length` of at most `limit` characters.
pub fn too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-note-too-long").with("limit", limit).with("length", length)
}

/// Another one was written meanwhile.
pub fn stale() -> Message {
    Message::new("note-stale")
}

/// The visit was cancelled meanwhile.
pub fn cancelled() -> Message {
    Message::new("note-cancelled")
}

/// The store does not answer just now.
pub fn not_now() -> Message {
    Message::new("note-not-now")
}

impl NoteShown {
    pub(super) fn sample() -> Self {
        let text = "Rest for three days.\n\nTake the tablets after breakfast. Come back when the swelling does not go down.";
        Self { text: text.into(), written: When::sample(24, "10:48") }
    }
}

impl NoteForm {
    pub(super) fn sample() -> Self {
        let NoteShown { text, written } = NoteShown::sample();
        Self { version: 3, text: Field::of(text), written: Some(written), limit: 2_000 }
    }

    pub(super) fn empty() -> Self {
        Self { version: 0, text: Field::default(), written: None, ..Self::sample() }
    }
}
