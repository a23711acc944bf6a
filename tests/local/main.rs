//! The built-in stack, driven with the real AWS clients over real sockets.
#![cfg(feature = "local")]

mod durability;
mod dynamodb;
mod mail;
mod objects;
mod support;
mod topics;
