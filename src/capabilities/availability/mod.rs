//! When doctors can be visited: weekly rules with validity, dated exceptions, and the free times they leave (F22, F23).
//!
//! Rules and exceptions live in the doctor's row of `directory`; this slice has no rows of its own. Free times are
//! computed from that row and the ledgers of `calendar` whenever somebody asks: offers are advice, the condition of the
//! booking decides. No events; every change of hours has an audit entry. Pages: `/hours`, `/doctors/{id}/hours…`,
//! `/doctors/{id}/exceptions…`. API: `/doctors/{id}/availability`, `/doctors/{id}/exceptions`, `/doctors/{id}/free-times`
//! and `/free-times` under `/api/v1`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
