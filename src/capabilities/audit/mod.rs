//! The audit trail as people see it (F11, F12): administrators look who did what, patients who looked at their record.
//!
//! Rows: `audit`, written by every slice's own transactions through `identity::audit` and only read here. What entries may
//! say is decided there: ids and staff's reasons, never anything clinical. Looking at the trail and taking it away are acts
//! of their own in it. Pages: `/admin/audit`, `/admin/audit/export`, `/me/access-log`; the same under `/api/v1`. No events.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod views;
