//! What the pages of the second factor show.

use serde::Serialize;

use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::texts::Message;

/// `GET /sign-in/second-factor`: asks for a code.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EnterCode {
    pub code: Field,
    pub trouble: Option<Message>,
    /// The sealed way back.
    pub next: Option<String>,
}

/// The seed as picture and text, and the field for the first code. On the way in, or from the page of one's own security.
#[derive(Debug, Clone, Serialize)]
pub struct SetUpFactor {
    /// Modules of the picture's side.
    pub side: usize,
    /// Its dark modules as an SVG path.
    pub path: String,
    /// `otpauth://…`, a link where the app is on the same device.
    pub url: String,
    /// The seed in base 32.
    pub secret: String,
    pub code: Field,
    pub next: Option<String>,
    /// Signing in waits for it: the house asks this role for one.
    pub on_the_way: bool,
}

/// The recovery codes, shown once.
#[derive(Debug, Clone, Serialize)]
pub struct RecoveryCodes {
    pub codes: Vec<String>,
    /// Where to go on.
    pub on: String,
}

/// `GET /security/recovery-codes`: says what new codes do to the old ones.
#[derive(Debug, Clone, Serialize)]
pub struct NewCodes {}

/// No code of the app, or used before.
pub fn wrong_code() -> Message {
    Message::new("wrong-code")
}

/// Banner: too many wrong codes.
pub fn begin_anew() -> Message {
    Message::new("flash-code-begin-anew")
}

/// Banner: the factor was taken away.
pub fn factor_ended() -> Message {
    Message::new("flash-factor-ended")
}

/// Banner: the house asks this role for one.
pub fn factor_needed() -> Message {
    Message::new("flash-factor-needed")
}

impl View for EnterCode {
    const TEMPLATE: &'static str = "sign_in/enter_code.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("enter-code-title")
    }

    fn has_errors(&self) -> bool {
        self.code.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let wrong = Self { code: Field::secret(Some(wrong_code())), next: Some("c2VhbGVk".into()), ..Self::default() };
        vec![Self::default(), wrong, Self { trouble: Some(super::too_many_tries(2)), ..Self::default() }]
    }
}

impl View for SetUpFactor {
    const TEMPLATE: &'static str = "sign_in/set_up_factor.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("set-up-title")
    }

    fn has_errors(&self) -> bool {
        self.code.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            side: 3,
            path: "M0 0h1v1h-1zM2 0h1v1h-1zM1 1h1v1h-1zM2 2h1v1h-1z".into(),
            url: "otpauth://totp/Rowan%20Street%20Hospital:maya%40example.org?secret=JBSWY3DPEHPK3PXP&issuer=Rowan".into(),
            secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
            code: Field::default(),
            next: None,
            on_the_way: false,
        };
        let wrong = Self { code: Field::secret(Some(wrong_code())), on_the_way: true, next: Some("c2VhbGVk".into()), ..page.clone() };
        vec![page, wrong]
    }
}

impl View for RecoveryCodes {
    const TEMPLATE: &'static str = "sign_in/recovery_codes.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("recovery-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { codes: vec!["7k4m-29x3-0bqz-h5rt-8e1w-c6ya".into(); 10], on: "/security".into() }]
    }
}

impl View for NewCodes {
    const TEMPLATE: &'static str = "sign_in/new_codes.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("new-codes-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<EnterCode>(Audience::Visitor);
    all.extend(Sample::all_of::<SetUpFactor>(Audience::Visitor));
    all.extend(Sample::all_of::<SetUpFactor>(Audience::Patient));
    all.extend(Sample::all_of::<RecoveryCodes>(Audience::Doctor));
    all.extend(Sample::all_of::<NewCodes>(Audience::Patient));
    all
}
