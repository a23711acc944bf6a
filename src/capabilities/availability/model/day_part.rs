//! The parts of a day by which free times are shown.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::primitives::time::HospitalZone;

/// A part of a day by the wall clock (api.md): morning < 12:00 ≤ afternoon < 17:00 ≤ evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
}

impl DayPart {
    /// The part a visit belongs to by its start.
    #[must_use]
    pub fn of(start: Timestamp, zone: &HospitalZone) -> Self {
        let time = zone.wall(start).time();
        if time < Time::constant(12, 0, 0, 0) {
            Self::Morning
        } else if time < Time::constant(17, 0, 0, 0) {
            Self::Afternoon
        } else {
            Self::Evening
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f23_noon_is_afternoon_and_five_is_evening() {
        let zone = "Asia/Kolkata".parse().unwrap();
        let part = |start: &str| DayPart::of(start.parse().unwrap(), &zone);
        assert_eq!(part("2026-11-23T06:29:00Z"), DayPart::Morning);
        assert_eq!(part("2026-11-23T06:30:00Z"), DayPart::Afternoon);
        assert_eq!(part("2026-11-23T11:29:00Z"), DayPart::Afternoon);
        assert_eq!(part("2026-11-23T11:30:00Z"), DayPart::Evening);
    }
}
