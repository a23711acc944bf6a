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

/// Which of a doctor's next free visits a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextVisits {
    /// At most so many of each doctor.
    pub each: usize,
    /// Of this part of a day only.
    pub part: Option<DayPart>,
}

impl NextVisits {
    /// Whether a visit is one of them.
    #[must_use]
    pub fn wants(&self, start: Timestamp, zone: &HospitalZone) -> bool {
        self.part.is_none_or(|part| part == DayPart::of(start, zone))
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
