//! Everything the house holds about a patient, to be taken along (F13), and their treatment history for spreadsheets (F41): two
//! kinds of one thing, claimed, kept and ended by the same steps.
//!
//! Whoever asks gets a row, a job (`operations::exporter`) makes the file from it, tells them by mail that it is ready, and the portal
//! hands it over after a fresh proof. A copy of everything is one ZIP, a page to read and the same for programs, for as long as the
//! settings say. A treatment history is one CSV file, for a day; carers who may read the records can ask for it too.
//!
//! Rows, all in `requests`: under the patient `export#<export>`, one copy from waiting to its end, and `exports` and
//! `exports-treatment`, which hold that one of each kind is made at a time and a few a day; under `exports` what the job has to do,
//! `make#<export>` and `end#<moment>#<export>`. Objects: bucket `exports`, `<patient>/<export>/<try>`. No events; asking, making and
//! taking along have audit entries. Pages: `/my-data` and `/treatment-history`; API: `/me/exports` and
//! `/patients/{pid}/treatment-history-files`. Only the job reads what is clinical, and only into a file that nobody is given but its
//! patient and whom they let read.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
