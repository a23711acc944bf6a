//! What the pages of registering and signing in show.

pub mod apply;
pub mod lost_devices;
pub mod mail;
pub mod new_address;
pub mod proof;
pub mod second_factor;
pub mod security;

use serde::Serialize;

use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /register` and the same page after a `POST /register` that must be corrected.
///
/// Posts `name`, `email`, `phone`, `password` and `consent` (= `yes`).
#[derive(Debug, Clone, Default, Serialize)]
pub struct Register {
    /// Up to 120 characters.
    pub name: Field,
    /// Where the confirmation goes.
    pub email: Field,
    /// Optional.
    pub phone: Field,
    /// Never comes back: [`Field::secret`].
    pub password: Field,
    /// `yes` when ticked.
    pub consent: Field,
}

/// `GET /register/check-your-mail`: the same for a new and for a known address.
#[derive(Debug, Clone, Serialize)]
pub struct CheckYourMail {}

/// `GET /confirm-address/{token}`: one button that posts to the same address, so that a mail scanner confirms nothing.
#[derive(Debug, Clone, Serialize)]
pub struct ConfirmAddress {
    /// As in the link.
    pub token: String,
}

/// After the address was confirmed.
#[derive(Debug, Clone, Serialize)]
pub struct AddressConfirmed {}

/// The link is too old, was used, or never existed: all said alike.
#[derive(Debug, Clone, Serialize)]
pub struct LinkEnded {}

/// `GET /sign-in?next=` and the same page after a `POST /sign-in` that failed.
///
/// Posts `email`, `password` and, when given, `next`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SignIn {
    /// As typed.
    pub email: Field,
    /// Never comes back: [`Field::secret`].
    pub password: Field,
    /// The sealed return path, carried on.
    pub next: Option<String>,
    /// Why it failed when no single field is at fault: one of [`wrong_credentials`], [`too_many_tries`], [`busy`].
    pub trouble: Option<Message>,
    /// Signing in is needed to go on: says that the choice is kept.
    pub needed: bool,
}

impl View for Register {
    const TEMPLATE: &'static str = "sign_in/register.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("register-title")
    }

    fn has_errors(&self) -> bool {
        [&self.name, &self.email, &self.phone, &self.password, &self.consent].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let refused = Self {
            name: Field::wrong("", name_missing()),
            email: Field::wrong("maya.lindqvist", email_malformed()),
            phone: Field::wrong("12", phone_malformed()),
            password: Field::secret(Some(password_too_short(15))),
            consent: Field::wrong("", consent_missing()),
        };
        let known_bad = Self {
            name: Field::wrong("Maya ".repeat(30), name_too_long(120)),
            email: Field::wrong("", email_missing()),
            password: Field::secret(Some(password_known())),
            ..Self::default()
        };
        let longest = Self { password: Field::secret(Some(password_too_long(128))), ..Self::default() };
        let nothing =
            Self { name: Field::wrong("\u{7}", text_unprintable()), password: Field::secret(Some(password_missing())), ..Self::default() };
        vec![Self::default(), refused, known_bad, longest, nothing]
    }
}

impl View for CheckYourMail {
    const TEMPLATE: &'static str = "sign_in/check_your_mail.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("check-mail-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for ConfirmAddress {
    const TEMPLATE: &'static str = "sign_in/confirm_address.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("confirm-address-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { token: "3f9a1c2b7d84e6a0".into() }]
    }
}

impl View for AddressConfirmed {
    const TEMPLATE: &'static str = "sign_in/address_confirmed.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("address-confirmed-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for LinkEnded {
    const TEMPLATE: &'static str = "sign_in/link_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("link-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

impl View for SignIn {
    const TEMPLATE: &'static str = "sign_in/sign_in.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("sign-in-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.email.is_wrong() || self.password.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let refused = Self {
            email: Field::wrong("maya.lindqvist", email_malformed()),
            password: Field::secret(Some(password_missing())),
            ..Self::default()
        };
        let troubled = |trouble| Self { email: Field::of("maya@example.org"), trouble: Some(trouble), ..Self::default() };
        let needed = Self { next: Some("c2VhbGVk".into()), needed: true, ..Self::default() };
        vec![Self::default(), refused, troubled(wrong_credentials()), troubled(too_many_tries(900)), troubled(busy()), needed]
    }
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-name-missing")
}

/// The name is longer than `limit` characters.
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-name-too-long").with("limit", limit)
}

/// A name has characters that nobody sees and that turn it round.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// No e-mail address was typed.
pub fn email_missing() -> Message {
    Message::new("wrong-email-missing")
}

/// That is no e-mail address.
pub fn email_malformed() -> Message {
    Message::new("wrong-email-malformed")
}

/// That is no phone number.
pub fn phone_malformed() -> Message {
    Message::new("wrong-phone-malformed")
}

/// No password was typed.
pub fn password_missing() -> Message {
    Message::new("wrong-password-missing")
}

/// The new password has fewer than `least` characters.
pub fn password_too_short(least: u32) -> Message {
    Message::new("wrong-password-too-short").with("least", least)
}

/// The new password has more than `limit` characters.
pub fn password_too_long(limit: u32) -> Message {
    Message::new("wrong-password-too-long").with("limit", limit)
}

/// The new password is on the list of those that guessers try first.
pub fn password_known() -> Message {
    Message::new("wrong-password-known")
}

/// The box was not ticked.
pub fn consent_missing() -> Message {
    Message::new("wrong-consent-missing")
}

/// Unknown address, wrong password or an address not yet confirmed: said alike, so that nobody learns which.
pub fn wrong_credentials() -> Message {
    Message::new("sign-in-wrong-credentials")
}

/// Too many tries; the next one counts after so many seconds, said in minutes where it is one or more.
pub fn too_many_tries(seconds: u32) -> Message {
    if seconds < 60 {
        return Message::new("sign-in-too-many-tries-seconds").with("seconds", seconds);
    }
    Message::new("sign-in-too-many-tries").with("minutes", seconds.div_ceil(60))
}

/// All password workers are taken.
pub fn busy() -> Message {
    Message::new("sign-in-busy")
}

/// Banner after signing in again, where a form had come too late: what was typed stands some steps back.
pub fn still_not_sent() -> Message {
    Message::new("flash-still-not-sent")
}

/// Banner after signing out.
pub fn signed_out() -> Message {
    Message::new("flash-signed-out")
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<Register>(Audience::Visitor);
    all.extend(Sample::all_of::<CheckYourMail>(Audience::Visitor));
    all.extend(Sample::all_of::<ConfirmAddress>(Audience::Visitor));
    all.extend(Sample::all_of::<AddressConfirmed>(Audience::Visitor));
    all.extend(Sample::all_of::<LinkEnded>(Audience::Visitor));
    all.extend(Sample::all_of::<SignIn>(Audience::Visitor));
    all.extend(apply::all_samples());
    all.extend(second_factor::all_samples());
    all.extend(proof::all_samples());
    all.extend(new_address::all_samples());
    all.extend(lost_devices::all_samples());
    all.extend(security::all_samples());
    all
}
