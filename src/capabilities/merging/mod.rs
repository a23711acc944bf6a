//! Two accounts of one patient are joined at the desk (F69): the one with the history stays, the sign-in of the other moves onto it,
//! and the other is closed for good and leads to it.
//!
//! Rows: none of its own; accounts are `identity`'s. What stands in an account's name is counted, never read. No event: nobody but the
//! person is owed anything, and they are told by mail. Pages: `/patients/{pid}/merge`. API: `/patients/{pid}/merge/{other}`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
