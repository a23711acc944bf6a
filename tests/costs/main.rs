//! What an action may cost (data-model.md, the table of that name), in calls, waits, read and write units, as the store
//! reports them: within the bounds, and the same however much is stored. The session's own reads are counted along.
//!
//! `CAREDESK_ROWS` adds a house of that size (`scripts/nightly`). With `--nocapture` the measured table is printed.
#![cfg(feature = "local")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail where it stands")]
#![allow(clippy::large_futures, reason = "one future per test, polled where it stands")]
#![allow(clippy::print_stdout, reason = "the measured table is shown beside the outcome")]

#[path = "../support/mod.rs"]
mod support;

mod cap;
mod carers;
mod crowd;
mod fhir;
mod hit;
mod lists;
mod mail;
mod months;
mod records;
mod reminders;
mod table;
mod walk_ins;
