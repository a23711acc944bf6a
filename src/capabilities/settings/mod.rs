//! The house's own settings (F65): name, zone, currency, horizons, cut-offs, reminder times, closed days.
//!
//! One row: `directory`, owner `hospital`, part `settings`. Every process keeps a snapshot in memory (`SettingsBook`), so
//! reading a setting costs no call; a change is seen at once where it was made and within five seconds elsewhere. What
//! is fixed at installation (tables, the quantum of time, addresses of services) is configuration, not a setting.
//! Routes: `GET` and `PUT /api/v1/admin/settings`; the page `/admin/settings` sets how long things are kept (F13). No events; every change has an audit entry.
//! The row keeps when the time zone changed, until a recount that began afterwards is done: pages of what is counted by day tell of it,
//! and read it in the snapshot. It is no setting: it is taken away without an audit entry, and the version stays.
//! Both go through `appointments`, which shows the visits booked on days that a change would close before anything is saved.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
