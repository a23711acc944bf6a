//! Time cut into quanta: numbered from 00:00 UTC within a UTC date, gathered by ISO week.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::tz::TimeZone;

use crate::primitives::time::{Slot, after};

/// The quanta of one UTC day, each 0 to 287 (of five minutes) or 0 to 95 (of fifteen).
pub type DaySet = BTreeSet<u16>;

/// The grain of the hospital's time, fixed at installation. Starts, lengths and buffers are multiples of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantum {
    FiveMinutes,
    FifteenMinutes,
}

impl Quantum {
    /// `None` for anything but 5 and 15.
    #[must_use]
    pub const fn of_minutes(minutes: u8) -> Option<Self> {
        match minutes {
            5 => Some(Self::FiveMinutes),
            15 => Some(Self::FifteenMinutes),
            _ => None,
        }
    }

    /// Its length in minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        match self {
            Self::FiveMinutes => 5,
            Self::FifteenMinutes => 15,
        }
    }

    /// Whether so many minutes are a whole number of quanta.
    #[must_use]
    pub const fn divides(self, minutes: u16) -> bool {
        minutes.is_multiple_of(self.minutes())
    }

    const fn seconds(self) -> i64 {
        self.minutes() as i64 * 60
    }
}

/// An ISO week of UTC dates, written `2026-W48`: text order is time order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IsoWeek {
    year: i16,
    week: i8,
}

impl IsoWeek {
    /// The week an instant's UTC date belongs to.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        Self::of_date(at.to_zoned(TimeZone::UTC).date())
    }

    /// The week of a date.
    #[must_use]
    pub fn of_date(date: Date) -> Self {
        let week = date.iso_week_date();
        Self { year: week.year(), week: week.week() }
    }

    /// The weeks from one to another, both included.
    pub fn range(first: Self, last: Self) -> impl Iterator<Item = Self> {
        // After the last week that can be said there is none.
        let following = |week: &Self| Some(week.next()).filter(|next| next > week);
        std::iter::successors(Some(first), following).take_while(move |week| *week <= last)
    }

    /// 00:00 UTC of its day 1 (Monday) to 7.
    #[must_use]
    pub fn midnight(self, day: u8) -> Option<Timestamp> {
        let weekday = Weekday::from_monday_one_offset(i8::try_from(day).ok()?).ok()?;
        let date = ISOWeekDate::new(self.year, self.week, weekday).ok()?.date();
        date.to_zoned(TimeZone::UTC).ok().map(|midnight| midnight.timestamp())
    }

    /// When a quantum of one of its days begins.
    #[must_use]
    pub fn instant(self, day: u8, number: u16, quantum: Quantum) -> Option<Timestamp> {
        self.midnight(day).map(|midnight| after(midnight, i64::from(number) * quantum.seconds()))
    }

    /// The weeks that a piece of time touches.
    pub fn touched_by(time: Slot) -> impl Iterator<Item = Self> {
        Self::range(Self::of(time.start), Self::of(after(time.end, -1)))
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        let monday = ISOWeekDate::new(self.year, self.week, Weekday::Monday).map(ISOWeekDate::date);
        let next = monday.and_then(|monday| monday.checked_add(jiff::Span::new().days(7)));
        next.map_or(self, Self::of_date)
    }
}

impl fmt::Display for IsoWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl FromStr for IsoWeek {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (year, week) = text.split_once("-W").ok_or(())?;
        let week = Self { year: year.parse().map_err(|_| ())?, week: week.parse().map_err(|_| ())? };
        ISOWeekDate::new(week.year, week.week, Weekday::Monday).map(|_| week).map_err(|_| ())
    }
}

/// The quanta of a piece of time: by week, then by day 1 (Monday) to 7. Usually one week and one day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    weeks: BTreeMap<IsoWeek, BTreeMap<u8, DaySet>>,
}

impl Span {
    /// The quanta of a slot and of the buffer after it.
    ///
    /// `None` when start, end or buffer are not on the quantum's grain, or the slot is empty.
    #[must_use]
    pub fn of(slot: Slot, buffer_minutes: u16, quantum: Quantum) -> Option<Self> {
        let end = after(slot.end, i64::from(buffer_minutes) * 60);
        let grain = quantum.seconds();
        let aligned = [slot.start, slot.end, end].iter().all(|at| at.as_second() % grain == 0);
        if !aligned || slot.end <= slot.start {
            return None;
        }
        let mut span = Self::default();
        for quantum_number in slot.start.as_second() / grain..end.as_second() / grain {
            span.insert(quantum_number, grain);
        }
        Some(span)
    }

