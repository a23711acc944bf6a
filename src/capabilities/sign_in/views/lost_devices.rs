//! What the desk's pages about lost devices show.

use serde::Serialize;

use crate::access::role::Role;
use crate::primitives::ids::UserId;
use crate::web::field::Field;
use crate::web::frame::{Audience, Place};
use crate::web::people::role_words;
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// `GET /desk/lost-devices`: what was asked, and the form that asks.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LostDevicesPage {
    /// Oldest first.
    pub requests: Vec<LostLine>,
    pub email: Field,
    pub reason: Field,
    /// Whether the reader may agree to any.
    pub decides: bool,
}

/// `GET /desk/lost-devices/{id}/end`: before the second factor goes.
#[derive(Debug, Clone, Serialize)]
pub struct EndLostDevicePage {
    pub request: LostLine,
}

/// Somebody whose device is lost.
#[derive(Debug, Clone, Serialize)]
pub struct LostLine {
    pub id: UserId,
    pub name: String,
    pub role: Message,
    /// Staff set a new factor up before anything else.
    pub is_staff: bool,
    pub asked_by_name: String,
    pub asked: When,
    /// How the person was recognised.
    pub reason: String,
    /// The reader asked and may agree from then on only.
    pub alone_from: Option<When>,
    /// It is about the reader.
    pub yourself: bool,
}

/// Nothing says how the person was recognised.
pub fn reason_missing() -> Message {
    Message::new("wrong-lost-reason-missing")
}

/// Banner: asked, and the person told.
pub fn reported() -> Message {
    Message::new("flash-lost-reported")
}

/// Banner: the second factor is gone.
pub fn ended() -> Message {
    Message::new("flash-lost-ended")
}

/// Banner: everything stays as it is.
pub fn kept() -> Message {
    Message::new("flash-lost-kept")
}

/// Banner: decided or changed by somebody else.
pub fn changed() -> Message {
    Message::new("lost-changed")
}

impl LostLine {
    fn sample(role: Role) -> Self {
        Self {
            id: UserId::from_uuid(uuid::Uuid::from_u128(7)),
            name: "Maya Lindqvist".into(),
            role: role_words(role),
            is_staff: role != Role::Patient,
            asked_by_name: "Ruth Ito".into(),
            asked: When::sample(23, "09:30"),
            reason: "Showed her passport, knows her date of birth".into(),
            alone_from: None,
            yourself: false,
        }
    }
}

impl View for LostDevicesPage {
    const TEMPLATE: &'static str = "sign_in/lost_devices.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("lost-title")
    }

    fn has_errors(&self) -> bool {
        self.email.is_wrong() || self.reason.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let own = LostLine { alone_from: Some(When::sample(24, "09:30")), ..LostLine::sample(Role::Doctor) };
        let mine = LostLine { yourself: true, ..LostLine::sample(Role::Administrator) };
        let requests = vec![LostLine::sample(Role::Patient), own, mine];
        let nobody = Message::new("field-nobody-with-address");
        let wrong = Self { email: Field::wrong("maya@example.org", nobody), reason: Field::of("passport"), ..Self::default() };
        vec![
            Self::default(),
            Self { requests: requests.clone(), decides: true, ..Self::default() },
            wrong,
            Self { requests, ..Self::default() },
        ]
    }
}

impl View for EndLostDevicePage {
    const TEMPLATE: &'static str = "sign_in/end_lost_device.html";
    const PLACE: Place = Place::Desk;

    fn title(&self) -> Message {
        Message::new("lost-end-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { request: LostLine::sample(Role::Patient) }, Self { request: LostLine::sample(Role::Doctor) }]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<LostDevicesPage>(Audience::Administrator);
    all.extend(Sample::all_of::<LostDevicesPage>(Audience::Receptionist));
    all.extend(Sample::all_of::<EndLostDevicePage>(Audience::Administrator));
    all
}
