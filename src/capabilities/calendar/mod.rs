//! The calendar: who is taken when. One row per person and ISO week of the *UTC* date, with a number set per day of the
//! quanta that are taken (data-model.md, "The booking protocol"). A doctor's row also says, day by day, at which quanta visits begin:
//! so their number is known where a day is limited to so many.
//!
//! Rows: `calendar`, and `hold#<user>` in `guards`. It has no pages of its own: availability reads it, appointments writes it.

pub mod model;
pub mod service;
pub mod store;
