//! Everybody who has an account, as the house looks after them: who works here is invited (F03), accounts are closed and
//! opened again (F13, F19), patients are found and kept reachable at the desk (F19).
//!
//! Rows: none of its own; accounts are `identity`'s, a doctor's row the directory's. Events: `doctor.approved`,
//! `doctor.rejected`; every change has an audit entry. Pages: `/admin/people`, `/admin/applications`, `/patients`. API:
//! `/admin/people`, `/doctor-applications`, `/patients`. What a new doctor is, is written on the
//! directory's own page `/doctors/new`, over the service of this slice.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
