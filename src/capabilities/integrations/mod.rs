//! What other programs need to work with the house: API keys (F15).
//!
//! Administrators make a key, say what it opens and for how long, and take it back; how a key lets a program in is
//! `identity::api_keys` and `web::bearer`. Rows: `directory`, owner `api_keys`, one per key, kept after it was revoked. No
//! events; every change has an audit entry. Pages: `/admin/api-keys`; the same over the API under `/api-keys`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
