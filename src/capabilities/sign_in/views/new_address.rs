//! What the pages show that give an account another address of mail.

use serde::Serialize;

use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /security/email`: asks for the new address.
#[derive(Debug, Clone, Default, Serialize)]
pub struct NewAddress {
    pub email: Field,
    pub trouble: Option<Message>,
}

/// `GET /confirm-new-address/{token}`: the button behind the mailed link.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmNewAddress {
    /// Of the link.
    pub token: String,
}

/// A link that moves no account any more.
#[derive(Debug, Clone, Serialize)]
pub struct NewAddressEnded {}

/// The new address is the present one.
pub fn same_address() -> Message {
    Message::new("field-same-address")
}

/// Banner: both mailboxes will have mail.
pub fn new_address_asked() -> Message {
    Message::new("flash-new-address-asked")
}

/// Banner on the sign-in page after the link was followed.
pub fn address_changed() -> Message {
    Message::new("flash-address-changed")
}

impl View for NewAddress {
    const TEMPLATE: &'static str = "sign_in/new_address.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("new-address-title")
    }

    fn has_errors(&self) -> bool {
        self.email.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let wrong = Self { email: Field::wrong("maya", super::email_malformed()), trouble: None };
        let later = Self { email: Field::of("maya@example.org"), trouble: Some(super::too_many_tries(720)) };
        vec![Self::default(), wrong, later]
    }
}

impl View for ConfirmNewAddress {
    const TEMPLATE: &'static str = "sign_in/confirm_new_address.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("confirm-new-address-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { token: "c2VhbGVk".into() }]
    }
}

impl View for NewAddressEnded {
    const TEMPLATE: &'static str = "sign_in/new_address_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("new-address-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<NewAddress>(Audience::Patient);
    all.extend(Sample::all_of::<ConfirmNewAddress>(Audience::Visitor));
    all.extend(Sample::all_of::<NewAddressEnded>(Audience::Visitor));
    all
}
