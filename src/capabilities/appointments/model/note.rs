//! A doctor's note on a visit (F28): clinical, read by the patient and the doctor of the visit and by nobody else (F09, F38).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::primitives::ids::{AppointmentId, UserId};
use crate::primitives::text::{self, Sensitive, TextError};

/// The most characters of a note (api.md).
pub const NOTE_LIMIT: usize = 2_000;

/// One row of `records`. A note that was taken back leaves its row without text, so that its versions go on rising and
/// nobody writes over a later note what they saw before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub patient_id: UserId,
    /// `note#<appointment>`.
    pub item: String,
    pub appointment_id: AppointmentId,
    pub doctor_id: UserId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Sensitive<String>>,
    pub written_at: Timestamp,
    /// Its own, 1 with the first text; the visit's version knows nothing of notes.
    pub version: u32,
}

impl Note {
    /// The sort key of an appointment's note.
    #[must_use]
    pub fn item_of(appointment: AppointmentId) -> String {
        format!("note#{appointment}")
    }

    /// What it says; `None` for one that was taken back.
    #[must_use]
    pub fn says(&self) -> Option<&str> {
        self.text.as_ref().map(|text| text.expose().as_str())
    }
}

/// The version of the note somebody reads: 0 where there is nothing to read.
#[must_use]
pub fn note_version(note: Option<&Note>) -> u32 {
    note.filter(|note| note.text.is_some()).map_or(0, |note| note.version)
}

/// A note as it was typed, line breaks kept; `None` for an empty one, which takes the note back.
///
/// # Errors
/// When it is too long or unprintable.
pub fn note_text(typed: &str) -> Result<Option<Sensitive<String>>, TextError> {
    match text::lines(typed, NOTE_LIMIT) {
        Ok(text) => Ok(Some(Sensitive::new(text))),
        Err(TextError::Empty) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f28_a_note_keeps_its_lines_and_an_empty_one_is_none() {
        assert_eq!(note_text(" Rest.\r\n\r\nCome back in May. ").unwrap().unwrap().expose(), "Rest.\n\nCome back in May.");
        assert_eq!(note_text(" \r\n "), Ok(None));
        assert!(note_text(&"å".repeat(NOTE_LIMIT)).is_ok());
        assert_eq!(note_text(&"å".repeat(NOTE_LIMIT + 1)), Err(TextError::TooLong(NOTE_LIMIT)));
        assert_eq!(note_text("a\u{202e}b"), Err(TextError::Unprintable));
    }
}
