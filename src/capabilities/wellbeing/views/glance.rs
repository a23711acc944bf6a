//! A patient in care at a glance, as their doctor sees it.

use serde::Serialize;

use super::chart::{Chart, Kind};
use crate::capabilities::reports::model::State;
use crate::primitives::ids::UserId;
use crate::web::frame::Place;
use crate::web::people::{BackgroundWords, PatientRead, initials, sample_user};
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /patients/{pid}/overview`.
#[derive(Debug, Clone, Serialize)]
pub struct GlancePage {
    pub patient_id: UserId,
    pub name: String,
    pub initials: String,
    /// `HR-7K4M-29X3-Q8TN`.
    pub record_number: String,
    pub born: Option<Born>,
    /// `female`, `male`, `other`, `unknown`, or nothing.
    pub gender: Option<&'static str>,
    /// As dialled; may be empty.
    pub phone: String,
    pub email: String,
    /// Why the doctor reads.
    pub care: Option<PatientRead>,
    pub background: Option<BackgroundWords>,
    /// Of what is on the charts of measurements, the last 90 days: the last value of each kind.
    pub latest: Vec<Latest>,
    pub charts: Vec<Chart>,
    /// The newest ones.
    pub records: Vec<Record>,
    pub reports: Vec<Report>,
    /// With this doctor, soonest first.
    pub visits: Vec<Visit>,
}

/// When somebody was born, and how old that makes them.
#[derive(Debug, Clone, Serialize)]
pub struct Born {
    pub day: Day,
    pub years: u32,
}

/// The last value of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct Latest {
    pub kind: Kind,
    /// `72.5`, `128/82`.
    pub value: String,
    pub at: When,
}

/// A visit that was written up.
#[derive(Debug, Clone, Serialize)]
pub struct Record {
    pub href: String,
    pub start: When,
    pub doctor_name: String,
    pub diagnosis: String,
    pub code: Option<Code>,
}

/// The code of its diagnosis.
#[derive(Debug, Clone, Serialize)]
pub struct Code {
    pub code: String,
    pub title: String,
}

/// A file.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    pub href: String,
    pub file_name: String,
    pub state: State,
    pub added_at: When,
    pub added_by: String,
}

/// A visit to come.
#[derive(Debug, Clone, Serialize)]
pub struct Visit {
    pub href: String,
    pub start: When,
    /// As tags name it.
    pub status: &'static str,
}

impl View for GlancePage {
    const TEMPLATE: &'static str = "wellbeing/glance.html";
    const PLACE: Place = Place::Day;

    fn title(&self) -> Message {
        Message::new("glance-title")
    }

    fn samples() -> Vec<Self> {
        let record = |day, diagnosis: &str, code: Option<Code>| Record {
            href: "/patients/x/records/y".into(),
            start: When::sample(day, "09:30"),
            doctor_name: "Dr Leena Farah".into(),
            diagnosis: diagnosis.into(),
            code,
        };
        let code = Code { code: "I10".into(), title: "Essential (primary) hypertension".into() };
        let report = |state, name: &str| Report {
            href: "/patients/x/reports/y".into(),
            file_name: name.into(),
            state,
            added_at: When::sample(20, "10:12"),
            added_by: "Maya Lindqvist".into(),
        };
        let latest = |kind, value: &str| Latest { kind, value: value.into(), at: When::sample(22, "08:00") };
        let full = Self {
            patient_id: sample_user(1),
            name: "Maya Lindqvist".into(),
            initials: initials("Maya Lindqvist"),
            record_number: "HR-7K4M-29X3-Q8TN".into(),
            born: Some(Born { day: When::sample(3, "00:00").day, years: 46 }),
            gender: Some("female"),
            phone: "+46701234567".into(),
            email: "maya@example.org".into(),
            care: Some(PatientRead::sample()),
            background: Some(BackgroundWords::sample()),
            latest: vec![latest(Kind::Weight, "72.5"), latest(Kind::Pressure, "128/82"), latest(Kind::Sugar, "104")],
            charts: [Kind::Pressure, Kind::Mood].map(Chart::sample).to_vec(),
            records: vec![record(20, "Primary hypertension", Some(code)), record(6, "Common cold", None)],
            reports: vec![report(State::Available, "Blood test.pdf"), report(State::Checking, "x-ray.jpg")],
            visits: vec![
                Visit { href: "/appointments/x".into(), start: When::sample(26, "09:30"), status: "confirmed" },
                Visit { href: "/appointments/y".into(), start: When::sample(28, "10:00"), status: "requested" },
            ],
        };
        let new = Self {
            born: None,
            gender: None,
            phone: String::new(),
            care: Some(PatientRead::sample_seen()),
            background: None,
            latest: vec![],
            charts: vec![],
            records: vec![],
            reports: vec![],
            visits: vec![],
            ..full.clone()
        };
        let in_emergency = Self { care: Some(PatientRead::sample_in_emergency()), visits: vec![], ..full.clone() };
        vec![full, new, in_emergency]
    }
}
