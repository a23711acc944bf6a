//! Appointments: a patient holds a time, books it, moves it, cancels it; a doctor runs the day; the desk oversees.
//!
//! Rows: `appointments`, `intake#…` in `records`, `hold#<user>` in `guards` (with what was typed for it, sealed), who runs late
//! on a day in `guards`, and through the calendar the ledgers. Events: `appointment.*`.
//! Pages: choosing a time, the booking steps, one's own visits, one visit, a doctor's day, the desk.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
