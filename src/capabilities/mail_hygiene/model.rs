//! What SES reports, and the link that shows that an address works. Pure.
//!
//! SES says the same in two shapes: as feedback of an identity (`notificationType`) and as an event of a configuration set
//! (`eventType`). Of both the same is read, and of everything else that comes over the topic nothing.

use jiff::Timestamp;
use serde::Deserialize;

use crate::primitives::ids::UserId;
use crate::primitives::mailbox::MailFailure;
use crate::primitives::people::Email;
use crate::primitives::tree;

/// The most addresses one report may name: as many as one mail may go to.
const MOST_ADDRESSES: usize = 50;
/// The longest id of a mail that is looked for: SES's have about 60 characters.
const LONGEST_ID: usize = 200;

/// A report that mail does not reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feedback {
    pub why: MailFailure,
    /// To whom.
    pub addresses: Vec<Email>,
    /// When the mail was sent that it is about.
    pub sent_at: Timestamp,
    /// SES's own id of that mail; `None`: it does not say which.
    pub mail: Option<String>,
}

#[derive(Deserialize)]
struct Report {
    #[serde(rename = "notificationType", alias = "eventType")]
    kind: String,
    #[serde(default)]
    bounce: Option<Bounce>,
    #[serde(default)]
    complaint: Option<Complaint>,
    mail: About,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    bounce_type: String,
    bounced_recipients: Vec<Recipient>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Complaint {
    complained_recipients: Vec<Recipient>,
    #[serde(default)]
    complaint_feedback_type: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Recipient {
    email_address: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct About {
    timestamp: Timestamp,
    #[serde(default)]
    message_id: Option<String>,
}

impl Feedback {
    /// Reads what SES published. `None`: nothing to act on, such as a full mailbox (a passing bounce), a delivery, or a report that
    /// somebody does *not* take for spam.
    #[must_use]
    pub fn read(published: &str) -> Option<Self> {
        let Report { kind, bounce, complaint, mail } = tree::from_json(published).ok()?;
        let (why, recipients) = match (kind.as_str(), bounce, complaint) {
            ("Bounce", Some(bounce), _) if bounce.bounce_type == "Permanent" => (MailFailure::Bounced, bounce.bounced_recipients),
            ("Complaint", _, Some(complaint)) if complaint.complaint_feedback_type.as_deref() != Some("not-spam") => {
                (MailFailure::Complained, complaint.complained_recipients)
            }
            _ => return None,
        };
        let addresses = recipients.iter().take(MOST_ADDRESSES).filter_map(|recipient| bare(&recipient.email_address).parse().ok());
        let id = mail.message_id.filter(|id| !id.is_empty() && id.len() <= LONGEST_ID);
        Some(Self { why, addresses: addresses.collect(), sent_at: mail.timestamp, mail: id })
    }
}

/// The address of `Name <address>`.
fn bare(recipient: &str) -> &str {
    recipient.rsplit_once('<').and_then(|(_, rest)| rest.trim_end().strip_suffix('>')).unwrap_or(recipient)
}

/// The link that shows that mail arrives, for 24 hours, in seconds.
pub const LINK_WORKS_FOR: i64 = 24 * 60 * 60;

/// What the link says. It works as long as the address and the mark on it are those it was made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckProof {
    pub user: UserId,
    /// Of the address and the mark on it.
    pub mark: String,
    /// The first instant it no longer works.
    pub until: Timestamp,
}

impl CheckProof {
    /// The text that is sealed.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}|{}|{}", self.user, self.mark, self.until.as_second())
    }

    /// Back from that text.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        let (user, mark, until) = (parts.next()?, parts.next()?, parts.next()?);
        let until = Timestamp::from_second(until.parse().ok()?).ok()?;
        Some(Self { user: user.parse().ok()?, mark: mark.to_owned(), until })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn bounce(kind: &str) -> Value {
        json!({ "notificationType": "Bounce", "mail": { "timestamp": "2026-11-23T04:00:00.000Z", "messageId": "m-1" },
            "bounce": { "bounceType": kind, "bounceSubType": "General", "feedbackId": "f-1", "timestamp": "2026-11-23T04:00:01.000Z",
                "bouncedRecipients": [{ "emailAddress": "Maya <Maya@Example.org>", "status": "5.1.1" }, { "emailAddress": "no address" }] } })
    }

    fn complaint() -> Value {
        json!({ "notificationType": "Complaint", "mail": { "timestamp": "2026-11-23T04:00:00.000Z" },
            "complaint": { "complainedRecipients": [{ "emailAddress": "ben@example.org" }], "complaintFeedbackType": "abuse" } })
    }

    fn read(report: &Value) -> Option<(MailFailure, Vec<String>)> {
        let Feedback { why, addresses, .. } = Feedback::read(&report.to_string())?;
        Some((why, addresses.into_iter().map(String::from).collect()))
    }

    #[test]
    fn f71_a_lasting_bounce_and_a_complaint_count_in_both_shapes_and_nothing_else() {
        let bounced = Some((MailFailure::Bounced, vec!["maya@example.org".to_owned()]));
        let complained = Some((MailFailure::Complained, vec!["ben@example.org".to_owned()]));
        assert_eq!(read(&bounce("Permanent")), bounced);
        assert_eq!(read(&complaint()), complained);
        for (mut report, counts) in [(bounce("Permanent"), &bounced), (complaint(), &complained)] {
            let kind = report.as_object_mut().unwrap().remove("notificationType").unwrap();
            report["eventType"] = kind;
            assert_eq!(read(&report), *counts);
        }
        for passing in ["Transient", "Undetermined", "permanent"] {
            assert_eq!(read(&bounce(passing)), None, "{passing}");
        }
        let mut not_spam = complaint();
        not_spam["complaint"]["complaintFeedbackType"] = json!("not-spam");
        assert_eq!(read(&not_spam), None);
        let mut delivery = bounce("Permanent");
        delivery["notificationType"] = json!("Delivery");
        assert_eq!(read(&delivery), None);
        assert_eq!(Feedback::read("Successfully validated SNS topic for Amazon SES event publishing."), None);
    }

    #[test]
    fn f71_a_report_says_which_mail_it_is_about_where_that_is_an_id() {
        let about = |id: Value| {
            let mut report = bounce("Permanent");
            report["mail"]["messageId"] = id;
            Feedback::read(&report.to_string()).and_then(|feedback| feedback.mail)
        };
        assert_eq!(about(json!("0100018f-000000")), Some("0100018f-000000".to_owned()));
        for none in [json!(null), json!(""), json!("x".repeat(LONGEST_ID + 1))] {
            assert_eq!(about(none), None);
        }
        assert_eq!(Feedback::read(&complaint().to_string()).unwrap().mail, None);
    }

    #[test]
    fn f71_a_link_says_whose_mark_it_takes_away_and_until_when() {
        let until = "2026-11-23T09:30:00Z".parse().unwrap();
        let proof = CheckProof { user: UserId::from_uuid(uuid::Uuid::from_u128(7)), mark: "c2VhbGVk".into(), until };
        assert_eq!(CheckProof::of_text(&proof.to_text()), Some(proof));
        for bad in ["", "usr_x|a|2", "a|b"] {
            assert_eq!(CheckProof::of_text(bad), None, "{bad}");
        }
    }
}
