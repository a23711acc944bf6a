//! Accounts over a real store: registering, confirming, signing in, guessing. What pages and API make of it is tested
//! in `tests/portal` and `tests/api`.

mod confirming;
mod entering;
mod guessing;
mod house;
mod registering;
