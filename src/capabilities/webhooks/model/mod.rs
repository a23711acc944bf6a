//! Who is told, and what became of each message. Pure.

mod delivery;
mod endpoint;

pub use delivery::{Delivery, Fate, Outcome, Trouble};
pub use endpoint::{Format, MOST, NewWebhook, SaidAnew, Standing, Stopped, Webhook, WebhookChange, WhyStopped, event_of};
