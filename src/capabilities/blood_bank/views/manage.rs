//! Entering a donation of somebody without an account, and deciding about one.

use serde::Serialize;

use super::bank::kept_days;
use super::{GroupChoice, any_wrong, choices, decided, in_address, sent_before, words_of};
use crate::capabilities::blood_bank::model::State;
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /admin/blood-bank/donations/new`, and the same after a form that must be corrected.
///
/// Posts `group`, `units`, `note` and `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct EnterPage {
    pub group: Field,
    pub groups: Vec<GroupChoice>,
    pub units: Field,
    /// May be empty.
    pub note: Field,
    /// The same press twice enters one.
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

/// `GET /admin/blood-bank/{group}/donations/{id}`: what was offered, and the two decisions; and the same after a form that must be
/// corrected.
///
/// Posts `units`, `collected_on` and `expires_on` to `…/verify`, `reason` to `…/reject`.
#[derive(Debug, Clone, Serialize)]
pub struct DecidePage {
    pub id: DonationId,
    pub group: &'static str,
    pub at: String,
    pub state: State,
    /// `None`: somebody without an account.
    pub donor: Option<String>,
    pub offered: u32,
    pub requested: When,
    pub day: Option<Day>,
    pub note: Option<String>,
    pub because: Option<String>,
    pub collected: Option<Day>,
    pub expires: Option<Day>,
    /// Of whole blood, when no other day is said.
    pub kept_days: i32,
    pub units: Field,
    pub collected_on: Field,
    pub expires_on: Field,
    pub reason: Field,
    pub trouble: Option<Message>,
}

impl View for EnterPage {
    const TEMPLATE: &'static str = "blood_bank/enter.html";
    const PLACE: Place = Place::BloodBank;

    fn title(&self) -> Message {
        Message::new("enter-donation-title")
    }

    fn has_errors(&self) -> bool {
        any_wrong(&[&self.group, &self.units, &self.note], self.trouble.as_ref())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            group: Field::default(),
            groups: choices(),
            units: Field::of("1"),
            note: Field::default(),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let wrong = Self {
            group: Field::wrong("", words_of(&Flaw::new("/group", "required"))),
            units: Field::wrong("0", words_of(&Flaw::out_of_range("/units", 1, 1000))),
            note: Field::wrong("x", words_of(&Flaw { numbers: vec![("limit", 200)], ..Flaw::new("/reason", "too_long") })),
            ..new.clone()
        };
        vec![new.clone(), wrong, Self { trouble: Some(sent_before()), ..new }]
    }
}

impl View for DecidePage {
    const TEMPLATE: &'static str = "blood_bank/decide.html";
    const PLACE: Place = Place::BloodBank;

    fn title(&self) -> Message {
        Message::new("decide-donation-title").with("group", self.group)
    }

    fn has_errors(&self) -> bool {
        any_wrong(&[&self.units, &self.collected_on, &self.expires_on, &self.reason], self.trouble.as_ref())
    }

    fn samples() -> Vec<Self> {
        let group = BloodGroup::APositive;
        let waits = Self {
            id: super::donor::sample_id(1),
            group: group.word(),
            at: in_address(group),
            state: State::Requested,
            donor: Some("Maya Lindqvist".into()),
            offered: 1,
            requested: When::sample(23, "09:30"),
            day: Some(When::sample(26, "09:30").day),
            note: None,
            because: None,
            collected: None,
            expires: None,
            kept_days: kept_days(),
            units: Field::of("1"),
            collected_on: Field::of("2026-11-23"),
            expires_on: Field::default(),
            reason: Field::default(),
            trouble: None,
        };
        let walk_in = Self { donor: None, day: None, note: Some("Donor card 4711".into()), ..waits.clone() };
        let wrong = Self {
            units: Field::wrong("", words_of(&Flaw::out_of_range("/units", 1, 1000))),
            collected_on: Field::wrong("2027-01-01", words_of(&Flaw::new("/collected_on", "in_the_future"))),
            expires_on: Field::wrong("2026-11-01", words_of(&Flaw::new("/expires_on", "past"))),
            ..waits.clone()
        };
        let too_long = Self {
            expires_on: Field::wrong("2027-02-01", words_of(&Flaw::new("/expires_on", "kept_too_long").with("days", 42))),
            ..waits.clone()
        };
        let silent = Self { reason: Field::wrong("", words_of(&Flaw::new("/reason", "required"))), ..waits.clone() };
        let (collected, expires) = (Some(When::sample(23, "09:30").day), Some(When::sample(28, "09:30").day));
        let verified = Self { state: State::Verified, collected, expires, ..waits.clone() };
        let because = Some("Please come again in two weeks.".to_owned());
        let rejected = Self { state: State::Rejected, because, trouble: Some(decided(State::Rejected)), ..waits.clone() };
        let cancelled = Self { state: State::Cancelled, ..waits.clone() };
        vec![waits, walk_in, wrong, too_long, silent, verified, rejected, cancelled]
    }
}
