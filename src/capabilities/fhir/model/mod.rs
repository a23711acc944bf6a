//! How FHIR says things: ids, references, periods, the states of an appointment, and objects without anything empty. Pure.

mod element;
mod ids;
mod period;
mod status;

pub use element::{Element, coded, identifier, said, specialty};
pub use ids::{DocumentId, Kind, SlotId, read, reference, referred, written};
pub use period::Period;
pub use status::{answers, priority_of, status_of};
