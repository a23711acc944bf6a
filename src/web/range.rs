//! A range of days as a form of two dates asks for it.

use jiff::civil::Date;

use super::field::Field;
use super::texts::Message;
use crate::primitives::wall::plain_date;

/// The days of a list: those that were asked for, or today and what is wrong with the question.
#[derive(Debug)]
pub struct Range {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    pub fields: (Field, Field),
}

impl Range {
    /// From what stands in the two fields, at most `most` days. One alone means that day, none means today.
    pub fn asked(first: Option<&str>, last: Option<&str>, today: Date, most: i64) -> Self {
        let (Some(first), Some(last)) = (first.or(last), last.or(first)) else {
            return Self::today(today, Field::of(today.to_string()), Field::of(today.to_string()));
        };
        let malformed = |said: &str| if plain_date(said).is_none() { Field::wrong("", malformed()) } else { Field::of(said) };
        match (plain_date(first), plain_date(last)) {
            (Some(from), Some(to)) if to < from => Self::today(today, Field::of(first), Field::wrong(last, backwards())),
            (Some(from), Some(to)) if to.duration_since(from).as_hours() / 24 >= most => {
                Self::today(today, Field::of(first), Field::wrong(last, too_long(most)))
            }
            (Some(from), Some(to)) => Self { from, to, fields: (Field::of(from.to_string()), Field::of(to.to_string())) },
            // One text in both places is told once.
            _ if first == last => Self::today(today, malformed(first), Field::default()),
            _ => Self::today(today, malformed(first), malformed(last)),
        }
    }

    const fn today(today: Date, first: Field, last: Field) -> Self {
        Self { from: today, to: today, fields: (first, last) }
    }
}

/// No date.
pub fn malformed() -> Message {
    Message::new("wrong-date-malformed")
}

/// The last day is before the first.
pub fn backwards() -> Message {
    Message::new("wrong-range-backwards")
}

/// More days than one list shows.
pub fn too_long(days: i64) -> Message {
    Message::new("wrong-range-too-long").with("days", days)
}
