//! A process that dies anywhere, and a topic that is away: for every act and every call of its own to AWS, the call
//! fails before it arrives, or arrives unheard, or is the last one whoever asked lived to see. Then somebody tries again, the jobs
//! run, and nothing is half done: the invariants hold, and whoever is to be told is told once.
//!
//! Every call is tried in each run, with one of the three deaths; `CAREDESK_DEATHS=all` (`scripts/nightly`) tries all three.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]
#![allow(clippy::large_futures, reason = "one future per test, polled where it stands")]
#![cfg(feature = "local")]

#[path = "../support/mod.rs"]
#[macro_use]
mod support;

mod billing;
mod came_back;
mod chat;
mod exports;
mod outage;
mod people;
mod reminders;
mod repairs;
mod story;
mod texts;
mod visits;
mod waiting;
