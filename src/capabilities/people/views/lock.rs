//! Locking an account, and unlocking it.

use serde::Serialize;

use super::accounts::{changed, reason_missing};
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::people::sample_user;
use crate::web::render::View;
use crate::web::say::When;
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

/// `GET /admin/people/{id}/unlock`, and the same when it did not work.
///
/// Posts `link_to`: `present` or `former`, where the account moved to another address not long ago.
#[derive(Debug, Clone, Serialize)]
pub struct UnlockPage {
    pub id: UserId,
    pub name: String,
    /// The address it has.
    pub email: String,
    /// Where it moved from not long ago: somebody has to say whose the two addresses are.
    pub moved: Option<Moved>,
    pub link_to: Field,
}

/// An address that was left.
#[derive(Debug, Clone, Serialize)]
pub struct Moved {
    pub from: String,
    pub at: When,
}

impl View for UnlockPage {
    const TEMPLATE: &'static str = "people/unlock.html";
    const PLACE: Place = Place::People;

    fn title(&self) -> Message {
        Message::new("unlock-link")
    }

    fn has_errors(&self) -> bool {
        self.link_to.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let asha = Self {
            id: sample_user(2),
            name: "Asha Menon".into(),
            email: "asha@example.org".into(),
            moved: None,
            link_to: Field::default(),
        };
        let moved = Some(Moved { from: "asha.menon@example.com".into(), at: When::sample(21, "23:10") });
        let moved = Self { moved, ..asha.clone() };
        vec![
            asha,
            Self { link_to: Field::wrong("", which_address()), ..moved.clone() },
            Self { link_to: Field::wrong("former", address_taken()), ..moved.clone() },
            moved,
        ]
    }
}

/// Nobody has said where the link goes.
pub fn which_address() -> Message {
    Message::new("wrong-unlock-address-missing")
}

/// The address the account had is somebody else's by now.
pub fn address_taken() -> Message {
    Message::new("wrong-unlock-address-taken")
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
