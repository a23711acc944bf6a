//! Statistics (F60): visits by day, department and doctor, who did not come, how long people waited, and what was earned.
//!
//! Only administrators see them; no patient is in them, neither by name nor by id. Nothing is ever counted by reading visits: the
//! drain adds to the rows of a visit's doctor in the transaction that hears its event, so each event counts exactly once. Rows: of
//! the months (`storage::months`), part `2026-11#visits#<department>#<doctor>`; for the 23rd `n23` visits were made, `c23` of them
//! cancelled, `d23` completed (done), `a23` people absent, `w23` people who waited so many minutes together: `m23`. A date is the
//! hospital's, of the visit's beginning. A row is written by one doctor's visits alone, so no row is hot, and a full month is some
//! 1.5 KB; all of them, and those of what was earned, stand in one partition in the order of the months: any range is one query, of
//! 8 read units for a month of 24 doctors, and one more for each megabyte.
//!
//! Money is counted by billing in rows of the same shape, in the transactions of invoices; here it is only read. How long somebody
//! waited is from their check-in to the doctor's call, both of which stand on the visit; who never checked in did not wait.
//! `caredesk verify` recounts everything from the visits and invoices themselves; `caredesk job recount` makes it anew.
//!
//! Page: `/admin/statistics`, and the same as a file. API: `/admin/statistics`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
