//! Stock, donations and movements: what they are, and what is accepted of them.

mod donation;
mod movement;
mod stock;

pub use donation::{Donation, NewDonation, State, Taken, rejection};
pub use movement::{Cause, Movement, NewIssue};
pub use stock::{Change, Changed, KEPT_DAYS, LONGEST_KEPT_DAYS, Lot, MOST_UNITS, NotEnough, Stock, needed_most};
