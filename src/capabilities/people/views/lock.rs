//! Locking an account.

use serde::Serialize;

use super::accounts::{changed, reason_missing};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /admin/people/{id}/lock`, and the same when it did not work.
///
/// Posts `reason`.
#[derive(Debug, Clone, Serialize)]
pub struct LockPage {
    pub id: UserId,
    /// The word of their role.
    pub role: &'static str,
    pub name: String,
    pub reason: Field,
    /// Why nothing was done.
    pub trouble: Option<Message>,
}

impl View for LockPage {
    const TEMPLATE: &'static str = "people/lock.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("lock-link")
    }

    fn has_errors(&self) -> bool {
        self.trouble.is_some() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let farah = Self { id: sample_user(7), role: "doctor", name: "Dr Leena Farah".into(), reason: Field::default(), trouble: None };
        vec![
            farah.clone(),
            Self { reason: Field::wrong("", reason_missing()), ..farah.clone() },
            Self { role: "receptionist", name: "Asha Menon".into(), trouble: Some(changed()), ..farah.clone() },
            Self { role: "patient", name: "Maya Lindqvist".into(), ..farah.clone() },
            Self { role: "administrator", name: "Tomas Reiter".into(), trouble: Some(oneself()), ..farah },
        ]
    }
}

/// One's own account.
pub fn oneself() -> Message {
    Message::new("lock-oneself")
}

/// Banner after an account was locked.
pub fn locked(name: &str) -> Message {
    Message::new("flash-account-locked").with("name", name)
}

/// Banner after an account was unlocked.
pub fn unlocked(name: &str) -> Message {
    Message::new("flash-account-unlocked").with("name", name)
}
