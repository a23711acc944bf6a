//! What is counted of a doctor's visits of a month.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;

use crate::capabilities::appointments::model::{Appointment, Status};
use crate::primitives::time::HospitalZone;

/// What of a visit is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub status: Status,
    pub start: Timestamp,
    /// A record was signed about it.
    pub written_up: bool,
}

impl From<&Appointment> for Counted {
    fn from(visit: &Appointment) -> Self {
        Self { status: visit.status, start: visit.start, written_up: visit.record_id.is_some() }
    }
}

/// Visits in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    by_status: BTreeMap<Status, u32>,
    by_hour: BTreeMap<i8, u32>,
    written_up: u32,
}

/// A share, to a tenth: `4.2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    tenths: u32,
}

impl Percent {
    /// Of so many so many; `None` of none.
    #[must_use]
    pub fn of(part: u32, whole: u32) -> Option<Self> {
        let (part, whole) = (u64::from(part), u64::from(whole));
        let tenths = (part * 1_000 + whole / 2).checked_div(whole)?;
        u32::try_from(tenths).ok().map(|tenths| Self { tenths })
    }

    /// As a number, for programs.
    #[must_use]
    pub fn number(self) -> f64 {
        f64::from(self.tenths) / 10.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

impl Figures {
    /// Counts visits; hours are those of the hospital's clock.
    #[must_use]
    pub fn of(visits: impl IntoIterator<Item = Counted>, zone: &HospitalZone) -> Self {
        let mut figures = Self::default();
        for visit in visits {
            *figures.by_status.entry(visit.status).or_default() += 1;
            if visit.status != Status::Cancelled {
                *figures.by_hour.entry(zone.wall(visit.start).hour()).or_default() += 1;
            }
            figures.written_up += u32::from(visit.written_up);
        }
        figures
    }

    /// All of them, cancelled ones too.
    #[must_use]
    pub fn visits(&self) -> u32 {
        self.by_status.values().sum()
    }

    /// How many stand there.
    #[must_use]
    pub fn standing(&self, status: Status) -> u32 {
        self.by_status.get(&status).copied().unwrap_or_default()
    }

    /// Every state that any of them has, in the order of a life.
    pub fn states(&self) -> impl Iterator<Item = (Status, u32)> {
        self.by_status.iter().map(|(status, count)| (*status, *count))
    }

    /// To whom the patient came.
    #[must_use]
    pub fn came(&self) -> u32 {
        [Status::CheckedIn, Status::InConsultation, Status::Completed].map(|status| self.standing(status)).iter().sum()
    }

    /// How many did not come, of those of whom it is known; `None` where it is known of none.
    #[must_use]
    pub fn no_show_rate(&self) -> Option<Percent> {
        let missed = self.standing(Status::NoShow);
        Percent::of(missed, missed + self.came())
    }

    /// How many begin in an hour of the day, cancelled ones left out: every hour from the first to the last that has any.
    #[must_use]
    pub fn hours(&self) -> Vec<(i8, u32)> {
        let ends = self.by_hour.keys().next().zip(self.by_hour.keys().next_back());
        let hours = ends.map(|(first, last)| *first..=*last).into_iter().flatten();
        hours.map(|hour| (hour, self.by_hour.get(&hour).copied().unwrap_or_default())).collect()
    }

    /// The hour in which most begin, the earliest of several; `None` when nothing was to take place.
    #[must_use]
    pub fn busiest(&self) -> Option<(i8, u32)> {
        self.by_hour.iter().map(|(hour, count)| (*hour, *count)).max_by_key(|(hour, count)| (*count, -hour))
    }

    /// How many have a record.
    #[must_use]
    pub const fn written_up(&self) -> u32 {
        self.written_up
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn counted(status: Status, start: &str) -> Counted {
        Counted { status, start: start.parse().unwrap(), written_up: status == Status::Completed }
    }

    #[test]
    fn f48_a_month_is_counted_on_the_hospitals_clock() {
        let visits = [
            counted(Status::Completed, "2026-10-05T04:00:00Z"),
            counted(Status::Completed, "2026-10-06T04:15:00Z"),
            counted(Status::NoShow, "2026-10-06T06:30:00Z"),
            counted(Status::CheckedIn, "2026-10-07T06:45:00Z"),
            counted(Status::Cancelled, "2026-10-08T12:00:00Z"),
            counted(Status::Booked, "2026-10-09T06:31:00Z"),
        ];
        let figures = Figures::of(visits, &"Asia/Kolkata".parse().unwrap());
        assert_eq!((figures.visits(), figures.came(), figures.written_up()), (6, 3, 2));
        assert_eq!(figures.hours(), [(9, 2), (10, 0), (11, 0), (12, 3)], "nine thirty in Kolkata is four in UTC");
        assert_eq!(figures.busiest(), Some((12, 3)));
        assert_eq!(figures.no_show_rate().unwrap().to_string(), "25.0", "of four of whom it is known");
        let none = Figures::of([], &"Asia/Kolkata".parse().unwrap());
        assert_eq!((none.no_show_rate(), none.busiest(), none.hours().len()), (None, None, 0));
    }

    #[test]
    fn f48_a_share_is_said_to_the_nearest_tenth() {
        let said = |part, whole| Percent::of(part, whole).map(|percent| percent.to_string());
        assert_eq!(said(0, 0), None);
        assert_eq!(said(0, 7).as_deref(), Some("0.0"));
        assert_eq!(said(1, 3).as_deref(), Some("33.3"));
        assert_eq!(said(2, 3).as_deref(), Some("66.7"));
        assert_eq!(said(u32::MAX, u32::MAX).as_deref(), Some("100.0"));
    }

    proptest! {
        #[test]
        fn f48_the_parts_add_up_to_the_whole(
            visits in prop::collection::vec((prop::sample::select(&Status::ALL[..]), 0i64..2_678_400, any::<bool>()), 0..300),
        ) {
            let start = |second| Timestamp::from_second(1_790_000_000 + second).unwrap();
            let visits: Vec<Counted> =
                visits.into_iter().map(|(status, second, written_up)| Counted { status, start: start(second), written_up }).collect();
            let figures = Figures::of(visits.iter().copied(), &"Europe/Berlin".parse().unwrap());
            let whole = u32::try_from(visits.len()).unwrap();
            prop_assert_eq!(figures.visits(), whole);
            prop_assert_eq!(figures.states().map(|(_, count)| count).sum::<u32>(), whole);
            let hours: u32 = figures.hours().iter().map(|(_, count)| count).sum();
            prop_assert_eq!(hours + figures.standing(Status::Cancelled), whole);
            prop_assert!(figures.hours().is_sorted() && figures.hours().len() <= 24);
            prop_assert!(figures.busiest().is_none_or(|(_, most)| figures.hours().iter().all(|(_, count)| *count <= most)));
            prop_assert!(figures.no_show_rate().is_none_or(|rate| (0.0..=100.0).contains(&rate.number())));
        }
    }
}
