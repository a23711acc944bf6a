//! Records: a visit is written up, amended with history, and read by its patient and by doctors in their care.
//!
//! Rows, all in `records` under the patient: `record#<record>` is the line that lists show, as it stands now;
//! `entry#<record>#000` is what was signed and never changes, `entry#<record>#001` and on are its amendments: a list is
//! one query whatever was amended, and so is one record with its history. `draft#<appointment>` keeps what a doctor
//! has typed so far, `background` what the patient says of themselves (F16). Event: `record.available`; the visit itself tells `appointment.completed`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
