//! What a doctor sees of emergency access: the form, what runs, what is over.

use serde::Serialize;

use super::sample_access;
use crate::capabilities::emergency::model::{Category, LEAST_REASON, MOST_REASON};
use crate::primitives::ids::{EmergencyAccessId, UserId};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::{Message, count};

/// `GET /emergency-access`.
#[derive(Debug, Clone, Serialize)]
pub struct OwnEmergencies {
    pub running: Vec<OwnEmergency>,
    /// Newest first.
    pub past: Vec<OwnEmergency>,
    /// The first page, on any later one.
    pub newest: Option<String>,
    pub older: Option<String>,
}

/// One that the reader opened.
#[derive(Debug, Clone, Serialize)]
pub struct OwnEmergency {
    pub id: EmergencyAccessId,
    pub patient_id: UserId,
    /// Empty for whoever has no account any more.
    pub patient_name: String,
    /// `HR-7K4M-29X3-Q8TN`.
    pub record_number: String,
    pub category: Category,
    pub runs: bool,
    pub opened: When,
    /// When it ends or ended.
    pub until: When,
    pub minutes_left: u32,
    /// By the reader, before the hour was over.
    pub ended: bool,
}

/// `GET /emergency-access/new`.
#[derive(Debug, Clone, Serialize)]
pub struct NewEmergency {
    /// A record number, an address of mail or a phone number.
    pub patient: Field,
    pub name: Field,
    pub date_of_birth: Field,
    /// A word of [`Category`].
    pub category: Field,
    pub reason: Field,
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

/// What is wrong with a field of the form.
#[must_use]
pub fn words_of(pointer: &str, code: &str, number: u32) -> Message {
    match (pointer, code) {
        ("/patient", "not_whole") => Message::new("wrong-emergency-not-whole"),
        ("/patient", "one_way_only") => Message::new("wrong-emergency-one-way"),
        (_, "no_single_patient") => Message::new("wrong-emergency-nobody"),
        ("/patient", _) => Message::new("wrong-emergency-patient-missing"),
        ("/name", "required") => Message::new("wrong-emergency-name-missing"),
        ("/name", _) => Message::new("wrong-emergency-name"),
        ("/date_of_birth", "required") => Message::new("wrong-emergency-birth-missing"),
        ("/date_of_birth", _) => Message::new("field-not-a-date"),
        ("/category", _) => Message::new("wrong-emergency-category-missing"),
        (_, "too_long") => Message::new("wrong-emergency-reason-long").with("limit", number),
        (_, "unprintable") => Message::new("wrong-emergency-unprintable"),
        _ => Message::new("wrong-emergency-reason-short").with("limit", count(LEAST_REASON)),
    }
}

/// Tried so often that the next try waits so many minutes.
#[must_use]
pub fn tried_too_often(minutes: u32) -> Message {
    Message::new("emergency-tried-too-often").with("minutes", minutes)
}

/// This very form opened another record already.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("emergency-sent-before")
}

/// Banner: in care, so nothing was opened.
#[must_use]
pub fn in_care_anyway() -> Message {
    Message::new("flash-emergency-in-care")
}

/// Banner: open already, so nothing was opened.
#[must_use]
pub fn open_already() -> Message {
    Message::new("flash-emergency-open")
}

/// Banner: ended.
#[must_use]
pub fn ended() -> Message {
    Message::new("flash-emergency-ended")
}

impl OwnEmergency {
    fn sample(number: u128, name: &str, category: Category) -> Self {
        Self {
            id: sample_access(number),
            patient_id: sample_user(number),
            patient_name: name.into(),
            record_number: "HR-7K4M-29X3-Q8TN".into(),
            category,
            runs: true,
            opened: When::sample(23, "09:30"),
            until: When::sample(23, "10:30"),
            minutes_left: 34,
            ended: false,
        }
    }
}

impl View for OwnEmergencies {
    const TEMPLATE: &'static str = "emergency/own.html";
    const PLACE: Place = Place::Emergency;

    fn title(&self) -> Message {
        Message::new("emergency-title")
    }

    fn samples() -> Vec<Self> {
        let [unconscious, covering, department, other] = Category::ALL;
        let over = |number, name, category| OwnEmergency { runs: false, minutes_left: 0, ..OwnEmergency::sample(number, name, category) };
        let both = Self {
            running: vec![OwnEmergency::sample(1, "Maya Lindqvist", unconscious)],
            past: vec![
                over(2, "Bilal Anwar", covering),
                OwnEmergency { ended: true, ..over(3, "Chidi Anyanwu-Featherstonehaugh", department) },
                over(4, "", other),
            ],
            newest: None,
            older: Some("/emergency-access?cursor=sealed".into()),
        };
        let past = Self { running: vec![], newest: Some("/emergency-access".into()), ..both.clone() };
        let running = Self { past: vec![], older: None, ..both.clone() };
        let nothing = Self { running: vec![], ..running.clone() };
        vec![both, past, running, nothing]
    }
}

impl View for NewEmergency {
    const TEMPLATE: &'static str = "emergency/new.html";
    const PLACE: Place = Place::Emergency;

    fn title(&self) -> Message {
        Message::new("new-emergency")
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.patient, &self.name, &self.date_of_birth, &self.category, &self.reason];
        self.trouble.is_some() || fields.iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            patient: Field::default(),
            name: Field::default(),
            date_of_birth: Field::default(),
            category: Field::default(),
            reason: Field::default(),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let wrong = |pointer, code, typed: &str| Field::wrong(typed, words_of(pointer, code, count(MOST_REASON)));
        let empty = Self {
            patient: wrong("/patient", "required", ""),
            category: wrong("/category", "required", ""),
            reason: wrong("/reason", "too_short", "fell"),
            ..new.clone()
        };
        let typed = Self { category: Field::of("covering"), reason: Field::of("On call for Dr Farah tonight"), ..new.clone() };
        let of_patient = |code, typed_word| Self { patient: wrong("/patient", code, typed_word), ..typed.clone() };
        let of_name = |name, born| Self { name, date_of_birth: born, ..typed.clone() };
        vec![
            empty,
            of_patient("not_whole", "HR-7K4M"),
            of_patient("one_way_only", "maya@example.org"),
            of_patient("no_single_patient", "maya@example.org"),
            of_name(wrong("/name", "no_single_patient", "Maya Lindqvist"), Field::of("1988-02-29")),
            of_name(wrong("/name", "required", ""), wrong("/date_of_birth", "not_a_date", "1988")),
            of_name(wrong("/name", "too_long", "Maya"), wrong("/date_of_birth", "required", "")),
            Self { reason: wrong("/reason", "too_long", "x"), ..typed.clone() },
            Self { reason: wrong("/reason", "unprintable", "x"), ..typed.clone() },
            Self { trouble: Some(tried_too_often(40)), ..typed.clone() },
            Self { trouble: Some(sent_before()), ..typed },
            new,
        ]
    }
}
