//! What hits a visit: leave or closed time of its doctor, or the whole hospital being closed.

use jiff::civil::Date;

use crate::primitives::ids::ExceptionId;

/// What hits a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cause {
    /// The exception of its doctor; of a closed day an id of the closing, which is no doctor's exception.
    pub exception_id: ExceptionId,
    /// The day, where the hospital is closed on it.
    pub closed_on: Option<Date>,
}

impl Cause {
    /// Leave or closed time of one doctor.
    #[must_use]
    pub const fn exception(exception_id: ExceptionId) -> Self {
        Self { exception_id, closed_on: None }
    }

    /// The hospital is closed on a day.
    #[must_use]
    pub const fn closed_day(closing: ExceptionId, day: Date) -> Self {
        Self { exception_id: closing, closed_on: Some(day) }
    }
}
