//! The plumbing of every request, tried with a small house of its own: no capability, no store.
//!
//! Times here are generous bounds on "at all", never measurements.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail where it stands")]

mod connections;
mod gates;
mod house;
mod lambda;
mod lists;
mod refusals;
mod shedding;
