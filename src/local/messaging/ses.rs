//! SES, version 2 of its API: sending mail, and whether a sender is verified.

use std::collections::BTreeMap;

use axum::Json;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::Shared;
use super::feedback;
use super::kept::{Sent, Service};
use super::mime::{Mail, RawMail};

/// To, Cc and Bcc together.
const MOST_RECIPIENTS: usize = 50;

/// The SES paths.
pub(super) fn router() -> Router<Shared> {
    Router::new()
        .route("/v2/email/outbound-emails", post(send))
        .route("/v2/email/identities/{identity}", get(identity))
        .route("/v2/email/suppression/addresses/{address}", delete(never_suppressed))
        .route("/v2/email/account", get(account))
}

/// A refusal, as SES words it.
#[derive(Debug)]
pub(super) struct Fault(StatusCode, &'static str, String);

impl Fault {
    fn refused(kind: &'static str, message: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, kind, message.into())
    }

    /// 503, for outages.
    pub(super) fn unavailable() -> Self {
        Self(StatusCode::SERVICE_UNAVAILABLE, "ServiceUnavailable", "Switched off by /outage".to_owned())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        (self.0, [("x-amzn-errortype", self.1)], Json(json!({ "message": self.2 }))).into_response()
    }
}

/// The body of `SendEmail`, as far as the portal uses it (no templates, no lists).
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct SendEmail {
    from_email_address: Option<String>,
    #[serde(default)]
    destination: Destination,
    #[serde(default)]
    reply_to_addresses: Vec<String>,
    content: Content,
    #[serde(default)]
    email_tags: Vec<Tag>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Destination {
    #[serde(rename = "ToAddresses")]
    to: Vec<String>,
    #[serde(rename = "CcAddresses")]
    cc: Vec<String>,
    #[serde(rename = "BccAddresses")]
    bcc: Vec<String>,
}

#[derive(Debug, Deserialize)]
enum Content {
    Simple(Simple),
    Raw(RawMail),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Simple {
    subject: Text,
    body: Body,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Body {
    text: Option<Text>,
    html: Option<Text>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Text {
    data: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attachment {
    file_name: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    name: String,
    value: String,
}

/// Keeps one message per recipient.
async fn send(State(messaging): State<Shared>, body: String) -> Result<Json<Value>, Fault> {
    let wanted: SendEmail = serde_json::from_str(&body).map_err(|error| Fault::refused("BadRequestException", error.to_string()))?;
    let mail = match wanted.content {
        Content::Simple(simple) => Mail {
            from: Vec::new(),
            to: Vec::new(),
            subject: simple.subject.data,
            text: simple.body.text.map(|text| text.data).unwrap_or_default(),
            html: simple.body.html.map(|html| html.data),
            attachments: simple.attachments.into_iter().map(|attachment| attachment.file_name).collect(),
        },
        Content::Raw(raw) => raw.read().ok_or_else(|| Fault::refused("BadRequestException", "The raw message cannot be read."))?,
    };
    let Destination { to, cc, bcc } = wanted.destination;
    let mut recipients = [to, cc, bcc].concat();
    if recipients.is_empty() {
        recipients = mail.to;
    }
    check_recipients(&recipients)?;
    let senders: Vec<String> = wanted.from_email_address.into_iter().chain(mail.from).collect();
    check_senders(&messaging.verified_senders, &senders)?;

    let mut attributes: BTreeMap<String, String> = wanted.email_tags.into_iter().map(|tag| (tag.name, tag.value)).collect();
    attributes.extend(senders.into_iter().next().map(|sender| ("from".to_owned(), sender)));
    if !wanted.reply_to_addresses.is_empty() {
        attributes.insert("reply_to".to_owned(), wanted.reply_to_addresses.join(", "));
    }
    let one = |to: String| Sent {
        service: Service::Ses,
        to,
        subject: Some(mail.subject.clone()),
        text: mail.text.clone(),
        html: mail.html.clone(),
        attributes: attributes.clone(),
        attachments: mail.attachments.clone(),
        at: messaging.now(),
    };
    let sent: Vec<Sent> = recipients.iter().cloned().map(one).collect();
    messaging.kept.keep(&sent).map_err(|error| {
        tracing::error!(%error, "the built-in SES cannot write its file");
        Fault(StatusCode::INTERNAL_SERVER_ERROR, "InternalServiceErrorException", "cannot write".to_owned())
    })?;
    let id = messaging.uuid();
    feedback::report(&messaging, &id, &recipients);
    Ok(Json(json!({ "MessageId": id })))
}

fn check_recipients(recipients: &[String]) -> Result<(), Fault> {
    if recipients.is_empty() {
        return Err(Fault::refused("BadRequestException", "The mail has no recipient."));
    }
    if recipients.len() > MOST_RECIPIENTS {
        return Err(Fault::refused("MessageRejected", format!("Recipient count exceeds {MOST_RECIPIENTS}.")));
    }
    let malformed =
        |recipient: &&String| address(recipient).split_once('@').is_none_or(|(who, domain)| who.is_empty() || domain.is_empty());
    match recipients.iter().find(malformed) {
        Some(_) => Err(Fault::refused("BadRequestException", "Missing final '@domain'")),
        None => Ok(()),
    }
}

fn check_senders(verified: &[String], senders: &[String]) -> Result<(), Fault> {
    if senders.is_empty() {
        return Err(Fault::refused("BadRequestException", "The mail has no sender."));
    }
    let unverified: Vec<String> = senders.iter().map(|sender| address(sender)).filter(|sender| !is_verified(verified, sender)).collect();
    if unverified.is_empty() {
        return Ok(());
    }
    let names = unverified.join(", ");
    let message = format!("Email address is not verified. The following identities failed the check in region US-EAST-1: {names}");
    Err(Fault::refused("MessageRejected", message))
}

/// Whether an address, or the domain it belongs to, is in the list.
fn is_verified(verified: &[String], address: &str) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    verified.iter().any(|known| known == address || known == domain)
}

/// The bare address of `Name <address>`, in lower case.
pub(super) fn address(text: &str) -> String {
    let inside = text.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>')).unwrap_or(text);
    inside.trim().to_ascii_lowercase()
}

async fn identity(State(messaging): State<Shared>, Path(identity): Path<String>) -> Result<Json<Value>, Fault> {
    if !is_verified(&messaging.verified_senders, &identity.to_ascii_lowercase()) {
        return Err(Fault(StatusCode::NOT_FOUND, "NotFoundException", format!("Email identity {identity} does not exist.")));
    }
    let kind = if identity.contains('@') { "EMAIL_ADDRESS" } else { "DOMAIN" };
    Ok(Json(json!({ "IdentityType": kind, "VerifiedForSendingStatus": true, "VerificationStatus": "SUCCESS" })))
}

/// Nobody is on the list of those that get nothing: addresses of the simulator are not put there on AWS either.
async fn never_suppressed(Path(address): Path<String>) -> Fault {
    Fault(StatusCode::NOT_FOUND, "NotFoundException", format!("Email address {address} does not exist on your suppression list."))
}

async fn account() -> Json<Value> {
    Json(
        json!({ "SendingEnabled": true, "ProductionAccessEnabled": true, "SendQuota": { "Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 0.0 } }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_verified_by_address_or_domain() {
        let verified = ["portal@hospital.test".to_owned(), "demo.test".to_owned()];
        assert!(check_senders(&verified, &["Caredesk <Portal@Hospital.test>".to_owned(), "anyone@demo.test".to_owned()]).is_ok());
        for stranger in ["other@hospital.test", "x@sub.demo.test", "demo.test.example", ""] {
            assert!(check_senders(&verified, &[stranger.to_owned()]).is_err(), "{stranger}");
        }
    }
}
