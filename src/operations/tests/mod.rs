//! Tests of this folder that need a stack.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod app;
mod blood;
mod demo;
mod drain;
mod seals;
mod sender;
mod statistics;
mod texts;
mod totals;
mod verify;
