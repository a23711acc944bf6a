//! Records as rules: what a record is made of, how amendments change what stands, who may read. Pure.

mod record;
mod write_up;

pub use record::{Record, RecordLine};
pub use write_up::{
    DIAGNOSIS_LIMIT, LineText, MEDICINE_LIMIT, MOST_LINES, NOTES_LIMIT, PRESCRIPTION_LIMIT, PrescriptionLine, WriteUp, WriteUpText,
};
