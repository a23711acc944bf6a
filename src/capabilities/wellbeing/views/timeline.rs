//! The timeline: charts of what goes up and down, then what happened, newest first.

use serde::Serialize;

use super::chart::{Chart, Kind as ChartKind};
use super::mood::MoodLine;
use super::vitals::VitalLine;
use crate::capabilities::reports::model::State;
use crate::capabilities::wellbeing::model::Kind;
use crate::web::frame::Place;
use crate::web::people::{ActingFor, PatientRead};
use crate::web::render::View;
use crate::web::say::{Day, When};
use crate::web::texts::Message;

/// `GET /timeline` and `GET /patients/{pid}/timeline`.
#[derive(Debug, Clone, Serialize)]
pub struct TimelinePage {
    /// `None` on the patient's own page.
    pub patient: Option<PatientRead>,
    /// For whom a carer reads.
    pub acting: Option<ActingFor>,
    /// Where it is.
    pub place: String,
    /// Where the records are.
    pub records: String,
    /// What it can be narrowed to; the first is everything.
    pub choices: Vec<Choice>,
    /// On the first page.
    pub charts: Vec<Chart>,
    pub days: Vec<DayOfTimeline>,
    /// Address of what was before these.
    pub older: Option<String>,
    /// Address of the first page, on later ones.
    pub newest: Option<String>,
    /// The mood log is part of it.
    pub with_mood: bool,
    /// It is narrowed to something.
    pub narrowed: bool,
}

/// One way to narrow it.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// `None`: everything.
    pub kind: Option<Kind>,
    pub href: String,
    pub chosen: bool,
}

/// What happened on one day, latest first.
#[derive(Debug, Clone, Serialize)]
pub struct DayOfTimeline {
    pub day: Day,
    pub entries: Vec<Entry>,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    Visit {
        /// When the visit began: it may have been written up later.
        start: When,
        doctor_name: String,
        diagnosis: String,
        /// Its record.
        href: String,
    },
    Report {
        /// When it was added.
        at: When,
        name: String,
        state: State,
        /// Its page.
        href: String,
    },
    Vital {
        line: VitalLine,
    },
    Mood {
        line: MoodLine,
    },
}

impl View for TimelinePage {
    const TEMPLATE: &'static str = "wellbeing/timeline.html";
    const PLACE: Place = Place::Records;

    fn title(&self) -> Message {
        match (&self.patient, &self.acting) {
            (Some(_), _) => Message::new("timeline-of-patient-title"),
            (None, Some(_)) => Message::new("acting-timeline-title"),
            (None, None) => Message::new("timeline-title"),
        }
    }

    fn samples() -> Vec<Self> {
        let choice = |kind: Option<Kind>, chosen| Choice { kind, href: "/timeline?kind=mood".into(), chosen };
        let choices = vec![
            choice(None, true),
            choice(Some(Kind::Visits), false),
            choice(Some(Kind::Reports), false),
            choice(Some(Kind::Vitals), false),
            choice(Some(Kind::Mood), false),
        ];
        let visit = Entry::Visit {
            start: When::sample(20, "09:30"),
            doctor_name: "Dr Leena Farah".into(),
            diagnosis: "Primary hypertension (I10)".into(),
            href: "/records/x".into(),
        };
        let report = Entry::Report {
            at: When::sample(22, "10:12"),
            name: "Blood test 12 November.pdf".into(),
            state: State::Available,
            href: "/reports/x".into(),
        };
        let vital = Entry::Vital { line: VitalLine::sample(1, 23) };
        let own = Self {
            patient: None,
            acting: None,
            place: "/timeline".into(),
            records: "/records".into(),
            choices,
            charts: [ChartKind::Weight, ChartKind::Pressure, ChartKind::Sugar, ChartKind::Mood].map(Chart::sample).to_vec(),
            days: vec![
                DayOfTimeline {
                    day: When::sample(23, "00:00").day,
                    entries: vec![Entry::Mood { line: MoodLine::sample(23, 4, "Slept well.") }, vital.clone()],
                },
                DayOfTimeline { day: When::sample(22, "00:00").day, entries: vec![report.clone()] },
                DayOfTimeline { day: When::sample(21, "00:00").day, entries: vec![visit.clone()] },
            ],
            older: Some("/timeline?cursor=c2VhbGVk".into()),
            newest: None,
            with_mood: true,
            narrowed: false,
        };
        let empty = Self { charts: vec![], days: vec![], older: None, ..own.clone() };
        let narrowed = Self { narrowed: true, newest: Some("/timeline?kind=mood".into()), ..empty.clone() };
        let in_care = Self {
            patient: Some(PatientRead::sample()),
            charts: vec![Chart::sample(ChartKind::Pressure)],
            days: vec![DayOfTimeline { day: When::sample(23, "00:00").day, entries: vec![visit, report, vital] }],
            with_mood: false,
            ..own.clone()
        };
        let in_care_empty = Self { charts: vec![], days: vec![], older: None, ..in_care.clone() };
        let in_emergency = Self { patient: Some(PatientRead::sample_in_emergency()), ..in_care.clone() };
        let acting = Self { acting: Some(ActingFor::sample()), with_mood: false, ..own.clone() };
        vec![own, acting, empty, narrowed, in_care, in_care_empty, in_emergency]
    }
}
