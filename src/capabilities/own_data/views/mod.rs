//! What the pages of one's own data show; `treatment`: those of a treatment history; `mail`: that a file is ready.

pub mod mail;
pub mod treatment;

use serde::Serialize;

use super::model::State;
use crate::primitives::ids::ExportId;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::size::Size;
use crate::web::texts::Message;

/// `GET /my-data`.
#[derive(Debug, Clone, Serialize)]
pub struct MyData {
    /// Newest first.
    pub copies: Vec<CopyLine>,
    /// One waits: the page looks again by itself.
    pub waits: bool,
    /// From when on another one may be asked for, if not now.
    pub again: Option<When>,
    /// For how many days a copy is there.
    pub days: u16,
}

/// One copy.
#[derive(Debug, Clone, Serialize)]
pub struct CopyLine {
    pub id: ExportId,
    pub state: State,
    pub asked: When,
    /// Of one that is ready.
    pub until: Option<When>,
    /// As people write it.
    pub size: Option<Size>,
    /// Whoever asked in its person's place.
    pub asked_by: Option<String>,
}

/// `GET /my-data/new`: what a copy is, and the button that asks for it.
#[derive(Debug, Clone, Serialize)]
pub struct NewCopy {
    pub days: u16,
    /// The same press twice asks once.
    pub idempotency_key: String,
}

/// `GET /my-data/{id}`: a copy that can be taken along.
#[derive(Debug, Clone, Serialize)]
pub struct TakeCopy {
    pub id: ExportId,
    pub asked: When,
    pub until: When,
    pub size: Size,
}

/// `GET /handed-over/{token}`: the copy behind a mailed link.
#[derive(Debug, Clone, Serialize)]
pub struct HandedOver {
    /// Of the link.
    pub token: String,
    pub until: When,
    pub size: Size,
}

/// A link behind which there is no copy (any more).
#[derive(Debug, Clone, Serialize)]
pub struct HandOverEnded {}

/// Banner: a copy will be made.
#[must_use]
pub fn asked() -> Message {
    Message::new("flash-copy-asked")
}

/// Banner: one is being made already.
#[must_use]
pub fn asked_before() -> Message {
    Message::new("flash-copy-asked-before")
}

/// Banner: as many as a day allows.
#[must_use]
pub fn too_many(again: When) -> Message {
    Message::new("flash-copy-too-many").with("when", again)
}

impl CopyLine {
    /// An example, asked for in November 2026.
    fn sample(number: u128, state: State, until: Option<When>) -> Self {
        Self {
            id: ExportId::from_uuid(uuid::Uuid::from_u128(number)),
            state,
            asked: When::sample(24, "09:30"),
            size: until.as_ref().map(|_| Size::of(48_211)),
            until,
            asked_by: None,
        }
    }
}

impl View for MyData {
    const TEMPLATE: &'static str = "own_data/my_data.html";
    const PLACE: Place = Place::OwnData;

    fn title(&self) -> Message {
        Message::new("own-data-title")
    }

    fn samples() -> Vec<Self> {
        let line = CopyLine::sample;
        let none = Self { copies: vec![], waits: false, again: None, days: 1 };
        let waiting = Self { copies: vec![line(1, State::Waiting, None)], waits: true, ..none.clone() };
        let ready = line(2, State::Ready, Some(When::sample(25, "09:31")));
        let full =
            Self { copies: vec![ready, line(3, State::Failed, None)], again: Some(When::sample(25, "09:30")), days: 3, ..none.clone() };
        vec![none, waiting, full]
    }
}

impl View for NewCopy {
    const TEMPLATE: &'static str = "own_data/new_copy.html";
    const PLACE: Place = Place::OwnData;

    fn title(&self) -> Message {
        Message::new("new-copy-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { days: 1, idempotency_key: "req_1".into() }]
    }
}

impl View for TakeCopy {
    const TEMPLATE: &'static str = "own_data/take_copy.html";
    const PLACE: Place = Place::OwnData;

    fn title(&self) -> Message {
        Message::new("take-copy-title")
    }

    fn samples() -> Vec<Self> {
        let id = ExportId::from_uuid(uuid::Uuid::nil());
        vec![Self { id, asked: When::sample(24, "09:30"), until: When::sample(25, "09:31"), size: Size::of(48_211) }]
    }
}

impl View for HandedOver {
    const TEMPLATE: &'static str = "own_data/handed_over.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("take-copy-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { token: "c2VhbGVk".into(), until: When::sample(25, "09:31"), size: Size::of(48_211) }]
    }
}

impl View for HandOverEnded {
    const TEMPLATE: &'static str = "own_data/hand_over_ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("hand-over-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<MyData>(Audience::Patient);
    all.extend(Sample::all_of::<NewCopy>(Audience::Patient));
    all.extend(Sample::all_of::<TakeCopy>(Audience::Patient));
    all.extend(Sample::all_of::<treatment::TreatmentFiles>(Audience::Patient));
    all.extend(Sample::all_of::<treatment::NewTreatmentFile>(Audience::Patient));
    all.extend(Sample::all_of::<treatment::TakeTreatmentFile>(Audience::Patient));
    all.extend(Sample::all_of::<HandedOver>(Audience::Visitor));
    all.extend(Sample::all_of::<HandOverEnded>(Audience::Visitor));
    all
}
