//! Months, and what is counted of one. Pure.

mod figures;
mod month;
mod treatment;

pub use figures::{Counted, Figures, Percent};
pub use month::{MONTHS_BACK, Month};
pub use treatment::{CodeCount, MOST_CODES, Treatment};
