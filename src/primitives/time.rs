//! Time: one clock that is passed in, one hospital zone, and slots of it.
//!
//! An instant is kept to the second and stored as UTC text (`2026-11-23T08:30:00Z`), which sorts as it should. Wall
//! times exist in rules, pages and offers only.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::{Deserialize, Serialize};

/// Tells the time. The product reads the system's; a test sets its own and moves it.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    System,
    /// Milliseconds since 1970 UTC.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    #[must_use]
    pub const fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until `advance` moves it; every clone moves with it.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(at.as_millisecond()))))
    }

    /// Moves a fixed clock; a system clock ignores it.
    pub fn advance(&self, by: SignedDuration) {
        if let Source::Set(millis) = &self.0 {
            millis.fetch_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }

    /// Now, to the second: the precision of everything stored.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        whole_second(self.now_exact())
    }

    /// Now with its fraction, for measuring and for ids.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the machine's clock")]
    pub fn now_exact(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::now(),
            Source::Set(millis) => Timestamp::from_millisecond(millis.load(Ordering::SeqCst)).unwrap_or(Timestamp::UNIX_EPOCH),
        }
    }
}

/// The instant without its fraction of a second.
#[must_use]
pub fn whole_second(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// `at` plus some seconds; stays at the end of time rather than failing.
#[must_use]
pub fn after(at: Timestamp, seconds: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

/// The hospital's one time zone, by its name in the IANA database bundled with the program.
#[derive(Clone, PartialEq, Eq)]
pub struct HospitalZone {
    name: String,
    zone: TimeZone,
}

/// A moment at which the hospital's clocks are put forward or back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockChange {
    pub at: Timestamp,
    /// What clocks would show at that moment if nobody touched them.
    pub from: DateTime,
    /// What they show instead: later in spring, earlier in autumn.
    pub to: DateTime,
}

/// Changes of a zone's name or law that move no clock; more in a row than any zone has ahead.
const MOST_IDLE_CHANGES: usize = 50;

/// No zone of that name is known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no time zone is called {name}; use a name of the IANA database such as Asia/Kolkata")]
pub struct UnknownZone {
    name: String,
}

impl HospitalZone {
    /// Its IANA name, such as `Asia/Kolkata`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What clocks in the hospital show at an instant.
    #[must_use]
    pub fn wall(&self, at: Timestamp) -> Zoned {
        at.to_zoned(self.zone.clone())
    }

    /// The hospital's date at an instant.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Date {
        self.wall(at).date()
    }

    /// The instant of a wall time. `None` in the spring gap; of a repeated autumn hour the first pass.
    #[must_use]
    pub fn instant(&self, date: Date, time: Time) -> Option<Timestamp> {
        use jiff::tz::AmbiguousOffset::{Fold, Gap, Unambiguous};
        let ambiguous = self.zone.to_ambiguous_timestamp(date.to_datetime(time));
        match ambiguous.offset() {
            Gap { .. } => None,
            Unambiguous { .. } | Fold { .. } => ambiguous.earlier().ok(),
        }
    }

    /// The first instant at which clocks show a wall time or a later one: in the spring gap the moment they are put
    /// forward, of a repeated autumn hour the first pass.
    #[must_use]
    pub fn instant_or_next(&self, date: Date, time: Time) -> Timestamp {
        let before_gap = || self.zone.to_ambiguous_timestamp(date.to_datetime(time)).earlier().ok();
        let put_forward = |before| self.next_change(before).map(|change| change.at);
        self.instant(date, time).or_else(|| before_gap().and_then(put_forward)).unwrap_or_else(|| self.day_start(date))
    }

    /// The first instant of a date. Where a clock change swallows midnight (or the whole day, as in Apia in 2011),
    /// the first instant that is not before it.
    #[must_use]
    pub fn day_start(&self, date: Date) -> Timestamp {
        self.zone.to_ambiguous_timestamp(date.to_datetime(Time::midnight())).compatible().unwrap_or(if date.year() < 1970 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        })
    }

    /// The instants of a date: from its first to the first of the next, exclusive.
    #[must_use]
    pub fn day(&self, date: Date) -> Slot {
        let next = date.tomorrow().map_or(Timestamp::MAX, |tomorrow| self.day_start(tomorrow));
        Slot { start: self.day_start(date), end: next }
    }

    /// The first change of the clocks after an instant; `None` where they stay as they are.
    #[must_use]
    pub fn next_change(&self, after: Timestamp) -> Option<ClockChange> {
        self.zone.following(after).take(MOST_IDLE_CHANGES).find_map(|transition| {
            let at = transition.timestamp();
            let before = at.checked_sub(SignedDuration::from_secs(1)).ok()?;
            let (from, to) = (self.zone.to_offset(before).to_datetime(at), self.zone.to_offset(at).to_datetime(at));
            (from != to).then_some(ClockChange { at, from, to })
        })
    }

    /// RFC 3339 with the zone's offset, to the second: `2026-11-23T09:30:00+05:30`.
    #[must_use]
    pub fn rfc3339(&self, at: Timestamp) -> String {
        whole_second(at).display_with_offset(self.zone.to_offset(at)).to_string()
    }
}

