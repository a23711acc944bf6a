//! Until when times are kept for a patient who is to choose.

use jiff::Timestamp;

use crate::primitives::time::after;

/// So long somebody may think it over, in seconds: two days.
const LONGEST: i64 = 48 * 60 * 60;
/// So long before the visit, and before a time that is kept, the choice ends: two hours.
const BEFORE: i64 = 2 * 60 * 60;
/// With less time than this nobody is asked: half an hour.
const LEAST: i64 = 30 * 60;

/// Until when times are kept for the patient of a visit that begins at `start`. `None`: it is too late to ask.
#[must_use]
pub fn kept_until(start: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let until = after(now, LONGEST).min(after(start, -BEFORE));
    (until >= after(now, LEAST)).then_some(until)
}

/// Whether a time that begins then may be kept so long: the house still needs to know two hours before.
#[must_use]
pub fn leaves_time(start: Timestamp, until: Timestamp) -> bool {
    until <= after(start, -BEFORE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn f34_a_patient_has_two_days_to_choose_but_no_longer_than_two_hours_before_the_visit() {
        let now = at("2026-11-23T09:00:00Z");
        let until = |start: &str| kept_until(at(start), now).map(|until| until.to_string());
        assert_eq!(until("2026-11-30T09:00:00Z").unwrap(), "2026-11-25T09:00:00Z");
        assert_eq!(until("2026-11-24T09:00:00Z").unwrap(), "2026-11-24T07:00:00Z");
        assert_eq!(until("2026-11-23T11:30:00Z").unwrap(), "2026-11-23T09:30:00Z");
        assert_eq!(until("2026-11-23T11:29:59Z"), None, "too late to ask by mail");
        assert_eq!(until("2026-11-23T08:00:00Z"), None);
        assert!(leaves_time(at("2026-11-24T09:00:00Z"), at("2026-11-24T07:00:00Z")));
        assert!(!leaves_time(at("2026-11-24T09:00:00Z"), at("2026-11-24T07:00:01Z")));
    }

    proptest! {
        #[test]
        fn f34_times_are_never_kept_for_ever_nor_into_the_visit(ahead in 0_i64..60 * 24 * 3600) {
            let now = at("2026-11-23T09:00:00Z");
            let start = after(now, ahead);
            if let Some(until) = kept_until(start, now) {
                prop_assert!(until >= after(now, LEAST) && until <= after(now, LONGEST) && leaves_time(start, until));
            } else {
                prop_assert!(ahead < BEFORE + LEAST);
            }
        }
    }
}
