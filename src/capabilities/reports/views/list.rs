//! A patient's reports, and adding one.

use serde::Serialize;

use super::ReportFacts;
use crate::capabilities::reports::model::{Kind, State, Why};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::{ActingFor, PatientRead};
use crate::web::render::View;
use crate::web::size::Size;
use crate::web::texts::Message;

/// `GET /reports` and `GET /patients/{pid}/reports`: newest first, with the form that adds one.
#[derive(Clone, Serialize)]
pub struct ReportList {
    /// `None` on the patient's own page.
    pub patient: Option<PatientRead>,
    /// For whom a carer reads: they add nothing.
    pub acting: Option<ActingFor>,
    /// Where this list is: reports are below it.
    pub place: String,
    /// Where a script announces files.
    pub api: String,
    pub reports: Vec<ReportFacts>,
    /// Address of the reports before these.
    pub older: Option<String>,
    /// Address of the newest ones, when the page is not the first.
    pub newer: Option<String>,
    /// The largest file that is taken.
    pub most: Size,
    pub most_bytes: u64,
    /// Whether files are scanned for malware.
    pub scanned: bool,
    /// What the file is called.
    pub name: Field,
    /// A word of [`Kind`].
    pub kind: Field,
    pub kinds: Vec<Kind>,
    /// What stands in the way of all of it.
    pub trouble: Option<Message>,
    pub idempotency_key: String,
}

impl View for ReportList {
    const TEMPLATE: &'static str = "reports/list.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        match (&self.patient, &self.acting) {
            (Some(_), _) => Message::new("reports-of-patient-title"),
            (None, Some(_)) => Message::new("acting-reports-title"),
            (None, None) => Message::new("reports-title"),
        }
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.name.is_wrong() || self.kind.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let report = ReportFacts::sample;
        let rejected = ReportFacts { why: Some(Why::WrongKind), ..report(2, "letter.docx", Kind::Docx, State::Rejected) };
        let by_doctor =
            ReportFacts { added_by: "Dr Leena Farah".into(), is_own: false, ..report(1, "ECG.pdf", Kind::Pdf, State::Available) };
        let own = Self {
            patient: None,
            acting: None,
            place: "/reports".into(),
            api: "/api/v1/patients/me/reports".into(),
            reports: vec![
                report(4, "Blood test 12 November.pdf", Kind::Pdf, State::Checking),
                report(3, "x-ray.jpg", Kind::Jpeg, State::AwaitingUpload),
                rejected,
                by_doctor,
            ],
            older: Some("?before=cursor".into()),
            newer: Some("/reports".into()),
            most: Size::of(20_971_520),
            most_bytes: 20_971_520,
            scanned: true,
            name: Field::default(),
            kind: Field::default(),
            kinds: Kind::ALL.to_vec(),
            trouble: None,
            idempotency_key: "form-1".into(),
        };
        let empty = Self { reports: vec![], older: None, newer: None, scanned: false, ..own.clone() };
        let wrong = Self {
            name: Field::wrong("", Message::new("wrong-report-name-missing")),
            kind: Field::wrong("", Message::new("wrong-report-kind-missing")),
            ..own.clone()
        };
        let too_many = Self { trouble: Some(Message::new("reports-too-many")), name: Field::of("Letter"), ..own.clone() };
        let in_care = Self { patient: Some(PatientRead::sample()), place: "/patients/x/reports".into(), ..own.clone() };
        let in_care_empty = Self { patient: Some(PatientRead::sample()), place: "/patients/x/reports".into(), ..empty.clone() };
        let in_emergency = Self { patient: Some(PatientRead::sample_in_emergency()), ..in_care.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), place: "/patients/x/reports".into(), ..own.clone() };
        vec![own, empty, acting, wrong, too_many, in_care, in_care_empty, in_emergency]
    }
}
