//! Messages: what somebody is told, over which channel, and what became of it.
//!
//! Rows: `deliveries`, one per cause, kind, recipient and channel, written with what makes them due. A mail is claimed before it is
//! sent and composed from what is true then: nothing secret and no words are stored. Sending is `operations::sender`'s work. Visits that
//! were booked together share one message (`model/together.rs`).
//! Pages: what one was told (F49), and the ledger of all messages (F50).

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
