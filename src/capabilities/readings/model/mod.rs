//! Readings as rules: from glyphs to lines, from lines to values, from values to where they stand. Pure.

mod analytes;
mod decimal;
mod guidance;
mod judge;
mod layout;
mod line;
mod names;
mod numerals;
mod range;
mod reading;
mod recognise;
#[cfg(test)]
mod recognise_tests;
mod review;
mod row;
mod units;

pub use analytes::{ANALYTES, Analyte};
pub use decimal::Decimal;
pub use guidance::Source;
pub use judge::{Judged, Origin, Person, Standing, Tally, judge};
pub use layout::{Direction, Glyph, Sheet};
pub use range::{Interval, Printed, Sign, Value};
pub use reading::{Found, Mark, READER, Reading, ReadingState, Why};
pub use recognise::{Recognised, recognise};
pub use review::{MOST_REVIEWS, Review, review};
pub use row::{Cell, NAMELESS, Text, TextRow};
pub use units::UNITS;
