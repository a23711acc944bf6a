//! An event as the operations topic says it: readable text for mail, JSON for programs, attributes for filters (F43).
//!
//! Ids, instants and words of the house only: no names, no reasons, nothing clinical.

use serde_json::json;

use crate::capabilities::settings::model::Settings;
use crate::events::catalogue::{Event, VisitFacts};
use crate::events::envelope::Envelope;
use crate::outbound::topic::Announcement;
use crate::web::say::{When, ZoneLabel};
use crate::web::texts::{Language, Message, MissingText, words_of};

/// How urgent an event is for whoever filters: the attribute `severity`.
const fn severity(event: &Event) -> &'static str {
    match event {
        Event::AppointmentCancelled(_)
        | Event::AppointmentNoShow(_)
        | Event::DoctorAwaitingApproval { .. }
        | Event::EmergencyAccessOpened { .. }
        | Event::BloodStockLow { .. } => "notice",
        Event::AppointmentRequested(_)
        | Event::AppointmentProposed(_)
        | Event::AppointmentBooked(_)
        | Event::AppointmentConfirmed(_)
        | Event::AppointmentRescheduled(_)
        | Event::AppointmentCheckedIn(_)
        | Event::AppointmentCheckInUndone(_)
        | Event::AppointmentStarted(_)
        | Event::AppointmentCompleted(_)
        | Event::AvailabilityOpened { .. }
        | Event::RecordAvailable { .. }
        | Event::ReportUploaded { .. }
        | Event::AccountRegistered { .. }
        | Event::AccountConfirmed { .. }
        | Event::DoctorApproved { .. }
        | Event::DoctorRejected { .. }
        | Event::BloodStockChanged { .. }
        | Event::InvoiceIssued { .. }
        | Event::InvoicePaid { .. }
        | Event::ClaimFiled { .. }
        | Event::ClaimDecided { .. } => "info",
    }
}

/// An event's subject line, and its sentence.
const fn words_for(event: &Event) -> (&'static str, &'static str) {
    match event {
        Event::AppointmentRequested(_) => ("event-appointment-requested", "event-appointment-requested-text"),
        Event::AppointmentProposed(_) => ("event-appointment-proposed", "event-appointment-proposed-text"),
        Event::AppointmentBooked(_) => ("event-appointment-booked", "event-appointment-booked-text"),
        Event::AppointmentConfirmed(_) => ("event-appointment-confirmed", "event-appointment-confirmed-text"),
        Event::AppointmentRescheduled(_) => ("event-appointment-rescheduled", "event-appointment-rescheduled-text"),
        Event::AppointmentCancelled(_) => ("event-appointment-cancelled", "event-appointment-cancelled-text"),
        Event::AppointmentCheckedIn(_) => ("event-appointment-checked-in", "event-appointment-checked-in-text"),
        Event::AppointmentCheckInUndone(_) => ("event-appointment-check-in-undone", "event-appointment-check-in-undone-text"),
        Event::AppointmentStarted(_) => ("event-appointment-started", "event-appointment-started-text"),
        Event::AppointmentCompleted(_) => ("event-appointment-completed", "event-appointment-completed-text"),
        Event::AppointmentNoShow(_) => ("event-appointment-no-show", "event-appointment-no-show-text"),
        Event::AvailabilityOpened { .. } => ("event-availability-opened", "event-availability-opened-text"),
        Event::RecordAvailable { .. } => ("event-record-available", "event-record-available-text"),
        Event::ReportUploaded { .. } => ("event-report-uploaded", "event-report-uploaded-text"),
        Event::EmergencyAccessOpened { .. } => ("event-emergency-access-opened", "event-emergency-access-opened-text"),
        Event::AccountRegistered { .. } => ("event-account-registered", "event-account-registered-text"),
        Event::AccountConfirmed { .. } => ("event-account-confirmed", "event-account-confirmed-text"),
        Event::DoctorAwaitingApproval { .. } => ("event-doctor-awaiting-approval", "event-doctor-awaiting-approval-text"),
        Event::DoctorApproved { .. } => ("event-doctor-approved", "event-doctor-approved-text"),
        Event::DoctorRejected { .. } => ("event-doctor-rejected", "event-doctor-rejected-text"),
        Event::BloodStockChanged { .. } => ("event-blood-stock-changed", "event-blood-stock-changed-text"),
        Event::BloodStockLow { .. } => ("event-blood-stock-low", "event-blood-stock-low-text"),
        Event::InvoiceIssued { .. } => ("event-invoice-issued", "event-invoice-issued-text"),
        Event::InvoicePaid { .. } => ("event-invoice-paid", "event-invoice-paid-text"),
        Event::ClaimFiled { .. } => ("event-claim-filed", "event-claim-filed-text"),
        Event::ClaimDecided { .. } => ("event-claim-decided", "event-claim-decided-text"),
    }
}

