//! Emergency access (F10): a doctor opens the record of a patient who is not in their care, for an hour, and says why.
//!
//! Rows, all in `requests`: `emergency#<access>` under the doctor is the access itself, from which every reading is decided as
//! last written; `waiting#<access>` under `emergency_access` is there until an administrator has looked at it,
//! `reviewed#<access>` from then on. Neither goes before it was reviewed. Event: `emergency_access.opened`. The patient is told by
//! mail at once and sees every reading on the page of who looked at their record; carers are not told.
//!
//! A doctor gives two reasons: one of a list, and one in their own words. The words may name an illness, so they stand in the
//! patient's partition of the audit trail alone: shown to the patient, never to administrators (F09), who see the one of
//! the list and how often was read. For the same reason the trail that administrators see leaves those words out.
//!
//! Reading itself happens where records are: `records` asks [`service::EmergencyReading`] once no visit decides.
//!
//! Pages: `/emergency-access` and below for doctors, `/admin/emergency-access` and below. API: the same two.

pub mod api;
pub mod model;
pub mod pages;
pub mod service;
pub mod store;
pub mod views;
