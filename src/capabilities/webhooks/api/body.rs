//! Webhooks and their messages as the API says them. Instants carry the hospital zone's offset.

use serde::{Deserialize, Deserializer, Serialize};

use crate::capabilities::webhooks::model::{Delivery, Fate, Format, SaidAnew, Standing, Trouble, Webhook, WebhookChange, WhyStopped};
use crate::primitives::flaw::Flaws;
use crate::primitives::ids::{DepartmentId, EventId, UserId, WebhookId};
use crate::primitives::text::Sensitive;
use crate::primitives::time::HospitalZone;
use crate::primitives::web_address::Reach;

/// Somebody else's program that is told what happens.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct WebhookBody {
    id: WebhookId,
    name: String,
    /// Where it listens, without what follows the path: that is as good as a password and is not shown again.
    url: String,
    state: Standing,
    format: Format,
    /// The events it is told of; `null`: all of them, those of later versions too.
    #[schema(example = json!(["appointment.booked"]))]
    events: Option<Vec<String>>,
    /// Only what concerns this department: its visits, their bills, times that are open again. Other events have none and are not told.
    department_id: Option<DepartmentId>,
    #[schema(format = "date-time")]
    created_at: String,
    created_by: UserId,
    created_by_name: String,
    #[schema(format = "date-time")]
    disabled_at: Option<String>,
    disabled_because: Option<WhyStopped>,
    /// Nobody, when it answered 410 or took nothing for three days.
    disabled_by_name: Option<String>,
    /// Since when it has taken nothing; `null` after a good answer.
    #[schema(format = "date-time")]
    failing_since: Option<String>,
    /// It asked to be left alone until then.
    #[schema(format = "date-time")]
    rests_until: Option<String>,
    last_delivery: Option<WebhookDeliveryBody>,
}

/// A webhook that was just added.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct NewWebhookBody {
    #[serde(flatten)]
    pub(super) webhook: WebhookBody,
    /// What it checks signatures with, `whsec_…`, shown this once. `null` in the answer to a repeat. Remove the webhook then and
    /// add another.
    #[schema(value_type = Option<String>)]
    pub(super) secret: Option<Sensitive<String>>,
}

/// What an administrator says about a new webhook.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
pub(super) struct WebhookInput {
    /// What administrators call it; its host when absent.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub(super) name: Option<String>,
    /// `https://…` on the internet.
    #[schema(max_length = 1000, example = "https://hooks.example.org/caredesk")]
    pub(super) url: String,
    /// `json` when absent.
    #[serde(default)]
    #[schema(value_type = Option<Format>)]
    pub(super) format: Option<String>,
    /// Which events, at least one; all of them, those of later versions too, when absent.
    #[serde(default)]
    #[schema(example = json!(["appointment.booked", "appointment.cancelled"]))]
    pub(super) events: Option<Vec<String>>,
    /// Only what concerns this department.
    #[serde(default)]
    #[schema(value_type = Option<DepartmentId>)]
    pub(super) department_id: Option<String>,
}

/// What an administrator says anew about a webhook.
#[derive(Debug, Default, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WebhookPatch {
    #[serde(deserialize_with = "given")]
    #[schema(max_length = 120)]
    name: Option<String>,
    #[serde(deserialize_with = "given")]
    #[schema(max_length = 1000, example = "https://hooks.example.org/caredesk")]
    url: Option<String>,
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Format>)]
    format: Option<String>,
    /// `null`: all of them, those of later versions too.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    #[expect(clippy::option_option, reason = "absent, null and a list say three different things")]
    events: Option<Option<Vec<String>>>,
    /// `null`: of every department.
    #[serde(deserialize_with = "given")]
    #[schema(value_type = Option<DepartmentId>)]
    #[expect(clippy::option_option, reason = "absent, null and an id say three different things")]
    department_id: Option<Option<String>>,
}

/// A field that is there, also one that is `null`, where its type has that.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(field: D) -> Result<Option<T>, D::Error> {
    T::deserialize(field).map(Some)
}

impl WebhookPatch {
    pub(super) fn read(&self, reach: Reach) -> Result<WebhookChange, Flaws> {
        let said = SaidAnew {
            name: self.name.as_deref(),
            url: self.url.as_deref(),
            format: self.format.as_deref(),
            events: self.events.as_ref().map(Option::as_deref),
            department: self.department_id.as_ref().map(Option::as_deref),
        };
        WebhookChange::parse(&said, reach)
    }
}

/// One message, and what became of it. Kept for 90 days.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(super) struct WebhookDeliveryBody {
    /// The event's id and the header `webhook-id`, the same on every try.
    id: EventId,
    /// `webhook.test` for a test.
    event: String,
    state: Fate,
    #[schema(format = "date-time")]
    queued_at: String,
    /// How often it was sent.
    tries: u32,
    #[schema(format = "date-time")]
    last_try_at: Option<String>,
    /// The status of the last answer.
    last_status: Option<u16>,
    /// Why the last try did not work.
    trouble: Option<Trouble>,
    #[schema(format = "date-time")]
    next_try_at: Option<String>,
    #[schema(format = "date-time")]
    sent_at: Option<String>,
}

impl WebhookBody {
    pub(super) fn of(webhook: Webhook, last: Option<Delivery>, zone: &HospitalZone) -> Self {
        let state = webhook.standing();
        let stopped = webhook.stopped;
        Self {
            id: webhook.id,
            name: webhook.name,
            url: webhook.shown_address,
            state,
            format: webhook.format,
            events: Some(webhook.events).filter(|events| !events.is_empty()),
            department_id: webhook.department_id,
            created_at: zone.rfc3339(webhook.created_at),
            created_by: webhook.created_by,
            created_by_name: webhook.created_by_name,
            disabled_at: stopped.as_ref().map(|stopped| zone.rfc3339(stopped.at)),
            disabled_because: stopped.as_ref().map(|stopped| stopped.because),
            disabled_by_name: stopped.and_then(|stopped| stopped.by_name),
            failing_since: webhook.failing_since.map(|at| zone.rfc3339(at)),
            rests_until: webhook.rests_until.map(|at| zone.rfc3339(at)),
            last_delivery: last.map(|delivery| WebhookDeliveryBody::of(delivery, zone)),
        }
    }

    pub(super) const fn id(&self) -> WebhookId {
        self.id
    }
}

impl WebhookDeliveryBody {
    pub(super) fn of(delivery: Delivery, zone: &HospitalZone) -> Self {
        Self {
            id: delivery.message_id,
            event: delivery.event,
            state: delivery.fate,
            queued_at: zone.rfc3339(delivery.at),
            tries: delivery.tries,
            last_try_at: delivery.tried_at.map(|at| zone.rfc3339(at)),
            last_status: delivery.answered,
            trouble: delivery.trouble,
            next_try_at: delivery.next_try_at.map(|at| zone.rfc3339(at)),
            sent_at: delivery.sent_at.map(|at| zone.rfc3339(at)),
        }
    }
}
