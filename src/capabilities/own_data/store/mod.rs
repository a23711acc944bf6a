//! The rows of copies and what a copy is made of.

mod exports;
mod person;

pub use exports::{Due, ExportsStore, Over, ask, begin, claimed, gone, handled, settled, taken_back, void};
pub use person::PersonStore;
