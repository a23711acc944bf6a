//! What the pages of the wards show.

use serde::Serialize;

use super::model::{CountRefused, MOST_BEDS, Ward};
use crate::primitives::flaw::Flaw;
use crate::primitives::ids::WardId;
use crate::web::confirm::another_name;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::meanwhile::Opened;
use crate::web::merge::Merge;
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /wards`, and the same after a count that was not taken.
///
/// Posts `change` with `idempotency_key`, or `occupied` with `counts`, to `/wards/{id}/occupancy`.
#[derive(Debug, Clone, Serialize)]
pub struct WardsPage {
    /// By name.
    pub wards: Vec<WardCard>,
    /// The whole house.
    pub house: Beds,
    /// When it was read.
    pub at: When,
    /// Whether whoever reads it counts.
    pub counts: bool,
    /// Whether whoever reads it makes, changes and closes wards.
    pub manages: bool,
    /// The same press twice is counted once.
    pub idempotency_key: String,
    /// What was not counted, and why.
    pub trouble: Option<(Message, WardId)>,
}

/// Beds, of a ward or of the house.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Beds {
    pub beds: u32,
    pub occupied: u32,
    pub free: u32,
    /// Of a hundred, as the bar is long.
    pub percent: u32,
}

/// One ward of the board.
#[derive(Debug, Clone, Serialize)]
pub struct WardCard {
    pub id: WardId,
    pub name: String,
    pub beds: Beds,
    pub full: bool,
    /// How often it was counted: a number that is typed counts only while this is so.
    pub counts: u32,
    /// What the number was, where whoever reads it has just counted.
    pub before: Option<u32>,
    /// As it was typed, when it was not taken.
    pub typed: Option<String>,
    pub changed: When,
    pub by: String,
}

/// `GET /wards/new`, `GET /wards/{id}/edit`, and the same after a form that must be corrected.
///
/// Posts `name`, `total`, and `idempotency_key` (new) or `version` (changed).
#[derive(Debug, Clone, Default, Serialize)]
pub struct EditWard {
    /// The one that is changed; `None` for a new one.
    pub ward: Option<BeingEdited>,
    pub name: Field,
    pub total: Field,
    pub most: u32,
    pub idempotency_key: String,
    pub trouble: Option<Message>,
}

/// A ward that is being changed.
#[derive(Debug, Clone, Serialize)]
pub struct BeingEdited {
    pub id: WardId,
    pub name: String,
    pub version: u32,
    /// What the form was made from.
    pub opened: Opened,
}

/// What `POST /wards/{id}` answers when somebody else saved the ward meanwhile; posts the same again.
#[derive(Debug, Clone, Serialize)]
pub struct MergeWard(pub Merge);

/// `GET /wards/{id}/close`: what that means, or why it cannot be.
#[derive(Debug, Clone, Serialize)]
pub struct CloseWard {
    pub id: WardId,
    pub name: String,
    pub occupied: u32,
    /// Its name once more, before it closes.
    pub typed: Field,
    /// The button did nothing.
    pub refused: bool,
}

impl Beds {
    /// The two numbers, as pages show them.
    #[must_use]
    pub fn of((occupied, beds): (u32, u32)) -> Self {
        let percent = if beds == 0 { 0 } else { (u64::from(occupied) * 100).div_ceil(u64::from(beds)) };
        Self { beds, occupied, free: beds.saturating_sub(occupied), percent: u32::try_from(percent).unwrap_or(100) }
    }
}

impl WardCard {
    /// As the board shows it; `about` is the one that has just been counted.
    #[must_use]
    pub fn of(ward: Ward, changed: When, about: Option<&str>) -> Self {
        let just_counted = about.is_some_and(|about| about == ward.ward_id.to_string());
        Self {
            id: ward.ward_id,
            beds: Beds::of((ward.occupied, ward.beds)),
            full: ward.is_full(),
            counts: ward.counts,
            before: ward.before.filter(|before| just_counted && *before <= ward.beds),
            typed: None,
            changed,
            by: ward.changed_by_name,
            name: ward.name,
        }
    }
}

impl View for WardsPage {
    const TEMPLATE: &'static str = "wards/wards.html";
    const PLACE: Place = Place::Wards;

    fn title(&self) -> Message {
        Message::new("wards-title")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let card = |number, name: &str, occupied, beds| WardCard {
            id: sample_ward(number),
            name: name.into(),
            beds: Beds::of((occupied, beds)),
            full: occupied >= beds,
            counts: 7,
            before: None,
            typed: None,
            changed: When::sample(24, "10:05"),
            by: "Asha Menon".into(),
        };
        let full = card(1, "Intensive care", 8, 8);
        let wards = vec![full.clone(), card(2, "Maternity", 0, 14), card(3, "Ward 3, surgery and recovery after operations", 23, 28)];
        let board = Self {
            wards,
            house: Beds::of((31, 50)),
            at: When::sample(24, "10:32"),
            counts: true,
            manages: true,
            idempotency_key: "6c9f2d1e".into(),
            trouble: None,
        };
        let counted = vec![WardCard { before: Some(7), ..full.clone() }];
        let typed = vec![WardCard { typed: Some("9".into()), ..full }];
        let refused = refusal("Intensive care", CountRefused::OutOfBounds { occupied: 8, beds: 8 });
        vec![
            Self { counts: false, manages: false, ..board.clone() },
            Self { manages: false, wards: counted, ..board.clone() },
            Self { trouble: Some((refused, sample_ward(1))), wards: typed, ..board.clone() },
            Self { wards: vec![], house: Beds::of((0, 0)), ..board.clone() },
            Self { wards: vec![], house: Beds::of((0, 0)), manages: false, ..board.clone() },
            board,
        ]
    }
}

impl View for EditWard {
    const TEMPLATE: &'static str = "wards/edit_ward.html";
    const PLACE: Place = Place::Wards;

    fn title(&self) -> Message {
        match &self.ward {
            None => Message::new("new-ward"),
            Some(now) => Message::new("edit-ward-title").with("name", now.name.as_str()),
        }
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.name.is_wrong() || self.total.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let ward = Some(BeingEdited { id: sample_ward(3), name: "Ward 3".into(), version: 2, opened: Opened::saying([("total", "28")]) });
        let edited = Self { ward, name: Field::of("Ward 3"), total: Field::of("28"), most: MOST_BEDS, ..Self::default() };
        let new = Self { idempotency_key: "6c9f2d1e".into(), most: MOST_BEDS, ..Self::default() };
        let beds = words_of(&Flaw::out_of_range("/total", 1, i64::from(MOST_BEDS)));
        vec![
            new.clone(),
            Self { name: Field::wrong("", words_of(&Flaw::new("/name", "required"))), total: Field::wrong("none", beds), ..new.clone() },
            Self { name: Field::wrong("ward 3", name_taken()), total: Field::of("12"), ..new.clone() },
            Self { trouble: Some(sent_before()), name: Field::of("Ward 4"), ..new },
            Self { total: Field::wrong("20", too_few(23)), ..edited.clone() },
            edited,
        ]
    }
}

impl View for MergeWard {
    const TEMPLATE: &'static str = Merge::TEMPLATE;
    const PLACE: Place = Place::Wards;

    fn title(&self) -> Message {
        self.0.title()
    }

    fn has_errors(&self) -> bool {
        true
    }

    fn samples() -> Vec<Self> {
        let labels = ["label-ward-name", "label-ward-beds", "label-accepts", "department"];
        Merge::samples("Ward 3", labels).into_iter().map(Self).collect()
    }
}

impl View for CloseWard {
    const TEMPLATE: &'static str = "wards/close_ward.html";
    const PLACE: Place = Place::Wards;

    fn title(&self) -> Message {
        Message::new("close-ward-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.refused || self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let empty = Self { id: sample_ward(2), name: "Maternity".into(), occupied: 0, typed: Field::default(), refused: false };
        let used = Self { occupied: 3, ..empty.clone() };
        let mistyped = Self { typed: Field::wrong("Ward", another_name("Maternity")), ..empty.clone() };
        vec![empty, mistyped, used.clone(), Self { refused: true, ..used }]
    }
}

fn sample_ward(number: u128) -> WardId {
    WardId::from_uuid(uuid::Uuid::from_u128(number))
}

/// What is wrong with a field, in words.
#[must_use]
pub fn words_of(flaw: &Flaw) -> Message {
    let number = |name: &str| flaw.numbers.iter().find(|(known, _)| *known == name).map_or(0, |(_, value)| *value);
    match (flaw.pointer.as_ref(), flaw.code) {
        ("/total", _) => Message::new("wrong-ward-beds").with("most", number("to")),
        (_, "unprintable") => Message::new("wrong-text-unprintable"),
        (_, "too_long") => Message::new("wrong-ward-name-too-long").with("limit", number("limit")),
        _ => Message::new("wrong-ward-name-missing"),
    }
}

/// Another ward is called so.
#[must_use]
pub fn name_taken() -> Message {
    Message::new("wrong-ward-name-taken")
}

/// More beds are occupied than it would have.
#[must_use]
pub fn too_few(occupied: u32) -> Message {
    Message::new("wrong-ward-too-few").with("occupied", occupied)
}

/// Why a count was not taken.
#[must_use]
pub fn refusal(name: &str, refused: CountRefused) -> Message {
    let say = |key, occupied: u32, beds: u32| Message::new(key).with("name", name).with("occupied", occupied).with("beds", beds);
    match refused {
        CountRefused::OutOfBounds { occupied, beds } if occupied == beds => say("ward-not-counted-full", occupied, beds),
        CountRefused::OutOfBounds { occupied, beds } => say("ward-not-counted-bounds", occupied, beds),
        CountRefused::CountedMeanwhile { occupied, beds } => say("ward-not-counted-meanwhile", occupied, beds),
    }
}

/// What was typed is no number.
#[must_use]
pub fn no_number(name: &str, beds: u32) -> Message {
    Message::new("ward-not-counted-number").with("name", name).with("beds", beds)
}

/// This very form made a ward already, with other words.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("ward-sent-before")
}

/// Banner: counted.
#[must_use]
pub fn counted(ward: &Ward) -> Message {
    Message::new("flash-ward-counted").with("name", ward.name.as_str()).with("occupied", ward.occupied).with("beds", ward.beds)
}

/// Banner: made.
#[must_use]
pub fn made() -> Message {
    Message::new("flash-ward-made")
}

/// Banner: changed.
#[must_use]
pub fn saved() -> Message {
    Message::new("flash-ward-saved")
}

/// Banner: closed.
#[must_use]
pub fn closed() -> Message {
    Message::new("flash-ward-closed")
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for audience in [Audience::Doctor, Audience::Receptionist, Audience::Administrator] {
        all.extend(Sample::all_of::<WardsPage>(audience));
    }
    all.extend(Sample::all_of::<EditWard>(Audience::Administrator));
    all.extend(Sample::all_of::<MergeWard>(Audience::Administrator));
    all.extend(Sample::all_of::<CloseWard>(Audience::Administrator));
    all
}