/// The message for the topic. The operations topic has one language.
///
/// # Errors
/// When an event has no words, which a test prevents.
pub fn announce(envelope: &Envelope, settings: &Settings) -> Result<Announcement, MissingText> {
    let event = &envelope.event;
    let say = |message: &Message| words_of(Language::English, message);
    let (subject, sentence) = words_for(event);
    let mut lines = vec![say(&Message::new(sentence))?, String::new()];
    let details = match (event, event.visit()) {
        (_, Some(visit)) => visit_lines(visit, settings),
        (Event::AvailabilityOpened { doctor_id, department_id, start, end, .. }, _) => {
            let zone = ZoneLabel::of(&settings.zone, *start).long(Language::English).unwrap_or_default();
            vec![
                Message::new("event-hours")
                    .with("from", When::of(*start, &settings.zone))
                    .with("to", When::of(*end, &settings.zone))
                    .with("zone", zone),
                Message::new("event-doctor").with("id", doctor_id.to_string()),
                Message::new("event-department").with("id", department_id.to_string()),
            ]
        }
        (Event::RecordAvailable { record_id, appointment_id, doctor_id, .. }, _) => vec![
            Message::new("event-record").with("id", record_id.to_string()),
            Message::new("event-record-of").with("id", appointment_id.to_string()),
            Message::new("event-doctor").with("id", doctor_id.to_string()),
        ],
        (Event::ReportUploaded { report_id, .. }, _) => vec![Message::new("event-report").with("id", report_id.to_string())],
        (Event::EmergencyAccessOpened { access_id, doctor_id, .. }, _) => vec![
            Message::new("event-emergency-access").with("id", access_id.to_string()),
            Message::new("event-doctor").with("id", doctor_id.to_string()),
        ],
        (Event::BloodStockChanged { blood_group, units, .. } | Event::BloodStockLow { blood_group, units, .. }, _) => vec![
            Message::new("event-blood-group").with("group", blood_group.word()),
            Message::new("event-blood-units").with("units", *units),
        ],
        (Event::InvoiceIssued { invoice_id, department_id, .. } | Event::InvoicePaid { invoice_id, department_id, .. }, _) => vec![
            Message::new("event-invoice").with("id", invoice_id.to_string()),
            Message::new("event-department").with("id", department_id.to_string()),
        ],
        (
            Event::ClaimFiled { claim_id, invoice_id, department_id, .. } | Event::ClaimDecided { claim_id, invoice_id, department_id, .. },
            _,
        ) => vec![
            Message::new("event-claim").with("id", claim_id.to_string()),
            Message::new("event-invoice").with("id", invoice_id.to_string()),
            Message::new("event-department").with("id", department_id.to_string()),
        ],
        (_, None) => vec![Message::new("event-account").with("id", event.subject())],
    };
    lines.extend(details.iter().map(&say).collect::<Result<Vec<_>, _>>()?);
    lines.push(String::new());
    lines.push(say(&Message::new("event-footer").with("hospital", settings.hospital_name.clone()).with("id", envelope.id.to_string()))?);
    let mut attributes = vec![("event", event.name().to_owned()), ("severity", severity(event).to_owned())];
    attributes.extend(event.department().map(|department| ("department", department.to_string())));
    Ok(Announcement { subject: say(&Message::new(subject))?, text: lines.join("\n"), json: body(envelope), attributes })
}

fn visit_lines(visit: &VisitFacts, settings: &Settings) -> Vec<Message> {
    let (start, end) = (When::of(visit.start, &settings.zone), settings.zone.wall(visit.end));
    let zone = ZoneLabel::of(&settings.zone, visit.start).long(Language::English).unwrap_or_default();
    vec![
        Message::new("event-when").with("when", start).with("zone", zone),
        Message::new("event-ends").with("time", end.strftime("%H:%M").to_string()),
        Message::new("event-appointment").with("id", visit.appointment_id.to_string()).with("version", visit.version),
        Message::new("event-doctor").with("id", visit.doctor_id.to_string()),
        Message::new("event-department").with("id", visit.department_id.to_string()),
    ]
}

