//! Readings: what stands in a report, read by the house and by no person: laboratory values with their units, beside the range that the
//! report prints, else beside one of a public table. Never a diagnosis, never a score.
//!
//! The text of a PDF is taken out by another process that is bounded (`files::painter`); what stands in it is decided here, and a
//! line that is not certain is counted and not shown. Reports own the doors and the pages: a reading is found, shown and removed as its
//! report is, so this slice has no api, no pages and no views of its own.
//!
//! Rows: `reading#<report>` in `records` under the patient, written with the end of the report's check.

pub mod model;
pub mod service;
pub mod store;
