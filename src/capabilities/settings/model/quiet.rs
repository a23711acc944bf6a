//! Hours in which nobody's phone rings for the house.

use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

use crate::primitives::time::HospitalZone;
use crate::primitives::wall::WallTime;

/// From one time of the day up to another, on the hospital's clock; past midnight when the second is the earlier. The same twice: none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quiet {
    pub from: WallTime,
    pub to: WallTime,
}

impl Default for Quiet {
    fn default() -> Self {
        Self { from: WallTime::new(21, 0), to: WallTime::new(8, 0) }
    }
}

impl Quiet {
    /// When they end, if it is quiet at `now`.
    #[must_use]
    pub fn until(self, zone: &HospitalZone, now: Timestamp) -> Option<Timestamp> {
        let wall = zone.wall(now);
        let (date, time) = (wall.date(), wall.time());
        let (from, to) = (self.from.time()?, self.to.time()?);
        let ends = if from <= to {
            (from <= time && time < to).then_some(date)
        } else if time >= from {
            date.checked_add(1.day()).ok()
        } else {
            (time < to).then_some(date)
        }?;
        Some(zone.instant_or_next(ends, to)).filter(|end| *end > now)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::primitives::time::after;

    fn until(quiet: Quiet, now: &str) -> Option<String> {
        quiet.until(&"Asia/Kolkata".parse().unwrap(), now.parse().unwrap()).map(|end| end.to_string())
    }

    #[test]
    fn f47_from_nine_in_the_evening_to_eight_it_is_quiet_and_at_eight_no_more() {
        let usual = Quiet::default();
        assert_eq!(until(usual, "2026-11-24T15:29:59Z"), None);
        assert_eq!(until(usual, "2026-11-24T15:30:00Z").as_deref(), Some("2026-11-25T02:30:00Z"));
        assert_eq!(until(usual, "2026-11-25T02:29:59Z").as_deref(), Some("2026-11-25T02:30:00Z"));
        assert_eq!(until(usual, "2026-11-25T02:30:00Z"), None);
        let noon = Quiet { from: WallTime::new(12, 0), to: WallTime::new(14, 0) };
        assert_eq!(until(noon, "2026-11-24T07:00:00Z").as_deref(), Some("2026-11-24T08:30:00Z"));
        assert_eq!(until(noon, "2026-11-24T08:30:00Z"), None);
        let never = Quiet { from: WallTime::new(9, 0), to: WallTime::new(9, 0) };
        assert_eq!(until(never, "2026-11-24T03:30:00Z"), None);
    }

    proptest! {
        #[test]
        fn f47_the_end_of_quiet_hours_is_later_less_than_two_days_away_and_not_quiet_itself(
            zone in prop::sample::select(vec!["America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]),
            seconds in 1_760_000_000_i64..1_830_000_000, from in 0_u16..1440, to in 0_u16..1440,
        ) {
            let zone: HospitalZone = zone.parse().unwrap();
            let quiet = Quiet { from: WallTime::new(from / 60, from % 60), to: WallTime::new(to / 60, to % 60) };
            let now = Timestamp::from_second(seconds).unwrap();
            if let Some(end) = quiet.until(&zone, now) {
                prop_assert!(end > now && end < after(now, 2 * 24 * 60 * 60));
                let on_time = zone.wall(end).time() == quiet.to.time().unwrap();
                // Where clocks are put back over the end, it is quiet for that hour again.
                prop_assert!(!on_time || quiet.until(&zone, end).is_none() || from == to);
            }
        }
    }
}
