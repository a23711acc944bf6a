//! The words of the mail that says a file is ready. Nothing in it says what the file is of.

use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// The mail to whoever asked. `page` is the whole address of the page where it can be saved.
///
/// # Errors
/// The catalogue lacks a text.
pub fn file_ready(language: Language, hospital: &str, page: &str) -> Result<MailWords, MissingText> {
    let lines = [
        Part::Words(Message::new("mail-file-ready").with("hospital", hospital)),
        Part::Link(page),
        Part::Words(Message::new("mail-file-ready-until")),
        Part::Words(Message::new("mail-file-ready-not-you")),
    ];
    MailWords::said(language, hospital, "mail-file-ready-subject", &lines)
}
