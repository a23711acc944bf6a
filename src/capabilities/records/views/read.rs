//! Records as their patient and doctors in care read them: the list, and one with its amendments.

use serde::Serialize;

use super::{CodeWords, Words, sample_record, sample_visit};
use crate::primitives::ids::{AppointmentId, RecordId};
use crate::web::frame::Place;
use crate::web::people::{ActingFor, BackgroundWords, PatientRead};
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /records` and `GET /patients/{pid}/records`: newest first.
#[derive(Clone, Serialize)]
pub struct RecordList {
    /// For doctors; `None` on the patient's own page.
    pub patient: Option<PatientRead>,
    /// What they say of themselves, for their doctors.
    pub background: Option<BackgroundWords>,
    /// For carers.
    pub acting: Option<ActingFor>,
    /// Where this list is: records are below it.
    pub place: String,
    pub records: Vec<RecordEntry>,
    /// Address of the records before these.
    pub older: Option<String>,
    /// Address of the newest ones, when the page is not the first.
    pub newer: Option<String>,
}

/// One record in the list, as it stands now.
#[derive(Clone, Serialize)]
pub struct RecordEntry {
    pub id: RecordId,
    /// When the visit began.
    pub start: When,
    pub doctor_name: String,
    pub diagnosis: String,
    pub code: Option<CodeWords>,
    pub prescription: String,
    pub amendments: u32,
    /// The first of its month in the list.
    pub opens_month: bool,
}

/// `GET /records/{id}` and `GET /patients/{pid}/records/{id}`: also the printed summary and prescription.
#[derive(Clone, Serialize)]
pub struct RecordPage {
    /// For doctors; `None` on the patient's own page.
    pub patient: Option<PatientRead>,
    /// For carers.
    pub acting: Option<ActingFor>,
    /// Where the list is.
    pub place: String,
    pub id: RecordId,
    pub appointment_id: AppointmentId,
    /// `CD-7K4M-29X3`.
    pub reference: String,
    pub start: When,
    pub doctor_name: String,
    pub written_at: When,
    /// For whom it is printed.
    pub patient_name: String,
    /// What stands now.
    pub stands: Words,
    /// What was signed first, when it was amended since.
    pub signed: Option<Words>,
    /// Newest first.
    pub amendments: Vec<AmendmentEntry>,
    /// Where the reader amends it, when they may.
    pub amend: Option<String>,
}

/// One amendment: empty parts were left as they were.
#[derive(Clone, Serialize)]
pub struct AmendmentEntry {
    pub at: When,
    pub doctor_name: String,
    pub reason: String,
    /// It took the code off.
    pub code_taken_off: bool,
    pub words: Words,
}

impl View for RecordList {
    const TEMPLATE: &'static str = "records/list.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        match (&self.patient, &self.acting) {
            (Some(_), _) => Message::new("records-of-patient-title"),
            (None, Some(_)) => Message::new("acting-records-title"),
            (None, None) => Message::new("records-title"),
        }
    }

    fn samples() -> Vec<Self> {
        let Words { diagnosis, code, prescription, .. } = Words::sample();
        let entry = |number: u128, day: i8, amendments, opens_month| RecordEntry {
            id: sample_record(number),
            start: When::sample(day, "09:30"),
            doctor_name: "Dr Leena Farah".into(),
            diagnosis: diagnosis.clone(),
            code: code.clone(),
            prescription: prescription.clone(),
            amendments,
            opens_month,
        };
        let own = Self {
            patient: None,
            background: None,
            acting: None,
            place: "/records".into(),
            records: vec![entry(3, 12, 0, true), entry(2, 6, 1, false), entry(1, 3, 2, false)],
            older: Some("?before=cursor".into()),
            newer: None,
        };
        let own_empty = Self { records: vec![], older: None, ..own.clone() };
        let in_care = Self {
            patient: Some(PatientRead::sample()),
            background: Some(BackgroundWords::sample()),
            place: "/patients/x/records".into(),
            newer: Some("/records".into()),
            ..own.clone()
        };
        let of_few_words = Self { background: Some(BackgroundWords::sample_of_few_words()), ..in_care.clone() };
        let in_care_empty =
            Self { patient: Some(PatientRead::sample_seen()), newer: None, place: "/patients/x/records".into(), ..own_empty.clone() };
        let not_seen = Self { patient: Some(PatientRead::sample_not_seen()), ..in_care_empty.clone() };
        let in_emergency = Self { patient: Some(PatientRead::sample_in_emergency()), ..in_care.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), place: "/patients/x/records".into(), ..own.clone() };
        let acting_empty = Self { records: vec![], older: None, ..acting.clone() };
        vec![own, own_empty, in_care, of_few_words, in_care_empty, not_seen, in_emergency, acting, acting_empty]
    }
}

impl View for RecordPage {
    const TEMPLATE: &'static str = "records/record.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new("record-title").with("when", self.start.clone())
    }

    fn samples() -> Vec<Self> {
        let own = Self {
            patient: None,
            acting: None,
            place: "/records".into(),
            id: sample_record(3),
            appointment_id: sample_visit(),
            reference: "CD-7K4M-29X3".into(),
            start: When::sample(12, "09:30"),
            doctor_name: "Dr Leena Farah".into(),
            written_at: When::sample(12, "09:58"),
            patient_name: "Maya Lindqvist".into(),
            stands: Words::sample(),
            signed: None,
            amendments: vec![],
            amend: None,
        };
        let nothing = || Words { diagnosis: String::new(), code: None, prescription: String::new(), notes: String::new(), lines: vec![] };
        let amendment = |day, reason: &str, words| AmendmentEntry {
            at: When::sample(day, "16:05"),
            doctor_name: "Dr Leena Farah".into(),
            reason: reason.into(),
            code_taken_off: day == 20,
            words,
        };
        let amended = Self {
            signed: Some(Words::sample()),
            amendments: vec![
                amendment(20, "The potassium came back", Words { notes: "Potassium 4.4, no further control.".into(), ..nothing() }),
                amendment(14, "The dose was too low", Words { notes: String::new(), diagnosis: String::new(), ..Words::sample() }),
            ],
            ..own.clone()
        };
        let short = Words { code: None, notes: String::new(), lines: vec![], ..Words::sample() };
        let brief = Self { stands: short, ..own.clone() };
        let in_care = Self {
            patient: Some(PatientRead::sample()),
            place: "/patients/x/records".into(),
            amend: Some("/patients/x/records/y/amend".into()),
            ..amended.clone()
        };
        let acting =
            Self { acting: Some(ActingFor::sample()), place: "/patients/x/records".into(), patient_name: "Maya Rao".into(), ..own.clone() };
        let in_emergency = Self { patient: Some(PatientRead::sample_in_emergency()), amend: None, ..in_care.clone() };
        vec![own, amended, brief, in_care, in_emergency, acting]
    }
}
