//! What a donor sees.

use serde::Serialize;

use super::{GroupChoice, any_wrong, choices, in_address, sent_before, words_of};
use crate::capabilities::blood_bank::model::{Donation, State};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /donations`: one's own.
#[derive(Debug, Clone, Serialize)]
pub struct DonationsPage {
    /// The newest first.
    pub donations: Vec<DonationLine>,
    pub first: Option<String>,
    pub more: Option<String>,
}

/// One donation of one's own.
#[derive(Debug, Clone, Serialize)]
pub struct DonationLine {
    pub id: DonationId,
    pub group: &'static str,
    pub at: String,
    pub state: State,
    pub units: u32,
    pub requested: When,
    pub day: Option<Day>,
    pub collected: Option<Day>,
    pub because: Option<String>,
}

/// `GET /donations/new`, and the same after a form that must be corrected.
///
/// Posts `group`, `day`, `consent` (`yes`) and `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct OfferPage {
    pub group: Field,
    pub groups: Vec<GroupChoice>,
    /// The profile named it.
    pub known: bool,
    pub day: Field,
    pub consent: Field,
    /// The same press twice offers once.
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

impl DonationLine {
    /// As pages show it.
    #[must_use]
    pub fn of(donation: Donation, requested: When, day: impl Fn(jiff::civil::Date) -> Day) -> Self {
        Self {
            id: donation.donation_id,
            group: donation.blood_group.word(),
            at: in_address(donation.blood_group),
            state: donation.state,
            units: donation.units,
            requested,
            day: donation.day.map(&day),
            collected: donation.collected_on.map(&day),
            because: donation.because,
        }
    }
}

pub(super) fn sample_id(number: u128) -> DonationId {
    DonationId::from_uuid(uuid::Uuid::from_u128(number))
}

impl View for DonationsPage {
    const TEMPLATE: &'static str = "blood_bank/donations.html";
    const PLACE: Place = Place::Donations;

    fn title(&self) -> Message {
        Message::new("donations-title")
    }

    fn samples() -> Vec<Self> {
        let group = BloodGroup::APositive;
        let line = DonationLine {
            id: sample_id(1),
            group: group.word(),
            at: in_address(group),
            state: State::Requested,
            units: 1,
            requested: When::sample(23, "09:30"),
            day: Some(When::sample(26, "09:30").day),
            collected: None,
            because: None,
        };
        let verified = DonationLine {
            id: sample_id(2),
            state: State::Verified,
            units: 2,
            collected: Some(When::sample(25, "09:30").day),
            ..line.clone()
        };
        let because = Some("Please come again in two weeks.".to_owned());
        let rejected = DonationLine { id: sample_id(3), state: State::Rejected, because, day: None, ..line.clone() };
        let cancelled = DonationLine { id: sample_id(4), state: State::Cancelled, ..line.clone() };
        let more = Some("/donations?cursor=x".to_owned());
        vec![
            Self { donations: vec![line, verified, rejected, cancelled], first: None, more },
            Self { donations: vec![], first: None, more: None },
        ]
    }
}

impl View for OfferPage {
    const TEMPLATE: &'static str = "blood_bank/offer.html";
    const PLACE: Place = Place::Donations;

    fn title(&self) -> Message {
        Message::new("offer-title")
    }

    fn has_errors(&self) -> bool {
        any_wrong(&[&self.group, &self.day, &self.consent], self.trouble.as_ref())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            group: Field::default(),
            groups: choices(),
            known: false,
            day: Field::default(),
            consent: Field::default(),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let wrong = |pointer: &'static str, code| words_of(&Flaw::new(pointer, code));
        vec![
            new.clone(),
            Self { group: Field::of("O-"), known: true, ..new.clone() },
            Self {
                group: Field::wrong("", wrong("/group", "required")),
                day: Field::wrong("2026-11-22", wrong("/day", "past")),
                consent: Field::wrong("", wrong("/consent", "required")),
                ..new.clone()
            },
            Self { day: Field::wrong("2027-11-22", words_of(&Flaw::new("/day", "too_far_ahead_days").with("days", 90))), ..new.clone() },
            Self { trouble: Some(sent_before()), group: Field::of("O-"), ..new },
        ]
    }
}
