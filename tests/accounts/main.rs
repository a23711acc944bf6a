//! Accounts over a real store: registering, confirming, signing in, guessing. What pages and API make of it is tested
//! in `tests/portal` and `tests/api`.

#![cfg(feature = "local")]
#![allow(clippy::unwrap_used, reason = "a test fails where it stands")]
#![allow(clippy::large_futures, reason = "one future per test, polled where it stands")]

mod confirming;
mod entering;
mod guessing;
mod house;
mod registering;
