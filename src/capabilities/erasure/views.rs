//! What the page of an erasure shows.

use serde::Serialize;

use super::model::Stage;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::people::sample_user;
use crate::web::render::{Sample, View};
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /admin/people/{id}/erase`, and the same after a form that must be corrected.
///
/// Posts `email`, which must be the account's own, and `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct ErasePage {
    pub id: UserId,
    pub name: String,
    /// The account's own address, to be typed; the record number of whoever has none.
    pub address: String,
    /// They have none: no copy can be sent.
    pub no_address: bool,
    /// What is under way.
    pub erasure: Option<Underway>,
    /// Why it may not be erased: `not_closed`, `kept`.
    pub not: Option<&'static str>,
    /// Of `kept`: from this day on it may.
    pub from: Option<Day>,
    /// The settings, as the page names them.
    pub clinical_years: u16,
    pub audit_years: u16,
    pub exports_days: u16,
    pub email: Field,
    pub reason: Field,
    /// Why nothing was done.
    pub trouble: Option<Message>,
}

/// An erasure that was asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Underway {
    pub stage: Stage,
    pub asked: When,
    pub by_name: String,
    pub reason: String,
    /// Nothing is done before.
    pub begins: When,
    /// The copy is there until then; then things go.
    pub until: Option<When>,
    /// Mail with the link to the copy is refused: nothing goes.
    pub unreached: bool,
    /// Whether it can be taken back.
    pub withdrawable: bool,
}

/// Banner: asked for.
#[must_use]
pub fn asked(name: &str) -> Message {
    Message::new("flash-erasure-asked").with("name", name)
}

/// Banner: taken back.
#[must_use]
pub fn withdrawn() -> Message {
    Message::new("flash-erasure-withdrawn")
}

/// Banner: there is no way back.
#[must_use]
pub fn too_late() -> Message {
    Message::new("flash-erasure-too-late")
}

/// The typed address is not the account's.
#[must_use]
pub fn other_address() -> Message {
    Message::new("wrong-erasure-address")
}

/// No reason was typed.
#[must_use]
pub fn reason_missing() -> Message {
    Message::new("wrong-erasure-reason-missing")
}

/// The reason is too long, or no line of text.
#[must_use]
pub fn reason_unfit(limit: u32) -> Message {
    Message::new("wrong-erasure-reason").with("limit", limit)
}

/// It may not be erased (any more).
#[must_use]
pub fn not_now() -> Message {
    Message::new("erasure-not-now")
}

impl View for ErasePage {
    const TEMPLATE: &'static str = "erasure/erase.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new(match (&self.erasure, self.not) {
            (Some(_), _) => "erase-title-underway",
            (None, Some(_)) => "erase-title-not-now",
            (None, None) => "erase-title",
        })
    }

    fn has_errors(&self) -> bool {
        self.email.is_wrong() || self.reason.is_wrong() || self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let page = Self {
            id: sample_user(7),
            name: "Maya Lindqvist".into(),
            address: "maya@example.org".into(),
            no_address: false,
            erasure: None,
            not: None,
            from: None,
            clinical_years: 10,
            audit_years: 6,
            exports_days: 1,
            email: Field::default(),
            reason: Field::default(),
            trouble: None,
        };
        let wrong = Self {
            email: Field::wrong("maja@example.org", other_address()),
            reason: Field::wrong("", reason_missing()),
            trouble: Some(not_now()),
            ..page.clone()
        };
        let underway = |stage, until: Option<When>| Underway {
            stage,
            asked: When::sample(23, "09:30"),
            by_name: "Tomas Reiter".into(),
            reason: "asked for it in writing".into(),
            begins: When::sample(24, "09:30"),
            until,
            unreached: false,
            withdrawable: stage.can_be_withdrawn(),
        };
        let of = |stage, until| Self { erasure: Some(underway(stage, until)), ..page.clone() };
        let until = || Some(When::sample(25, "09:31"));
        let kept = Self { not: Some("kept"), from: Some(Day::of(jiff::civil::date(2036, 11, 23))), ..page.clone() };
        let open = Self { not: Some("not_closed"), ..page.clone() };
        let nowhere = Self { address: "HR-7K4M-29X3-Q8TN".into(), no_address: true, ..page.clone() };
        let stages = [
            of(Stage::Waiting, None),
            of(Stage::Copying, None),
            of(Stage::HandedOver, until()),
            of(Stage::Stuck, None),
            of(Stage::Erasing, until()),
        ];
        [page, wrong, kept, open, nowhere].into_iter().chain(stages).collect()
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<ErasePage>(Audience::Administrator)
}
