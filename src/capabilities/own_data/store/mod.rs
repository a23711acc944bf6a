//! The rows of copies and what a copy is made of.

mod exports;
mod person;

pub use exports::{Due, ExportsStore, Over, ask, claimed, gone, handled, settled};
pub use person::PersonStore;
