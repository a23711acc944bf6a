//! The form for a patient whom the desk adds.

use serde::Serialize;

use super::invite::phone_malformed;
use super::patients::{PatientLine, date_malformed, date_unlikely, name_missing, name_too_long, text_unprintable};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /patients/new`, and the same after a form that must be corrected.
///
/// Posts `name`, `email`, `date_of_birth`, `phone` and `idempotency_key`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewPatientPage {
    pub name: Field,
    pub email: Field,
    pub date_of_birth: Field,
    /// May be empty.
    pub phone: Field,
    /// Patients who may be the same person.
    pub alike: Vec<PatientLine>,
    /// Who they are: sent again, the form says that it is none of them.
    pub others: String,
    /// Names this form, so that sending it twice adds once.
    pub idempotency_key: String,
    /// Why nobody was added when no single field is at fault.
    pub trouble: Option<Message>,
}

impl View for NewPatientPage {
    const TEMPLATE: &'static str = "people/new_patient.html";
    const PLACE: Place = Place::Patients;

    fn title(&self) -> Message {
        Message::new("new-patient")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || [&self.name, &self.email, &self.date_of_birth, &self.phone].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let new = Self { idempotency_key: "6c9f2d1e".into(), ..Self::default() };
        let maya = Self {
            name: Field::of("Maya Lindqvist"),
            email: Field::of("maya@example.org"),
            date_of_birth: Field::of("1980-02-29"),
            ..new.clone()
        };
        vec![
            new.clone(),
            Self {
                name: Field::wrong("", name_missing()),
                email: Field::wrong("maya", email_malformed()),
                date_of_birth: Field::wrong("", date_malformed()),
                phone: Field::wrong("12", phone_malformed()),
                ..new.clone()
            },
            Self {
                name: Field::wrong("x", name_too_long(120)),
                email: Field::wrong("maya@example.org", address_known()),
                date_of_birth: Field::wrong("1890-01-01", date_unlikely()),
                ..new.clone()
            },
            Self { name: Field::wrong("\u{7}", text_unprintable()), ..new },
            Self { trouble: Some(sent_before()), ..maya.clone() },
            Self {
                trouble: Some(perhaps_known()),
                alike: vec![
                    PatientLine::sample(1, "Maya Lindqvist", "+46701234567", "1980-02-29", "active"),
                    PatientLine::sample(2, "Nils Lindqvist", "", "", "invited"),
                    PatientLine::sample(3, "Lena Lindqvist", "", "1980-02-29", "no_address"),
                ],
                others: "usr_1 usr_2 usr_3".into(),
                ..maya
            },
        ]
    }
}

/// That is no address of mail.
pub fn email_malformed() -> Message {
    Message::new("wrong-work-email")
}

/// The address has an account.
pub fn address_known() -> Message {
    Message::new("wrong-patient-address-known")
}

/// Somebody of the same name and birth, or with the same number, has an account.
pub fn perhaps_known() -> Message {
    Message::new("new-patient-perhaps-known")
}

/// The form was sent before.
pub fn sent_before() -> Message {
    Message::new("new-patient-sent-before")
}

/// Banner after somebody was added.
pub fn added(name: &str, is_mailed: bool) -> Message {
    Message::new(if is_mailed { "flash-patient-added" } else { "flash-patient-added-without" }).with("name", name)
}
