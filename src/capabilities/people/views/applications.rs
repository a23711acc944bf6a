//! Applications of doctors as administrators see them.

use serde::Serialize;

use crate::primitives::ids::UserId;
use crate::primitives::money::{Currency, Money};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::texts::{Arg, Message};

/// `GET /admin/applications`: those that wait.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationList {
    /// By name.
    pub applications: Vec<ApplicationLine>,
    /// Back to the beginning, on later pages.
    pub first: Option<String>,
    /// The next ones, if there are more.
    pub more: Option<String>,
}

/// One of them.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationLine {
    pub id: UserId,
    pub name: String,
    pub specialization: String,
    /// When the address was confirmed.
    pub since: When,
}

/// `GET /admin/applications/{id}`, and the same after a form that must be corrected.
///
/// One form posts `department_id`, `fee` and `currency` to `…/approve`, the other `reason` to `…/reject`.
#[derive(Debug, Clone, Serialize)]
pub struct ApplicationPage {
    pub id: UserId,
    pub name: String,
    pub email: String,
    /// May be empty.
    pub phone: String,
    pub licence_number: String,
    pub specialization: String,
    /// May be empty.
    pub qualifications: String,
    /// May be empty.
    pub experience_years: String,
    /// The department they wish for; empty for none.
    pub wish: String,
    pub since: When,
    /// To choose from, by name.
    pub departments: Vec<Department>,
    pub department_id: Field,
    pub fee: Field,
    pub reason: Field,
    /// What fees are in.
    pub currency: String,
    /// What a visit costs when no fee is typed.
    pub usual_fee: Money,
}

/// A department to choose.
#[derive(Debug, Clone, Serialize)]
pub struct Department {
    /// As posted.
    pub value: String,
    /// As read.
    pub name: String,
}

impl View for ApplicationList {
    const TEMPLATE: &'static str = "people/applications.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("applications-title")
    }

    fn samples() -> Vec<Self> {
        let line = |number, name: &str| ApplicationLine {
            id: sample_user(number),
            name: name.into(),
            specialization: "Cardiologist".into(),
            since: When::sample(23, "09:00"),
        };
        let two = vec![line(7, "Dr Leena Farah"), line(8, "Dr Omar Haddad")];
        let more = Some("/admin/applications?cursor=c2VhbGVk".into());
        vec![
            Self { applications: two.clone(), first: None, more: None },
            Self { applications: two, first: Some("/admin/applications".into()), more },
            Self { applications: vec![], first: None, more: None },
        ]
    }
}

impl View for ApplicationPage {
    const TEMPLATE: &'static str = "people/application.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("application-title")
    }

    fn has_errors(&self) -> bool {
        [&self.department_id, &self.fee, &self.reason].into_iter().any(Field::is_wrong)
    }

    fn samples() -> Vec<Self> {
        let department = |number: u8, name: &str| Department { value: format!("dpt_{number}"), name: name.into() };
        let leena = Self {
            id: sample_user(7),
            name: "Dr Leena Farah".into(),
            email: "leena@example.org".into(),
            phone: "+919876543210".into(),
            licence_number: "KMC-40213".into(),
            specialization: "Cardiologist".into(),
            qualifications: "MD, FRCP".into(),
            experience_years: "18".into(),
            wish: "Heart".into(),
            since: When::sample(23, "09:00"),
            departments: vec![department(1, "Heart"), department(2, "Skin")],
            department_id: Field::of("dpt_1"),
            fee: Field::default(),
            reason: Field::default(),
            currency: "INR".into(),
            usual_fee: crate::capabilities::settings::model::Settings::default().default_fee,
        };
        let (none, currency) = (String::new, leena.usual_fee.currency);
        let short = Self { phone: none(), qualifications: none(), experience_years: none(), wish: none(), ..leena.clone() };
        vec![
            leena.clone(),
            Self {
                department_id: Field::wrong("", department_missing()),
                fee: Field::wrong("500,5", fee_malformed(currency)),
                ..short.clone()
            },
            Self { department_id: Field::wrong("dpt_9", department_gone()), ..short },
            Self { reason: Field::wrong("", reason_missing()), ..leena.clone() },
            Self { reason: Field::wrong("x", reason_too_long(300)), ..leena },
        ]
    }
}

/// No department was chosen.
pub fn department_missing() -> Message {
    Message::new("wrong-doctor-department-missing")
}

/// The chosen department has just been removed.
pub fn department_gone() -> Message {
    Message::new("wrong-doctor-department-gone")
}

/// That is no amount.
pub fn fee_malformed(currency: Currency) -> Message {
    Message::new("wrong-doctor-fee").with("like", Arg::like(currency))
}

/// No reason was given.
pub fn reason_missing() -> Message {
    Message::new("wrong-rejection-missing")
}

/// The reason is longer than `limit` characters.
pub fn reason_too_long(limit: u32) -> Message {
    Message::new("wrong-closing-reason-too-long").with("limit", limit)
}

/// Banner after a doctor was taken.
pub fn approved(name: &str) -> Message {
    Message::new("flash-application-approved").with("name", name)
}

/// Banner after a doctor was not taken.
pub fn rejected(name: &str) -> Message {
    Message::new("flash-application-rejected").with("name", name)
}

/// Banner when somebody else was first.
pub fn decided() -> Message {
    Message::new("flash-application-decided")
}
