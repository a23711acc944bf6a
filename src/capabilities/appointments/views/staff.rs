//! What the desk's list and a doctor's own pages show alike.

use serde::Serialize;

use crate::web::texts::Message;

/// The day in numbers.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Tally {
    /// All visits, cancelled ones left out.
    pub visits: u32,
    /// Completed.
    pub done: u32,
    /// Checked in.
    pub waiting: u32,
    /// Did not come.
    pub no_show: u32,
    /// Not yet here.
    pub to_come: u32,
}

/// That is no date.
pub fn date_malformed() -> Message {
    Message::new("wrong-date-malformed")
}
