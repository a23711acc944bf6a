//! The contract of the store: what the product relies on from DynamoDB, tried against whatever answers.
//!
//! Alone this runs against the built-in stack, one in memory per test. With `CAREDESK_TEST_ENDPOINT` set, it runs against
//! that server (`scripts/test-external`), every test with tables of its own. What no stand-in shows (conflicts, throttling,
//! lagging indexes) is injected elsewhere, in `tests/faults`.
#![cfg(feature = "local")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]

#[path = "../support/external.rs"]
mod external;
mod items;
mod limits;
mod lists;
mod races;
mod server;
mod sets;
mod transactions;
