//! The plumbing of every request, tried with a small house of its own: no capability, no store.
//!
//! Times here are generous bounds on "at all", never measurements.

mod connections;
mod gates;
mod house;
mod lambda;
mod lists;
mod refusals;
mod shedding;
