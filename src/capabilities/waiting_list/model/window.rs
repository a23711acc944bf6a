//! Until when an offered time is kept.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::capabilities::settings::model::Settings;
use crate::primitives::time::after;

/// Nobody has to answer by night: what is offered from nine in the evening on is counted from eight in the morning.
const NIGHT_FROM: Time = Time::constant(21, 0, 0, 0);
const NIGHT_UNTIL: Time = Time::constant(8, 0, 0, 0);
/// With less time than this to answer nothing is offered, in seconds.
const LEAST: i64 = 5 * 60;

/// Until when a time that begins at `start` is kept for whoever it is offered to now: as long as the settings say, not counted by
/// night, and never past the notice that patients need. `None`: it is too late to offer it.
#[must_use]
pub fn offered_until(start: Timestamp, settings: &Settings, now: Timestamp) -> Option<Timestamp> {
    let wall = settings.zone.wall(now);
    let begins = if wall.time() >= NIGHT_FROM {
        settings.zone.instant_or_next(wall.date().tomorrow().ok()?, NIGHT_UNTIL)
    } else if wall.time() < NIGHT_UNTIL {
        settings.zone.instant_or_next(wall.date(), NIGHT_UNTIL)
    } else {
        now
    };
    let whole = after(begins, i64::from(settings.waiting_offer_minutes) * 60);
    let latest = after(start, -i64::from(settings.minimum_notice_minutes) * 60);
    let until = whole.min(latest);
    (until >= after(now, LEAST)).then_some(until)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn until(start: &str, now: &str) -> Option<String> {
        offered_until(at(start), &Settings::default(), at(now)).map(|until| until.to_string())
    }

    #[test]
    fn f33_an_offer_ends_after_half_an_hour_of_the_day_and_never_within_the_notice() {
        let friday = "2026-11-27T04:00:00Z";
        assert_eq!(until(friday, "2026-11-26T06:00:00Z").as_deref(), Some("2026-11-26T06:30:00Z"));
        assert_eq!(until(friday, "2026-11-26T16:00:00Z").as_deref(), Some("2026-11-27T03:00:00Z"), "offered at 21:30: until 08:30");
        assert_eq!(until(friday, "2026-11-26T20:00:00Z").as_deref(), Some("2026-11-27T03:00:00Z"), "offered at 01:30: until 08:30");
        assert_eq!(until(friday, "2026-11-27T03:10:00Z").as_deref(), Some("2026-11-27T03:30:00Z"), "half an hour before it begins");
        assert_eq!(until(friday, "2026-11-27T03:26:00Z"), None, "too late to ask anybody");
    }

    proptest! {
        #[test]
        fn f33_an_offer_never_reaches_into_the_notice_and_leaves_time_to_answer(start in 0_i64..400_000, now in 0_i64..400_000, minutes in 5_u32..1_440) {
            let settings = Settings { waiting_offer_minutes: minutes, ..Settings::default() };
            let base = at("2026-11-23T00:00:00Z");
            let (start, now) = (after(base, start), after(base, now));
            if let Some(until) = offered_until(start, &settings, now) {
                prop_assert!(after(now, LEAST) <= until && after(until, 30 * 60) <= start);
            }
        }
    }
}
