//! What the pages of webhooks show.

mod endpoint;
mod list;
pub mod mail;
mod new;

use crate::capabilities::webhooks::service::TEST;
use crate::web::event_choice;
use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::texts::{Language, Message, MissingText, words_of};

pub use endpoint::{DeliveryLine, RemoveWebhook, StoppedLine, WebhookPage};
pub use list::{WebhookLine, WebhooksPage};
pub use new::{
    Changed, DepartmentChoice, NewWebhookPage, WebhookAdded, address_wrong, changed_meanwhile, name_too_long, nothing_ticked, sent_before,
};

/// An event in words; a test, and what a later version knows, by other ones.
#[must_use]
pub fn event_words(name: &str) -> Message {
    let other = if name == TEST { "webhook-test" } else { "webhook-event-unknown" };
    event_choice::words_of(name).unwrap_or_else(|| Message::new(other))
}

/// What a room is told by a test: subject and text.
///
/// # Errors
/// When it has no words, which a test prevents.
pub fn test_words() -> Result<(String, String), MissingText> {
    let say = |key| words_of(Language::English, &Message::new(key));
    Ok((say("webhook-test")?, say("webhook-test-text")?))
}

/// Banner: a test is on its way.
#[must_use]
pub fn tested() -> Message {
    Message::new("flash-webhook-tested")
}

/// Banner: a message is on its way again.
#[must_use]
pub fn sent_again() -> Message {
    Message::new("flash-webhook-sent-again")
}

/// Banner: it is not told any more.
#[must_use]
pub fn disabled() -> Message {
    Message::new("flash-webhook-disabled")
}

/// Banner: changed.
#[must_use]
pub fn changed() -> Message {
    Message::new("flash-webhook-changed")
}

/// Banner: it is told again.
#[must_use]
pub fn enabled() -> Message {
    Message::new("flash-webhook-enabled")
}

/// Banner: it is gone.
#[must_use]
pub fn removed() -> Message {
    Message::new("flash-webhook-removed")
}

/// Banner: nothing is sent to one that is disabled.
#[must_use]
pub fn is_disabled() -> Message {
    Message::new("flash-webhook-is-disabled")
}

/// Why none was added: there are as many as there can be.
#[must_use]
pub fn is_full(most: u8) -> Message {
    Message::new("webhooks-full").with("most", u32::from(most))
}

/// Every page of this slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<WebhooksPage>(Audience::Administrator);
    all.extend(Sample::all_of::<NewWebhookPage>(Audience::Administrator));
    all.extend(Sample::all_of::<WebhookAdded>(Audience::Administrator));
    all.extend(Sample::all_of::<WebhookPage>(Audience::Administrator));
    all.extend(Sample::all_of::<RemoveWebhook>(Audience::Administrator));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f47_a_test_has_its_words() {
        assert!(test_words().is_ok());
    }
}
