//! Personal messages: what somebody is told, over which channel, and what became of it.
//!
//! Rows: `deliveries`, one per cause, kind, recipient and channel, written with what makes them due. A row is claimed
//! before it is sent and composed from the account as it is then: nothing secret and no words are stored. Sending is
//! `operations::sender`'s work. No pages yet.

pub mod model;
pub mod service;
pub mod store;
