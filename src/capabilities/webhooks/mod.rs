//! Webhooks: other programs and chat rooms that are told what happens in the house (F47).
//!
//! An administrator says where, of which events and in which form; whoever listens there gets what the operations topic gets:
//! ids and instants, nothing clinical and no names. Rows: `directory`, owner `webhooks`, one per endpoint and one that counts
//! them; `deliveries`, one per endpoint and event, written when the drain hears the event, so that nobody waits for anybody
//! else's program. `operations::courier` sends. Every change has an audit entry. Pages: `/admin/webhooks`; API: `/webhooks`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
