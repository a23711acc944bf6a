//! The webhooks of the house.

use serde::Serialize;

use super::{DeliveryLine, event_words};
use crate::capabilities::webhooks::model::{Format, MOST, Standing};
use crate::primitives::ids::WebhookId;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /admin/webhooks`.
#[derive(Debug, Clone, Serialize)]
pub struct WebhooksPage {
    /// Newest first.
    pub webhooks: Vec<WebhookLine>,
    /// There are as many as there can be.
    pub full: bool,
    /// How many there can be.
    pub most: u8,
}

/// One webhook.
#[derive(Debug, Clone, Serialize)]
pub struct WebhookLine {
    pub id: WebhookId,
    pub name: String,
    /// Without what follows its path.
    pub address: String,
    pub state: Standing,
    pub format: Format,
    /// Of what it is told, in words; empty: of everything.
    pub events: Vec<Message>,
    /// Of which department's visits alone; empty for one that was deleted.
    pub department: Option<String>,
    /// Its newest message.
    pub last: Option<DeliveryLine>,
}

impl WebhookLine {
    /// One for samples.
    pub(super) fn sample() -> Self {
        Self {
            id: sample_id(1),
            name: "Board in the hall".into(),
            address: "https://board.rowan.example/hooks/caredesk".into(),
            state: Standing::Active,
            format: Format::Json,
            events: vec![],
            department: None,
            last: Some(DeliveryLine::sample()),
        }
    }
}

pub(super) fn sample_id(number: u128) -> WebhookId {
    WebhookId::from_uuid(uuid::Uuid::from_u128(number))
}

impl View for WebhooksPage {
    const TEMPLATE: &'static str = "webhooks/webhooks.html";
    const PLACE: Place = Place::Webhooks;

    fn title(&self) -> Message {
        Message::new("webhooks-title")
    }

    fn samples() -> Vec<Self> {
        let line = WebhookLine::sample();
        let chat = WebhookLine {
            id: sample_id(2),
            name: "Cardiology room".into(),
            address: "https://chat.googleapis.com/v1/spaces/AAQA1b2c3d4/messages?…".into(),
            format: Format::GoogleChat,
            events: ["appointment.booked", "appointment.cancelled"].map(event_words).to_vec(),
            department: Some("Cardiology".into()),
            last: Some(DeliveryLine::samples().swap_remove(1)),
            ..line.clone()
        };
        let unused = WebhookLine { id: sample_id(3), department: Some(String::new()), last: None, ..chat.clone() };
        let stopped = WebhookLine { id: sample_id(4), state: Standing::Disabled, last: None, ..line.clone() };
        vec![
            Self { webhooks: vec![line.clone(), chat, unused, stopped], full: false, most: MOST },
            Self { webhooks: vec![line], full: true, most: MOST },
            Self { webhooks: vec![], full: false, most: MOST },
        ]
    }
}
