//! Running late, as the doctor's day and the desk say it.

use serde::Serialize;

use super::super::model::LateBy;
use crate::primitives::ids::UserId;
use crate::web::people::sample_user;
use crate::web::texts::Message;

/// How late can be said, and what was.
#[derive(Debug, Clone, Serialize)]
pub struct LateChoice {
    /// Minutes to choose from, besides none.
    pub presets: [u16; 5],
    /// On a doctor's own day, how late they run; `None`: nobody has said so.
    pub minutes: Option<u16>,
    /// At the desk, who does, by name.
    pub doctors: Vec<LateLine>,
}

/// A doctor who runs late.
#[derive(Debug, Clone, Serialize)]
pub struct LateLine {
    pub id: UserId,
    pub name: String,
    /// About so many.
    pub minutes: u16,
}

impl LateChoice {
    /// Nobody is late.
    #[must_use]
    pub const fn nobody() -> Self {
        Self { presets: LateBy::PRESETS, minutes: None, doctors: Vec::new() }
    }

    pub(super) fn sample() -> Self {
        let line = |number, name: &str, minutes| LateLine { id: sample_user(number), name: name.into(), minutes };
        Self { minutes: Some(20), doctors: vec![line(7, "Dr Leena Farah", 20), line(8, "Dr Omar Haddad", 60)], ..Self::nobody() }
    }
}

/// Banner: it was said.
pub fn said(doctor: &str, minutes: u16) -> Message {
    Message::new("flash-late-said").with("doctor", doctor).with("minutes", u32::from(minutes))
}

/// Banner: it was taken back.
pub fn taken_back(doctor: &str) -> Message {
    Message::new("flash-late-taken-back").with("doctor", doctor)
}

/// Banner: nobody was chosen.
pub fn no_doctor() -> Message {
    Message::new("flash-late-no-doctor")
}

/// Banner: no minutes of the list were chosen.
pub fn no_minutes() -> Message {
    Message::new("flash-late-no-minutes")
}