/// What programs get: the envelope as stored, with the subject and version that every event has.
fn body(envelope: &Envelope) -> serde_json::Value {
    json!({
        "id": envelope.id,
        "event": envelope.event.name(),
        "at": envelope.at,
        "subject": envelope.event.subject(),
        "version": envelope.event.version(),
        "facts": serde_json::to_value(&envelope.event).ok().and_then(|mut event| event.get_mut("facts").map(serde_json::Value::take)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capabilities::subscriptions::model::{Filter, Severity};
    use crate::events::samples;
    use crate::primitives::ids::{EventId, IdSource};
    use crate::primitives::time::Clock;

    /// What the mail about an event must say has happened.
    fn said_of(event: &str) -> &'static str {
        match event {
            "appointment.requested" => "asks for a time",
            "appointment.proposed" => "offers a patient a time",
            "appointment.booked" => "now has a time",
            "appointment.confirmed" => "both sides know",
            "appointment.rescheduled" => "has another time",
            "appointment.cancelled" => "does not take place",
            "appointment.checked_in" => "has arrived",
            "appointment.check_in_undone" => "is not here after all",
            "appointment.started" => "called the patient in",
            "appointment.completed" => "is written up",
            "appointment.no_show" => "did not come",
            "availability.opened" => "taken back",
            "record.available" => "can be read by its patient",
            "report.uploaded" => "a file was added",
            "emergency_access.opened" => "opened the record",
            "account.registered" => "asked for an account",
            "account.confirmed" => "is confirmed",
            "doctor.awaiting_approval" => "has applied",
            "doctor.approved" => "works here",
            "doctor.rejected" => "was not taken",
            "blood.stock_changed" => "has changed",
            "blood.stock_low" => "has fallen below",
            "invoice.issued" => "was issued for a completed visit",
            "invoice.paid" => "is wholly paid",
            "claim.filed" => "claim was filed",
            "claim.decided" => "has decided about a claim",
            other => panic!("nobody has said what the mail about {other} must say"),
        }
    }

    #[test]
    fn f43_every_event_has_readable_text_a_body_and_attributes_for_filters() {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let ids = IdSource::seeded(Clock::fixed(now), 1);
        let settings = Settings::default();
        let visit = samples::visit(&ids);
        let events = samples::one_of_each(&visit, &ids);
        assert_eq!(events.iter().map(Event::name).collect::<Vec<_>>(), Event::NAMES, "each of the catalogue, in its order");
        for event in events {
            let envelope = Envelope { id: EventId::new(&ids), at: now, event };
            let message = announce(&envelope, &settings).unwrap();
            assert!(message.subject.is_ascii() && message.subject.len() < 100, "{}", message.subject);
            assert_eq!(message.json["version"], envelope.event.version());
            assert!(message.json["facts"].is_object());
            assert_eq!(message.attributes[0], ("event", envelope.event.name().to_owned()));
            let severity = message.attributes.iter().find(|(name, _)| *name == "severity").map(|(_, word)| word.parse::<Severity>());
            assert!(matches!(severity, Some(Ok(_))), "{}: a filter can choose it", envelope.event.name());
            let says_a_department = message.attributes.iter().any(|(name, _)| *name == "department");
            let chosen = Filter::parse(&[envelope.event.name().to_owned()], &[visit.department_id.to_string()], &[]);
            assert_eq!(
                says_a_department,
                chosen.is_ok(),
                "{}: a filter by department lets it through, or cannot be made",
                envelope.event.name()
            );
            assert!(message.text.len() < 600 && message.text.lines().count() <= 10, "short: {}", message.text);
            // Of whom it tells it says ids of the event itself, and nothing that leads to a person without the portal.
            let known = message.json.to_string();
            let ids =
                message.text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| word.len() > 26 && word.contains('_'));
            assert!(ids.clone().all(|id| known.contains(id)) && ids.count() >= 1, "{}", message.text);
            assert!(!message.text.contains('@') && !message.json.to_string().contains('@'), "{}", message.text);
            let sentence = message.text.lines().next().unwrap_or_default();
            let happened = said_of(envelope.event.name());
            assert!(sentence.to_lowercase().contains(happened), "{}: {sentence}", envelope.event.name());
        }
        let booked = Envelope { id: EventId::new(&ids), at: now, event: Event::AppointmentBooked(visit) };
        let text = announce(&booked, &settings).unwrap().text;
        assert!(text.contains("Thursday 26 November, 09:30") && text.contains("Kolkata"), "{text}");
    }
}
