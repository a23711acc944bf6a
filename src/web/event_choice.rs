//! The events of the catalogue in words, in groups of which some can be ticked: for whoever chooses what others are told.

use serde::Serialize;

use super::texts::Message;

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
            ("appointment.check_in_undone", "event-appointment-check-in-undone"),
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
    ("webhook-events-blood", &[("blood.stock_changed", "event-blood-stock-changed"), ("blood.stock_low", "event-blood-stock-low")]),
    (
        "webhook-events-billing",
        &[
            ("invoice.issued", "event-invoice-issued"),
            ("invoice.paid", "event-invoice-paid"),
            ("claim.filed", "event-claim-filed"),
            ("claim.decided", "event-claim-decided"),
        ],
    ),
];

/// Events that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct EventGroup {
    name: Message,
    events: Vec<EventTick>,
}

/// One event that can be ticked.
#[derive(Debug, Clone, Serialize)]
pub struct EventTick {
    id: String,
    name: &'static str,
    what: Message,
    ticked: bool,
}

/// Every event, some of them ticked.
#[must_use]
pub fn groups(ticked: &[String]) -> Vec<EventGroup> {
    let tick = |(name, what): &Worded| EventTick {
        id: format!("event-{}", name.replace(['.', '_'], "-")),
        name,
        what: Message::new(what),
        ticked: ticked.iter().any(|said| said == name),
    };
    let group =
        |(name, events): &(&'static str, &[Worded])| EventGroup { name: Message::new(name), events: events.iter().map(tick).collect() };
    GROUPS.iter().map(group).collect()
}

/// An event in words; `None` for one that this version does not know.
#[must_use]
pub fn words_of(name: &str) -> Option<Message> {
    let all = GROUPS.iter().flat_map(|(_, events)| events.iter());
    all.filter(|(event, _)| *event == name).map(|(_, words)| Message::new(words)).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::catalogue::Event;

    #[test]
    fn f47_the_page_offers_every_event_of_the_catalogue_once() {
        let offered: Vec<&str> = GROUPS.iter().flat_map(|(_, events)| events.iter().map(|(name, _)| *name)).collect();
        assert_eq!(offered, Event::NAMES);
    }
}
