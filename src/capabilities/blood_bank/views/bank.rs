//! The stock: for anybody, and for whoever runs it.

use serde::Serialize;

use super::{GroupLine, any_wrong, in_address, not_enough, sent_before};
use crate::capabilities::blood_bank::model::{Cause, KEPT_DAYS, Movement};
use crate::primitives::ids::DonationId;
use crate::primitives::people::BloodGroup;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /blood-bank`: for anybody.
#[derive(Debug, Clone, Serialize)]
pub struct BloodBankPage {
    /// Always all eight.
    pub groups: Vec<GroupLine>,
    /// Of which there is too little, those first of which there is least.
    pub needed: Vec<&'static str>,
}

/// `GET /admin/blood-bank`.
#[derive(Debug, Clone, Serialize)]
pub struct BankPage {
    /// Always all eight.
    pub groups: Vec<GroupLine>,
    /// Fewer units than this are low.
    pub least: u32,
    /// The longest waiting first.
    pub waiting: Vec<WaitingLine>,
    /// Back to the first ones.
    pub first: Option<String>,
    pub more: Option<String>,
}

/// A donation that waits for a decision.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingLine {
    pub id: DonationId,
    pub group: &'static str,
    pub at: String,
    pub units: u32,
    /// `None`: somebody without an account.
    pub donor: Option<String>,
    pub requested: When,
    pub day: Option<Day>,
}

/// `GET /admin/blood-bank/{group}`, and the same when units could not be handed out.
///
/// Posts `units`, `to`, `reason` and `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct StockPage {
    pub group: GroupLine,
    /// The soonest first.
    pub lots: Vec<LotLine>,
    pub units: Field,
    pub to: Field,
    pub reason: Field,
    /// The same press twice hands out once.
    pub idempotency_key: String,
    /// Why nothing was handed out when no single field is at fault.
    pub trouble: Option<Message>,
    /// The newest first.
    pub movements: Vec<MovementLine>,
    pub first: Option<String>,
    pub more: Option<String>,
}

/// Units that expire on the same day.
#[derive(Debug, Clone, Serialize)]
pub struct LotLine {
    pub expires: Day,
    pub units: u32,
}

/// One change of the stock.
#[derive(Debug, Clone, Serialize)]
pub struct MovementLine {
    pub cause: Cause,
    pub adds: bool,
    pub units: u32,
    pub left: u32,
    pub at: When,
    pub by_name: Option<String>,
    pub to: Option<String>,
    pub reason: Option<String>,
}

impl MovementLine {
    /// As pages show it.
    #[must_use]
    pub fn of(movement: Movement, at: When) -> Self {
        Self {
            cause: movement.cause,
            adds: movement.cause.adds(),
            units: movement.units(),
            left: movement.left,
            at,
            by_name: movement.by_name,
            to: movement.to,
            reason: movement.reason,
        }
    }
}

impl View for BloodBankPage {
    const TEMPLATE: &'static str = "blood_bank/blood_bank.html";
    const PLACE: Place = Place::BloodBank;

    fn title(&self) -> Message {
        Message::new("blood-bank-title")
    }

    fn samples() -> Vec<Self> {
        let enough = GroupLine::samples().into_iter().map(|line| GroupLine { units: 9, low: false, ..line }).collect();
        vec![Self { groups: GroupLine::samples(), needed: vec!["O-", "B-", "A-"] }, Self { groups: enough, needed: vec![] }]
    }
}

impl View for BankPage {
    const TEMPLATE: &'static str = "blood_bank/manage.html";
    const PLACE: Place = Place::BloodBank;

    fn title(&self) -> Message {
        Message::new("blood-bank-title")
    }

    fn samples() -> Vec<Self> {
        let line = WaitingLine {
            id: super::donor::sample_id(1),
            group: "O-",
            at: "O-".into(),
            units: 1,
            donor: Some("Maya Lindqvist".into()),
            requested: When::sample(23, "09:30"),
            day: Some(When::sample(26, "09:30").day),
        };
        let walk_in = WaitingLine { id: super::donor::sample_id(2), donor: None, day: None, units: 2, ..line.clone() };
        let more = Some("/admin/blood-bank?cursor=x".to_owned());
        let all = Self { groups: GroupLine::samples(), least: 5, waiting: vec![line, walk_in], first: None, more };
        vec![all.clone(), Self { waiting: vec![], more: None, ..all }]
    }
}

impl View for StockPage {
    const TEMPLATE: &'static str = "blood_bank/stock.html";
    const PLACE: Place = Place::BloodBank;

    fn title(&self) -> Message {
        Message::new("blood-stock-title").with("group", self.group.group)
    }

    fn has_errors(&self) -> bool {
        any_wrong(&[&self.units, &self.to, &self.reason], self.trouble.as_ref())
    }

    fn samples() -> Vec<Self> {
        let group = BloodGroup::ONegative;
        let moved = |cause, units, left, by: Option<&str>| MovementLine {
            cause,
            adds: cause == Cause::Donation,
            units,
            left,
            at: When::sample(23, "09:30"),
            by_name: by.map(str::to_owned),
            to: (cause == Cause::Issue).then(|| "Ward 3".to_owned()),
            reason: (cause == Cause::Issue).then(|| "Stock for the night".to_owned()),
        };
        let page = Self {
            group: GroupLine { group: group.word(), at: in_address(group), units: 4, low: true },
            lots: vec![
                LotLine { expires: When::sample(27, "09:30").day, units: 1 },
                LotLine { expires: When::sample(30, "09:30").day, units: 3 },
            ],
            units: Field::of("1"),
            to: Field::default(),
            reason: Field::default(),
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
            movements: vec![
                moved(Cause::Issue, 2, 4, Some("Tomas Reiter")),
                moved(Cause::Expired, 1, 6, None),
                moved(Cause::Donation, 7, 7, Some("Tomas Reiter")),
            ],
            first: None,
            more: Some("/admin/blood-bank/O-?cursor=x".into()),
        };
        let wrong = super::words_of(&crate::primitives::flaw::Flaw::out_of_range("/units", 1, 1000));
        vec![
            page.clone(),
            Self { trouble: Some(not_enough(4)), units: Field::of("9"), ..page.clone() },
            Self { trouble: Some(sent_before()), ..page.clone() },
            Self { units: Field::wrong("many", wrong), to: Field::wrong("", Message::new("wrong-blood-to")), ..page.clone() },
            Self { group: GroupLine { units: 0, ..page.group.clone() }, lots: vec![], movements: vec![], more: None, ..page },
        ]
    }
}

/// How long whole blood is kept, for hints.
pub(super) const fn kept_days() -> i32 {
    KEPT_DAYS
}
