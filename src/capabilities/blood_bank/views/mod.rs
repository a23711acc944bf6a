//! What the pages of the blood bank show.

mod bank;
mod donor;
mod manage;

use serde::Serialize;

use super::model::{Donation, State};
use super::service::Supply;
use crate::primitives::flaw::Flaw;
use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::texts::Message;

pub use bank::{BankPage, BloodBankPage, LotLine, MovementLine, StockPage, WaitingLine};
pub use donor::{DonationLine, DonationsPage, OfferPage};
pub use manage::{DecidePage, EnterPage};

/// What there is of one group.
#[derive(Debug, Clone, Serialize)]
pub struct GroupLine {
    /// `A+`.
    pub group: &'static str,
    /// The same in an address.
    pub at: String,
    pub units: u32,
    pub low: bool,
}

/// A group to choose; it is called as it is posted.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GroupChoice {
    value: &'static str,
    name: &'static str,
}

impl GroupLine {
    /// As pages show it.
    #[must_use]
    pub fn of(supply: Supply) -> Self {
        Self { group: supply.blood_group.word(), at: in_address(supply.blood_group), units: supply.units, low: supply.low }
    }

    fn samples() -> Vec<Self> {
        let units = [12, 3, 9, 1, 20, 0, 6, 5];
        let supply = |(blood_group, units)| Supply { blood_group, units, low: units < 5 };
        BloodGroup::ALL.into_iter().zip(units).map(supply).map(Self::of).collect()
    }
}

/// A group in an address.
#[must_use]
pub fn in_address(group: BloodGroup) -> String {
    group.word().replace('+', "%2B")
}

/// All eight, to choose one.
#[must_use]
pub fn choices() -> Vec<GroupChoice> {
    BloodGroup::ALL.iter().map(|group| GroupChoice { value: group.word(), name: group.word() }).collect()
}

/// What is wrong with a field, in words.
#[must_use]
pub fn words_of(flaw: &Flaw) -> Message {
    let number = |name: &str| flaw.numbers.iter().find(|(known, _)| *known == name).map_or(0, |(_, value)| *value);
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/units", _) => Message::new("wrong-blood-units").with("most", number("to")),
        ("/group", _) => Message::new("wrong-blood-group"),
        ("/consent", _) => Message::new("wrong-donation-consent"),
        ("/to", "required") => Message::new("wrong-blood-to"),
        ("/reason", "required") => Message::new("wrong-donation-reason"),
        (_, "too_long") => Message::new("wrong-blood-too-long").with("limit", number("limit")),
        (_, "unprintable") => Message::new("wrong-text-unprintable"),
        ("/day", "past") => Message::new("wrong-donation-day-past"),
        ("/day", "too_far_ahead_days") => Message::new("wrong-donation-day-far").with("days", number("days")),
        ("/collected_on", "in_the_future") => Message::new("wrong-collected-future"),
        ("/expires_on", "past") => Message::new("wrong-blood-expired"),
        ("/expires_on", "kept_too_long") => Message::new("wrong-blood-kept-too-long").with("days", number("days")),
        _ => Message::new("wrong-blood-date"),
    }
}

/// Banner: offered.
#[must_use]
pub fn offered() -> Message {
    Message::new("flash-donation-offered")
}

/// Banner: entered, and still to be decided about.
#[must_use]
pub fn entered() -> Message {
    Message::new("flash-donation-entered")
}

/// Banner: taken back.
#[must_use]
pub fn cancelled() -> Message {
    Message::new("flash-donation-cancelled")
}

/// Banner: taken into the stock.
#[must_use]
pub fn verified(donation: &Donation) -> Message {
    Message::new("flash-donation-verified").with("units", donation.units).with("group", donation.blood_group.word())
}

/// Banner: not taken.
#[must_use]
pub fn rejected() -> Message {
    Message::new("flash-donation-rejected")
}

/// Banner: somebody decided before.
#[must_use]
pub fn decided(state: State) -> Message {
    Message::new(match state {
        State::Requested => "donation-state-requested",
        State::Verified => "flash-donation-was-verified",
        State::Rejected => "flash-donation-was-rejected",
        State::Cancelled => "flash-donation-was-cancelled",
    })
}

/// Banner: handed out.
#[must_use]
pub fn issued(units: u32, group: BloodGroup) -> Message {
    Message::new("flash-blood-issued").with("units", units).with("group", group.word())
}

/// Less is left than was asked for.
#[must_use]
pub fn not_enough(left: u32) -> Message {
    Message::new("blood-not-enough").with("left", left)
}

/// This very form was sent with other words.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("blood-sent-before")
}

fn any_wrong(fields: &[&Field], trouble: Option<&Message>) -> bool {
    trouble.is_some() || fields.iter().any(|field| field.is_wrong())
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for audience in [Audience::Visitor, Audience::Patient, Audience::Doctor, Audience::Administrator] {
        all.extend(Sample::all_of::<BloodBankPage>(audience));
    }
    all.extend(Sample::all_of::<DonationsPage>(Audience::Patient));
    all.extend(Sample::all_of::<OfferPage>(Audience::Patient));
    all.extend(Sample::all_of::<BankPage>(Audience::Administrator));
    all.extend(Sample::all_of::<StockPage>(Audience::Administrator));
    all.extend(Sample::all_of::<EnterPage>(Audience::Administrator));
    all.extend(Sample::all_of::<DecidePage>(Audience::Administrator));
    all
}
