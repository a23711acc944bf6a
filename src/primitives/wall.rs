//! What stands on a wall: times without a date as rules and settings say them, `09:00`, and plain dates.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::text::western_digits;

/// Minutes from midnight on a wall clock: 0 to 1440, where 1440 is `24:00`, the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WallTime(u16);

/// The text is no wall time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a time is written HH:MM, from 00:00 to 23:59 (24:00 where a day ends)")]
pub struct MalformedWallTime;

impl WallTime {
    /// The end of a day: no visit starts then.
    pub const END_OF_DAY: Self = Self(24 * 60);

    /// Of whole hours and minutes; over 24:00 is 24:00.
    #[must_use]
    pub const fn new(hour: u16, minute: u16) -> Self {
        let minutes = hour.saturating_mul(60).saturating_add(minute);
        if minutes > Self::END_OF_DAY.0 { Self::END_OF_DAY } else { Self(minutes) }
    }

    /// Minutes since midnight.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.0
    }

    /// On a clock. `None` at `24:00`.
    #[must_use]
    pub fn time(self) -> Option<Time> {
        let hour = i8::try_from(self.0 / 60).ok()?;
        let minute = i8::try_from(self.0 % 60).ok()?;
        Time::new(hour, minute, 0, 0).ok()
    }
}

/// A date written `2026-11-23` and nothing else: no time behind it, no week number.
#[must_use]
pub fn plain_date(text: &str) -> Option<Date> {
    let shape = |(place, byte): (usize, u8)| if place == 4 || place == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let plain = text.len() == 10 && text.bytes().enumerate().all(shape);
    text.parse().ok().filter(|_| plain)
}

impl fmt::Display for WallTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for WallTime {
    type Err = MalformedWallTime;
    fn from_str(text: &str) -> Result<Self, MalformedWallTime> {
        let text = western_digits(text);
        let (hour, minute) = text.split_once(':').ok_or(MalformedWallTime)?;
        let two_digits = |part: &str| {
            let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| digits).ok_or(MalformedWallTime)
        };
        let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
        if minute < 60 && hour * 60 + minute <= Self::END_OF_DAY.0 { Ok(Self::new(hour, minute)) } else { Err(MalformedWallTime) }
    }
}

impl TryFrom<String> for WallTime {
    type Error = MalformedWallTime;
    fn try_from(text: String) -> Result<Self, MalformedWallTime> {
        text.parse()
    }
}

impl From<WallTime> for String {
    fn from(time: WallTime) -> Self {
        time.to_string()
    }
}

impl utoipa::PartialSchema for WallTime {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .pattern(Some("^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"))
            .examples([serde_json::json!("09:00")])
            .into()
    }
}

impl utoipa::ToSchema for WallTime {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f31_a_plain_date_is_a_date_and_nothing_else() {
        assert_eq!(plain_date("2028-02-29").map(|date| date.to_string()), Some("2028-02-29".to_owned()));
        for bad in ["", "2026-02-29", "2026-11-23T09:00", "2026-W48-1", "20261123", "2026/11/23", "-001-01-01", "२०२६-11-23"] {
            assert_eq!(plain_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn f22_a_wall_time_is_two_digits_and_two_digits() {
        for text in ["00:00", "09:05", "23:59", "24:00"] {
            assert_eq!(text.parse::<WallTime>().unwrap().to_string(), text);
        }
        for bad in ["", "9:00", "09:60", "24:01", "25:00", "0900", "09:00:00", "+9:00", "०९:००"] {
            assert!(bad.parse::<WallTime>().is_err(), "{bad}");
        }
        assert_eq!("٠٩:٣٠".parse::<WallTime>().unwrap().to_string(), "09:30", "as an Arabic keyboard writes it");
        assert_eq!("۱۸:۴۵".parse::<WallTime>().unwrap().to_string(), "18:45", "and a Persian one");
        assert_eq!(WallTime::END_OF_DAY.time(), None);
    }
}
