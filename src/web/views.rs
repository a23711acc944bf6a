//! Pages that belong to no capability: what to do when something went wrong, and the messages of the local stack.

use serde::Serialize;

use crate::web::frame::{Audience, Place};
use crate::web::render::{Sample, View};
use crate::web::say::When;
use crate::web::texts::Message;

/// Something went wrong: what it means, what to do next, and the number to quote.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorPage {
    /// The HTTP status; those without their own words are said like their class (4xx as 400, 5xx as 500).
    pub status: u16,
    /// As in the `X-Request-Id` header and in the log.
    pub request_id: String,
    /// When it makes sense to try again, in seconds (429 and 503).
    pub retry_after_seconds: Option<u32>,
    /// The list that cannot be continued from where it was asked to: its first page.
    pub list: Option<String>,
    heading: Message,
    meaning: Message,
    next: Message,
}

impl ErrorPage {
    /// The page of a status.
    pub fn of(status: u16, request_id: impl Into<String>) -> Self {
        let (heading, meaning, next) = error_keys(status);
        Self {
            status,
            request_id: request_id.into(),
            retry_after_seconds: None,
            list: None,
            heading: Message::new(heading),
            meaning: Message::new(meaning),
            next: Message::new(next),
        }
    }

    /// The same page, with what this one refusal says instead of what its status usually means.
    #[must_use]
    pub fn because(mut self, meaning: Message) -> Self {
        self.meaning = meaning;
        self
    }

    /// The same page, leading to a list's first page.
    #[must_use]
    pub fn list(mut self, address: String) -> Self {
        self.list = Some(address);
        self
    }

    /// The same page, saying when to come back.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }
}

/// Heading, meaning and next step of a status.
fn error_keys(status: u16) -> (&'static str, &'static str, &'static str) {
    match status {
        401 => ("error-sign-in", "error-sign-in-meaning", "error-sign-in-next"),
        403 => ("error-not-allowed", "error-not-allowed-meaning", "error-not-allowed-next"),
        404 => ("error-not-found", "error-not-found-meaning", "error-not-found-next"),
        405 => ("error-wrong-way", "error-wrong-way-meaning", "error-wrong-way-next"),
        409 => ("error-changed", "error-changed-meaning", "error-changed-next"),
        412 | 428 => ("error-stale", "error-stale-meaning", "error-stale-next"),
        413 => ("error-too-large", "error-too-large-meaning", "error-too-large-next"),
        422 => ("error-not-valid", "error-not-valid-meaning", "error-not-valid-next"),
        429 => ("error-too-many", "error-too-many-meaning", "error-too-many-next"),
        502..=504 => ("error-busy", "error-busy-meaning", "error-busy-next"),
        500.. => ("error-fault", "error-fault-meaning", "error-fault-next"),
        _ => ("error-unclear", "error-unclear-meaning", "error-unclear-next"),
    }
}

impl View for ErrorPage {
    const TEMPLATE: &'static str = "errors/error.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        self.heading.clone()
    }

    fn samples() -> Vec<Self> {
        let mut samples: Vec<Self> = [404, 400, 401, 403, 405, 409, 412, 413, 422, 429, 500, 503]
            .into_iter()
            .map(|status| Self::of(status, "req_01kbf3q7zv8t0c5m2n4x6y8w9a"))
            .collect();
        samples.push(Self::of(503, "req_01kbf3q7zv8t0c5m2n4x6y8w9a").retry_after(20));
        samples.push(Self::of(400, "req_01kbf3q7zv8t0c5m2n4x6y8w9a").list("/patients".to_owned()));
        samples
    }
}

/// `GET /privacy`: what is kept about people, who sees it, what they can do.
#[derive(Debug, Clone, Serialize)]
pub struct Privacy {
    /// What is written to the health assistant goes to a model outside of the house.
    pub by_model: bool,
    /// There are visits by video, which take place at a service outside of the portal.
    pub by_video: bool,
}

impl View for Privacy {
    const TEMPLATE: &'static str = "privacy.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("privacy-title")
    }

    fn samples() -> Vec<Self> {
        [false, true].map(|outside| Self { by_model: outside, by_video: outside }).into()
    }
}

/// Everything the built-in stack was asked to send, newest first. Local mode only.
#[derive(Debug, Clone, Serialize)]
pub struct LocalMail {
    /// Newest first.
    pub items: Vec<LocalMessage>,
}

/// One message that the built-in SNS or SES kept instead of sending.
#[derive(Debug, Clone, Serialize)]
pub struct LocalMessage {
    /// `ses`, `sns` or `sms`.
    pub service: String,
    /// Address, topic or number.
    pub to: String,
    /// Empty for text messages.
    pub subject: String,
    /// The text part.
    pub text: String,
    /// Names of attached files.
    pub attachments: Vec<String>,
    /// Where it is seen as its reader sees it, of mails that are more than text.
    pub letter: Option<String>,
    /// When it was asked for.
    pub at: When,
    /// Addresses found in the text, so that they can be followed with one tap.
    pub links: Vec<String>,
}

impl LocalMessage {
    /// A message; the links are found in its text.
    pub fn new(service: &str, to: &str, subject: &str, text: &str, attachments: Vec<String>, at: When) -> Self {
        let links = text
            .split_whitespace()
            .map(|word| word.trim_matches(['<', '>', '(', ')', '"', ',', '.']))
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(str::to_owned)
            .collect();
        let [service, to, subject, text] = [service, to, subject, text].map(str::to_owned);
        Self { service, to, subject, text, attachments, letter: None, at, links }
    }
}

impl View for LocalMail {
    const TEMPLATE: &'static str = "local/mail.html";
    const PLACE: Place = Place::LocalMail;

    fn title(&self) -> Message {
        Message::new("local-mail-title")
    }

    fn samples() -> Vec<Self> {
        let at = When::sample(24, "10:18");
        let confirm = "Hello Maya,\n\nconfirm your address by following this link within 24 hours:\nhttp://127.0.0.1:8080/confirm-address/3f9a1c2b7d84\n";
        let booked = "A visit was booked.\nEvent: appointment.booked";
        vec![
            Self {
                items: vec![
                    LocalMessage::new("sns", "caredesk-operations", "A visit was booked", booked, vec![], at.clone()),
                    LocalMessage {
                        letter: Some("/local/mail/1".into()),
                        ..LocalMessage::new(
                            "ses",
                            "maya@example.org",
                            "Confirm your address",
                            confirm,
                            vec!["visit.ics".into()],
                            at.clone(),
                        )
                    },
                    LocalMessage::new("sms", "+91 98765 43210", "", "Your visit is tomorrow at 09:30.", vec![], at),
                ],
            },
            Self { items: vec![] },
        ]
    }
}

/// Every page of this file in every state.
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<ErrorPage>(Audience::Visitor);
    all.extend(Sample::all_of::<ErrorPage>(Audience::Doctor));
    all.extend(Sample::all_of::<LocalMail>(Audience::Visitor));
    all.extend(Sample::all_of::<Privacy>(Audience::Visitor));
    all.extend(super::help::all_samples());
    all.extend(super::kit::all_samples());
    all.extend(super::reference::all_samples());
    all
}
