//! What the house holds, as other programs of hospitals read it: FHIR R4 (4.0.1) over the services that are there (F68).
//!
//! Types: `Patient`, `Practitioner`, `Schedule`, `Slot` (free times), `Appointment`, `DocumentReference` (reports); `GET /fhir/metadata`
//! says which of them can be read and searched, and how. Nothing is written here and nothing kept: no table, no events. Who may read
//! what, what stands in the trail and which keys open what are decided by the services, as for the JSON API of the same data. What is
//! refused is an `OperationOutcome` (`web::outcome`).

pub mod api;
pub mod model;
