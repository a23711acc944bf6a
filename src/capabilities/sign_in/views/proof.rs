//! What the pages show that keep a session going or ask whose it is.

use serde::Serialize;

use super::security::wrong_current;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /confirm-it-is-you`: asks for the password, or for a code of the second factor.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ConfirmItIsYou {
    pub proof: Field,
    pub trouble: Option<Message>,
    pub by_code: bool,
    /// The sealed way on.
    pub next: Option<String>,
}

/// `GET /stay-signed-in`: opened beside a page with typed text on it.
#[derive(Debug, Clone, Serialize)]
pub struct StaySignedIn {
    /// Until then without doing anything.
    pub until: When,
    /// Nothing prolongs it any more.
    pub at_the_latest: bool,
}

impl View for ConfirmItIsYou {
    const TEMPLATE: &'static str = "sign_in/confirm_it_is_you.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("proof-title")
    }

    fn has_errors(&self) -> bool {
        self.proof.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let wrong = Self { proof: Field::secret(Some(wrong_current())), next: Some("c2VhbGVk".into()), ..Self::default() };
        let later = Self { by_code: true, trouble: Some(super::too_many_tries(2)), ..Self::default() };
        vec![Self::default(), wrong, later]
    }
}

impl View for StaySignedIn {
    const TEMPLATE: &'static str = "sign_in/stay_signed_in.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("stay-title")
    }

    fn samples() -> Vec<Self> {
        let page = Self { until: When::sample(23, "10:30"), at_the_latest: false };
        vec![page.clone(), Self { at_the_latest: true, ..page }]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ConfirmItIsYou>(Audience::Patient);
    all.extend(Sample::all_of::<ConfirmItIsYou>(Audience::Administrator));
    all.extend(Sample::all_of::<StaySignedIn>(Audience::Doctor));
    all
}
