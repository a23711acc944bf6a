//! Where values stand in a chart: whole pixels, later to the right, more is higher, nothing outside the frame.

use jiff::Timestamp;

/// A value at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    pub at: Timestamp,
    pub value: i64,
}

/// The inside of a chart in pixels: where lines may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub left: i64,
    pub right: i64,
    pub top: i64,
    pub bottom: i64,
}

/// Which moments and values the frame shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    frame: Frame,
    from: Timestamp,
    to: Timestamp,
    low: i64,
    high: i64,
    step: i64,
}

/// At most so many spaces between grid lines.
const SPACES: i64 = 4;

impl Scale {
    /// A scale with both ends given: `low` to `high` with a grid line at every `step`.
    #[must_use]
    pub fn fixed(frame: Frame, (from, to): (Timestamp, Timestamp), (low, high): (i64, i64), step: i64) -> Self {
        Self { frame, from, to: to.max(from), low, high: high.max(low + 1), step: step.max(1) }
    }

    /// A scale on which all values have a place, its ends on grid lines at round numbers at least `least_step` apart.
    #[must_use]
    pub fn around(frame: Frame, span: (Timestamp, Timestamp), values: &[i64], least_step: i64) -> Self {
        let (low, high) = (values.iter().copied().min().unwrap_or(0), values.iter().copied().max().unwrap_or(0));
        let step = round_step(high.saturating_sub(low), least_step.max(1));
        let (low, high) = (low.div_euclid(step) * step, high.div_euclid(step) * step + step);
        Self::fixed(frame, span, (low, high), step)
    }

    /// Pixels from the left.
    #[must_use]
    pub fn x(&self, at: Timestamp) -> i64 {
        let (part, whole) = (at.clamp(self.from, self.to).as_second() - self.from.as_second(), self.to.as_second() - self.from.as_second());
        if whole == 0 { self.frame.left } else { self.frame.left + (self.frame.right - self.frame.left) * part / whole }
    }

    /// Pixels from the top.
    #[must_use]
    pub fn y(&self, value: i64) -> i64 {
        let part = value.clamp(self.low, self.high) - self.low;
        self.frame.bottom - (self.frame.bottom - self.frame.top) * part / (self.high - self.low)
    }

    /// The values that have a grid line, lowest first.
    #[must_use]
    pub fn grid(&self) -> Vec<i64> {
        (0..=(self.high - self.low) / self.step).map(|line| self.low + line * self.step).collect()
    }
}

/// 1, 2 or 5 and noughts: the smallest such distance that needs few lines.
fn round_step(span: i64, least: i64) -> i64 {
    let rounds = (0..18).flat_map(|noughts| [1, 2, 5].map(|digit| digit * 10_i64.pow(noughts)));
    rounds.into_iter().find(|step| *step >= least && span / step < SPACES).unwrap_or(least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Frame = Frame { left: 44, right: 628, top: 12, bottom: 168 };

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    proptest! {
        #[test]
        fn f42_every_point_is_inside_the_frame_and_more_is_higher_and_later_is_further(
            values in prop::collection::vec(0i64..1_000_000, 1..40),
            seconds in prop::collection::vec(0i64..10_000_000, 2..40),
            least in 1i64..1_000,
        ) {
            let (from, to) = (*seconds.iter().min().unwrap(), *seconds.iter().max().unwrap());
            let scale = Scale::around(FRAME, (at(from), at(to)), &values, least);
            let mut sorted = values.clone();
            sorted.sort_unstable();
            let heights: Vec<i64> = sorted.iter().map(|value| scale.y(*value)).collect();
            prop_assert!(heights.is_sorted_by(|low, high| low >= high));
            prop_assert!(heights.iter().all(|y| (FRAME.top..=FRAME.bottom).contains(y)));
            let mut moments = seconds;
            moments.sort_unstable();
            let places: Vec<i64> = moments.iter().map(|second| scale.x(at(*second))).collect();
            prop_assert!(places.is_sorted() && places.iter().all(|x| (FRAME.left..=FRAME.right).contains(x)));
            let grid = scale.grid();
            prop_assert!(grid.len() >= 2 && grid.len() <= 6, "{grid:?}");
            prop_assert!(grid[0] <= sorted[0] && grid[grid.len() - 1] >= sorted[sorted.len() - 1], "values lie between grid lines");
        }
    }

    #[test]
    fn f42_grid_lines_stand_at_round_numbers() {
        let span = (at(0), at(100));
        assert_eq!(Scale::around(FRAME, span, &[118, 141], 10).grid(), [110, 120, 130, 140, 150]);
        assert_eq!(Scale::around(FRAME, span, &[72_500], 500).grid(), [72_500, 73_000]);
        assert_eq!(Scale::fixed(FRAME, span, (1, 5), 1).grid(), [1, 2, 3, 4, 5]);
        // Outside of what was given nothing is drawn outside.
        let scale = Scale::fixed(FRAME, span, (1, 5), 1);
        assert_eq!((scale.y(9), scale.x(at(1_000)), scale.x(at(-1))), (FRAME.top, FRAME.right, FRAME.left));
    }
}
