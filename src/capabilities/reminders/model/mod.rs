//! When reminders are due, and who wants them. Pure.

mod moments;
mod wishes;

pub use moments::{DueDay, Moment, due_days, moment_of, told_in_time};
pub use wishes::{Wish, Wishes, WishesText};
