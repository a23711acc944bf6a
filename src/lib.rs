//! Caredesk: a hospital portal as floors and slices.
//!
//! Floors, lowest first; each may use only those above it in this list (`tests/guards/architecture.rs` is the wall):
//! `primitives` → `access`, `events`, `config` → `aws`, `storage`, `files`, `outbound` → `identity` and each slice's
//! `model`, `store`, `service` → `web` → each slice's `views`, `pages`, `api` → `app`, `operations`, `local` → `main`.
//!
//! One request, traced: `POST /appointments` passes the layers of `app`, then the gate of `web::routes` (which asks
//! `identity` who it is and `access::permissions` whether they may), then `capabilities::appointments::pages`, whose
//! form is parsed by `model`; `service` decides and commits ledger, appointment, event and audit entry in one
//! transaction of `storage`; the answer is a redirect to the visit, or the same page with three free alternatives.

pub mod access;
pub mod app;
pub mod aws;
pub mod capabilities;
pub mod config;
pub mod events;
pub mod files;
pub mod identity;
#[cfg(feature = "local")]
pub mod local;
pub mod operations;
pub mod outbound;
pub mod primitives;
pub mod storage;
pub mod web;
