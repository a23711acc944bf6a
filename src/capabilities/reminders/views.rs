//! What the page of one's messages shows.

use serde::Serialize;

use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /notifications/settings`, and the same after a form that must be looked at again.
///
/// Posts `version`, `offered` for each reminder and `wanted` for each that is ticked.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MessageSettings {
    /// The version the form was made from.
    pub version: u32,
    /// The house's reminders, in the order in which they come; may be empty.
    pub reminders: Vec<ReminderLine>,
    /// They were saved elsewhere since the form was opened.
    pub trouble: Option<Message>,
}

/// One reminder of the house.
#[derive(Debug, Clone, Serialize)]
pub struct ReminderLine {
    /// As posted.
    pub value: String,
    /// 1 = on the day before the visit, 0 = on its day.
    pub days_before: u16,
    /// `08:00`.
    pub time: String,
    pub wanted: bool,
}

impl View for MessageSettings {
    const TEMPLATE: &'static str = "reminders/settings.html";
    const PLACE: Place = Place::Messages;

    fn title(&self) -> Message {
        Message::new("messages-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let line = |days_before: u16, wanted| ReminderLine {
            value: format!("{days_before}-08:00"),
            days_before,
            time: "08:00".to_owned(),
            wanted,
        };
        let both = Self { version: 0, reminders: vec![line(1, true), line(0, true)], trouble: None };
        vec![
            Self { version: 2, reminders: vec![line(7, false), line(1, true), line(0, false)], trouble: None },
            Self { trouble: Some(changed_meanwhile()), ..both.clone() },
            Self { trouble: Some(incomplete()), ..both.clone() },
            both,
            Self::default(),
        ]
    }
}

/// What was sent was not the form of this page.
pub fn incomplete() -> Message {
    Message::new("edit-incomplete")
}

/// They were saved elsewhere since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("messages-changed-meanwhile")
}

/// Banner after they were saved.
pub fn saved() -> Message {
    Message::new("flash-messages-saved")
}

/// The page in every state.
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<MessageSettings>(Audience::Patient)
}
