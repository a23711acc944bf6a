//! In which hours visits begin, as bars at whole pixels, with the table of the same numbers.

use jiff::Timestamp;
use serde::Serialize;

use crate::capabilities::wellbeing::model::{Frame, Scale};
use crate::web::texts::Message;

/// The chart: wide and slim drawings of the same numbers, and the numbers.
#[derive(Debug, Clone, Serialize)]
pub struct HoursChart {
    /// What it shows, in words.
    pub summary: Message,
    pub wide: Drawing,
    pub slim: Drawing,
    pub rows: Vec<HourLine>,
}

/// How many visits begin in an hour.
#[derive(Debug, Clone, Serialize)]
pub struct HourLine {
    /// `09:00`.
    pub from: String,
    pub count: u32,
}

/// One drawing, in pixels.
#[derive(Debug, Clone, Serialize)]
pub struct Drawing {
    pub width: i64,
    pub height: i64,
    pub left: i64,
    pub right: i64,
    pub bottom: i64,
    pub grid: Vec<GridLine>,
    pub bars: Vec<Bar>,
}

/// A line across, and the number it stands for.
#[derive(Debug, Clone, Serialize)]
pub struct GridLine {
    pub y: i64,
    pub value: i64,
}

/// One hour.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    /// Where its words stand.
    pub middle: i64,
    /// `9`; empty where there is no room for every one.
    pub label: String,
}

const HEIGHT: i64 = 200;
const WIDE: i64 = 640;
const SLIM: i64 = 320;
/// Between two bars.
const GAP: i64 = 4;
/// Fewer pixels have no room for the words of every hour.
const ROOM: i64 = 22;

impl HoursChart {
    /// Of every hour from the first to the last; `None` of none.
    #[must_use]
    pub fn of(hours: &[(i8, u32)], busiest: Option<(i8, u32)>) -> Option<Self> {
        let (hour, most) = busiest?;
        let rows = hours.iter().map(|(hour, count)| HourLine { from: clock(*hour), count: *count }).collect();
        let summary = Message::new("months-hours-summary").with("count", most).with("from", clock(hour)).with("to", clock(hour + 1));
        Some(Self { summary, wide: Drawing::of(hours, WIDE), slim: Drawing::of(hours, SLIM), rows })
    }
}

/// `09:00`.
pub(super) fn clock(hour: i8) -> String {
    format!("{hour:02}:00")
}

impl Drawing {
    fn of(hours: &[(i8, u32)], width: i64) -> Self {
        let frame = Frame { left: 44, right: width - 12, top: 12, bottom: HEIGHT - 32 };
        let values: Vec<i64> = hours.iter().map(|(_, count)| i64::from(*count)).chain([0]).collect();
        let scale = Scale::around(frame, (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH), &values, 1);
        let room = (frame.right - frame.left) / i64::try_from(hours.len()).unwrap_or(1).max(1);
        let every = if room < ROOM { 2 } else { 1 };
        let bar = |(place, (hour, count)): (usize, &(i8, u32))| {
            let (x, y) = (frame.left + room * i64::try_from(place).unwrap_or_default(), scale.y(i64::from(*count)));
            let label = if place.is_multiple_of(every) { hour.to_string() } else { String::new() };
            Bar { x: x + GAP / 2, y, width: (room - GAP).max(1), height: frame.bottom - y, middle: x + room / 2, label }
        };
        Self {
            width,
            height: HEIGHT,
            left: frame.left,
            right: frame.right,
            bottom: frame.bottom,
            grid: scale.grid().into_iter().map(|value| GridLine { y: scale.y(value), value }).collect(),
            bars: hours.iter().enumerate().map(bar).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn f48_bars_stand_side_by_side_inside_the_frame_and_more_is_higher(
            first in 0i8..24, counts in prop::collection::vec(0u32..500, 1..25),
        ) {
            let hours: Vec<(i8, u32)> = (first..24).zip(counts).collect();
            for width in [WIDE, SLIM] {
                let drawing = Drawing::of(&hours, width);
                prop_assert!(drawing.bars.iter().all(|bar| bar.x >= drawing.left && bar.x + bar.width <= drawing.right));
                prop_assert!(drawing.bars.iter().all(|bar| bar.y >= 12 && bar.y + bar.height == drawing.bottom));
                prop_assert!(drawing.bars.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
                let mut by_count: Vec<(u32, i64)> = hours.iter().map(|(_, count)| *count).zip(drawing.bars.iter().map(|bar| bar.height)).collect();
                by_count.sort_unstable();
                prop_assert!(by_count.is_sorted_by_key(|(_, height)| *height));
                prop_assert!(hours.iter().zip(&drawing.bars).all(|((_, count), bar)| *count > 0 || bar.height == 0));
            }
        }
    }
}
