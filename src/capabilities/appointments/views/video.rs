//! What a visit's page says of a visit by video, and the sentences of its buttons.

use serde::Serialize;

use crate::web::say::When;
use crate::web::texts::Message;

/// How a visit takes place, and what its reader may do about it.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what may be done with it, each told by the template on its own")]
pub struct VideoWays {
    /// It is by video.
    pub chosen: bool,
    /// When its link opens.
    pub opens: When,
    /// That moment is still to come.
    pub to_come: bool,
    /// The reader may follow the link now.
    pub open: bool,
    /// The reader may make it a visit by video.
    pub to_video: bool,
    /// The reader may make it a visit in person again.
    pub to_person: bool,
}

/// Banner: the visit is by video now.
pub fn by_video() -> Message {
    Message::new("flash-by-video")
}

/// Banner: the visit is in person again.
pub fn in_person() -> Message {
    Message::new("flash-in-person")
}

/// Banner: the doctor or the house has no visits by video (any more).
pub fn not_offered() -> Message {
    Message::new("video-not-offered")
}

impl VideoWays {
    pub(super) fn none() -> Self {
        Self { chosen: false, opens: When::sample(26, "09:20"), to_come: false, open: false, to_video: false, to_person: false }
    }

    /// A choice, chosen and still to come, open, open for nobody who reads it, over.
    pub(super) fn samples() -> Vec<Self> {
        let chosen = Self { chosen: true, ..Self::none() };
        vec![
            Self { to_video: true, ..Self::none() },
            Self { to_come: true, to_person: true, ..chosen.clone() },
            Self { open: true, ..chosen.clone() },
            chosen,
        ]
    }
}
