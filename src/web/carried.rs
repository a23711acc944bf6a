//! What a page sends along unseen for the form it is a step of: `form.carried` in `parts/form.html`.

use serde::Serialize;

use super::texts::Message;

/// One hidden field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// Its name.
    pub name: &'static str,
    /// What was typed.
    pub value: String,
}

/// Other visits are in the way than those a page had listed.
#[must_use]
pub fn booked_meanwhile() -> Message {
    Message::new("check-booked-meanwhile")
}
