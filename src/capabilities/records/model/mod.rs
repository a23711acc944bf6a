//! Records as rules: what a record is made of, how amendments change what stands, who may read. Pure.

mod amendment;
mod at_a_glance;
mod background;
mod care;
mod diagnosis;
mod draft;
mod record;
mod write_up;

pub use amendment::{AMENDMENT_REASON_LIMIT, Amendment, AmendmentText, Change, History, MOST_AMENDMENTS};
pub use at_a_glance::{among_the_papers, in_the_diary};
pub use background::{Background, BackgroundText, ENTRY_LIMIT, MOST_ENTRIES, Said, background_version};
pub use care::{Care, ClinicalReader, Whose};
pub use diagnosis::{DiagnosisCode, Gone, NewCode};
pub use draft::Draft;
pub use record::{Head, Record, RecordLine, WrittenLine};
pub use write_up::{
    DIAGNOSIS_LIMIT, LineText, MEDICINE_LIMIT, MOST_LINES, NOTES_LIMIT, PRESCRIPTION_LIMIT, PrescriptionLine, WriteUp, WriteUpText,
};
