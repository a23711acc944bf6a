//! What the pages of webhooks show.

mod endpoint;
mod list;
mod new;

use crate::capabilities::webhooks::service::TEST;
use crate::web::frame::Audience;
use crate::web::render::Sample;
use crate::web::texts::{Language, Message, MissingText, words_of};

pub use endpoint::{DeliveryLine, RemoveWebhook, StoppedLine, WebhookPage};
pub use list::{WebhookLine, WebhooksPage};
pub use new::{DepartmentChoice, NewWebhookPage, WebhookAdded, address_wrong, groups, name_too_long, nothing_ticked, sent_before};

/// An event's name with the words of the operations topic.
type Worded = (&'static str, &'static str);

/// Every event of the catalogue, in the order of the page.
const GROUPS: &[(&str, &[Worded])] = &[
    (
        "webhook-events-visits",
        &[
            ("appointment.requested", "event-appointment-requested"),
            ("appointment.proposed", "event-appointment-proposed"),
            ("appointment.booked", "event-appointment-booked"),
            ("appointment.confirmed", "event-appointment-confirmed"),
            ("appointment.rescheduled", "event-appointment-rescheduled"),
            ("appointment.cancelled", "event-appointment-cancelled"),
            ("appointment.checked_in", "event-appointment-checked-in"),
            ("appointment.started", "event-appointment-started"),
            ("appointment.completed", "event-appointment-completed"),
            ("appointment.no_show", "event-appointment-no-show"),
            ("availability.opened", "event-availability-opened"),
        ],
    ),
    (
        "webhook-events-records",
        &[
            ("record.available", "event-record-available"),
            ("report.uploaded", "event-report-uploaded"),
            ("emergency_access.opened", "event-emergency-access-opened"),
        ],
    ),
    (
        "webhook-events-people",
        &[
            ("account.registered", "event-account-registered"),
            ("account.confirmed", "event-account-confirmed"),
            ("doctor.awaiting_approval", "event-doctor-awaiting-approval"),
            ("doctor.approved", "event-doctor-approved"),
            ("doctor.rejected", "event-doctor-rejected"),
        ],
    ),
    (
        "webhook-events-billing",
        &[
            ("invoice.issued", "event-invoice-issued"),
            ("invoice.paid", "event-invoice-paid"),
            ("claim.filed", "event-claim-filed"),
            ("claim.decided", "event-claim-decided"),
        ],
    ),
    ("webhook-events-blood", &[("blood.stock_changed", "event-blood-stock-changed"), ("blood.stock_low", "event-blood-stock-low")]),
];

/// An event in words; a test, and what a later version knows, by other ones.
#[must_use]
pub fn event_words(name: &str) -> Message {
    let all = GROUPS.iter().flat_map(|(_, events)| events.iter());
    let mut known = all.filter(|(event, _)| *event == name).map(|(_, words)| *words);
    Message::new(known.next().unwrap_or(if name == TEST { "webhook-test" } else { "webhook-event-unknown" }))
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
    use crate::events::catalogue::Event;

    #[test]
    fn f47_the_page_offers_every_event_of_the_catalogue_once() {
        let offered: Vec<&str> = GROUPS.iter().flat_map(|(_, events)| events.iter().map(|(name, _)| *name)).collect();
        assert_eq!(offered, Event::NAMES);
        assert!(test_words().is_ok());
    }
}
