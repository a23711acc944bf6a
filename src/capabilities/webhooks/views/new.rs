//! A new webhook, and its secret, shown once.

use serde::Serialize;

use super::is_full;
use super::list::{WebhookLine, sample_id};
use crate::capabilities::webhooks::model::{Format, MOST};
use crate::primitives::ids::WebhookId;
use crate::web::event_choice::{EventGroup, groups};
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::texts::Message;

/// `GET /admin/webhooks/new`, and the same after a form that must be corrected.
///
/// Posts `name`, `url`, `format`, `which` (`all` or `some`), `events` (repeated), `department_id` and `idempotency_key`.
#[derive(Debug, Clone, Serialize)]
pub struct NewWebhookPage {
    /// May be empty.
    pub name: Field,
    pub url: Field,
    pub format: Field,
    /// `all` or `some`.
    pub which: Field,
    /// Everything that can be ticked.
    pub groups: Vec<EventGroup>,
    pub department_id: Field,
    pub departments: Vec<DepartmentChoice>,
    /// The same press twice adds one.
    pub idempotency_key: String,
    /// One that is there is changed; `None`: it is a new one.
    pub changes: Option<Changed>,
    /// Why none was added when no single field is at fault: [`sent_before`], [`is_full`].
    pub trouble: Option<Message>,
}

/// The webhook that is changed.
#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    pub id: WebhookId,
    pub name: String,
    /// As it is shown: an address that is left out stays.
    pub address: String,
    /// Of what the form was made from.
    pub version: u32,
}

/// A department that can be chosen.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentChoice {
    pub value: String,
    pub name: String,
}

/// The answer to `POST /admin/webhooks`: its secret, this once.
#[derive(Debug, Clone, Serialize)]
pub struct WebhookAdded {
    pub id: WebhookId,
    pub name: String,
    pub address: String,
    pub format: Format,
    /// `None` when the form was sent before: it was shown then.
    pub secret: Option<String>,
}

impl View for NewWebhookPage {
    const TEMPLATE: &'static str = "webhooks/new.html";
    const PLACE: Place = Place::Webhooks;

    fn title(&self) -> Message {
        match &self.changes {
            Some(changed) => Message::new("change-webhook-title").with("name", changed.name.as_str()),
            None => Message::new("new-webhook"),
        }
    }

    fn has_errors(&self) -> bool {
        let fields = [&self.name, &self.url, &self.format, &self.which, &self.department_id];
        self.trouble.is_some() || fields.iter().any(|field| field.is_wrong())
    }

    fn samples() -> Vec<Self> {
        let new = Self {
            name: Field::default(),
            url: Field::default(),
            format: Field::of("json"),
            which: Field::of("all"),
            groups: groups(&[]),
            department_id: Field::default(),
            departments: vec![DepartmentChoice { value: "dpt_1".into(), name: "Cardiology".into() }],
            idempotency_key: "6c9f2d1e".into(),
            changes: None,
            trouble: None,
        };
        let wrong = |code| Field::wrong("http://board", address_wrong(code));
        let mut all: Vec<Self> = ["required", "too_long", "not_an_address", "not_https", "not_public"]
            .map(|code| Self { url: wrong(code), ..new.clone() })
            .to_vec();
        all.push(new.clone());
        all.push(Self {
            name: Field::wrong("x", name_too_long(120)),
            which: Field::wrong("some", nothing_ticked()),
            department_id: Field::wrong("dpt_9", Message::new("field-unknown-department")),
            ..new.clone()
        });
        let ticked =
            Self { which: Field::of("some"), groups: groups(&["appointment.booked".to_owned()]), format: Field::of("google_chat"), ..new };
        all.push(Self { trouble: Some(sent_before()), ..ticked.clone() });
        let line = WebhookLine::sample();
        let changes = Some(Changed { id: line.id, name: line.name, address: line.address, version: 3 });
        all.push(Self { changes: changes.clone(), ..ticked.clone() });
        all.push(Self { changes, trouble: Some(changed_meanwhile()), ..ticked.clone() });
        all.push(Self { trouble: Some(is_full(MOST)), ..ticked });
        all
    }
}

impl View for WebhookAdded {
    const TEMPLATE: &'static str = "webhooks/added.html";
    const PLACE: Place = Place::Webhooks;

    fn title(&self) -> Message {
        Message::new("webhook-added-title").with("name", self.name.as_str())
    }

    fn samples() -> Vec<Self> {
        let shown = Self {
            id: sample_id(1),
            name: "Board in the hall".into(),
            address: "https://board.rowan.example/hooks/caredesk".into(),
            format: Format::Json,
            secret: Some("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=".into()),
        };
        vec![shown.clone(), Self { format: Format::GoogleChat, ..shown.clone() }, Self { secret: None, ..shown }]
    }
}

/// What is wrong with the address, by its code.
#[must_use]
pub fn address_wrong(code: &str) -> Message {
    Message::new(match code {
        "required" => "wrong-webhook-address-missing",
        "too_long" => "wrong-webhook-address-too-long",
        "not_https" => "wrong-webhook-address-not-https",
        "not_public" => "wrong-webhook-address-not-public",
        _ => "wrong-webhook-address",
    })
}

/// The name is longer than `limit` characters.
#[must_use]
pub fn name_too_long(limit: u32) -> Message {
    Message::new("wrong-api-key-name-too-long").with("limit", limit)
}

/// Some events, and none was ticked.
#[must_use]
pub fn nothing_ticked() -> Message {
    Message::new("wrong-webhook-no-event")
}

/// Somebody else changed it meanwhile.
#[must_use]
pub fn changed_meanwhile() -> Message {
    Message::new("change-webhook-stale")
}

/// This very form added one already, with other words.
#[must_use]
pub fn sent_before() -> Message {
    Message::new("new-webhook-sent-before")
}
