//! What the desk's list and a doctor's own pages show alike, and what is said to staff who say something for a patient.

use serde::Serialize;

use crate::web::texts::Message;

/// The day in numbers; the others add up to the first.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Tally {
    /// All visits, cancelled ones left out.
    pub visits: u32,
    /// Completed.
    pub done: u32,
    /// With a doctor now.
    pub with_doctor: u32,
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

/// The whole house takes no visits on the day that is shown; why, may be empty. The `visits` that are booked stand all the same.
pub fn house_closed(label: &str, visits: u32) -> Message {
    let closed = match label {
        "" => Message::new("day-house-closed"),
        _ => Message::new("day-house-closed-for").with("label", label),
    };
    closed.with("visits", visits)
}

/// No reason was typed, to somebody of the house who says it for a patient.
pub fn reason_missing() -> Message {
    Message::new("wrong-staff-reason-missing")
}

/// The same of one with `length` of at most `limit` characters.
pub fn reason_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-cancel-reason-too-long").with("limit", limit).with("length", length)
}

/// The same of symptoms.
pub fn symptoms_too_long(limit: u32, length: u32) -> Message {
    Message::new("wrong-staff-symptoms-too-long").with("limit", limit).with("length", length)
}
