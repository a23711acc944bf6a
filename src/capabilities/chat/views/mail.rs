//! The words of the mail that says that somebody wrote: not who, and not what.

use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// The mail to whoever has not read it. `page` is the whole address of the conversation.
///
/// # Errors
/// The catalogue lacks a text.
pub fn received(language: Language, hospital: &str, page: &str) -> Result<MailWords, MissingText> {
    let lines = [Part::Words(Message::new("mail-message-received").with("hospital", hospital)), Part::Link(page)];
    MailWords::said(language, hospital, "mail-message-subject", &lines)
}
