//! What patients keep about themselves: measurements (F16), a mood log (F52), and the timeline that shows both beside their
//! visits (F42).
//!
//! Rows, all in `records` under the patient: `vital#<id>`, whose id sorts by when it was measured; `mood#<date>`, one a day
//! by the hospital's calendar; `share#mood#<doctor>`, the switch that lets one doctor in care read the mood log. No events:
//! nothing of this leaves the house. Doctors in care read measurements as they read records (`ClinicalReader`); of the mood
//! log they find nothing without the switch (`MoodReader`). Routes: `/vitals`, `/mood`, `/timeline`, `/me/vitals`, `/me/mood`.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