impl FromStr for HospitalZone {
    type Err = UnknownZone;
    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        match TimeZone::get(name) {
            Ok(zone) if zone.iana_name().is_some() => Ok(Self { name: name.to_owned(), zone }),
            _ => Err(UnknownZone { name: name.to_owned() }),
        }
    }
}

impl fmt::Debug for HospitalZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HospitalZone({})", self.name)
    }
}

impl Serialize for HospitalZone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for HospitalZone {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A piece of time: `start` belongs to it, `end` does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// First instant.
    pub start: Timestamp,
    /// First instant after it.
    pub end: Timestamp,
}

impl Slot {
    /// From an instant on, for so many minutes.
    #[must_use]
    pub fn of_minutes(start: Timestamp, minutes: u16) -> Self {
        Self { start, end: after(start, i64::from(minutes) * 60) }
    }

    /// Whole minutes from start to end.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        (self.end.as_second() - self.start.as_second()) / 60
    }

    /// Whether any instant belongs to both.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> HospitalZone {
        name.parse().unwrap()
    }

    #[test]
    fn f31_a_time_in_the_spring_gap_does_not_exist_and_a_repeated_hour_means_its_first_pass() {
        let new_york = zone("America/New_York");
        assert_eq!(new_york.instant("2026-03-08".parse().unwrap(), "02:30".parse().unwrap()), None);
        let fold = new_york.instant("2026-11-01".parse().unwrap(), "01:30".parse().unwrap()).unwrap();
        assert_eq!(fold.to_string(), "2026-11-01T05:30:00Z");
    }

    #[test]
    fn r18_a_moment_in_the_spring_gap_is_when_clocks_are_put_forward() {
        let at = |name: &str, date: &str, time: &str| zone(name).instant_or_next(date.parse().unwrap(), time.parse().unwrap()).to_string();
        assert_eq!(at("America/New_York", "2026-03-08", "02:30"), "2026-03-08T07:00:00Z");
        assert_eq!(at("America/New_York", "2026-11-01", "01:30"), "2026-11-01T05:30:00Z");
        assert_eq!(at("Australia/Lord_Howe", "2026-10-04", "02:15"), "2026-10-03T15:30:00Z");
        assert_eq!(at("Pacific/Apia", "2011-12-30", "08:00"), "2011-12-30T10:00:00Z");
        assert_eq!(at("Asia/Kolkata", "2026-11-24", "08:00"), "2026-11-24T02:30:00Z");
    }

    #[test]
    fn f31_a_day_is_as_long_as_its_zone_says() {
        let hours = |name: &str, date: &str| zone(name).day(date.parse().unwrap()).minutes();
        assert_eq!(hours("America/New_York", "2026-03-08"), 23 * 60);
        assert_eq!(hours("Europe/London", "2026-10-25"), 25 * 60);
        assert_eq!(hours("Australia/Lord_Howe", "2026-04-05"), 24 * 60 + 30);
        assert_eq!(hours("Pacific/Apia", "2011-12-30"), 0);
    }

    #[test]
    fn f31_the_next_clock_change_is_known_where_there_is_one() {
        let next = |name: &str, after: &str| zone(name).next_change(after.parse().unwrap());
        let said = |name, after| next(name, after).map(|change| (change.from.to_string(), change.to.to_string())).unwrap_or_default();
        let pair = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(said("Europe/Berlin", "2026-01-01T00:00:00Z"), pair("2026-03-29T02:00:00", "2026-03-29T03:00:00"));
        assert_eq!(said("Europe/Berlin", "2026-03-29T01:00:00Z"), pair("2026-10-25T03:00:00", "2026-10-25T02:00:00"));
        assert_eq!(said("Australia/Lord_Howe", "2026-06-01T00:00:00Z"), pair("2026-10-04T02:00:00", "2026-10-04T02:30:00"));
        assert_eq!(said("Pacific/Apia", "2011-12-01T00:00:00Z"), pair("2011-12-30T00:00:00", "2011-12-31T00:00:00"));
        for name in ["Asia/Kolkata", "UTC"] {
            assert_eq!(next(name, "2026-01-01T00:00:00Z"), None, "{name}");
        }
    }

    #[test]
    fn f31_instants_are_printed_with_the_hospital_offset() {
        let at = "2026-11-23T04:00:00.75Z".parse().unwrap();
        assert_eq!(zone("Asia/Kolkata").rfc3339(at), "2026-11-23T09:30:00+05:30");
        assert_eq!(zone("UTC").rfc3339(at), "2026-11-23T04:00:00+00:00");
        assert!("Mars/Base".parse::<HospitalZone>().is_err());
    }
}
