//! When the visits of a series are meant to be (F35): a first day and wall time, then every so many weeks or days.
//!
//! The time on the wall is what was agreed on: a weekly 09:00 is 09:00 on both sides of a clock change.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::capabilities::availability::model::date;
use crate::primitives::flaw::{Flaw, Flaws};
use crate::primitives::text::western_digits;
use crate::primitives::wall::WallTime;

/// The fewest and most visits of a series.
pub const MOST_VISITS: (i64, i64) = (2, 26);
/// The most weeks, or days, between two of them.
const MOST_APART: i64 = 26;

/// How far apart two visits are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    Days(u16),
    Weeks(u16),
}

impl Every {
    fn days(self) -> i64 {
        match self {
            Self::Days(days) => i64::from(days),
            Self::Weeks(weeks) => i64::from(weeks) * 7,
        }
    }
}

/// The days and the time on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeriesPlan {
    pub first: Date,
    pub time: Time,
    pub every: Every,
    pub count: u8,
}

/// The same as it arrives.
#[derive(Debug, Clone, Default)]
pub struct SeriesText {
    /// `2026-11-26`.
    pub first: String,
    /// `09:30`.
    pub time: String,
    pub every: String,
    /// `days`; everything else is weeks.
    pub unit: String,
    pub count: String,
}

impl SeriesText {
    /// The plan; its flaws are named after the fields.
    ///
    /// # Errors
    /// Every field that cannot be used.
    pub fn parse(&self) -> Result<SeriesPlan, Flaws> {
        let mut flaws = Flaws::default();
        let first = flaws.keep(date("/first", &western_digits(self.first.trim())));
        let wall: Option<WallTime> = western_digits(self.time.trim()).parse().ok();
        let time = flaws.keep(wall.and_then(WallTime::time).ok_or_else(|| Flaw::new("/time", "not_a_time")));
        let every = flaws.keep(number("/every", &self.every, (1, MOST_APART)));
        let count = flaws.keep(number("/count", &self.count, MOST_VISITS));
        let (Some(first), Some(time), Some(every), Some(count)) = (first, time, every, count) else { return Err(flaws) };
        let every = if self.unit == "days" { Every::Days(every) } else { Every::Weeks(every) };
        Ok(SeriesPlan { first, time, every, count: u8::try_from(count).unwrap_or(u8::MAX) })
    }
}

fn number(pointer: &'static str, typed: &str, (from, to): (i64, i64)) -> Result<u16, Flaw> {
    let said: Option<i64> = western_digits(typed.trim()).parse().ok();
    let inside = said.filter(|said| (from..=to).contains(said)).and_then(|said| u16::try_from(said).ok());
    inside.ok_or_else(|| Flaw::out_of_range(pointer, from, to))
}

impl SeriesPlan {
    /// The hospital's dates, the first one first.
    pub fn dates(&self) -> impl Iterator<Item = Date> {
        let (first, apart) = (self.first, self.every.days());
        (0..i64::from(self.count)).map(move |number| first.saturating_add((number * apart).days()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(first: &str, time: &str, every: &str, count: &str) -> SeriesText {
        let text = str::to_owned;
        SeriesText { first: text(first), time: text(time), every: text(every), unit: String::new(), count: text(count) }
    }

    #[test]
    fn f35_a_series_is_two_to_twenty_six_visits_on_the_same_weekday() {
        let plan = text("2026-11-26", "09:30", "2", "3").parse().unwrap();
        let dates: Vec<String> = plan.dates().map(|date| date.to_string()).collect();
        assert_eq!(dates, ["2026-11-26", "2026-12-10", "2026-12-24"]);
        let days = SeriesText { unit: "days".into(), ..text("2026-11-26", "09:30", "٣", "2") }.parse().unwrap();
        assert_eq!((days.every, days.dates().last().unwrap().to_string()), (Every::Days(3), "2026-11-29".to_owned()));
        assert_eq!(
            text("26.11.", "9", "0", "27").parse().unwrap_err().to_string(),
            "/first not_a_date, /time not_a_time, /every out_of_range, /count out_of_range"
        );
        assert_eq!(text("2026-11-26", "24:00", "27", "1").parse().unwrap_err().0.len(), 3);
    }
}
