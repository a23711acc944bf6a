//! The administrator's overview: how much of what the house has right now, and the visits of the moment (F59).
//!
//! No rows of its own: the totals are one row that counts (`storage::totals`), written by the directory's transactions
//! and by the drain, which counts what `events::listeners` owes with [`service::counting`]; the visits come from the
//! index of the day. Routes: `/overview`, `GET /api/v1/admin/overview`. No events.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
