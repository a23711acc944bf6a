//! Editing somebody who works here and treats nobody.

use serde::Serialize;

use super::invite::phone_malformed;
use super::patients::{changed_meanwhile, name_missing, name_too_long, text_unprintable};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /admin/people/{id}/edit`, and the same after a form that must be corrected.
///
/// Posts `version`, `name` and `phone`.
#[derive(Debug, Clone, Serialize)]
pub struct EditPersonPage {
    pub id: UserId,
    /// The version the form was made from.
    pub version: u32,
    /// `receptionist` or `administrator`.
    pub role: &'static str,
    /// The name as it stands.
    pub name_now: String,
    pub email: String,
    pub name: Field,
    /// May be empty.
    pub phone: Field,
    /// Why it was not saved when no single field is at fault.
    pub trouble: Option<Message>,
}

impl View for EditPersonPage {
    const TEMPLATE: &'static str = "people/edit.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("person-edit")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.name.is_wrong() || self.phone.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let asha = Self {
            id: sample_user(2),
            version: 2,
            role: "receptionist",
            name_now: "Asha Menon".into(),
            email: "asha@example.org".into(),
            name: Field::of("Asha Menon"),
            phone: Field::of("+919876543210"),
            trouble: None,
        };
        vec![
            asha.clone(),
            Self { name: Field::wrong("", name_missing()), phone: Field::wrong("12", phone_malformed()), ..asha.clone() },
            Self { name: Field::wrong("x", name_too_long(120)), ..asha.clone() },
            Self { name: Field::wrong("\u{7}", text_unprintable()), ..asha.clone() },
            Self { role: "administrator", trouble: Some(changed_meanwhile()), ..asha },
        ]
    }
}

/// Banner after it was saved.
pub fn saved() -> Message {
    Message::new("flash-patient-saved")
}
