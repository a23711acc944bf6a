//! Tests of this folder that need a stack.

mod app;
mod drain;
mod sender;
mod verify;
