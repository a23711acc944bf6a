//! The program as operators run it: real processes, real sockets, one stack shared by two servers, signals.
//!
//! Nothing here reaches into the program; people register, follow the link in their mail and sign in over HTTP. Times are
//! bounds on "at all", never measurements. `CAREDESK_ROUNDS` and `CAREDESK_KILLS` ask for the long forms (`scripts/race`,
//! `scripts/nightly`).
#![cfg(feature = "local")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should say where")]
#![expect(clippy::print_stdout, reason = "what was measured is shown beside the outcome")]

mod chat;
mod client;
mod kills;
mod load;
mod people;
mod program;
mod races;
mod refusals;
mod site;
mod stops;
