//! Quanta, spans, ledgers, and what a change of a ledger comes to. Pure.

mod change;
mod dates;
mod ledger;
mod span;
mod starts;

pub use change::{Blocked, WeekChange, plan};
pub use dates::{Dates, DatesChange, OnDate, visits_on};
pub use ledger::{Ledger, LedgerHold};
pub use span::{DaySet, IsoWeek, Quantum, Span};
pub use starts::{Start, StartsChange, StartsSeen, visits_within};
