//! The calendar: who is taken when. One row per person and ISO week of the *UTC* date, with a number set per day of the
//! quanta that are taken (data-model.md, "The booking protocol").
//!
//! Rows: `calendar`, and `hold#<user>` in `guards`. It has no pages of its own: availability reads it, appointments writes it.

pub mod model;
pub mod service;
pub mod store;
