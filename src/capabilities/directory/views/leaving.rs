//! A doctor who leaves, and who has left.

use serde::Serialize;

use super::admin_departments::changed_meanwhile;
use super::admin_doctors::visits_came;
use crate::primitives::ids::{AppointmentId, UserId};
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /doctors/former`: who has left.
#[derive(Debug, Clone, Serialize)]
pub struct FormerDoctors {
    /// By name.
    pub doctors: Vec<FormerDoctor>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct FormerDoctor {
    /// The doctor.
    pub id: UserId,
    /// "Dr Leena Farah".
    pub name: String,
    /// "Cardiologist"; may be empty.
    pub specialization: String,
}

/// `GET /doctors/{id}/deactivate`, and the same when visits are still to come after all.
#[derive(Debug, Clone, Serialize)]
pub struct DeactivateDoctor {
    /// The doctor.
    pub id: UserId,
    /// The version the page was made from.
    pub version: u32,
    /// "Dr Leena Farah".
    pub name: String,
    /// What is still to come, earliest first; with any, there is no button.
    pub visits: Vec<ComingVisit>,
    /// So many more are not listed.
    pub more: u32,
    /// Visits were booked at this very moment that cannot be listed yet.
    pub more_to_come: bool,
    /// So many people wait for a time with this doctor by name.
    pub waiting: u32,
    /// Why the button did nothing.
    pub trouble: Option<Message>,
}

/// A visit that keeps a doctor.
#[derive(Debug, Clone, Serialize)]
pub struct ComingVisit {
    /// The visit.
    pub id: AppointmentId,
    /// When it begins.
    pub start: When,
    /// Whose visit it is.
    pub patient: String,
    /// As its tag says it: `booked`.
    pub status: String,
}

impl View for FormerDoctors {
    const TEMPLATE: &'static str = "directory/former_doctors.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("former-doctors")
    }

    fn samples() -> Vec<Self> {
        let doctor =
            |number, name: &str, what: &str| FormerDoctor { id: sample_user(number), name: name.into(), specialization: what.into() };
        let two = vec![doctor(7, "Dr Leena Farah", "Cardiologist"), doctor(8, "Dr Omar Haddad", "")];
        vec![
            Self { doctors: two.clone(), first: None, more: None },
            Self { doctors: two, first: Some("/doctors/former".into()), more: Some("/doctors/former?cursor=c2VhbGVk".into()) },
            Self { doctors: vec![], first: None, more: None },
        ]
    }
}

impl View for DeactivateDoctor {
    const TEMPLATE: &'static str = "directory/deactivate_doctor.html";
    const PLACE: Place = Place::Doctors;

    fn title(&self) -> Message {
        Message::new("deactivate-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some()
    }

    fn samples() -> Vec<Self> {
        let visit = |day: i8, time: &str, status: &str| ComingVisit {
            id: AppointmentId::from_uuid(uuid::Uuid::from_u128(u128::try_from(day).unwrap_or_default())),
            start: When::sample(day, time),
            patient: "Maya Lindqvist".into(),
            status: status.into(),
        };
        let name = "Dr Leena Farah".to_owned();
        let free = Self { id: sample_user(7), version: 3, name, visits: vec![], more: 0, more_to_come: false, waiting: 0, trouble: None };
        let visits = vec![visit(25, "09:30", "booked"), visit(26, "10:00", "requested"), visit(27, "11:00", "confirmed")];
        let kept = Self { visits, ..free.clone() };
        vec![
            free.clone(),
            Self { waiting: 3, ..free.clone() },
            kept.clone(),
            Self { more: 12, trouble: Some(visits_came()), ..kept },
            Self { more_to_come: true, ..free.clone() },
            Self { trouble: Some(changed_meanwhile()), ..free },
        ]
    }
}
