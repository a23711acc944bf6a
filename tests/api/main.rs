//! The JSON contract of api.md, every test in both homes: as the server answers, and as the Lambda function does.
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod accounts;
mod booking;
mod holds;
mod life;
mod lists;
mod manners;
mod repeats;
