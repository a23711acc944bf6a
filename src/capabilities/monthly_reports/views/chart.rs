//! In which hours visits begin, as bars with the table of the same numbers.

use serde::Serialize;

use crate::web::bars::{Bars, Unit};
use crate::web::texts::Message;

/// The chart: bars, and the numbers.
#[derive(Debug, Clone, Serialize)]
pub struct HoursChart {
    /// What it shows, in words.
    pub summary: Message,
    pub bars: Bars,
    pub rows: Vec<HourLine>,
}

/// How many visits begin in an hour.
#[derive(Debug, Clone, Serialize)]
pub struct HourLine {
    /// `09:00`.
    pub from: String,
    pub count: u32,
}

impl HoursChart {
    /// Of every hour from the first to the last; `None` of none.
    #[must_use]
    pub fn of(hours: &[(i8, u32)], busiest: Option<(i8, u32)>) -> Option<Self> {
        let (hour, most) = busiest?;
        let rows = hours.iter().map(|(hour, count)| HourLine { from: clock(*hour), count: *count }).collect();
        let summary = Message::new("months-hours-summary").with("count", most).with("from", clock(hour)).with("to", clock(hour + 1));
        let bars: Vec<(String, i64)> = hours.iter().map(|(hour, count)| (hour.to_string(), i64::from(*count))).collect();
        Some(Self { summary, bars: Bars::of(&bars, Unit::Number), rows })
    }
}

/// `09:00`.
pub(super) fn clock(hour: i8) -> String {
    format!("{hour:02}:00")
}
