//! What a doctor sees who applies.

use serde::Serialize;

use super::{consent_missing, email_malformed, name_missing, password_too_short, phone_malformed};
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /apply`, and the same after a form that must be corrected.
///
/// Posts every field and `consent` (= `yes`).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Apply {
    pub name: Field,
    pub email: Field,
    /// Optional.
    pub phone: Field,
    /// Never comes back: [`Field::secret`].
    pub password: Field,
    pub licence_number: Field,
    pub specialization: Field,
    /// Optional.
    pub qualifications: Field,
    /// Optional.
    pub experience_years: Field,
    /// Optional: a wish.
    pub department_id: Field,
    /// `yes` when ticked.
    pub consent: Field,
    /// To choose from, by name.
    pub departments: Vec<Department>,
}

/// A department to wish for.
#[derive(Debug, Clone, Serialize)]
pub struct Department {
    /// As posted.
    pub value: String,
    /// As read.
    pub name: String,
}

/// `GET /apply/check-your-mail`: the same for a new and for a known address.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationSent {}

/// After the address was confirmed.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationConfirmed {}

/// `GET /application`: nobody has decided yet.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationWaits {
    /// Who applies.
    pub name: String,
}

impl View for Apply {
    const TEMPLATE: &'static str = "sign_in/apply.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("apply-title")
    }

    fn has_errors(&self) -> bool {
        let Self { name, email, phone, password, licence_number, specialization, .. } = self;
        let Self { qualifications, experience_years, department_id, consent, .. } = self;
        let account = [name, email, phone, password, consent];
        let profession = [licence_number, specialization, qualifications, experience_years, department_id];
        account.into_iter().chain(profession).any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let department = |number: u8, name: &str| Department { value: format!("dpt_{number}"), name: name.into() };
        let empty = Self { departments: vec![department(1, "Heart"), department(2, "Skin")], ..Self::default() };
        let refused = Self {
            name: Field::wrong("", name_missing()),
            email: Field::wrong("leena", email_malformed()),
            phone: Field::wrong("12", phone_malformed()),
            password: Field::secret(Some(password_too_short(15))),
            licence_number: Field::wrong("", licence_missing()),
            specialization: Field::wrong("", specialization_missing()),
            qualifications: Field::wrong("x", qualifications_too_long(200)),
            experience_years: Field::wrong("many", years_wrong(80)),
            department_id: Field::wrong("x", department_unknown()),
            consent: Field::wrong("", consent_missing()),
            ..empty.clone()
        };
        let long = Self {
            licence_number: Field::wrong("x", licence_too_long(60)),
            specialization: Field::wrong("x", specialization_too_long(120)),
            ..Self::default()
        };
        vec![empty, refused, long]
    }
}

impl View for ApplicationSent {
    const TEMPLATE: &'static str = "sign_in/application_sent.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("application-sent-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for ApplicationConfirmed {
    const TEMPLATE: &'static str = "sign_in/application_confirmed.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("application-waits-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for ApplicationWaits {
    const TEMPLATE: &'static str = "sign_in/application_waits.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("application-waits-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { name: "Dr Leena Farah".into() }]
    }
}

/// No licence number was typed.
pub fn licence_missing() -> Message {
    Message::new("wrong-own-licence-missing")
}

/// The licence number is longer than `limit` characters.
pub fn licence_too_long(limit: u32) -> Message {
    Message::new("wrong-doctor-licence-too-long").with("limit", limit)
}

/// No specialization was typed.
pub fn specialization_missing() -> Message {
    Message::new("wrong-own-specialization-missing")
}

/// The specialization is longer than `limit` characters.
pub fn specialization_too_long(limit: u32) -> Message {
    Message::new("wrong-doctor-specialization-too-long").with("limit", limit)
}

/// The qualifications are longer than `limit` characters.
pub fn qualifications_too_long(limit: u32) -> Message {
    Message::new("wrong-doctor-qualifications-too-long").with("limit", limit)
}

/// The years of experience are no whole number up to `most`.
pub fn years_wrong(most: u32) -> Message {
    Message::new("wrong-doctor-years").with("most", most)
}

/// That is no department.
pub fn department_unknown() -> Message {
    Message::new("wrong-choice")
}

/// Every page here in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<Apply>(Audience::Visitor);
    all.extend(Sample::all_of::<ApplicationSent>(Audience::Visitor));
    all.extend(Sample::all_of::<ApplicationConfirmed>(Audience::Visitor));
    all.extend(Sample::all_of::<ApplicationWaits>(Audience::Applicant));
    all
}
