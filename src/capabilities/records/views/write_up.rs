//! The form in which a doctor writes a visit up.

use serde::Serialize;

use super::{Part, Words, sample_visit, too_long, undrawn};
use crate::primitives::ids::AppointmentId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::BackgroundWords;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /appointments/{id}/record`: posts to itself, or to `…/record/draft` when saving what is typed so far.
#[derive(Clone, Serialize)]
pub struct WriteUpPage {
    pub appointment_id: AppointmentId,
    /// The visit's version the form was made from.
    pub version: u32,
    pub patient_name: String,
    pub start: When,
    pub end: When,
    /// What the patient said; may be empty.
    pub reason: String,
    /// May be empty.
    pub symptoms: String,
    /// What the patient says of themselves.
    pub background: Option<BackgroundWords>,
    pub diagnosis: Field,
    /// A code, or words by which one is looked for.
    pub diagnosis_code: Field,
    /// What the code stands for; empty where there is none.
    pub code_title: String,
    pub prescription: Field,
    pub notes: Field,
    /// A few empty rows after those that were filled in.
    pub medicines: Vec<MedicineRow>,
    /// When the draft shown was saved.
    pub saved_at: Option<When>,
    /// The version of the draft the form was made with, 0 for none.
    pub draft: u32,
    /// A draft that was saved in another window meanwhile.
    pub other: Option<OtherDraft>,
    pub diagnosis_limit: u32,
    pub prescription_limit: u32,
    pub notes_limit: u32,
    /// Why it was not written, when that is about no field.
    pub trouble: Option<Message>,
    /// Where the record that was signed meanwhile is amended.
    pub amend: Option<String>,
    /// Whether the visit can be written up now or on its day: the buttons are only shown then.
    pub possible: bool,
    /// It is signed from its day on; before, what is typed is kept.
    pub day_has_come: bool,
    /// The letters that no paper has, once they were said: signed again, it is signed with them.
    pub as_is: String,
    /// The working page it was opened from; empty for the usual one.
    pub came_from: &'static str,
    /// What the list there is narrowed to.
    pub list: String,
}

/// A draft beside the form that does not hold it.
#[derive(Clone, Serialize)]
pub struct OtherDraft {
    pub saved_at: When,
    pub words: Words,
}

/// One row of the list of medicines: the fields `medicine`, `dose`, `how_often`, `how_long`.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct MedicineRow {
    pub medicine: Field,
    pub dose: Field,
    pub how_often: Field,
    pub how_long: Field,
}

impl MedicineRow {
    pub(super) fn fields(&self) -> [&Field; 4] {
        [&self.medicine, &self.dose, &self.how_often, &self.how_long]
    }
}

/// No diagnosis was given.
pub fn diagnosis_missing() -> Message {
    Message::new("wrong-diagnosis-missing")
}

/// What was typed is no code of the list.
pub fn code_unknown() -> Message {
    Message::new("wrong-diagnosis-code-unknown")
}

/// No prescription was given.
pub fn prescription_missing() -> Message {
    Message::new("wrong-prescription-missing")
}

/// A row of the list has no medicine.
pub fn medicine_missing() -> Message {
    Message::new("wrong-medicine-missing")
}

/// More rows than the list has.
pub fn too_many_medicines(limit: u32) -> Message {
    Message::new("wrong-too-many-medicines").with("limit", limit)
}

/// The visit was written up before, in another window or with other words.
pub fn written_before() -> Message {
    Message::new("write-up-before")
}

/// The visit has changed since the form was opened, perhaps its time: `start` is what it is now.
pub fn seen_old(start: When) -> Message {
    Message::new("write-up-seen-old").with("when", start)
}

/// The visit is signed from its day on: `start` is when it begins.
pub fn too_early(start: When) -> Message {
    Message::new("write-up-too-early").with("when", start)
}

/// Another window has saved another draft meanwhile.
pub fn another_draft() -> Message {
    Message::new("write-up-another-draft")
}

/// The visit is in no state that is written up.
pub fn not_possible() -> Message {
    Message::new("write-up-not-possible")
}

/// Banner: written up.
pub fn written() -> Message {
    Message::new("flash-written-up")
}

/// Banner: what is typed is kept.
pub fn draft_saved() -> Message {
    Message::new("flash-draft-saved")
}

impl View for WriteUpPage {
    const TEMPLATE: &'static str = "records/write_up.html";
    const PLACE: Place = Place::Day;

    fn title(&self) -> Message {
        Message::new("write-up-title").with("when", self.start.clone())
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.diagnosis, &self.diagnosis_code, &self.prescription, &self.notes];
        let medicines = self.medicines.iter().flat_map(MedicineRow::fields);
        self.trouble.is_some() || fields.into_iter().chain(medicines).any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let row =
            |medicine: &str, dose: &str| MedicineRow { medicine: Field::of(medicine), dose: Field::of(dose), ..MedicineRow::default() };
        let empty = Self {
            appointment_id: sample_visit(),
            version: 3,
            patient_name: "Maya Lindqvist".into(),
            start: When::sample(24, "09:30"),
            end: When::sample(24, "10:00"),
            reason: "Blood pressure, follow-up".into(),
            symptoms: "Dizzy in the morning,\nbetter after breakfast.".into(),
            background: None,
            diagnosis: Field::default(),
            diagnosis_code: Field::default(),
            code_title: String::new(),
            prescription: Field::default(),
            notes: Field::default(),
            medicines: vec![MedicineRow::default(); 5],
            saved_at: None,
            draft: 0,
            other: None,
            diagnosis_limit: 2_000,
            prescription_limit: 4_000,
            notes_limit: 2_000,
            trouble: None,
            amend: None,
            possible: true,
            day_has_come: true,
            as_is: String::new(),
            came_from: "upcoming",
            list: String::new(),
        };
        let mut medicines = vec![row("Amlodipine", "5 mg"), row("Paracetamol", "500 mg")];
        medicines.resize(5, MedicineRow::default());
        let draft = Self {
            diagnosis: Field::of("Primary hypertension"),
            diagnosis_code: Field::of("I10"),
            code_title: "Essential (primary) hypertension".into(),
            prescription: Field::of("Amlodipine as below."),
            medicines: medicines.clone(),
            saved_at: Some(When::sample(24, "09:48")),
            draft: 2,
            background: Some(BackgroundWords::sample()),
            symptoms: String::new(),
            ..empty.clone()
        };
        medicines[1].medicine = Field::wrong("", medicine_missing());
        medicines[1].how_long = Field::wrong("x".repeat(130), too_long(Part::Medicine, 120, 130));
        let wrong = Self {
            diagnosis: Field::wrong("", diagnosis_missing()),
            diagnosis_code: Field::wrong("hypertension", code_unknown()),
            prescription: Field::wrong("", prescription_missing()),
            notes: Field::wrong("because ".repeat(260), too_long(Part::Notes, 2_000, 2_080)),
            medicines,
            ..empty.clone()
        };
        let many = Self { trouble: Some(too_many_medicines(30)), ..draft.clone() };
        let before = Self { trouble: Some(written_before()), amend: Some("/records".into()), possible: false, ..draft.clone() };
        let cancelled = Self { trouble: Some(not_possible()), possible: false, reason: String::new(), ..empty.clone() };
        let moved = Self { version: 4, trouble: Some(seen_old(When::sample(24, "09:30"))), saved_at: None, ..draft.clone() };
        let early = Self { day_has_come: false, ..draft.clone() };
        let signed_early = Self { trouble: Some(too_early(When::sample(26, "09:30"))), saved_at: None, ..early.clone() };
        let unprinted = Self { prescription: Field::wrong("王", undrawn("王")), as_is: "王".into(), ..draft.clone() };
        let other = Some(OtherDraft { saved_at: When::sample(24, "09:52"), words: Words::sample() });
        let two = Self { saved_at: None, other, trouble: Some(another_draft()), ..draft.clone() };
        vec![empty, draft, wrong, many, moved, two, before, cancelled, early, signed_early, unprinted]
    }
}
