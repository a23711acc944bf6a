//! The form in which a doctor amends a record of their own.

use serde::Serialize;

use super::write_up::{MedicineRow, code_unknown, medicine_missing};
use super::{Part, Words, sample_record, too_long};
use crate::primitives::ids::{RecordId, UserId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /patients/{pid}/records/{id}/amend`: posts to itself. A field left empty changes nothing.
#[derive(Clone, Serialize)]
pub struct AmendPage {
    pub patient_id: UserId,
    pub record_id: RecordId,
    pub patient_name: String,
    /// When the visit began.
    pub start: When,
    /// The version the page was made from.
    pub version: u32,
    /// Pressing twice signs once.
    pub idempotency_key: String,
    /// What stands now.
    pub stands: Words,
    pub diagnosis: Field,
    /// As it stands, until it is changed: a code, or words by which one is looked for.
    pub diagnosis_code: Field,
    /// What the code stands for; empty where there is none.
    pub code_title: String,
    /// The code that stands, by which it is seen that it was changed.
    pub code_seen: String,
    /// The letters that no paper has, once they were said: signed again, it is signed with them.
    pub as_is: String,
    pub prescription: Field,
    /// Of the new prescription: those that stand, until they are changed.
    pub medicines: Vec<MedicineRow>,
    /// By which it is seen that they were.
    pub medicines_seen: String,
    pub notes: Field,
    /// Why, at most 200 characters.
    pub reason: Field,
    /// Why it was not amended, when that is about no field.
    pub trouble: Option<Message>,
}

/// Nothing was said that changes.
pub fn nothing_amended() -> Message {
    Message::new("wrong-nothing-amended")
}

/// Medicines were changed, and the prescription they belong to was not written.
pub fn medicines_alone() -> Message {
    Message::new("wrong-medicines-alone")
}

/// No reason was given.
pub fn reason_missing() -> Message {
    Message::new("wrong-amendment-reason-missing")
}

/// Somebody amended it in another window.
pub fn seen_old() -> Message {
    Message::new("amend-seen-old")
}

/// So many amendments that no more fit.
pub fn no_more() -> Message {
    Message::new("amend-no-more")
}

/// Banner: amended.
pub fn amended() -> Message {
    Message::new("flash-amended")
}

impl View for AmendPage {
    const TEMPLATE: &'static str = "records/amend.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("amend-title").with("when", self.start.clone())
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.diagnosis, &self.diagnosis_code, &self.prescription, &self.notes, &self.reason];
        let medicines = self.medicines.iter().flat_map(MedicineRow::fields);
        self.trouble.is_some() || fields.into_iter().chain(medicines).any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let row =
            |medicine: &str, dose: &str| MedicineRow { medicine: Field::of(medicine), dose: Field::of(dose), ..MedicineRow::default() };
        let mut medicines = vec![row("Amlodipine", "5 mg"), row("Paracetamol", "500 mg")];
        medicines.resize(5, MedicineRow::default());
        let page = Self {
            patient_id: sample_user(1),
            record_id: sample_record(1),
            patient_name: "Maya Lindqvist".into(),
            start: When::sample(12, "09:30"),
            version: 1,
            idempotency_key: "req_1".into(),
            medicines: medicines.clone(),
            medicines_seen: "a1b2".into(),
            stands: Words::sample(),
            diagnosis: Field::default(),
            diagnosis_code: Field::of("I10"),
            code_title: "Essential (primary) hypertension".into(),
            code_seen: "I10".into(),
            as_is: String::new(),
            prescription: Field::default(),
            notes: Field::default(),
            reason: Field::default(),
            trouble: None,
        };
        let wrong = Self {
            diagnosis: Field::wrong("", nothing_amended()),
            diagnosis_code: Field::wrong("hypertension", code_unknown()),
            code_title: String::new(),
            notes: Field::wrong("because ".repeat(260), too_long(Part::Notes, 2_000, 2_080)),
            reason: Field::wrong("", reason_missing()),
            ..page.clone()
        };
        medicines[1].medicine = Field::wrong("", medicine_missing());
        let alone = Self { prescription: Field::wrong("", medicines_alone()), medicines, ..page.clone() };
        let old = Self {
            trouble: Some(seen_old()),
            notes: Field::of("Potassium again in a week"),
            reason: Field::of("Lab call"),
            ..page.clone()
        };
        let full = Self { trouble: Some(no_more()), ..page.clone() };
        vec![page, wrong, alone, old, full]
    }
}
