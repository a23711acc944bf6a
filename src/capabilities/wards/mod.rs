//! Wards (F57): how many beds each has, and how many are occupied.
//!
//! Everybody who works here reads the board; the desk and administrators count; administrators make, change and close wards.
//! Patients do not see it: a full ward says nothing about a visit of theirs. A count is a number and never says who lies where.
//! Rows: `directory`, owner `wards`: `ward#…` is one ward with the number it was counted at last, `name#…` takes a name, so that
//! no two wards are called alike. They stand in one partition, so that the board is one consistent query: whoever has counted sees
//! the count. (The design lists them by an index, which lags.)
//!
//! A count is one transaction: the ward, if nobody has counted or changed it since it was read, the audit entry, and the
//! idempotency answer of the press. So the number is never below none or above the beds, and two presses are two beds. No event
//! tells of it: the catalogue of F43 has none.
//!
//! Pages: `/wards` and below. API: `/wards`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
