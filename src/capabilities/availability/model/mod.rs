//! From rules to offers. Pure: a doctor's entry, the house's settings, ledgers and a moment in; times out.
//!
//! Rules are local: a weekly 09:00 is 09:00 on both sides of a clock change. A start inside the spring gap is not
//! offered, a start inside a repeated hour is offered once, at its first pass; a visit lasts its minutes of real time.

mod day;
mod offer;

pub use day::visits_of;
pub use offer::{Asker, NotOffered, Offer, buffer_of, offer, open_visits, window};
