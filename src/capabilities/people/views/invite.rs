//! The form for somebody new.

use serde::Serialize;

use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /admin/people/new`, and the same after a form that must be corrected.
///
/// Posts `role`, `name`, `email`, `phone` and `idempotency_key`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewPersonPage {
    /// `receptionist` or `administrator`.
    pub role: Field,
    pub name: Field,
    pub email: Field,
    /// May be empty.
    pub phone: Field,
    /// Names this form, so that sending it twice invites once.
    pub idempotency_key: String,
    /// Why nobody was invited when no single field is at fault.
    pub trouble: Option<Message>,
}

impl View for NewPersonPage {
    const TEMPLATE: &'static str = "people/new.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("new-person")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || [&self.role, &self.name, &self.email, &self.phone].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let new = Self { idempotency_key: "6c9f2d1e".into(), ..Self::default() };
        let ruth =
            Self { role: Field::of("receptionist"), name: Field::of("Ruth Berg"), email: Field::of("ruth@example.org"), ..new.clone() };
        vec![
            new.clone(),
            Self {
                role: Field::wrong("", post_missing()),
                name: Field::wrong("", name_missing()),
                email: Field::wrong("ruth", email_malformed()),
                phone: Field::wrong("12", phone_malformed()),
                ..new
            },
            Self { email: Field::wrong("ruth@example.org", address_known()), name: Field::wrong("x", name_too_long(120)), ..ruth.clone() },
            Self { name: Field::wrong("\u{7}", super::patients::text_unprintable()), ..ruth.clone() },
            Self { trouble: Some(sent_before()), ..ruth },
        ]
    }
}

/// No post was chosen.
pub fn post_missing() -> Message {
    Message::new("wrong-post-missing")
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-person-name-missing")
}

/// The name is longer than `limit` characters.
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-doctor-name-too-long").with("limit", limit)
}

/// That is no address of mail.
pub fn email_malformed() -> Message {
    Message::new("wrong-work-email")
}

/// The address has an account.
pub fn address_known() -> Message {
    Message::new("wrong-address-known")
}

/// That is no phone number.
pub fn phone_malformed() -> Message {
    Message::new("wrong-doctor-phone")
}

/// This very form invited somebody else already.
pub fn sent_before() -> Message {
    Message::new("new-person-sent-before")
}

/// Banner after somebody was invited.
pub fn invited(name: &str) -> Message {
    Message::new("flash-person-invited").with("name", name)
}
