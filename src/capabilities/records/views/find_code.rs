//! Looking for the code of a diagnosis: a step of the forms that write a visit up and amend a record.

use serde::Serialize;

use super::{CodeWords, sample_visit, too_long};
use crate::web::carried::Carried;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `POST /appointments/{id}/record/code` and `POST /patients/{pid}/records/{id}/amend/code`: posts to itself with `q`, or leaves
/// with the `chosen_code`.
#[derive(Clone, Serialize)]
pub struct FindCodePage {
    pub patient_name: String,
    /// Where it searches again.
    pub action: String,
    /// Where a code that is chosen goes, with everything that was typed before.
    pub choose: String,
    /// What was typed into the form this is a step of: nothing of it is lost.
    pub carried: Vec<Carried>,
    /// What is looked for.
    pub q: Field,
    pub codes: Vec<CodeWords>,
    /// There are more than these.
    pub more: bool,
}

/// Nothing was looked for.
pub fn nothing_to_find() -> Message {
    Message::new("wrong-code-search-missing")
}

impl View for FindCodePage {
    const TEMPLATE: &'static str = "records/find_code.html";
    const PLACE: Place = Place::Day;

    fn title(&self) -> Message {
        Message::new("find-code-title")
    }

    fn has_errors(&self) -> bool {
        self.q.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let place = format!("/appointments/{}/record", sample_visit());
        let code = |code: &str, title: &str| CodeWords { code: code.into(), title: title.into() };
        let found = Self {
            patient_name: "Maya Lindqvist".into(),
            action: format!("{place}/code"),
            choose: format!("{place}/draft"),
            carried: vec![Carried { name: "diagnosis", value: "Primary hypertension\nfound at a check-up".into() }],
            q: Field::of("hypertension"),
            codes: vec![CodeWords::sample(), code("K76.6", "Portal hypertension"), code("P29.2", "Neonatal hypertension")],
            more: true,
        };
        let none = Self { q: Field::of("high pressure of blood"), codes: vec![], more: false, ..found.clone() };
        let begin = Self { q: Field::default(), ..none.clone() };
        let wrong = Self { q: Field::wrong("", nothing_to_find()), ..none.clone() };
        let long = Self { q: Field::wrong("x".repeat(120), too_long(super::Part::DiagnosisCode, 100, 120)), ..none.clone() };
        vec![found, none, begin, wrong, long]
    }
}
