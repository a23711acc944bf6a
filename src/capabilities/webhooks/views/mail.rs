//! The words of the mail about a webhook that was switched off by itself.

use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// To each administrator: which one, why, and how it is switched on again.
///
/// # Errors
/// When it has no words, which a test prevents.
pub fn given_up(language: Language, hospital: &str, name: &str, page: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-webhook-given-up").with("name", name)),
        Part::Words(Message::new("mail-webhook-given-up-what")),
        Part::Link(page),
        Part::Words(Message::new("mail-webhook-given-up-lost")),
    ];
    MailWords::said(language, hospital, "mail-webhook-given-up-subject", &lines)
}
