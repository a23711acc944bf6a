//! The words of the mail that says a report was checked. It names no file, and not what was found.

use crate::web::letter::{MailWords, Part};
use crate::web::texts::{Language, Message, MissingText};

/// The mail to the patient. `page` is the whole address of the report.
///
/// # Errors
/// The catalogue lacks a text.
pub fn checked(language: Language, hospital: &str, is_available: bool, page: &str) -> Result<MailWords, MissingText> {
    let why = if is_available { "mail-report-available" } else { "mail-report-rejected" };
    let lines = [Part::Words(Message::new(why).with("hospital", hospital)), Part::Link(page)];
    MailWords::said(language, hospital, "mail-report-subject", &lines)
}
