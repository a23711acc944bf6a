//! Floor 1: what has happened, and who is owed what by it. Pure.

pub mod catalogue;
pub mod envelope;
pub mod listeners;
#[cfg(test)]
pub mod samples;
