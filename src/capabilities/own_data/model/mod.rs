//! Copies of one's own data as rules: when one may be asked for, how it is made, what goes into it. Pure.

mod compose;
mod export;
mod fields;
mod sheet;
mod treatment;

pub use compose::{About, last_written, sheet};
pub use export::{AskError, AskedBy, Claim, Content, Export, Exports, MOST_A_DAY, State, Wish};
pub use fields::Row;
pub use sheet::{Attached, Entry, Label, Line, Said, Section, Sheet};
pub use treatment::{Column, Treatment};
