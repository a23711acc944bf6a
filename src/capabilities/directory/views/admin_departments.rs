//! What administrators see of departments: all of them, one being written, one about to go.

use serde::Serialize;

use super::lines::sample_department;
use crate::primitives::ids::{DepartmentId, UserId};
use crate::web::confirm::another_name;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::meanwhile::Opened;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /departments` for administrators.
#[derive(Debug, Clone, Serialize)]
pub struct ManageDepartments {
    /// By name.
    pub departments: Vec<ManagedDepartment>,
}

/// One department in their list.
#[derive(Debug, Clone, Serialize)]
pub struct ManagedDepartment {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// One or two sentences; may be empty.
    pub description: String,
    /// How many doctors belong to it.
    pub doctors: u32,
}

/// `GET /departments/new`, `GET /departments/{id}/edit`, and the same after a form that must be corrected.
///
/// Posts `name`, `description`, and `idempotency_key` (new) or `version` (edited).
#[derive(Debug, Clone, Default, Serialize)]
pub struct EditDepartment {
    /// `None`: a new one.
    pub department: Option<BeingEdited>,
    /// Up to 120 characters.
    pub name: Field,
    /// Up to 1,000 characters; may be empty.
    pub description: Field,
    /// For a new one: the same press twice makes one.
    pub idempotency_key: String,
    /// Why it was not saved when no single field is at fault: [`sent_before`].
    pub trouble: Option<Message>,
}

/// What is edited, as last written.
#[derive(Debug, Clone, Serialize)]
pub struct BeingEdited {
    /// What the form was made from.
    pub opened: Opened,
    /// Its id.
    pub id: DepartmentId,
    /// Its name as it stands.
    pub name: String,
    /// The version the form was made from.
    pub version: u32,
}

/// `GET /departments/{id}/delete`, and the same when doctors belong to it after all.
#[derive(Debug, Clone, Serialize)]
pub struct DeleteDepartment {
    /// Its id.
    pub id: DepartmentId,
    /// Its name.
    pub name: String,
    /// How many doctors belong to it: with any, there is no button.
    pub doctors: u32,
    /// Who they are, by name; somebody who joined this moment may be missing.
    pub listed: Vec<BelongingDoctor>,
    /// Its name once more, before it goes.
    pub typed: Field,
    /// Somebody joined since the page was opened: the button did nothing.
    pub refused: bool,
}

/// A doctor who belongs to a department.
#[derive(Debug, Clone, Serialize)]
pub struct BelongingDoctor {
    /// The doctor.
    pub id: UserId,
    /// "Dr Leena Farah".
    pub name: String,
    /// "Cardiologist"; may be empty.
    pub specialization: String,
}

impl View for ManageDepartments {
    const TEMPLATE: &'static str = "directory/manage_departments.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        Message::new("departments-title")
    }

    fn samples() -> Vec<Self> {
        let line = |number, name: &str, description: &str, doctors| ManagedDepartment {
            id: sample_department(number),
            name: name.into(),
            description: description.into(),
            doctors,
        };
        let known = vec![
            line(1, "Bones and joints", "Fractures, backs, knees and hips.", 6),
            line(2, "Children", "From the first day to the eighteenth birthday.", 1),
            line(3, "General medicine", "The right start when you are not sure who to see.", 9),
            line(4, "Heart", "Chest pain, blood pressure, palpitations and follow-up after operations.", 4),
            line(5, "Skin", "", 0),
        ];
        vec![Self { departments: known }, Self { departments: vec![] }]
    }
}

impl View for EditDepartment {
    const TEMPLATE: &'static str = "directory/edit_department.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        match &self.department {
            None => Message::new("new-department"),
            Some(now) => Message::new("edit-department-title").with("name", now.name.as_str()),
        }
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.name.is_wrong() || self.description.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let heart =
            Some(BeingEdited { id: sample_department(4), name: "Heart".into(), version: 3, opened: Opened::saying([("name", "Heart")]) });
        let text = "Chest pain, blood pressure, palpitations and follow-up after operations.";
        let edited = Self { department: heart, name: Field::of("Heart"), description: Field::of(text), ..Self::default() };
        let new = Self { idempotency_key: "6c9f2d1e".into(), ..Self::default() };
        vec![
            new.clone(),
            Self { name: Field::wrong("", name_missing()), description: Field::wrong("x", description_too_long(1_000)), ..new.clone() },
            Self { name: Field::wrong("Heart ".repeat(21), name_too_long(120)), ..edited.clone() },
            Self { name: Field::wrong("Cardiology", name_taken()), ..new.clone() },
            Self { trouble: Some(sent_before()), name: Field::of("Eyes"), ..new },
            edited,
        ]
    }
}

impl View for DeleteDepartment {
    const TEMPLATE: &'static str = "directory/delete_department.html";
    const PLACE: Place = Place::Departments;

    fn title(&self) -> Message {
        Message::new("delete-department-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.refused || self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let doctor =
            |number, name: &str, what: &str| BelongingDoctor { id: sample_user(number), name: name.into(), specialization: what.into() };
        let empty =
            Self { id: sample_department(5), name: "Skin".into(), doctors: 0, listed: vec![], typed: Field::default(), refused: false };
        let listed = vec![doctor(7, "Dr Leena Farah", "Cardiologist"), doctor(8, "Dr Omar Haddad", "")];
        let used = Self { name: "Heart".into(), doctors: 2, listed, ..empty.clone() };
        let just_joined = Self { doctors: 1, listed: vec![], refused: true, ..empty.clone() };
        let mistyped = Self { typed: Field::wrong("Hair", another_name("Skin")), ..empty.clone() };
        vec![empty, mistyped, used.clone(), Self { refused: true, ..used }, just_joined]
    }
}

/// Another department is called so.
pub fn name_taken() -> Message {
    Message::new("wrong-department-name-taken")
}

/// No name was typed.
pub fn name_missing() -> Message {
    Message::new("wrong-department-name-missing")
}

/// The name is longer than `limit` characters.
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-department-name-too-long").with("limit", limit)
}

/// The description is longer than `limit` characters.
pub fn description_too_long(limit: u32) -> Message {
    Message::new("wrong-department-description-too-long").with("limit", limit)
}

/// A text has a character that cannot be shown.
pub fn text_unprintable() -> Message {
    Message::new("wrong-text-unprintable")
}

/// Somebody else saved it since the form was opened.
pub fn changed_meanwhile() -> Message {
    Message::new("edit-changed-meanwhile")
}

/// This very form made a department already, with other words.
pub fn sent_before() -> Message {
    Message::new("new-department-sent-before")
}

/// Banner after a new one was made.
pub fn made() -> Message {
    Message::new("flash-department-made")
}

/// Banner after other words were saved.
pub fn saved() -> Message {
    Message::new("flash-department-saved")
}

/// Banner after it was removed.
pub fn removed() -> Message {
    Message::new("flash-department-removed")
}
