//! The built-in stack, driven with the real AWS clients over real sockets.
#![cfg(feature = "local")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

mod durability;
mod dynamodb;
mod mail;
mod objects;
mod support;
mod topics;
