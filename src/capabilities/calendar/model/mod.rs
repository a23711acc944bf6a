//! Quanta, spans, ledgers, and what a change of a ledger comes to. Pure.

mod change;
mod ledger;
mod span;
mod starts;

pub use change::{Blocked, WeekChange, plan};
pub use ledger::{Ledger, LedgerHold};
pub use span::{DaySet, IsoWeek, Quantum, Span};
pub use starts::{Start, StartsChange, StartsSeen, visits_within};
