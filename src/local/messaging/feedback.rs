//! What SES reports of mail to the addresses of its simulator: <https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html>.
//!
//! Real SES takes the mail and reports later; here it is at once. `bounce+anything@…` is the same address, as there.

use serde_json::{Value, json};

use super::Messaging;
use super::message::Message;
use super::publish::deliver;
use super::ses::address;

const SIMULATOR: &str = "simulator.amazonses.com";

/// Publishes what becomes of a mail to these recipients; nothing where the topic was not made, or for everybody else.
pub(super) fn report(messaging: &Messaging, mail: &str, recipients: &[String]) {
    for recipient in recipients {
        let Some(report) = report_of(&address(recipient), mail, &messaging.now(), &messaging.uuid()) else { continue };
        if messaging.topics.attributes(&messaging.feedback_topic).is_err() {
            return;
        }
        let message = Message::plain(report.to_string());
        if let Err(fault) = deliver(messaging, &messaging.feedback_topic, &message, &messaging.uuid()) {
            tracing::warn!(why = fault.code, "a report of the built-in SES was not published");
        }
    }
}

fn report_of(to: &str, mail: &str, now: &str, id: &str) -> Option<Value> {
    let (who, domain) = to.split_once('@')?;
    let mail = json!({ "timestamp": now, "messageId": mail, "destination": [to] });
    match who.split('+').next() {
        _ if domain != SIMULATOR => None,
        Some("bounce") => Some(json!({
            "notificationType": "Bounce",
            "bounce": {
                "feedbackId": id, "bounceType": "Permanent", "bounceSubType": "General", "timestamp": now,
                "bouncedRecipients": [{ "emailAddress": to, "action": "failed", "status": "5.1.1",
                    "diagnosticCode": "smtp; 550 5.1.1 user unknown" }],
            },
            "mail": mail,
        })),
        Some("complaint") => Some(json!({
            "notificationType": "Complaint",
            "complaint": {
                "feedbackId": id, "complaintFeedbackType": "abuse", "timestamp": now,
                "complainedRecipients": [{ "emailAddress": to }],
            },
            "mail": mail,
        })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f71_only_the_simulators_addresses_are_reported_on() {
        let kind = |to: &str| report_of(to, "m", "2026-11-23T04:00:00Z", "f").map(|report| report["notificationType"].clone());
        assert_eq!(kind("bounce+maya@simulator.amazonses.com"), Some(json!("Bounce")));
        assert_eq!(kind("complaint@simulator.amazonses.com"), Some(json!("Complaint")));
        for other in ["success@simulator.amazonses.com", "bounce@example.org", "bounce@sub.simulator.amazonses.com", "bounce"] {
            assert_eq!(kind(other), None, "{other}");
        }
    }
}
