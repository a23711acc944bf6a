//! Settings, departments, doctors, their hours and free times: the whole house in this process, over the API and pages.
#![cfg(feature = "local")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::large_futures, reason = "a test may fail where it stands, and runs once")]

#[path = "../support/mod.rs"]
mod support;

mod costs;
mod departments;
mod doctors;
mod exceptions;
mod free_times;
mod hours;
mod leaving;
mod pages;
mod profiles;
mod settings;
