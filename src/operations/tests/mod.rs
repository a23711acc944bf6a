//! Tests of this folder that need a stack.

mod drain;
mod verify;
