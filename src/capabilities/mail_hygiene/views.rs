//! What the pages of mail hygiene show, and the words of its mail.

use serde::Serialize;

use crate::primitives::mailbox::MailFailure;
use crate::web::frame::{Audience, Place};
use crate::web::letter::{MailWords, Part};
use crate::web::mailbox::MailTroubleLabel;
use crate::web::render::{Sample, View};
use crate::web::texts::{Language, Message, MissingText};

/// `GET /mail-address`: one's own address, and what to do when no mail reaches it.
#[derive(Debug, Clone, Serialize)]
pub struct OwnAddressPage {
    pub email: String,
    /// `None`: mail goes there.
    pub trouble: Option<MailTroubleLabel>,
}

/// `GET /mail-address/{token}`: the button behind the mailed link.
#[derive(Debug, Clone, Serialize)]
pub struct CheckAddress {
    /// Of the link.
    pub token: String,
}

/// A link that shows nothing any more.
#[derive(Debug, Clone, Serialize)]
pub struct CheckEnded {}

impl View for OwnAddressPage {
    const TEMPLATE: &'static str = "mail_hygiene/own.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("mail-address-title")
    }

    fn samples() -> Vec<Self> {
        let email = || "maya@example.org".to_owned();
        let marked = |why| Self { email: email(), trouble: Some(MailTroubleLabel::sample(why)) };
        vec![marked(MailFailure::Bounced), marked(MailFailure::Complained), Self { email: email(), trouble: None }]
    }
}

impl View for CheckAddress {
    const TEMPLATE: &'static str = "mail_hygiene/check.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("check-address-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self { token: "c2VhbGVk".into() }]
    }
}

impl View for CheckEnded {
    const TEMPLATE: &'static str = "mail_hygiene/ended.html";
    const PLACE: Place = Place::Elsewhere;

    fn title(&self) -> Message {
        Message::new("check-ended-title")
    }

    fn samples() -> Vec<Self> {
        vec![Self {}]
    }
}

/// Every page of the slice in every state.
#[must_use]
pub fn all_samples() -> Vec<Sample> {
    let mut all = Sample::all_of::<OwnAddressPage>(Audience::Patient);
    all.extend(Sample::all_of::<OwnAddressPage>(Audience::Doctor));
    all.extend(Sample::all_of::<CheckAddress>(Audience::Visitor));
    all.extend(Sample::all_of::<CheckEnded>(Audience::Visitor));
    all
}

/// The mail with the link that shows that mail arrives. `link` is the whole address of the page with the button.
///
/// # Errors
/// The catalogue lacks a text.
pub fn address_check(language: Language, hospital: &str, link: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-address-check-why").with("hospital", hospital)),
        Part::Link(link),
        Part::Words(Message::new("mail-confirm-until")),
        Part::Words(Message::new("mail-address-check-ignore")),
    ];
    MailWords::said(language, hospital, "mail-address-check-subject", &lines)
}

/// Banner: the link is on its way.
pub fn check_sent() -> Message {
    Message::new("flash-check-sent")
}

/// Banner after the link was followed.
pub fn address_works() -> Message {
    Message::new("flash-address-works")
}

/// Banner after staff took a mark away.
pub fn works_again() -> Message {
    Message::new("flash-works-again")
}

/// Banner: the mail service could not be told.
pub fn mail_service_away() -> Message {
    Message::new("flash-mail-service-away")
}

/// Banner: the mark changed this very moment.
pub fn marked_meanwhile() -> Message {
    Message::new("flash-marked-meanwhile")
}
