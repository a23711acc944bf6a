//! A doctor's kinds of visits: as the page of hours lists them, and the form of one.

use serde::Serialize;

use super::{Whose, hours_seen_old};
use crate::capabilities::settings::model::Settings;
use crate::primitives::ids::VisitKindId;
use crate::primitives::money::{Currency, Money};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::{Arg, Message};

/// One kind in the list.
#[derive(Debug, Clone, Serialize)]
pub struct KindRow {
    pub id: VisitKindId,
    /// As patients read it.
    pub name: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it costs: its own fee, else the doctor's.
    pub fee: Money,
    /// Kept free after it: its own, else the doctor's.
    pub buffer_minutes: u32,
}

impl KindRow {
    pub(super) fn samples() -> Vec<Self> {
        let row = |number, name: &str, minutes, buffer_minutes| Self {
            id: VisitKindId::from_uuid(uuid::Uuid::from_u128(number)),
            name: name.into(),
            minutes,
            fee: Settings::default().default_fee,
            buffer_minutes,
        };
        vec![row(1, "First visit", 40, 10), row(2, "Follow-up", 15, 0)]
    }
}

/// `GET /doctors/{id}/visit-kinds/new`, `GET /doctors/{id}/visit-kinds/{kind_id}`, and both again after a `POST` that must be
/// corrected.
///
/// Posts `name`, `minutes`, `fee`, `currency`, `buffer_minutes`, `version`.
#[derive(Debug, Clone, Serialize)]
pub struct KindPage {
    /// Whose kinds.
    pub whose: Whose,
    /// The kind that is changed; none when one is added.
    pub kind: Option<VisitKindId>,
    /// As patients read it, at most 60 characters.
    pub name: Field,
    /// How long it takes.
    pub minutes: Field,
    /// What it costs; empty: what the doctor's visits cost.
    pub fee: Field,
    /// That it has a fee in another currency than the hospital's, which is not in the field.
    pub fee_before: Option<Message>,
    /// Kept free after it; empty: `usual_buffer`.
    pub buffer_minutes: Field,
    /// What the doctor's visits cost; `None` where that is in another currency than the hospital's.
    pub usual_fee: Option<Money>,
    /// What is kept free after the doctor's visits.
    pub usual_buffer: u16,
    /// The hospital's currency.
    pub currency: String,
    /// Minutes are multiples of so many.
    pub grain: u16,
    /// What is wrong with none of the fields: [`hours_seen_old`], [`gone`], or that there are too many kinds.
    pub trouble: Option<Message>,
}

/// Banner: a kind is as it was wished.
pub fn saved(name: &str) -> Message {
    Message::new("flash-kind-saved").with("name", name)
}

/// Banner: a kind that was just removed is there again.
pub fn restored(name: &str) -> Message {
    Message::new("flash-kind-restored").with("name", name)
}

/// Banner: a kind is no more.
pub fn removed() -> Message {
    Message::new("flash-kind-removed")
}

/// The kind that was to be changed was removed meanwhile: what was typed would make a new one.
pub fn gone() -> Message {
    Message::new("wrong-kind-gone")
}

/// The fee is no amount of the hospital's currency.
pub fn fee_malformed(currency: Currency) -> Message {
    Message::new("wrong-doctor-fee").with("like", Arg::like(currency))
}

/// The fee that is there, or was to come back, is in a currency that the hospital charges in no longer.
pub fn fee_before(was: Money, currency: Currency) -> Message {
    Message::new("wrong-kind-fee-before").with("was", was).with("currency", currency.code())
}

impl View for KindPage {
    const TEMPLATE: &'static str = "availability/kind.html";
    const PLACE: Place = Place::Hours;

    fn title(&self) -> Message {
        self.whose.title(if self.kind.is_some() { "kind-change-title" } else { "kind-new-title" })
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.name, &self.minutes, &self.fee, &self.buffer_minutes];
        self.trouble.is_some() || fields.into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            whose: Whose::sample(true),
            kind: None,
            name: Field::of("First visit"),
            minutes: Field::of("40"),
            fee: Field::of("800"),
            fee_before: None,
            buffer_minutes: Field::default(),
            usual_fee: Some(Settings::default().default_fee),
            usual_buffer: 10,
            currency: "INR".into(),
            grain: 5,
            trouble: None,
        };
        let change = Self { kind: Some(VisitKindId::from_uuid(uuid::Uuid::from_u128(1))), whose: Whose::sample(false), ..new.clone() };
        let wrong = Self {
            name: Field::wrong("Follow-up", Message::new("field-kind-twice")),
            minutes: Field::wrong("41", Message::new("field-not-a-multiple").with("minutes", 5_i64)),
            fee: Field::wrong("a lot", fee_malformed(Settings::default().currency)),
            buffer_minutes: Field::wrong("7", Message::new("field-not-a-multiple").with("minutes", 5_i64)),
            ..new.clone()
        };
        let euros = Money { currency: "EUR".parse().unwrap_or(Settings::default().currency), ..Settings::default().default_fee };
        let before = fee_before(euros, Settings::default().currency);
        let other_fee = Self { fee: Field::wrong("", before.clone()), ..new.clone() };
        let kept_fee = Self { fee: Field::default(), fee_before: Some(before), usual_fee: None, ..change.clone() };
        let stale = Self { trouble: Some(hours_seen_old()), ..change.clone() };
        let full = Self { trouble: Some(Message::new("field-too-many").with("limit", 10_i64)), ..new.clone() };
        let gone = Self { trouble: Some(gone()), ..new.clone() };
        vec![new, change, wrong, other_fee, kept_fee, stale, gone, full]
    }
}
