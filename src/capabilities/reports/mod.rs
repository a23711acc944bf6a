//! Reports: files of a patient's records, added and read by the patient and by doctors in their care.
//!
//! A file goes from the browser straight to S3 and back: links and forms are signed here, bytes never pass through. What
//! was sent lies under `quarantine/` until it was looked at; what was found good is written to `clean/` from the very bytes
//! that were looked at, and only that is ever given out, by a link that lives a minute and is in the audit trail first.
//!
//! Rows: `report#<report>` in `records` under the patient; lines of work in `requests` under `reports`, by when they are
//! due; counters of what one person adds in `guards`. Event: `report.uploaded`, when a report can be read.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
