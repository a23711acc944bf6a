//! One webhook and its messages, and taking it away.

use serde::Serialize;

use super::event_words;
use super::list::{WebhookLine, sample_id};
use crate::capabilities::webhooks::model::{Delivery, Fate, Standing, Trouble, WhyStopped};
use crate::primitives::ids::{EventId, WebhookId};
use crate::web::confirm::another_name;
use crate::web::field::Field;
use crate::web::frame::Place;
use crate::web::render::View;
use crate::web::say::When;
use crate::web::state::WebState;
use crate::web::texts::Message;

/// `GET /admin/webhooks/{id}`.
#[derive(Debug, Clone, Serialize)]
pub struct WebhookPage {
    pub webhook: WebhookLine,
    pub added: When,
    pub added_by_name: String,
    pub stopped: Option<StoppedLine>,
    /// Since when it has taken nothing.
    pub failing_since: Option<When>,
    /// It asked to be left alone until then.
    pub rests_until: Option<When>,
    /// Newest event first.
    pub messages: Vec<DeliveryLine>,
    /// The first page, on a later one.
    pub first: Option<String>,
    pub more: Option<String>,
}

/// Since when it is not told anything.
#[derive(Debug, Clone, Serialize)]
pub struct StoppedLine {
    pub at: When,
    pub because: WhyStopped,
    pub by_name: Option<String>,
}

/// One message.
#[derive(Debug, Clone, Serialize)]
pub struct DeliveryLine {
    pub id: EventId,
    pub event: Message,
    pub fate: Fate,
    pub at: When,
    pub tries: u32,
    /// The last try.
    pub tried: Option<When>,
    /// How it was answered.
    pub answered: Option<u16>,
    pub trouble: Option<Trouble>,
    /// The next try.
    pub next: Option<When>,
}

/// `GET /admin/webhooks/{id}/remove`, and the same where another name was typed. Posts `name`.
#[derive(Debug, Clone, Serialize)]
pub struct RemoveWebhook {
    pub id: WebhookId,
    pub name: String,
    pub address: String,
    /// The name, typed once more.
    pub typed: Field,
}

impl DeliveryLine {
    /// As a page of this house says it.
    #[must_use]
    pub fn of(delivery: Delivery, web: &WebState) -> Self {
        Self {
            id: delivery.message_id,
            event: event_words(&delivery.event),
            fate: delivery.fate,
            at: web.when(delivery.at),
            tries: delivery.tries,
            tried: delivery.tried_at.map(|at| web.when(at)),
            answered: delivery.answered,
            trouble: delivery.trouble,
            next: delivery.next_try_at.map(|at| web.when(at)),
        }
    }

    /// One for samples.
    pub(super) fn sample() -> Self {
        Self {
            id: EventId::from_uuid(uuid::Uuid::from_u128(1)),
            event: event_words("appointment.booked"),
            fate: Fate::Sent,
            at: When::sample(23, "09:30"),
            tries: 1,
            tried: Some(When::sample(23, "09:30")),
            answered: Some(204),
            trouble: None,
            next: None,
        }
    }

    /// In every state.
    pub(super) fn samples() -> Vec<Self> {
        let sent = Self::sample();
        let numbered = |number| EventId::from_uuid(uuid::Uuid::from_u128(number));
        let failed = |number, trouble, answered| Self {
            id: numbered(number),
            event: event_words("doctor.awaiting_approval"),
            fate: Fate::Failed,
            tries: 7,
            trouble: Some(trouble),
            answered,
            ..sent.clone()
        };
        vec![
            Self {
                id: numbered(2),
                event: event_words("webhook.test"),
                fate: Fate::Queued,
                tries: 0,
                tried: None,
                answered: None,
                ..sent.clone()
            },
            Self {
                id: numbered(3),
                fate: Fate::Queued,
                tries: 3,
                answered: Some(503),
                trouble: Some(Trouble::Refused),
                next: Some(When::sample(23, "10:05")),
                ..sent.clone()
            },
            failed(4, Trouble::NotReached, None),
            failed(5, Trouble::NoAnswer, None),
            failed(6, Trouble::NotPublic, None),
            failed(7, Trouble::Unreadable, None),
            Self {
                id: numbered(8),
                event: event_words("ward.opened"),
                fate: Fate::Dropped,
                tries: 0,
                tried: None,
                answered: None,
                ..sent.clone()
            },
            sent,
        ]
    }
}

impl View for WebhookPage {
    const TEMPLATE: &'static str = "webhooks/webhook.html";
    const PLACE: Place = Place::Webhooks;

    fn title(&self) -> Message {
        Message::new("webhook-title").with("name", self.webhook.name.as_str())
    }

    fn samples() -> Vec<Self> {
        let active = Self {
            webhook: WebhookLine::sample(),
            added: When::sample(20, "11:05"),
            added_by_name: "Tomas Reiter".into(),
            stopped: None,
            failing_since: None,
            rests_until: None,
            messages: DeliveryLine::samples(),
            first: Some("/admin/webhooks/whk_1".into()),
            more: Some("/admin/webhooks/whk_1?cursor=x".into()),
        };
        let chosen = WebhookLine {
            events: vec![event_words("appointment.booked")],
            department: Some("Cardiology".into()),
            ..active.webhook.clone()
        };
        let new = Self { webhook: chosen, messages: vec![], first: None, more: None, ..active.clone() };
        let disabled = WebhookLine { state: Standing::Disabled, department: Some(String::new()), ..active.webhook.clone() };
        let by_hand = StoppedLine { at: When::sample(23, "17:40"), because: WhyStopped::ByHand, by_name: Some("Ines Moreau".into()) };
        let gone = StoppedLine { because: WhyStopped::Gone, by_name: None, ..by_hand.clone() };
        vec![
            active.clone(),
            new,
            Self { webhook: disabled.clone(), stopped: Some(by_hand), ..active.clone() },
            Self { failing_since: Some(When::sample(23, "17:40")), rests_until: Some(When::sample(23, "18:40")), ..active.clone() },
            Self {
                webhook: disabled.clone(),
                stopped: Some(StoppedLine { because: WhyStopped::Failing, ..gone.clone() }),
                ..active.clone()
            },
            Self { webhook: disabled, stopped: Some(gone), ..active },
        ]
    }
}

impl View for RemoveWebhook {
    const TEMPLATE: &'static str = "webhooks/remove.html";
    const PLACE: Place = Place::Webhooks;

    fn title(&self) -> Message {
        Message::new("remove-webhook-title").with("name", self.name.as_str())
    }

    fn has_errors(&self) -> bool {
        self.typed.is_wrong()
    }

    fn samples() -> Vec<Self> {
        let line = WebhookLine::sample();
        let asked = Self { id: sample_id(1), name: line.name, address: line.address, typed: Field::default() };
        vec![asked.clone(), Self { typed: Field::wrong("Other", another_name(&asked.name)), ..asked }]
    }
}
