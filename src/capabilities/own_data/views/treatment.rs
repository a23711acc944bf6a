//! What the pages of a treatment history's files show.

use serde::Serialize;

use super::super::model::{Column, State};
use super::CopyLine;
use crate::primitives::ids::ExportId;
use crate::web::frame::Place;
use crate::web::people::ActingFor;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::size::Size;
use crate::web::texts::Message;

/// `GET /treatment-history`, and the same below a patient: what was asked for, and what stands in such a file.
#[derive(Debug, Clone, Serialize)]
pub struct TreatmentFiles {
    /// For whom, where the reader is not the patient.
    pub acting: Option<ActingFor>,
    /// Where this page is.
    pub place: String,
    /// Newest first.
    pub copies: Vec<CopyLine>,
    /// One waits: the page looks again by itself.
    pub waits: bool,
    /// From when on another one may be asked for, if not now.
    pub again: Option<When>,
    pub columns: Vec<ColumnWords>,
}

/// A column and what stands in it.
#[derive(Debug, Clone, Serialize)]
pub struct ColumnWords {
    pub name: Message,
    pub what: Message,
}

/// `GET …/new`: what the file is, and the button that asks for it.
#[derive(Debug, Clone, Serialize)]
pub struct NewTreatmentFile {
    pub acting: Option<ActingFor>,
    pub place: String,
    /// The same press twice asks once.
    pub idempotency_key: String,
}

/// `GET …/{id}`: a file that can be taken along.
#[derive(Debug, Clone, Serialize)]
pub struct TakeTreatmentFile {
    pub acting: Option<ActingFor>,
    pub place: String,
    pub id: ExportId,
    pub asked: When,
    pub until: When,
    pub size: Size,
}

impl ColumnWords {
    /// All of them, in the order of the file.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let words = |column: Column| {
            let (name, what) = column.texts();
            Self { name: Message::new(name), what: Message::new(what) }
        };
        Column::ALL.map(words).to_vec()
    }
}

/// Banner: a file will be made.
#[must_use]
pub fn asked() -> Message {
    Message::new("flash-treatment-asked")
}

/// Banner: one is being made already.
#[must_use]
pub fn asked_before() -> Message {
    Message::new("flash-treatment-asked-before")
}

/// Banner: as many as a day allows.
#[must_use]
pub fn too_many(again: When) -> Message {
    Message::new("flash-treatment-too-many").with("when", again)
}

/// Banner: it was taken back.
#[must_use]
pub fn removed() -> Message {
    Message::new("flash-treatment-removed")
}

impl View for TreatmentFiles {
    const TEMPLATE: &'static str = "own_data/treatment_files.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new(if self.acting.is_some() { "acting-treatment-title" } else { "treatment-title" })
    }

    fn samples() -> Vec<Self> {
        let line = CopyLine::sample;
        let none = Self {
            acting: None,
            place: "/treatment-history".into(),
            copies: vec![],
            waits: false,
            again: None,
            columns: ColumnWords::all(),
        };
        let waiting = Self { copies: vec![line(1, State::Waiting, None)], waits: true, ..none.clone() };
        let by_carer = CopyLine { asked_by: Some("Daniel Rao".into()), ..line(2, State::Ready, Some(When::sample(25, "09:31"))) };
        let full = Self { copies: vec![by_carer, line(3, State::Failed, None)], again: Some(When::sample(25, "09:30")), ..none.clone() };
        let place = "/patients/usr_1/treatment-history".to_owned();
        let acting = Self { acting: Some(ActingFor::sample()), place, ..full.clone() };
        vec![none, waiting, full, acting]
    }
}

impl View for NewTreatmentFile {
    const TEMPLATE: &'static str = "own_data/new_treatment_file.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new(if self.acting.is_some() { "acting-new-treatment-title" } else { "new-treatment-title" })
    }

    fn samples() -> Vec<Self> {
        let own = Self { acting: None, place: "/treatment-history".into(), idempotency_key: "req_1".into() };
        vec![own.clone(), Self { acting: Some(ActingFor::sample()), ..own }]
    }
}

impl View for TakeTreatmentFile {
    const TEMPLATE: &'static str = "own_data/take_treatment_file.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        Message::new(if self.acting.is_some() { "acting-take-treatment-title" } else { "take-treatment-title" })
    }

    fn samples() -> Vec<Self> {
        let id = ExportId::from_uuid(uuid::Uuid::nil());
        let (asked, until) = (When::sample(24, "09:30"), When::sample(25, "09:31"));
        let own = Self { acting: None, place: "/treatment-history".into(), id, asked, until, size: Size::of(48_211) };
        vec![own.clone(), Self { acting: Some(ActingFor::sample()), ..own }]
    }
}
