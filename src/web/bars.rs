//! Bars at whole pixels, drawn wide and slim of the same numbers; `templates/parts/bars.html` shows them. The numbers themselves
//! stand in a table beside every drawing.

use jiff::Timestamp;
use serde::Serialize;

use crate::primitives::chart::{Frame, Scale};
use crate::primitives::money::{Currency, Money};

/// The two drawings, of which the stylesheet shows one.
#[derive(Debug, Clone, Serialize)]
pub struct Bars {
    pub wide: Drawing,
    pub slim: Drawing,
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
    /// Where the number is an amount.
    pub money: Option<Money>,
}

/// One bar; it has no height where the number is none.
#[derive(Debug, Clone, Serialize)]
pub struct Bar {
    pub x: i64,
    pub y: i64,
    pub width: i64,
    pub height: i64,
    /// Where its words stand.
    pub middle: i64,
    /// Empty where there is no room for every one.
    pub label: String,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Number,
    /// Minor units of a currency; the numbers beside the lines are whole ones, so that they are short.
    Amount(Currency),
}

const HEIGHT: i64 = 200;
const WIDE: i64 = 640;
const SLIM: i64 = 320;
/// As wide as a letter of a label is at most.
const LETTER: i64 = 8;

impl Bars {
    /// Of numbers that are not below none, each with what stands below it. What is below none is drawn as none.
    #[must_use]
    pub fn of(values: &[(String, i64)], unit: Unit) -> Self {
        Self { wide: Drawing::of(values, unit, WIDE), slim: Drawing::of(values, unit, SLIM) }
    }
}

impl Drawing {
    fn of(values: &[(String, i64)], unit: Unit, width: i64) -> Self {
        let (left, divisor) = match unit {
            Unit::Number => (44, 1),
            Unit::Amount(currency) => (84, 10_i64.pow(currency.minor_digits())),
        };
        let frame = Frame { left, right: width - 12, top: 12, bottom: HEIGHT - 32 };
        let whole = |value: i64| value.max(0) / divisor;
        let heights: Vec<i64> = values.iter().map(|(_, value)| whole(*value)).chain([0]).collect();
        let scale = Scale::around(frame, (Timestamp::UNIX_EPOCH, Timestamp::UNIX_EPOCH), &heights, 1);
        let room = ((frame.right - frame.left) / i64::try_from(values.len()).unwrap_or(1).max(1)).max(2);
        let gap = if room >= 60 { 8 } else { (room / 4).clamp(1, 4) };
        let letters = values.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(1);
        let needed = i64::try_from(letters).unwrap_or(1) * LETTER + 6;
        let every = usize::try_from((needed + room - 1) / room).unwrap_or(1).max(1);
        let bar = |(place, (label, value)): (usize, &(String, i64))| {
            let (x, y) = (frame.left + room * i64::try_from(place).unwrap_or_default(), scale.y(whole(*value)));
            let label = if place.is_multiple_of(every) { label.clone() } else { String::new() };
            Bar { x: x + gap / 2, y, width: (room - gap).max(1), height: frame.bottom - y, middle: x + room / 2, label }
        };
        let line = |value: i64| GridLine {
            y: scale.y(value),
            value,
            money: match unit {
                Unit::Number => None,
                Unit::Amount(currency) => Some(Money { amount: value * divisor, currency }),
            },
        };
        Self {
            width,
            height: HEIGHT,
            left: frame.left,
            right: frame.right,
            bottom: frame.bottom,
            grid: scale.grid().into_iter().map(line).collect(),
            bars: values.iter().enumerate().map(bar).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn f48_f60_bars_stand_side_by_side_inside_the_frame_and_more_is_higher(counts in prop::collection::vec(0i64..5_000, 1..63)) {
            let values: Vec<(String, i64)> = counts.iter().enumerate().map(|(place, count)| (place.to_string(), *count)).collect();
            let amounts = Bars::of(&values, Unit::Amount("INR".parse().unwrap()));
            let numbers = Bars::of(&values, Unit::Number);
            for drawing in [numbers.wide, numbers.slim, amounts.wide, amounts.slim] {
                prop_assert!(drawing.bars.iter().all(|bar| bar.x >= drawing.left && bar.x + bar.width <= drawing.right));
                prop_assert!(drawing.bars.iter().all(|bar| bar.y >= 12 && bar.y + bar.height == drawing.bottom));
                prop_assert!(drawing.bars.windows(2).all(|pair| pair[0].x + pair[0].width < pair[1].x));
                prop_assert!(!drawing.bars[0].label.is_empty());
                let mut by_count: Vec<(i64, i64)> = counts.iter().copied().zip(drawing.bars.iter().map(|bar| bar.height)).collect();
                by_count.sort_unstable();
                prop_assert!(by_count.is_sorted_by_key(|(_, height)| *height));
                prop_assert!(counts.iter().zip(&drawing.bars).all(|(count, bar)| *count > 0 || bar.height == 0));
            }
        }
    }
}
