//! A private calendar feed: an address that shows somebody's visits to their calendar, and nothing else (F32).
//!
//! Rows: `users`, part `feed`, one a person, with the digest of the address's secret. Making another one or taking it back ends the
//! address before. Pages: the feed's own; the feed itself.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
