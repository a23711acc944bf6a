//! What the assistant makes of a message: pure, without a clock, a store or a model of anybody else's.
//!
//! `words`: a message as words · `pattern`: lines of the rules file · `rules`: red flags, kinds of departments, the house's topics ·
//! `classifier`: what a text is probably about · `reading`: all of it put together, red flags first.

pub mod classifier;
#[cfg(test)]
mod evaluation;
pub mod pattern;
pub mod reading;
pub mod rules;
pub mod words;
