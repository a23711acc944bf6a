//! Everything the house holds about a patient, to be taken along (F13).
//!
//! Whoever asks gets a row, a job (`operations::exporter`) makes the file from it, and the portal hands it over after a
//! fresh proof, for as long as the settings say. The file is one ZIP: a page to read and the same for programs.
//!
//! Rows, all in `requests`: under the patient `export#<export>`, one copy from waiting to its end, and `exports`, which holds
//! that one is made at a time and a few a day; under `exports` what the job has to do, `make#<export>` and
//! `end#<moment>#<export>`. Objects: bucket `exports`, `<patient>/<export>/<try>.zip`. No events; asking, making and taking
//! along have audit entries. Pages: `/my-data`; API: `/me/exports`. Only the job reads what is clinical, and only into a file
//! that nobody but its patient is given.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
