//! Faults and races: the booking protocol under concurrency and under a store that conflicts, throttles and loses answers.

#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![allow(clippy::large_futures, reason = "one future per test, polled where it stands")]

mod cap;
mod conflicts;
mod holds;
mod house;
mod offers;
mod oracle;
mod plans;
mod properties;
mod races;
