//! From rules to offers. Pure: a doctor's entry, the house's settings, ledgers and a moment in; times out.
//!
//! Rules are local: a weekly 09:00 is 09:00 on both sides of a clock change. A start inside the spring gap is not
//! offered, a start inside a repeated hour is offered once, at its first pass; a visit lasts its minutes of real time.

mod cap;
mod change;
mod clash;
mod day;
mod day_part;
mod exception;
#[cfg(test)]
mod kind_tests;
mod offer;
mod rule;

pub use cap::{LeftOfDay, is_full, left_of_cap};
pub use change::{GivenUp, HoursChange, Impossible, no_longer_offered, stranded_by};
pub use clash::{BookedVisit, Clash, all_explained};
pub use day::{kept_for_staff, visits_for, visits_of};
pub use day_part::{DayPart, NextVisits};
pub use exception::{Choice, ExceptionText, MOST_EXCEPTIONS, NewException, REASON_LIMIT, Sorted, exception_said};
pub use offer::{Asker, NotOffered, Offer, buffer_of, offer, open_visits, untaken, window};
pub use rule::{RuleText, check_against};

use jiff::civil::Date;

use crate::primitives::flaw::Flaw;
use crate::primitives::wall::plain_date;

/// A plain date.
///
/// # Errors
/// `not_a_date` at the pointer.
pub fn date(pointer: &'static str, text: &str) -> Result<Date, Flaw> {
    plain_date(text).ok_or_else(|| Flaw::new(pointer, "not_a_date"))
}
