//! What the administrator's overview shows.

use serde::Serialize;

use crate::capabilities::appointments::model::Moment;
use crate::primitives::ids::AppointmentId;
use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /overview`.
#[derive(Debug, Clone, Serialize)]
pub struct OverviewPage {
    /// When the figures were read.
    pub at: When,
    /// What is counted by day may be of two time zones.
    pub recount_due: bool,
    /// What waits for a decision.
    pub waiting: Waiting,
    /// The house in numbers.
    pub figures: Figures,
    /// What the visits below are.
    pub moment: Moment,
    /// At most eight.
    pub visits: Vec<RecentVisit>,
}

/// What waits for a decision.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Waiting {
    /// Doctors who applied, as far as they were counted.
    pub applications: u32,
    /// There may be more of them.
    pub more: bool,
    /// Reports of lost phones.
    pub lost_devices: u32,
    /// Visits that leave has hit.
    pub to_repair: u32,
}

/// The house in numbers, as people write them: `6,214`.
#[derive(Debug, Clone, Serialize)]
pub struct Figures {
    /// Visits of today, cancelled ones left out.
    pub visits_today: String,
    /// Patients with an account.
    pub patients: String,
    /// Doctors who work here.
    pub doctors: String,
    /// Departments.
    pub departments: String,
    /// Visits ever made, cancelled ones too.
    pub appointments: String,
    /// Emergency accesses to review.
    pub emergency_accesses: String,
}

/// One visit, without why.
#[derive(Debug, Clone, Serialize)]
pub struct RecentVisit {
    /// Its id.
    pub id: AppointmentId,
    /// `CD-7K4M-29X3`.
    pub reference: String,
    /// When it begins.
    pub start: When,
    /// The word of its tag.
    pub status: &'static str,
    /// The patient's name.
    pub patient_name: String,
    /// The doctor's name.
    pub doctor_name: String,
}

impl View for OverviewPage {
    const TEMPLATE: &'static str = "overview/overview.html";
    const PLACE: Place = Place::Overview;

    fn title(&self) -> Message {
        Message::new("overview-title")
    }

    fn samples() -> Vec<Self> {
        let visit = |number: u8, time: &str, status, patient: &str, doctor: &str| RecentVisit {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(number.into())),
            reference: format!("CD-7K4M-29X{number}"),
            start: When::sample(24, time),
            status,
            patient_name: patient.into(),
            doctor_name: doctor.into(),
        };
        let busy = Self {
            at: When::sample(24, "10:32"),
            recount_due: false,
            waiting: Waiting { applications: 2, more: false, lost_devices: 1, to_repair: 3 },
            figures: Figures {
                visits_today: "212".into(),
                patients: "6,214".into(),
                doctors: "48".into(),
                departments: "12".into(),
                appointments: "148,020".into(),
                emergency_accesses: "3".into(),
            },
            moment: Moment::Begun,
            visits: vec![
                visit(1, "10:30", "checked_in", "Bilal Anwar", "Dr Leena Farah"),
                visit(2, "10:20", "in_consultation", "Noor Rahman", "Dr Petra Novak"),
                visit(3, "10:10", "completed", "Emil Berg", "Dr Omar Haddad"),
                visit(4, "10:00", "no_show", "Karl Nyberg", "Dr Leena Farah"),
                visit(5, "10:00", "declined", "Liam Doyle", "Dr Leena Farah"),
            ],
        };
        let early = Self {
            at: When::sample(24, "06:10"),
            moment: Moment::Coming,
            recount_due: true,
            waiting: Waiting { applications: 20, more: true, lost_devices: 0, to_repair: 1 },
            visits: vec![
                visit(6, "09:00", "confirmed", "Ines Moreau", "Dr Leena Farah"),
                visit(7, "09:00", "requested", "Pavel Horák", "Dr Petra Novak"),
            ],
            ..busy.clone()
        };
        let none = || "0".to_owned();
        let figures = Figures {
            visits_today: none(),
            patients: none(),
            doctors: none(),
            departments: none(),
            appointments: none(),
            emergency_accesses: none(),
        };
        let new = Self { figures, visits: vec![], recount_due: false, waiting: Waiting::default(), ..early.clone() };
        vec![busy, early, new]
    }
}

/// Every page of this slice in every state.
pub fn all_samples() -> Vec<Sample> {
    Sample::all_of::<OverviewPage>(Audience::Administrator)
}