    /// `quantum_number` counts from 1970.
    fn insert(&mut self, quantum_number: i64, grain: i64) {
        let Ok(at) = Timestamp::from_second(quantum_number * grain) else { return };
        let per_day = 86_400 / grain;
        let date = at.to_zoned(TimeZone::UTC).date();
        let day = date.weekday().to_monday_one_offset().unsigned_abs();
        let within = u16::try_from(quantum_number.rem_euclid(per_day)).unwrap_or(0);
        self.weeks.entry(IsoWeek::of_date(date)).or_default().entry(day).or_default().insert(within);
    }

    /// The weeks it touches: one, or two around Monday 00:00 UTC.
    pub fn weeks(&self) -> impl Iterator<Item = IsoWeek> + '_ {
        self.weeks.keys().copied()
    }

    /// Where it begins: week, day and quantum.
    #[must_use]
    pub fn first(&self) -> Option<(IsoWeek, u8, u16)> {
        let (week, days) = self.weeks.first_key_value()?;
        let (day, quanta) = days.first_key_value()?;
        Some((*week, *day, *quanta.first()?))
    }

    /// Its quanta within a week, by day.
    #[must_use]
    pub fn in_week(&self, week: IsoWeek) -> Option<&BTreeMap<u8, DaySet>> {
        self.weeks.get(&week)
    }

    /// Its quanta of one day of a week.
    #[must_use]
    pub fn on(&self, week: IsoWeek, day: u8) -> DaySet {
        self.weeks.get(&week).and_then(|days| days.get(&day)).cloned().unwrap_or_default()
    }

    /// How many quanta it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.weeks.values().flat_map(BTreeMap::values).map(BTreeSet::len).sum()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(start: &str, minutes: u16) -> Slot {
        Slot::of_minutes(start.parse().unwrap(), minutes)
    }

    #[test]
    fn f24_a_span_counts_quanta_from_utc_midnight_and_takes_the_buffer_too() {
        let span = Span::of(slot("2026-11-25T04:00:00Z", 30), 10, Quantum::FiveMinutes).unwrap();
        let week = "2026-W48".parse().unwrap();
        assert_eq!(span.weeks().collect::<Vec<_>>(), [week]);
        assert_eq!(span.on(week, 3), (48..56).collect());
    }

    #[test]
    fn f24_a_visit_over_utc_midnight_of_sunday_touches_two_weeks() {
        let span = Span::of(slot("2026-11-29T23:45:00Z", 30), 0, Quantum::FifteenMinutes).unwrap();
        let weeks: Vec<String> = span.weeks().map(|week| week.to_string()).collect();
        assert_eq!(weeks, ["2026-W48", "2026-W49"]);
        assert_eq!(span.on("2026-W48".parse().unwrap(), 7), DaySet::from([95]));
        assert_eq!(span.on("2026-W49".parse().unwrap(), 1), DaySet::from([0]));
    }

    #[test]
    fn f24_what_is_off_the_grain_has_no_span() {
        assert_eq!(Span::of(slot("2026-11-25T04:02:00Z", 30), 0, Quantum::FiveMinutes), None);
        assert_eq!(Span::of(slot("2026-11-25T04:00:00Z", 20), 0, Quantum::FifteenMinutes), None);
        assert_eq!(Span::of(slot("2026-11-25T04:00:00Z", 0), 0, Quantum::FiveMinutes), None);
    }

    #[test]
    fn f31_a_day_of_a_week_begins_at_utc_midnight() {
        let week: IsoWeek = "2026-W53".parse().unwrap();
        assert_eq!(week.midnight(1).unwrap().to_string(), "2026-12-28T00:00:00Z");
        assert_eq!(week.midnight(7).unwrap().to_string(), "2027-01-03T00:00:00Z");
        assert_eq!(week.midnight(8), None);
    }

    #[test]
    fn weeks_run_over_the_year_and_read_back() {
        let last = IsoWeek::of("9999-12-30T00:00:00Z".parse().unwrap());
        assert_eq!(IsoWeek::range(last, last).count(), 1, "there is none after it");
        let first: IsoWeek = "2026-W52".parse().unwrap();
        let names: Vec<String> = IsoWeek::range(first, "2027-W01".parse().unwrap()).map(|week| week.to_string()).collect();
        assert_eq!(names, ["2026-W52", "2026-W53", "2027-W01"]);
        assert!("2027-W53".parse::<IsoWeek>().is_err());
    }
}
