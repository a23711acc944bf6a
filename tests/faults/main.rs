//! Faults and races: the booking protocol under concurrency and under a store that conflicts, throttles and loses answers.

mod conflicts;
mod house;
mod oracle;
mod plans;
mod properties;
mod races;
