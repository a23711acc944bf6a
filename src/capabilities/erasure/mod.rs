//! Erasing a closed account of a patient (F13).
//!
//! The honest rule, in one sentence: an account is erased when it is closed, nothing clinical in it is younger than the settings
//! keep it, and its person was handed a copy first; then everything that says who it was goes, and what the house must go on
//! counting and proving stays. While one clinical row is too young nothing is erased, not even the rest: what would be left
//! could not be explained to anybody.
//!
//! An administrator asks, for a reason; a day later the job (`operations::eraser`) has a copy made and mails its link to the
//! confirmed address; when that copy is over it erases, step by step. Until then it can be taken back. Administrators never see
//! the copy. Rows: `requests`, partition `erasures`, one per person, removed with the last step; the account's own row is marked
//! (`erased_at`) and becomes a husk. Stays: the husk, ledgers and visits' times with their doctors, events, the audit trail.
//! No events; every step that people take or that cannot be taken back has an audit entry. Page: `/admin/people/{id}/erase`;
//! API: `/admin/people/{id}/erasure`. After five copies of which none could be handed over it stands still, and the page says so.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
